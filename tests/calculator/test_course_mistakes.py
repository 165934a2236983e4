"""What a wrong course is told: the place, what is wrong, and what would be right."""

import json

import pytest

from calculator import json_text
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


@pytest.mark.parametrize(
    ("visit", "error"),
    [
        ({}, "assessments[0].month: is missing"),
        ({"month": None}, "assessments[0].month: is missing"),
        (
            {"month": "twelve"},
            "assessments[0].month: must be a number, 0 to 600 months since imatinib start, "
            "got 'twelve'",
        ),
        (
            {"month": "11,5"},
            "assessments[0].month: must be a number, 0 to 600 months since imatinib start, "
            "got '11,5'",
        ),
        (
            {"month": True},
            "assessments[0].month: must be a number, 0 to 600 months since imatinib start, "
            "got true",
        ),
        (
            {"month": "1.000000000000001"},
            "assessments[0].month: must have at most 15 digits, got 1.000000000000001",
        ),
        (
            {"month": 10**41},
            "assessments[0].month: must be 0 to 600 months since imatinib start, "
            "got 100000000000000000000000000000000000000\u2026",
        ),
        (
            {"month": 1, "hematologic_response": "CHR"},
            "assessments[0].hematologic_response: must be one of complete, partial, none, "
            "got 'CHR'",
        ),
        (
            {"month": 1, "hematologic_response": ["complete"]},
            "assessments[0].hematologic_response: must be one of complete, partial, none, "
            "got a list",
        ),
        (
            {"month": 1, "spleen_palpable": "no"},
            "assessments[0].spleen_palpable: must be true or false, got 'no'",
        ),
        (
            {"month": 1, "immature_granulocytes": 0},
            "assessments[0].immature_granulocytes: must be true or false, got 0",
        ),
        (
            {"month": False},
            "assessments[0].month: must be a number, 0 to 600 months since imatinib start, "
            "got false",
        ),
        (
            {"month": "a" * 40},
            "assessments[0].month: must be a number, 0 to 600 months since imatinib start, "
            f"got '{'a' * 40}'",
        ),
        (
            {"month": "a" * 41},
            "assessments[0].month: must be a number, 0 to 600 months since imatinib start, "
            f"got '{'a' * 39}\u2026'",
        ),
        (
            {"month": 1, "metaphases": 19.5},
            "assessments[0].metaphases: must be a whole number 1 to 10000 metaphases, got 19.5",
        ),
        (
            {"month": 1, "ph_positive_cells": 7},
            "assessments[0].ph_positive_cells: has no total; give metaphases too",
        ),
        (
            {"month": 1, "ph_positive_cells": 21, "metaphases": 20},
            "assessments[0].ph_positive_cells: must not be above metaphases, 20, got 21",
        ),
        (
            {"month": 1, "ph_positive_cells": 7, "metaphases": 20, "ph_positive_percent": 35},
            "assessments[0].ph_positive_percent: stands beside a count of Ph+ cells; give one of "
            "them",
        ),
        (
            {"month": 1, "bcr_abl1_detected": False, "bcr_abl1_is_percent": 0.1},
            "assessments[0].bcr_abl1_detected: says no beside a value of 0.1 %; "
            "leave one of the two open",
        ),
        (
            {"month": 1, "bcr_abl1_detected": True, "bcr_abl1_is_percent": 0},
            "assessments[0].bcr_abl1_detected: says yes beside a value of 0 %; "
            "leave one of the two open",
        ),
        (
            {"month": 1, "clonal_evolution": "trisomy 8"},
            "assessments[0].clonal_evolution: must be one of none, ph-positive, "
            "ph-positive-high-risk, ph-negative, ph-negative-minus-7, got 'trisomy 8'",
        ),
        (
            {"month": 1, "mutations": "T315I"},
            "assessments[0].mutations: must be a list such as [\"T315I\"], got 'T315I'",
        ),
        (
            {"month": 1, "ph_percent": 35},
            f"assessments[0].ph_percent: unknown key; known keys: {KNOWN_OF_A_VISIT}",
        ),
        (12, "assessments[0]: must be a mapping of keys to values, got 12"),
        (None, "assessments[0]: must be a mapping of keys to values, got null"),
    ],
)
def test_a_wrong_visit_is_refused_with_the_place_and_what_would_be_right(visit, error):
    found = errors_of(visit)

    assert (found[0], error) == (error, error)


@pytest.mark.parametrize(
    "name", ["t315i", "T315", "315I", "T0315I", "T31500I", "T315I ", "p.T315I", "", 315]
)
def test_a_mutation_reads_as_letter_number_letter(name):
    shown = f"'{name}'" if isinstance(name, str) else name

    assert errors_of({"month": 1, "mutations": ["E255V", name]}) == [
        f"assessments[0].mutations[1]: must read as letter, number, letter (T315I), got {shown}"
    ]


@pytest.mark.parametrize(
    ("course", "error"),
    [
        ({"phase": None}, "phase: is missing"),
        (
            {"phase": "chronic phase"},
            "phase: must be one of chronic, accelerated, blast, got 'chronic phase'",
        ),
        ({"as_of_month": 601}, "as_of_month: must be 0 to 600 months, got 601"),
        ({"assessments": None}, "assessments: is missing"),
        ({"assessments": []}, "assessments: is empty; at least one visit is needed"),
        ({"assessments": {"month": 3}}, "assessments: must be a list, got a mapping"),
        (
            {"assessments": [{"month": month} for month in range(501)]},
            "assessments: has 501 visits; at most 500 are read, leave some out",
        ),
        (
            {"patient": "A"},
            "patient: unknown key; known keys: as_of_month, assessments, circumstances, phase",
        ),
        ({"circumstances": []}, "circumstances: must be a mapping of keys to values, got a list"),
        (
            {"circumstances": {"adult": "yes"}},
            "circumstances.adult: must be true or false, got 'yes'",
        ),
        (
            {"circumstances": {"adherence": "good"}},
            "circumstances.adherence: must be one of adequate, inadequate, got 'good'",
        ),
        (
            {"circumstances": {"available_tkis": ["imatinib"]}},
            "circumstances.available_tkis[0]: must be one of dasatinib, nilotinib, bosutinib, "
            "ponatinib, asciminib, got 'imatinib'",
        ),
        (
            {"circumstances": {"available_tkis": ["dasatinib", "dasatinib"]}},
            "circumstances.available_tkis[1]: is listed twice: 'dasatinib'",
        ),
        (
            {"circumstances": {"weight_kg": 70}},
            "circumstances.weight_kg: unknown key; known keys: adherence, adult, "
            "assay_on_international_scale, available_tkis, interacting_drug, "
            "mutation_test_available, pregnancy, prior_cytogenetic_response, "
            "severe_adverse_reaction, severe_cytopenia_not_leukemia, transplant_candidate",
        ),
    ],
)
def test_a_wrong_course_is_refused_with_the_place_and_what_would_be_right(course, error):
    assert errors_of({"month": 3}, **course) == [error]
