"""A course over time, and the table beside it that says the same."""

from decimal import Decimal

import pytest

from calculator.drawing.chart import chart
from calculator.drawing.tracks import MOLECULAR
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import rows, tree, words
from tests.calculator.patients import course_of, visit

SETS = {each.id: each for each in RULES.criteria_sets}
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*visits, of="eln-2013", as_of=None):
    return chart(course_of(*visits, as_of=as_of), SETS[of])


def marks(markup, name):
    return [each for each in tree(markup).iter() if each.get("class") == name]


def texts(markup, name):
    return [words(each) for each in marks(markup, name)]


def labels(markup):
    return [
        each
        for each in texts(markup, "t-plot t-plot--strong")
        if each[0].isdigit() or "not" in each
    ]


def months(markup):
    axis = [words(each) for each in marks(markup, "t-plot") if each.get("y") == "493.0"]
    assert axis.pop() == "month"
    return axis


def test_each_result_is_a_point_with_its_value():
    made = drawn(
        visit(3, bcr_abl1_is_percent="9.5"),
        visit(12, bcr_abl1_is_percent=2, ph_positive_percent=30),
    )

    assert len(marks(made, "f-ink dot-edge")) == 3
    assert labels(made) == ["9.5", "2", "30"]


def test_a_result_below_detection_is_an_open_point_with_a_stroke():
    made = drawn(visit(12, bcr_abl1_detected=False, abl1_copies=32000))

    assert len(marks(made, "f-paper s-ink")) == 1
    assert labels(made) == ["not detected"]


@pytest.mark.parametrize("copies", [None, 32000])
def test_undetectable_lies_where_its_copies_put_it(copies):
    made = drawn(visit(12, bcr_abl1_detected=False, abl1_copies=copies))
    (point,) = marks(made, "f-paper s-ink")
    limit = Decimal(100) / copies if copies else Decimal(0)

    assert point.get("cy") == f"{MOLECULAR.y(limit):.1f}"


def test_a_value_of_nothing_is_drawn_as_not_detected():
    assert labels(drawn(visit(12, bcr_abl1_is_percent=0))) == ["not detected"]


def test_consecutive_results_of_one_test_are_joined():
    made = drawn(visit(3, ph_positive_percent=90), visit(6), visit(12, ph_positive_percent=30))

    assert len(marks(made, "s-ink s-ink--thin")) == 1


def test_ten_results_are_all_named():
    made = drawn(*(visit(month, ph_positive_percent=month) for month in range(3, 13)))

    assert labels(made) == [str(month) for month in range(3, 13)]


def test_many_results_name_the_last_one_only():
    made = drawn(*(visit(month, ph_positive_percent=month) for month in range(3, 15)))

    assert labels(made) == ["14"]


def test_late_labels_stand_to_the_left_of_their_point():
    made = drawn(visit(3, ph_positive_percent=90), visit(14, ph_positive_percent=30))
    anchors = [
        each.get("text-anchor")
        for each in marks(made, "t-plot t-plot--strong")
        if each.get("text-anchor")
    ]

    assert anchors == ["start", "end"]


def test_values_off_the_axis_are_drawn_at_its_end():
    assert [MOLECULAR.y(Decimal(each)) for each in ("500", "100", "0.0001", "0.001", "0")] == [
        MOLECULAR.top,
        MOLECULAR.top,
        MOLECULAR.bottom,
        MOLECULAR.bottom,
        MOLECULAR.bottom,
    ]


def test_a_dose_is_named_where_it_changes():
    made = drawn(
        visit(3, daily_dose_mg=400), visit(6, daily_dose_mg=400), visit(12, daily_dose_mg=800)
    )
    named = [words(each) for each in marks(made, "t-plot") if each.get("y") == "471.0"]

    assert named == ["400", "800"]
    assert len(marks(made, "f-notmet")) == 3


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (1, ["0", "3", "6"]),
        (18, ["0", "3", "6", "9", "12", "15", "18", "21"]),
        (36, ["0", "6", "12", "18", "24", "30", "36", "42"]),
        (131, [str(each) for each in range(0, 132, 12)] + ["132"]),
        (132, ["0", "60", "120", "180"]),
        (600, [str(each) for each in range(0, 660, 60)] + ["660"]),
    ],
)
def test_the_axis_ends_on_a_tick_past_the_last_visit(latest, expected):
    assert months(drawn(visit(latest, ph_positive_percent=10))) == expected


def test_the_last_tick_lies_at_the_end_of_the_axis():
    drawings = [drawn(visit(latest, ph_positive_percent=10)) for latest in (18, 132, 600)]
    labels = [
        [each for each in marks(made, "t-plot") if each.get("y") == "493.0"] for made in drawings
    ]

    assert len({each[-2].get("x") for each in labels}) == 1


def test_the_axis_reaches_the_day_of_judgment():
    assert months(drawn(visit(3, ph_positive_percent=10), as_of=15))[-1] == "18"


def test_the_bands_of_a_set_are_named():
    assert {"failure", "warning", "optimal"} <= set(
        texts(drawn(visit(12, ph_positive_percent=10)), "t-plot t-band")
    )


def test_a_band_is_named_only_where_its_name_fits():
    made = drawn(visit(48, ph_positive_percent=10))
    everywhere, wide = (texts(made, f"t-plot t-band{each}") for each in ("", " t-band--wide"))

    assert len(marks(made, "b-optimal")) > everywhere.count("optimal") == 1
    assert wide == ["optimal", "warning", "failure", "warning", "failure"]


def test_a_set_without_rows_on_a_ruler_draws_points_alone():
    made = drawn(visit(12, bcr_abl1_is_percent=1), of="iris")

    assert labels(made) == ["1"]


def test_the_table_says_what_was_not_done_and_which_row_judges():
    made = drawn(
        visit(1, daily_dose_mg=400),
        visit(12, ph_positive_cells=7, metaphases=20, bcr_abl1_is_percent=4),
    )

    assert rows(made) == [
        ["1", "400", "not done", "not done", "\u2013"],
        ["12", "\u2013", "7 of 20 = 35 %", "4 % IS", "12"],
    ]


def test_the_drawing_is_read_out_visit_by_visit():
    (drawing,) = (
        each
        for each in tree(drawn(visit(12, bcr_abl1_is_percent=4))).iter(f"{SVG}svg")
        if each.get("role")
    )

    assert drawing.findtext(f"{SVG}title") == "Course against the milestones of ELN 2013"
    assert drawing.get("aria-label") == (
        "Course against the milestones of ELN 2013. Month 12: BCR::ABL1 4 % IS, Ph+ not done. "
        "The table beside it has all data."
    )
