"""The nearest single changes of a verdict, found by running the rules again."""

from decimal import Decimal

import pytest

from calculator.changes import Change, changes
from calculator.evaluate import evaluate
from calculator.rules import RULES
from tests.calculator.patients import course_of, visit
from tests.calculator.set_documents import document, read


def listed(criteria_set, course):
    return [
        (each.text, each.category, each.missing)
        for each in changes(evaluate(course, criteria_set), RULES)
    ]


def found(name, course):
    return listed(next(each for each in RULES.criteria_sets if each.id == name), course)


def by_rules_at_3_months(measured, rules):
    """The changes of one visit at 3 months under a set of these rules alone, by category."""
    written = {
        category: [rule | {"locator": "Table 1"} for rule in listed]
        for category, listed in rules.items()
    }
    criteria_set, errors = read(document(milestones=[{"month": 3} | written]))
    assert errors == []
    return listed(criteria_set, course_of(visit(3, **measured)))


DISPUTED = course_of(
    visit(3, hematologic_response="complete", ph_positive_cells=18, metaphases=20),
    visit(12, ph_positive_cells=7, metaphases=20, bcr_abl1_is_percent="4.2"),
)


def test_one_metaphase_less_ends_the_kantarjian_2003_rule():
    assert found("kantarjian-2003", DISPUTED) == [("Ph+ 6 of 20 = 30 %", "none", False)]


def test_one_metaphase_more_is_failure_by_eln_2009():
    assert found("eln-2009", DISPUTED) == [
        ("a mutation insensitive to imatinib", "failure", True),
        ("Ph+ 0 of 20 = 0 %", "optimal", False),
        ("Ph+ 8 of 20 = 40 %", "failure", False),
        ("chromosome changes: further change in Ph+ cells", "failure", True),
    ]


def test_a_value_is_moved_to_the_edge_that_counts_as_better():
    course = course_of(visit(12, bcr_abl1_is_percent="1.01"))

    assert found("eln-2020", course)[0] == ("BCR::ABL1 IS 1 %", "warning", False)


def test_a_value_on_an_edge_is_moved_beyond_it():
    course = course_of(visit(12, bcr_abl1_is_percent="1"))

    assert ("BCR::ABL1 IS above 1 %", "failure", False) in found("eln-2020", course)


def test_an_edge_that_excludes_itself_is_crossed():
    course = course_of(visit(6, bcr_abl1_is_percent="1", ph_positive_percent="0"))

    assert ("BCR::ABL1 IS below 1 %", "optimal", False) in found("eln-2013", course)


def test_a_percentage_never_leaves_0_to_100():
    course = course_of(visit(12, ph_positive_percent="0"))

    texts = [text for text, _, missing in found("eln-2006", course) if not missing]
    assert texts == ["Ph+ above 0 %"]


def test_a_missing_test_is_given_each_result_that_a_rule_tells_apart():
    course = course_of(visit(12, hematologic_response="complete"))

    assert [each for each in found("smolecule-2026", course) if each[0].startswith("Ph+")] == [
        ("Ph+ 0 %", "none", True),
        ("Ph+ above 0 %", "suboptimal", True),
    ]


def test_a_missing_result_is_added_to_the_month_that_is_judged():
    course = course_of(visit(12, ph_positive_percent="40"), as_of=14)
    criteria_set = next(each for each in RULES.criteria_sets if each.id == "iris")
    added = [each for each in changes(evaluate(course, criteria_set), RULES) if each.missing]

    assert {each.month for each in added} == {Decimal(14)}


def test_a_missing_blood_count_comes_before_a_missing_marrow():
    course = course_of(visit(12, bcr_abl1_is_percent="0.5"))

    assert [text for text, _, _ in found("fda-label", course)] == [
        "hematologic response partial",
        "progression yes",
        "Ph+ above 95 %",
    ]


def test_no_other_visit_is_touched():
    before = course_of(visit(12, bcr_abl1_is_percent="0.5"))
    found("eln-2013", before)

    assert before == course_of(visit(12, bcr_abl1_is_percent="0.5"))


def test_cells_that_give_no_whole_percentage_are_said_to_be_about():
    course = course_of(visit(12, ph_positive_cells=10, metaphases=21))

    assert ("Ph+ 7 of 21 about 33.3 %", "suboptimal", False) in found("eln-2009", course)


