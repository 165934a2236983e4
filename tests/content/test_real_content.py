"""The project's own content keeps every rule, and its cases agree with the rules."""

import pytest

from build_scripts import checks
from build_scripts.content.load import load
from build_scripts.paths import ROOT
from calculator.evaluate import evaluate

CONTENT = load(ROOT)
VERDICTS = [
    (case.id, expectation) for case in CONTENT.cases.values() for expectation in case.expect
]


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_the_content_keeps_every_rule(check):
    assert [str(each) for each in check(CONTENT)] == []


@pytest.mark.parametrize(
    ("case", "expectation"),
    VERDICTS,
    ids=[f"{case}-{each.criteria_set}" for case, each in VERDICTS],
)
def test_a_case_gets_the_verdict_that_was_derived_by_hand(case, expectation):
    course = CONTENT.cases[case].course

    evaluation = evaluate(course, CONTENT.criteria_sets[expectation.criteria_set])

    assert expectation.category == evaluation.category


def test_every_boundary_of_twenty_metaphases_has_a_case():
    shown = {
        (visit.ph_positive_cells, visit.metaphases)
        for case in CONTENT.cases.values()
        for visit in case.course.assessments
    }

    assert {(7, 20), (13, 20), (18, 20), (19, 20)} <= shown


def test_every_molecular_boundary_has_a_case():
    shown = {
        str(visit.bcr_abl1_is_percent)
        for case in CONTENT.cases.values()
        for visit in case.course.assessments
    }

    assert {"10", "1", "0.1"} <= shown


def test_the_months_on_both_sides_of_each_milestone_have_a_case():
    shown = {str(case.course.as_of_month) for case in CONTENT.cases.values()}

    assert {"2.4", "2.5", "5.4", "5.5", "11.4", "11.5", "17.4", "17.5"} <= shown
