import pytest

from calculator.reading import FieldReading, read_entered

LONG = "as the colleague of the first clinic told us"


def entered(*visits, **top):
    return {"phase": "chronic", "assessments": list(visits), **top}


def messages(entry):
    return {error.field: error.message for error in entry.errors}


def test_what_was_typed_becomes_the_document_of_a_course():
    entry = read_entered(
        entered(
            {
                "month": "12",
                "daily_dose_mg": "400 mg",
                "hematologic_response": "Complete",
                "ph_positive_cells": "7",
                "metaphases": "20",
                "bcr_abl1_is_percent": "4,2",
                "mutations": "t315i, F317L",
                "progression": "no",
            },
            as_of_month="12",
            circumstances={"adult": "yes", "adherence": "adequate", "available_tkis": "dasatinib"},
        )
    )

    assert entry.errors == ()
    assert entry.document == {
        "phase": "chronic",
        "as_of_month": "12",
        "assessments": [
            {
                "month": "12",
                "daily_dose_mg": "400",
                "hematologic_response": "complete",
                "ph_positive_cells": "7",
                "metaphases": "20",
                "bcr_abl1_is_percent": "4.2",
                "mutations": ["T315I", "F317L"],
                "progression": False,
            }
        ],
        "circumstances": {
            "adult": True,
            "adherence": "adequate",
            "available_tkis": ["dasatinib"],
        },
    }


def test_a_field_left_open_or_marked_not_done_is_not_in_the_course():
    entry = read_entered(
        entered({"month": "3", "daily_dose_mg": "", "bcr_abl1_is_percent": "not done"})
    )

    assert entry.document["assessments"] == [{"month": "3"}]


def test_a_visit_without_any_entry_is_left_out_and_the_others_keep_their_place_in_the_form():
    entry = read_entered(entered({}, {"month": "3"}, {"month": ""}, {"month": "6"}))

    assert entry.visits == (1, 3)
    assert entry.place_in_form(("assessments", 1, "month")) == ("assessments", 3, "month")
    assert entry.place_in_form(("assessments", 1)) == ("assessments", 3)
    assert entry.place_in_form(("assessments",)) == ("assessments",)
    assert entry.place_in_form(("phase",)) == ("phase",)


def test_a_form_without_any_entry_asks_for_one_visit_and_the_phase():
    assert messages(read_entered({"assessments": [{}]})) == {
        "phase": "choose one: chronic, accelerated, blast"
    }
    assert messages(read_entered(entered({}))) == {
        "assessments": "enter one visit: its month and one result are enough"
    }


def test_results_without_a_month_ask_for_the_month():
    assert messages(read_entered(entered({"bcr_abl1_is_percent": "1"}))) == {
        "assessments[0].month": "write the months since imatinib start, such as 12"
    }


def test_cells_of_metaphases_may_be_typed_together():
    for typed in ("7/20", "7 of 20", "7 out of 20", "7 of 20 metaphases", "7 cells of 20"):
        visit = read_entered(entered({"month": "12", "ph_positive_cells": typed})).document
        assert visit["assessments"] == [
            {"ph_positive_cells": "7", "metaphases": "20", "month": "12"}
        ]


def test_cells_of_metaphases_beside_the_metaphases_are_no_number_of_cells():
    visit = {"month": "12", "ph_positive_cells": "7/20", "metaphases": "20"}

    assert messages(read_entered(entered(visit))) == {
        "assessments[0].ph_positive_cells": "write a number such as 7, got '7/20'"
    }


def test_a_local_ratio_is_read_with_the_factor_beside_it():
    visit = {
        "month": "12",
        "bcr_abl1_is_percent": "0.25",
        "bcr_abl1_unit": "local_ratio",
        "conversion_factor": "0.8",
    }

    assert read_entered(entered(visit)).document["assessments"] == [
        {"bcr_abl1_is_percent": "0.2", "month": "12"}
    ]


@pytest.mark.parametrize("typed", ["t315i;p.F317L", "T315I / p.F317L", "p.t315i, F317L"])
def test_mutations_may_be_apart_by_any_sign(typed):
    entry = read_entered(entered({"month": "12", "mutations": typed}))

    assert [(each.value, each.how) for each in entry.readings] == [
        (["T315I", "F317L"], "T315I, F317L"),
        ("12", None),
    ]


@pytest.mark.parametrize("typed", ["None", "WT", "wild-type", "no mutation detected"])
def test_words_that_no_mutation_was_found_are_a_test_without_one(typed):
    entry = read_entered(entered({"month": "12", "mutations": typed}))

    assert entry.document["assessments"] == [{"month": "12", "mutations": []}]


def test_a_visit_that_stands_below_a_later_one_is_named_by_its_place():
    entry = read_entered(
        entered(
            {"month": "12"}, {}, {"month": "3"}, {"month": "9"}, {"month": "6,5"}, {"month": "6.5"}
        )
    )

    assert entry.out_of_order() == (2, 4)


def test_a_visit_by_date_is_counted_from_the_start_of_imatinib():
    entry = read_entered(
        entered({"date": "2024-12-28", "daily_dose_mg": "400"}, start_date="2024-01-15")
    )

    assert entry.document["assessments"] == [{"daily_dose_mg": "400", "month": "11.41"}]
    assert entry.readings[-1] == FieldReading(
        path=("assessments", 0, "date"), value="11.41", how="month 11.41"
    )


