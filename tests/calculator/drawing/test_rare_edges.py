"""Edges that few courses show: single points, a value that waits for another, no value at all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculator.drawing import icons
from calculator.drawing.bands import BCR_ABL1_IS, PH_POSITIVE, bands, edges
from calculator.drawing.milestones import in_force, ranges_of
from calculator.drawing.reasons import reason
from calculator.drawing.separates import sentences
from calculator.evaluate import evaluate
from calculator.quantities import Range
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import tree, words
from tests.calculator.patients import course_of, criteria_set, visit
from tests.calculator.set_documents import document, read


def evaluation(name, *visits):
    evaluations = evaluations_of(course_of(*visits), RULES)
    (found,) = (each for each in evaluations if each.criteria_set.id == name)
    return found


def criteria(name):
    return [each for row in criteria_set(name).milestones for each in row.criteria]


def test_a_provisional_verdict_says_so():
    made = tree(icons.verdict("failure", provisional=True))

    assert words(made) == "Provisional: Failure"
    assert made[0].get("class") == "verdict verdict--failure verdict--provisional"


def test_a_band_of_a_single_point_meets_only_the_band_after_it():
    drawn = bands(
        (("optimal", Range(up_to=Decimal(0))), ("failure", Range(above=Decimal(0)))), PH_POSITIVE
    )

    assert [(left.style, right.style) for left, right in edges(drawn)] == [("optimal", "failure")]


def test_a_response_is_missed_on_the_side_that_its_range_leaves():
    (never_mcyr,) = (
        each for each in criteria("kantarjian-2003") if each.id.endswith("never_achieved.mcyr")
    )

    assert ranges_of(never_mcyr) == (Range(at_least=Decimal(35)),)


def test_a_rise_that_was_seen_once_waits_for_one_more_result():
    found = evaluation(
        "kantarjian-2003",
        visit(3, ph_positive_percent=20),
        visit(6, ph_positive_percent=20),
        visit(9, ph_positive_percent=55),
    )

    assert reason(found) == "one more result decides"


def test_the_band_of_a_point_between_two_others_meets_the_one_before_it_alone():
    drawn = bands(
        (
            ("optimal", Range(below=Decimal(1))),
            ("warning", Range(at_least=Decimal(1), up_to=Decimal(1))),
            ("failure", Range(above=Decimal(1))),
        ),
        BCR_ABL1_IS,
    )

    assert [(left.style, right.style) for left, right in edges(drawn)] == [("optimal", "warning")]


@pytest.mark.parametrize(
    ("present", "missed"),
    [
        (Range(above=Decimal(10)), Range(up_to=Decimal(10))),
        (Range(at_least=Decimal(10)), Range(below=Decimal(10))),
    ],
)
def test_a_response_that_is_present_from_a_value_on_is_missed_before_it(present, missed):
    (never_mcyr,) = (
        each for each in criteria("kantarjian-2003") if each.id.endswith("never_achieved.mcyr")
    )
    response = replace(never_mcyr.argument, range=present)

    assert ranges_of(replace(never_mcyr, argument=response)) == (missed,)


@pytest.mark.parametrize(("month", "opened"), [("11.49", 1), ("11.5", 2)])
def test_a_rule_opens_half_a_month_before_its_month(month, opened):
    assert len(in_force(criteria_set("kantarjian-2003"), Decimal(month))) == opened


def test_before_any_rule_is_due_nothing_is_in_force():
    found = evaluation(
        "kantarjian-2003", visit(1, hematologic_response="none", ph_positive_percent=100)
    )

    assert reason(found) == "nothing in force yet"


def test_a_range_without_an_upper_edge_is_read_against_its_lower_one():
    row = {"month": 12, "failure": [{"bcr_abl1_is_percent": {"at_least": 1}, "locator": "Table"}]}
    at_least, mistakes = read(document(milestones=[row]))

    found = evaluate(course_of(visit(12, bcr_abl1_is_percent=2)), at_least)

    assert mistakes == []
    assert reason(found) == "2 % is not below 1 %"


def test_a_value_inside_a_range_with_nothing_worse_is_read_against_its_upper_edge():
    row = {"month": 12, "optimal": [{"bcr_abl1_is_percent": {"up_to": 1}, "locator": "Table"}]}
    up_to, _ = read(document(milestones=[row]))

    found = evaluate(course_of(visit(12, bcr_abl1_is_percent="0.5")), up_to)

    assert reason(found) == "0.5 % is not above 1 %"


def test_a_set_with_one_band_has_no_depth_to_compare():
    row = {"month": 12, "failure": [{"ph_positive_percent": {"at_least": 0}, "locator": "Table"}]}
    one_band, _ = read(document(milestones=[row]))
    course = course_of(visit(12, ph_positive_percent=20))
    with_edges = evaluation("kantarjian-2003", visit(12, ph_positive_percent=20))

    assert sentences((evaluate(course, one_band), with_edges)) == []
