"""Soft warnings of a course and notes on a verdict."""

import pytest

from calculator.remarks import course_warnings, set_notes
from calculator.rules import RULES
from tests.calculator.patients import CHR_ITEMS, course_of, evaluated, visit

NO_METAPHASES = "Number of metaphases not given at month 12; the percentage is used as it is"


def warnings(*visits, as_of=None):
    return list(course_warnings(course_of(*visits, as_of=as_of), RULES.definitions.values()))


def notes(name, *visits, as_of=None):
    return list(set_notes(evaluated(name, *visits, as_of=as_of)))


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        ({"ph_positive_percent": 0, "bcr_abl1_is_percent": 1}, []),
        (
            {"ph_positive_percent": 0, "bcr_abl1_is_percent": "1.1"},
            ["Month 12: Ph+ 0 % beside BCR::ABL1 1.1 % IS is unusual; check both results"],
        ),
        ({"ph_positive_percent": 1, "bcr_abl1_is_percent": 20}, []),
        ({"ph_positive_percent": 0, "hematologic_response": "complete"}, []),
        ({"ph_positive_percent": 0} | CHR_ITEMS, []),
        (
            {"ph_positive_percent": 0} | CHR_ITEMS | {"spleen_palpable": True},
            [
                "Month 12: Ph+ 0 % beside a hematologic response that is not complete is "
                "unusual; check both"
            ],
        ),
        (
            {"ph_positive_percent": 0, "hematologic_response": "partial"},
            [
                "Month 12: Ph+ 0 % beside a hematologic response that is not complete is "
                "unusual; check both"
            ],
        ),
        (
            {"ph_positive_percent": 0, "hematologic_response": "none"},
            [
                "Month 12: Ph+ 0 % beside a hematologic response that is not complete is "
                "unusual; check both"
            ],
        ),
        ({"ph_positive_percent": 1, "hematologic_response": "none"}, []),
        ({"daily_dose_mg": 400}, []),
        ({"daily_dose_mg": 450}, ["Month 12: a daily dose of 450 mg is unusual; check it"]),
        ({"ph_positive_cells": 5, "metaphases": 20}, []),
        (
            {"ph_positive_cells": 5, "metaphases": 19},
            [
                "Month 12: fewer than 20 metaphases (19); the ELN definitions do not use the "
                "result, the 2003 paper prints no minimum"
            ],
        ),
        (
            {"metaphases": 19},
            ["Month 12: 19 metaphases without a number of Ph+ cells are no result; add it"],
        ),
        ({"ph_positive_percent": 5, "metaphases": 19, "cytogenetic_method": "fish"}, []),
    ],
)
def test_an_unusual_visit_is_kept_and_warned_of(measured, expected):
    assert warnings(visit(12, **measured)) == expected


def test_visits_after_the_month_judged_are_named():
    visits = [visit(month) for month in (3, 6, 12)]

    assert warnings(*visits, as_of=3) == [
        "Judged as of month 3: later visits do not count (month 6, 12)"
    ]
    assert warnings(*visits, as_of=12) == []


@pytest.mark.parametrize(
    ("name", "measured", "expected"),
    [
        ("eln-2013", {"ph_positive_percent": 5}, [NO_METAPHASES]),
        ("eln-2013", {"ph_positive_percent": 5, "metaphases": 20}, []),
        (
            "eln-2013",
            {"ph_positive_percent": 5, "metaphases": 19},
            ["19 metaphases at month 12: fewer than 20, so the result counts as not measured here"],
        ),
        (
            "kantarjian-2003",
            {"ph_positive_percent": 5, "metaphases": 19},
            ["19 metaphases at month 12: this source prints no minimum, the result is used"],
        ),
        ("kantarjian-2003", {"ph_positive_percent": 5, "metaphases": 20}, []),
        (
            "eln-2013",
            {"ph_positive_percent": 5, "metaphases": 500, "cytogenetic_method": "fish"},
            [
                "FISH at month 12: read as Ph+ 0 % only below 1 % of at least 200 nuclei, "
                "otherwise as not measured"
            ],
        ),
        (
            "kantarjian-2003",
            {"ph_positive_percent": 5, "metaphases": 500, "cytogenetic_method": "fish"},
            [],
        ),
        ("eln-2020", {"ph_positive_percent": 5}, []),
        (
            "eln-2020",
            {"bcr_abl1_detected": False, "abl1_copies": 9999},
            [
                "Undetectable at month 12 without 10000 ABL1 copies counts as not measured "
                "(the number is ours)"
            ],
        ),
        (
            "eln-2020",
            {"bcr_abl1_detected": False},
            [
                "Undetectable at month 12 without 10000 ABL1 copies counts as not measured "
                "(the number is ours)"
            ],
        ),
        ("eln-2020", {"bcr_abl1_detected": False, "abl1_copies": 10000}, []),
        ("iris", {"bcr_abl1_detected": False}, []),
        ("kantarjian-2003", {"hematologic_response": "complete"}, []),
        (
            "iris",
            CHR_ITEMS,
            ["Hematologic response at month 12 derived from the five items: complete"],
        ),
        (
            "kantarjian-2003",
            CHR_ITEMS | {"spleen_palpable": True},
            [
                "Hematologic response at month 12 derived from the five items: not complete; "
                "the cut-offs are ours for this source"
            ],
        ),
        ("eln-2020", CHR_ITEMS, []),
    ],
)
def test_how_a_set_used_a_measurement_is_noted(name, measured, expected):
    assert notes(name, visit(12, **measured)) == expected


def test_a_measurement_after_the_month_judged_is_not_noted():
    visits = [visit(3), visit(12, ph_positive_percent=5)]

    assert notes("eln-2013", *visits, as_of=3) == []


def test_a_value_outside_the_published_window_is_noted_once_for_a_visit():
    late = visit(16, ph_positive_percent=5, metaphases=20, bcr_abl1_is_percent=0)

    assert notes("eln-2006", late) == [
        "Outside the published window: the value of month 16 is judged on the row of month 12, "
        "more than 3 months after it"
    ]


def test_a_range_without_a_category_in_print_is_noted_where_no_criterion_of_the_row_is_met():
    row = next(
        each for each in evaluated("eln-2009", visit(3)).criteria_set.rows if each.month == 3
    )
    measured = {"hematologic_response": "complete", "metaphases": 20}

    assert row.unassigned
    assert notes("eln-2009", visit(3, ph_positive_percent=80, **measured)) == [row.unassigned]
    assert notes("eln-2009", visit(3, ph_positive_percent=60, **measured)) == []
    assert notes("eln-2009", visit(3)) == []


def test_a_provisional_criterion_is_noted_with_its_milestone():
    assert notes("eln-2020", visit(3, bcr_abl1_is_percent=20)) == [
        "Provisional, one more result decides: BCR::ABL1 IS above 10 %, confirmed by a second "
        "test 1 to 3 months later (month 3)"
    ]


def test_the_relative_reading_of_a_rise_is_noted():
    visits = [visit(each, ph_positive_percent=20 + each, metaphases=20) for each in (1, 2, 4)]

    assert notes("kantarjian-2003", *visits) == [
        "Ph+ metaphases at least 30 percentage points above the lowest, in 2 consecutive "
        "results (any time): Read as a relative rise, it would not be met"
    ]


def test_a_criterion_that_lacks_an_earlier_result_is_not_noted():
    assert notes("kantarjian-2003", visit(1, ph_positive_percent=20, metaphases=20)) == []
