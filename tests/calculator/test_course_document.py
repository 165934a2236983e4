"""A course as a document: read exactly, or refused with every mistake and its place."""

import json
from decimal import Decimal

import pytest

from calculator import json_text
from calculator.course import Assessment, Circumstances, Course
from calculator.course_document import read_course
from calculator.fields import in_order_of_input


def read(document):
    value, errors = json_text.read(json.dumps(document)), []
    course = read_course(value, errors)
    return course, [str(each) for each in in_order_of_input(errors, value)]


def errors_of(*visits, **course):
    return read({"phase": "chronic", "assessments": list(visits)} | course)[1]


KNOWN_OF_A_VISIT = (
    "abl1_copies, basophils_percent, bcr_abl1_detected, bcr_abl1_is_percent, clonal_evolution, "
    "cytogenetic_method, daily_dose_mg, hematologic_response, immature_granulocytes, metaphases, "
    "month, mutations, ph_positive_cells, ph_positive_percent, platelets_e9_per_l, progression, "
    "spleen_palpable, wbc_e9_per_l"
)


def test_every_field_of_a_visit_is_read():
    visit = {
        "month": 12.5,
        "daily_dose_mg": "400",
        "hematologic_response": "complete",
        "wbc_e9_per_l": 6.2,
        "platelets_e9_per_l": 240,
        "basophils_percent": 1,
        "immature_granulocytes": False,
        "spleen_palpable": True,
        "ph_positive_cells": 7,
        "metaphases": 20,
        "cytogenetic_method": "fish",
        "bcr_abl1_is_percent": "0.10",
        "bcr_abl1_detected": True,
        "abl1_copies": 32000,
        "clonal_evolution": "none",
        "mutations": ["T315I", "E255V", "T315I"],
        "progression": False,
    }
    circumstances = {"adherence": "adequate", "adult": True, "available_tkis": ["dasatinib"]}

    assert read({"phase": "chronic", "assessments": [visit], "circumstances": circumstances}) == (
        Course(
            phase="chronic",
            as_of_month=Decimal("12.5"),
            assessments=(
                Assessment(
                    month=Decimal("12.5"),
                    daily_dose_mg=Decimal(400),
                    hematologic_response="complete",
                    wbc_e9_per_l=Decimal("6.2"),
                    platelets_e9_per_l=Decimal(240),
                    basophils_percent=Decimal(1),
                    immature_granulocytes=False,
                    spleen_palpable=True,
                    ph_positive_cells=7,
                    metaphases=20,
                    cytogenetic_method="fish",
                    bcr_abl1_is_percent=Decimal("0.10"),
                    bcr_abl1_detected=True,
                    abl1_copies=32000,
                    clonal_evolution="none",
                    mutations=("T315I", "E255V"),
                    progression=False,
                ),
            ),
            circumstances=Circumstances(
                adherence="adequate", adult=True, available_tkis=("dasatinib",)
            ),
        ),
        [],
    )


def test_visits_are_put_in_order_and_the_last_one_is_the_month_judged():
    course, errors = read({"phase": "blast", "assessments": [{"month": 6}, {"month": 3}]})

    assert errors == []
    assert [each.month for each in course.assessments] == [3, 6]
    assert (course.as_of_month, course.circumstances) == (6, Circumstances())


def test_the_month_judged_may_lie_before_the_last_visit():
    visits = [{"month": 3}, {"month": 6}, {"month": 12}]

    course, _ = read({"phase": "chronic", "as_of_month": 6, "assessments": visits})

    assert (course.as_of_month, [each.month for each in course.considered]) == (6, [3, 6])


def test_null_and_absent_are_the_same_and_mean_not_measured():
    nulls = {name.strip(): None for name in KNOWN_OF_A_VISIT.split(",") if "month" not in name}
    document = {"phase": "chronic", "assessments": [nulls | {"month": 3}], "circumstances": None}

    assert read(document) == read({"phase": "chronic", "assessments": [{"month": 3}]})


def test_an_empty_list_of_mutations_is_a_test_that_found_none():
    course, _ = read({"phase": "chronic", "assessments": [{"month": 3, "mutations": []}]})

    assert course.assessments[0].mutations == ()


LIMITS = [
    ("month", "0", "600", "-0.1", "600.1", "0 to 600 months since imatinib start"),
    ("daily_dose_mg", "0.1", "2000", "0", "2000.1", "above 0 and at most 2000 mg/day"),
    ("wbc_e9_per_l", "0", "1000", "-1", "1000.1", "0 to 1000 10^9/L"),
    ("platelets_e9_per_l", "0", "10000", "-1", "10000.1", "0 to 10000 10^9/L"),
    ("basophils_percent", "0", "100", "-1", "100.1", "0 to 100 %"),
    ("metaphases", "1", "10000", "0", "10001", "a whole number 1 to 10000 metaphases"),
    ("ph_positive_percent", "0", "100", "-0.1", "100.1", "0 to 100 %"),
    ("bcr_abl1_is_percent", "0", "10000", "-0.1", "10000.1", "0 to 10000 % IS"),
    (
        "abl1_copies",
        "0",
        "1000000000",
        "-1",
        "1000000001",
        "a whole number 0 to 1000000000 transcripts",
    ),
]


