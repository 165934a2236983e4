"""Edges that few courses show: single points, a value that waits for another, no value at all."""

from decimal import Decimal

from calculator.drawing import icons
from calculator.drawing.bands import PH_POSITIVE, bands, edges
from calculator.drawing.milestones import ranges_of
from calculator.drawing.reasons import reason
from calculator.quantities import Range
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import tree, words
from tests.calculator.patients import course_of, visit


def evaluation(name, *visits):
    evaluations = evaluations_of(course_of(*visits), RULES)
    (found,) = (each for each in evaluations if each.criteria_set.id == name)
    return found


def criteria(name):
    (found,) = (each for each in RULES.criteria_sets if each.id == name)
    return [each for milestone in found.milestones for each in milestone.criteria]


def test_a_provisional_verdict_says_so():
    made = tree(icons.verdict("failure", provisional=True))

    assert words(made) == "Provisional: Failure"
    assert made[0].get("class") == "verdict verdict--failure verdict--provisional"


def test_a_band_of_a_single_point_meets_only_the_band_after_it():
    drawn = bands(
        [("optimal", Range(up_to=Decimal(0))), ("failure", Range(above=Decimal(0)))], PH_POSITIVE
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
