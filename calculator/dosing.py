"""The dose steps that labels and protocols allow from the current dose, and their precondition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculator.course import Circumstances, Course
from calculator.criteria import CriteriaSet, DoseStep

FULFILLED, NOT_FULFILLED, NOT_KNOWN = "fulfilled", "not_fulfilled", "not_known"


@dataclass(frozen=True, kw_only=True)
class AllowedStep:
    """One step of one set from the current dose; `precondition` is fulfilled, not, or not known."""

    criteria_set: CriteriaSet
    step: DoseStep
    precondition: str


def current_dose_mg(course: Course) -> Decimal | None:
    """The daily dose at the latest visit that gives one; None where none does."""
    doses = [each.daily_dose_mg for each in course.considered if each.daily_dose_mg is not None]
    return doses[-1] if doses else None


def allowed_steps(course: Course, criteria_sets: Iterable[CriteriaSet]) -> tuple[AllowedStep, ...]:
    """The steps from the current dose, set by set in their order; none where it is not known."""
    dose = current_dose_mg(course)
    return tuple(
        AllowedStep(
            criteria_set=each, step=step, precondition=_precondition(each, course.circumstances)
        )
        for each in criteria_sets
        for step in each.dose_steps
        if step.from_mg == dose
    )


def dose_report(course: Course, criteria_sets: Iterable[CriteriaSet]) -> dict[str, Any]:
    """The current dose and the steps from it, as plain data."""
    return {
        "current_mg": current_dose_mg(course),
        "steps": [
            {
                "set": each.criteria_set.id,
                "from_mg": each.step.from_mg,
                "to_mg": list(each.step.to_mg),
                "precondition": each.precondition,
            }
            for each in allowed_steps(course, criteria_sets)
        ],
    }


def precondition_of(circumstances: Circumstances) -> str:
    """Whether there was neither a severe reaction nor a severe cytopenia not due to leukemia."""
    answers = (circumstances.severe_adverse_reaction, circumstances.severe_cytopenia_not_leukemia)
    if any(answers):
        return NOT_FULFILLED
    return NOT_KNOWN if None in answers else FULFILLED


def _precondition(criteria_set: CriteriaSet, circumstances: Circumstances) -> str:
    """A protocol that prints no precondition has none to fail."""
    return precondition_of(circumstances) if criteria_set.preconditions else FULFILLED