@pytest.mark.parametrize(("key", "low", "high", "below", "above", "limits"), LIMITS)
def test_numbers_are_read_up_to_their_limits(key, low, high, below, above, limits):
    for accepted in (low, high):
        assert errors_of({"month": 1} | {key: accepted}) == []
    for refused in (below, above):
        assert errors_of({"month": 1} | {key: refused}) == [
            f"assessments[0].{key}: must be {limits}, got {refused}"
        ]


@pytest.mark.parametrize("month", ["1.00000000000001", "0.000000000000001"])
def test_numbers_of_15_digits_are_read(month):
    assert errors_of({"month": month}) == []


@pytest.mark.parametrize("month", ["1.000000000000001", "0.0000000000000001"])
def test_numbers_of_more_than_15_digits_are_refused(month):
    (error,) = errors_of({"month": month})

    assert error.startswith("assessments[0].month: must have at most 15 digits, got ")


def test_cells_are_read_up_to_10_000():
    assert errors_of({"month": 1, "ph_positive_cells": 10000, "metaphases": 10000}) == []
    assert errors_of({"month": 1, "ph_positive_cells": -1, "metaphases": 20}) == [
        "assessments[0].ph_positive_cells: must be a whole number 0 to 10000 cells, got -1"
    ]


@pytest.mark.parametrize("value", [0, None])
def test_not_detected_stands_beside_no_value_or_a_value_of_0(value):
    assert errors_of({"month": 1, "bcr_abl1_detected": False, "bcr_abl1_is_percent": value}) == []


def test_the_number_examined_may_stand_beside_a_percentage():
    assert errors_of({"month": 1, "ph_positive_percent": 35, "metaphases": 20}) == []


def test_500_visits_are_read():
    assert errors_of(*({"month": month} for month in range(500))) == []


def test_two_visits_of_one_month_are_refused_however_it_is_written():
    assert errors_of({"month": 12}, {"month": 3}, {"month": "12.0"}) == [
        "assessments[2].month: is the month of another visit too, 12.0; join them or correct one"
    ]


def test_two_visits_without_a_month_do_not_share_one():
    assert errors_of({}, {}) == [
        "assessments[0].month: is missing",
        "assessments[1].month: is missing",
    ]


def test_all_mistakes_come_at_once_in_the_order_of_the_input():
    found = errors_of(
        {"progression": "no", "month": -1, "ph_positive_cells": 7},
        {"month": 3, "dose": 400},
        phase="late",
        circumstances={"adult": 1},
    )

    assert [each.split(":")[0] for each in found] == [
        "phase",
        "assessments[0].progression",
        "assessments[0].month",
        "assessments[0].ph_positive_cells",
        "assessments[1].dose",
        "circumstances.adult",
    ]


@pytest.mark.parametrize(
    ("document", "shown"), [([], "a list"), ("course", "'course'"), (12, "12"), (None, "null")]
)
def test_a_document_that_is_no_mapping_is_refused(document, shown):
    assert read(document)[1][0] == f"must be a mapping of keys to values, got {shown}"


def test_a_missing_key_comes_where_its_mapping_begins():
    found = errors_of({"progression": "no", "mutations": "T315I", "dose": 400})

    assert [each.split(":")[0] for each in found] == [
        "assessments[0].month",
        "assessments[0].progression",
        "assessments[0].mutations",
        "assessments[0].dose",
    ]


def test_circumstances_not_written_are_unknown():
    visits = [{"month": 3}]

    course, _ = read({"phase": "chronic", "assessments": visits, "circumstances": {"adult": True}})

    assert course.circumstances == Circumstances(adult=True)


def test_a_key_of_the_course_written_twice_hides_no_other_mistake():
    errors = []
    text = '{"phase": "chronic", "phase": "late", "assessments": []}'

    read_course(json_text.read(text), errors)

    assert [each.field for each in errors] == ["phase", "phase", "assessments"]


def test_a_key_written_twice_is_refused():
    errors = []
    text = '{"phase": "chronic", "assessments": [{"month": 3, "month": 6}]}'

    read_course(json_text.read(text), errors)

    assert [str(each) for each in errors] == [
        "assessments[0].month: is written more than once; keep one"
    ]
