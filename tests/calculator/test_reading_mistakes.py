"""What was typed into the form and cannot be read: what each field is told."""

import pytest

from calculator.reading import read_entered
from tests.calculator.forms import entered, messages

LONG = "as the colleague of the first clinic told us"


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


def test_cells_of_metaphases_beside_the_metaphases_are_no_number_of_cells():
    visit = {"month": "12", "ph_positive_cells": "7/20", "metaphases": "20"}

    assert messages(read_entered(entered(visit))) == {
        "assessments[0].ph_positive_cells": "write a number such as 7, got '7/20'"
    }


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
            {"month": "3", "daily_dose_mg": "400 months"},
            {"daily_dose_mg": "write a number such as 400, got '400 months'"},
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


@pytest.mark.parametrize(
    ("spaces", "expected"),
    [
        (197, {}),
        (
            198,
            {
                "assessments[0].daily_dose_mg": "must be a text of at most 200 characters, got "
                f"'400{' ' * 36}\u2026'"
            },
        ),
    ],
)
def test_a_text_may_be_200_characters_long(spaces, expected):
    visit = {"month": "3", "daily_dose_mg": "400" + " " * spaces}

    assert messages(read_entered(entered(visit))) == expected


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