PH_EDGES = {
    "failure": [{"ph_positive_percent": {"above": 95}}],
    "suboptimal": [{"ph_positive_percent": {"above": 35, "up_to": 95}}],
    "warning": [{"ph_positive_percent": {"above": 1, "up_to": 35}}],
    "optimal": [{"ph_positive_percent": {"below": 1}}],
}
BCR_EDGES = {
    "failure": [{"bcr_abl1_is_percent": {"above": 10}}],
    "warning": [{"bcr_abl1_is_percent": {"at_least": "0.1", "below": 10}}],
    "optimal": [{"bcr_abl1_is_percent": {"below": "0.1"}}],
}
PH_SIDES = [
    ("Ph+ 1 %", "none", True),
    ("Ph+ above 1 and below 35 %", "warning", True),
    ("Ph+ below 1 %", "optimal", True),
    ("Ph+ above 35 and below 95 %", "suboptimal", True),
    ("Ph+ above 95 %", "failure", True),
]


@pytest.mark.parametrize(
    ("measured", "rules", "expected"),
    [
        ({}, PH_EDGES, PH_SIDES),
        (
            {},
            {"failure": [{"ph_positive_percent": {"at_least": 0}}]},
            [("Ph+ 0 %", "failure", True)],
        ),
        ({"ph_positive_cells": 0, "metaphases": 10}, PH_EDGES, PH_SIDES),
        (
            {"ph_positive_percent": 0, "metaphases": 10, "cytogenetic_method": "fish"},
            PH_EDGES,
            PH_SIDES,
        ),
        (
            {"bcr_abl1_detected": False},
            BCR_EDGES,
            [
                ("BCR::ABL1 IS 0.1 %", "warning", True),
                ("BCR::ABL1 IS below 0.1 %", "optimal", True),
                ("BCR::ABL1 IS 10 %", "none", True),
                ("BCR::ABL1 IS above 10 %", "failure", True),
            ],
        ),
        (
            {},
            {
                "failure": [{"hematologic_response": "none"}],
                "warning": [{"hematologic_response": "partial"}],
            },
            [
                ("hematologic response complete", "none", True),
                ("hematologic response partial", "warning", True),
                ("hematologic response none", "failure", True),
            ],
        ),
        (
            {},
            {"failure": [{"progression": True}]},
            [("progression yes", "failure", True), ("progression no", "none", True)],
        ),
        (
            {},
            {"failure": [{"mutation": "insensitive"}], "suboptimal": [{"mutation": "any"}]},
            [
                ("mutation test: none found", "none", True),
                ("a mutation insensitive to imatinib", "failure", True),
                ("another mutation", "suboptimal", True),
            ],
        ),
    ],
    ids=[
        "nothing",
        "no edge",
        "few cells",
        "few nuclei",
        "undetectable",
        "blood",
        "progression",
        "mutation",
    ],
)
def test_a_missing_result_is_tried_on_every_side_of_every_rule(measured, rules, expected):
    assert by_rules_at_3_months(measured, rules) == expected


@pytest.mark.parametrize(
    ("measured", "rule", "expected"),
    [
        ({"ph_positive_percent": 0}, {"ph_positive_percent": {"at_least": 0}}, []),
        ({"ph_positive_percent": 100}, {"ph_positive_percent": {"up_to": 100}}, []),
        (
            {"ph_positive_percent": 99},
            {"ph_positive_percent": {"up_to": 99}},
            [("Ph+ above 99 %", "none", False)],
        ),
        (
            {"ph_positive_percent": 1},
            {"ph_positive_percent": {"at_least": 1}},
            [("Ph+ below 1 %", "none", False)],
        ),
        (
            {"ph_positive_cells": 0, "metaphases": 20},
            {"ph_positive_percent": {"at_least": 0}},
            [],
        ),
        (
            {"ph_positive_cells": 20, "metaphases": 20},
            {"ph_positive_percent": {"up_to": 100}},
            [],
        ),
        (
            {"ph_positive_cells": 19, "metaphases": 20},
            {"ph_positive_percent": {"at_least": 100}},
            [("Ph+ 20 of 20 = 100 %", "failure", False)],
        ),
        ({"bcr_abl1_is_percent": 0}, {"bcr_abl1_is_percent": {"at_least": 0}}, []),
        (
            {"bcr_abl1_is_percent": 100},
            {"bcr_abl1_is_percent": {"up_to": 100}},
            [("BCR::ABL1 IS above 100 %", "none", False)],
        ),
    ],
)
def test_a_value_is_moved_only_to_what_can_be_measured(measured, rule, expected):
    assert by_rules_at_3_months(measured, {"failure": [rule]}) == expected


def test_a_change_names_the_test_the_month_and_whether_it_was_missing():
    course = course_of(visit(12, ph_positive_percent="40"), as_of=14)
    iris = next(each for each in RULES.criteria_sets if each.id == "iris")

    assert changes(evaluate(course, iris), RULES)[0] == Change(
        quantity="hematologic_response",
        month=Decimal(14),
        missing=True,
        text="hematologic response complete",
        category="none",
    )
