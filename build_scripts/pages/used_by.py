"""Which rule sets use a measurement, found by asking each of them about a course without any."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from calculator.course import Assessment, Course
from calculator.evaluate import evaluate
from calculator.rules import RULES

MONTHS = (0, 3, 6, 12, 18, 24)


def used_by(quantity: str) -> str:
    """The rule sets that ask for a quantity, as a sentence; empty where none does."""
    names = [name for name, asked in _asked().items() if quantity in asked]
    others = [name for name in _asked() if name not in names]
    if not others:
        return "used by every rule set"
    if len(others) == 1:
        return f"used by all rule sets but {others[0]}"
    return f"used by {', '.join(names)}" if names else ""


@lru_cache(maxsize=1)
def _asked() -> dict[str, frozenset[str]]:
    """What each set finds missing where nothing was measured, over the course of two years."""
    return {
        each.short_title: frozenset(
            quantity for month in MONTHS for quantity in evaluate(_empty(month), each).missing
        )
        for each in RULES.criteria_sets
    }


def _empty(month: int) -> Course:
    visit = Assessment(month=Decimal(month))
    return Course(phase="chronic", as_of_month=visit.month, assessments=(visit,))
