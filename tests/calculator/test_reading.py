import pytest

from calculator.reading import FieldReading, read_entered
from tests.calculator.forms import entered


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


def test_cells_of_metaphases_may_be_typed_together():
    for typed in ("7/20", "7 of 20", "7 out of 20", "7 of 20 metaphases", "7 cells of 20"):
        visit = read_entered(entered({"month": "12", "ph_positive_cells": typed})).document
        assert visit["assessments"] == [
            {"ph_positive_cells": "7", "metaphases": "20", "month": "12"}
        ]


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
