"""The steps from the current dose, and whether their precondition is fulfilled."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculator.course import Circumstances
from calculator.dosing import allowed_steps, current_dose_mg, dose_report, precondition_of
from calculator.rules import RULES
from tests.calculator.patients import course_of, visit


def at_dose(dose, **circumstances):
    course = course_of(visit(12, daily_dose_mg=dose))
    return replace(course, circumstances=Circumstances(**circumstances))


def test_the_current_dose_is_that_of_the_latest_visit_that_gives_one():
    course = course_of(
        visit(3, daily_dose_mg=400), visit(6, daily_dose_mg=300), visit(9), visit(12), as_of=9
    )

    assert current_dose_mg(course) == Decimal(300)


def test_a_dose_after_the_day_of_judgment_does_not_count():
    course = course_of(visit(3, daily_dose_mg=400), visit(12, daily_dose_mg=800), as_of=6)

    assert current_dose_mg(course) == Decimal(400)


def test_without_a_dose_there_is_no_step():
    course = course_of(visit(12))

    assert current_dose_mg(course) is None
    assert allowed_steps(course, RULES.criteria_sets) == ()


def test_from_400_mg_each_label_and_protocol_has_its_step():
    steps = {
        each.criteria_set.id: [int(mg) for mg in each.step.to_mg]
        for each in allowed_steps(at_dose(400), RULES.criteria_sets)
    }

    assert {
        name: steps[name] for name in ("fda-label", "ema-label", "iris", "kantarjian-2003")
    } == {
        "fda-label": [600],
        "ema-label": [600, 800],
        "iris": [600, 800],
        "kantarjian-2003": [800],
    }


def test_from_300_mg_only_the_2003_protocol_has_a_step():
    steps = [
        (each.criteria_set.id, each.step.to_mg)
        for each in allowed_steps(at_dose(300), RULES.criteria_sets)
    ]

    assert steps == [("kantarjian-2003", (Decimal(600),))]


@pytest.mark.parametrize(
    ("reaction", "cytopenia", "expected"),
    [
        (None, None, "not_known"),
        (False, None, "not_known"),
        (None, False, "not_known"),
        (False, False, "fulfilled"),
        (True, None, "not_fulfilled"),
        (False, True, "not_fulfilled"),
    ],
)
def test_the_precondition_of_a_label_needs_both_answers(reaction, cytopenia, expected):
    circumstances = Circumstances(
        severe_adverse_reaction=reaction, severe_cytopenia_not_leukemia=cytopenia
    )

    assert precondition_of(circumstances) == expected


def test_a_protocol_without_a_precondition_has_none_to_fail():
    course = at_dose(400, severe_adverse_reaction=True)
    found = {
        each.criteria_set.id: each.precondition
        for each in allowed_steps(course, RULES.criteria_sets)
    }

    assert (found["kantarjian-2003"], found["ema-label"]) == ("fulfilled", "not_fulfilled")


def test_the_report_gives_the_dose_and_its_steps():
    sets = [each for each in RULES.criteria_sets if each.id == "ema-label"]

    assert dose_report(at_dose(400), sets) == {
        "current_mg": Decimal(400),
        "steps": [
            {
                "set": "ema-label",
                "from_mg": Decimal(400),
                "to_mg": [Decimal(600), Decimal(800)],
                "precondition": "not_known",
            }
        ],
    }