@pytest.mark.parametrize(("date", "month"), [("2024-01-15", "0"), ("2074-01-15", "600")])
def test_the_first_and_the_last_day_that_can_be_counted_are_read(date, month):
    entry = read_entered(entered({"date": date, "daily_dose_mg": "400"}, start_date="2024-01-15"))

    assert (entry.errors, entry.document["assessments"]) == (
        (),
        [{"daily_dose_mg": "400", "month": month}],
    )


def test_an_undetectable_result_is_not_a_value():
    entry = read_entered(
        entered({"month": "24", "bcr_abl1_is_percent": "not detected", "abl1_copies": "32000"})
    )

    assert entry.document["assessments"] == [
        {"abl1_copies": "32000", "bcr_abl1_detected": False, "month": "24"}
    ]


def test_a_reading_says_how_a_text_was_read_only_where_the_text_does_not():
    entry = read_entered(
        entered(
            {
                "month": "12,5",
                "daily_dose_mg": "400",
                "clonal_evolution": "Ph positive",
                "mutations": "none",
            }
        )
    )

    assert [(reading.path[-1], reading.how) for reading in entry.readings] == [
        ("daily_dose_mg", None),
        ("clonal_evolution", None),
        ("mutations", "tested, none found"),
        ("month", "12.5"),
    ]


@pytest.mark.parametrize(
    ("visit", "expected"),
    [
        (
            {"month": "1,234"},
            {"month": "write 1.234 or 1234; the comma in '1,234' can mean either"},
        ),
        (
            {"month": "3", "hematologic_response": "good"},
            {"hematologic_response": "choose one: complete, partial, none, got 'good'"},
        ),
        (
            {"month": "3", "bcr_abl1_is_percent": "nd"},
            {"bcr_abl1_is_percent": "write not detected or not done; 'nd' can mean either"},
        ),
        (
            {"month": "3", "ph_positive_cells": "35 %"},
            {
                "ph_positive_cells": "write the cells of the metaphases, such as 7 of 20; "
                "a percentage has a field of its own beside them"
            },
        ),
        (
            {"month": "3", "progression": f"perhaps {LONG}", "hematologic_response": LONG},
            {
                "progression": f"write yes or no, got 'perhaps {LONG[:31]}\u2026'",
                "hematologic_response": "choose one: complete, partial, none, got "
                f"'{LONG[:39]}\u2026'",
            },
        ),
        (
            {"month": "3", "daily_dose_mg": "much", "ph_positive_cells": "few"},
            {
                "daily_dose_mg": "write a number such as 400, got 'much'",
                "ph_positive_cells": "write a number such as 7, got 'few'",
            },
        ),
        (
            {"month": "3", "bcr_abl1_is_percent": "1", "bcr_abl1_unit": "copies"},
            {
                "bcr_abl1_unit": "must be one of is_percent, is_log_reduction, local_ratio, "
                "own_baseline, got 'copies'"
            },
        ),
        (
            {"month": "3", "bcr_abl1_is_percent": "not detected", "bcr_abl1_detected": "yes"},
            {
                "bcr_abl1_is_percent": "contradicts the answer to BCR::ABL1 detected; "
                "correct one of the two"
            },
        ),
        (
            {"month": 3},
            {
                "month": "must be a text of at most 200 characters, got 3",
            },
        ),
        (
            {"date": "2024-12-28"},
            {"date": "needs the date on which imatinib was started; enter it above"},
        ),
        ({"month": "3", "dose": "400"}, None),
    ],
)
def test_an_entry_that_cannot_be_read_says_what_to_write(visit, expected):
    found = messages(read_entered(entered(visit)))
    if expected is None:
        assert list(found) == ["assessments[0].dose"]
    else:
        assert found == {f"assessments[0].{key}": message for key, message in expected.items()}


@pytest.mark.parametrize(
    ("visit", "message"),
    [
        (
            {"date": "2099-01-01"},
            "lies more than 600 months after the start of imatinib; correct one of the two dates",
        ),
        ({"date": "2024-03-01", "month": "3"}, "stands beside a month; keep one of the two"),
    ],
)
def test_a_date_that_is_far_off_or_has_a_month_beside_it_is_refused(visit, message):
    found = messages(read_entered(entered({"month": ""} | visit, start_date="2024-01-15")))

    assert found == {"assessments[0].date": message}


def test_dates_that_cannot_be_true_are_refused():
    assert messages(
        read_entered(entered({"date": "2024-01-01", "month": ""}, start_date="2024-01-15"))
    ) == {"assessments[0].date": "lies before the start of imatinib; correct one of the two dates"}
    assert messages(read_entered(entered({"month": "3"}, start_date="15.1.2024"))) == {
        "start_date": "write the date as year-month-day, such as 2024-03-31, got '15.1.2024'"
    }


def test_all_errors_come_together():
    found = messages(
        read_entered(
            {
                "phase": "",
                "assessments": [{"month": "x"}, {"month": "3", "daily_dose_mg": "four"}],
                "circumstances": {"adult": "maybe"},
            }
        )
    )

    assert list(found) == [
        "phase",
        "assessments[0].month",
        "assessments[1].daily_dose_mg",
        "circumstances.adult",
    ]
