"""The steps from the current dose, and when to hold and resume at it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculator.course import Circumstances
from calculator.dosing import allowed_steps
from calculator.drawing.doses import doses
from calculator.practice import PRACTICE
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import captions, rows
from tests.calculator.patients import course_of, visit


def drawn(dose, sources=PRACTICE.dosing, **circumstances):
    course = replace(
        course_of(visit(12, daily_dose_mg=dose)), circumstances=Circumstances(**circumstances)
    )
    current = None if dose is None else Decimal(dose)
    return doses(current, allowed_steps(course, RULES.criteria_sets), sources, "../")


def step_rows(markup):
    return {row[0]: row[1:3] for row in rows(markup) if row[0] in ("EU label", "Kantarjian 2003")}


@pytest.mark.parametrize(
    ("circumstances", "answer"),
    [
        ({}, "not answered"),
        (
            {"severe_adverse_reaction": False, "severe_cytopenia_not_leukemia": False},
            "fulfilled",
        ),
        ({"severe_adverse_reaction": True}, "not fulfilled"),
    ],
)
def test_a_label_shows_its_steps_and_its_precondition(circumstances, answer):
    assert step_rows(drawn(400, **circumstances))["EU label"] == [
        "600 or 800 mg",
        f"No severe adverse reaction, no severe cytopenia unrelated to leukemia: {answer}",
    ]


def test_a_protocol_without_a_precondition_says_so():
    assert step_rows(drawn(400))["Kantarjian 2003"] == [
        "800 mg",
        "None printed besides its escalation rule",
    ]


def test_without_a_dose_no_step_is_shown():
    assert drawn(None, sources=()) == ("<p>No daily dose was entered, so no step can be shown.</p>")


def test_a_dose_that_no_text_starts_from_is_named():
    assert drawn(800, sources=()) == ("<p>No label or protocol here names a step from 800 mg.</p>")


def test_each_label_has_its_table_of_holding_and_resuming():
    assert captions(drawn(400))[1:] == [
        "United States label: hold and resume",
        "European label: hold and resume",
    ]


def test_a_label_that_holds_nothing_at_a_dose_has_no_table():
    silent = replace(PRACTICE.dosing[0], holds=())

    assert captions(drawn(400, sources=(silent,))) == [
        "What each text allows from 400 mg in chronic phase"
    ]


def test_what_a_copy_does_not_show_is_said_beside_its_row():
    (cytopenia,) = (
        row for row in rows(drawn(400)) if row[1].startswith("Stop") and "break off" in row[1]
    )

    assert cytopenia[0] == "Neutrophils below 1.0, platelets below 50, or both (10^9/L)"
    assert cytopenia[2].endswith("chronic phase")
