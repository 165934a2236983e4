"""The nearest single changes that would change a verdict, found by running the rules again.

A value is moved across the thresholds of a set, one by one, to both sides, until the verdict is
another one; a missing test is given each result that a rule can tell apart. Nothing else of the
course is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import ceil, floor
from typing import Any

from calculator import describe
from calculator.course import Assessment, Course
from calculator.echo import edges
from calculator.evaluate import Evaluation, evaluate
from calculator.kinds import BCR, HEMATOLOGIC, PH
from calculator.quantities import is_exact, percent_of, plain
from calculator.responses import Reading
from calculator.rules import Rules

# How easily a result is obtained: from a blood count to a marrow aspirate. The order is ours.
EASIEST_FIRST = (HEMATOLOGIC, "progression", BCR, "mutations", PH, "clonal_evolution")
_BEYOND = Decimal("1E-9")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of one course under one set: what instead, and the verdict it would give."""

    quantity: str
    month: Decimal
    missing: bool
    text: str
    category: str | None


@dataclass(frozen=True, kw_only=True)
class _Trial:
    """A result to try: how it reads, and the visit with it."""

    text: str
    assessment: Assessment


def changes(evaluation: Evaluation, rules: Rules) -> tuple[Change, ...]:
    """The nearest single changes that give a set another verdict, easiest obtained first."""
    found: list[Change] = []
    for quantity in EASIEST_FIRST:
        if quantity in (PH, BCR):
            found += _moved_values(evaluation, quantity)
        if quantity in evaluation.missing:
            found += _missing_results(evaluation, quantity, rules)
    return tuple(found)


def as_data(found: tuple[Change, ...]) -> list[dict[str, Any]]:
    """The changes as plain data."""
    return [
        {
            "quantity": each.quantity,
            "month": each.month,
            "missing": each.missing,
            "text": each.text,
            "category": each.category,
        }
        for each in found
    ]


def _moved_values(evaluation: Evaluation, quantity: str) -> Iterator[Change]:
    readings = evaluation.readings.of(quantity)
    thresholds = _thresholds(evaluation, quantity)
    if not readings or not thresholds:
        return
    latest = readings[-1]
    for upwards in (False, True):
        for trial in _across(latest, quantity, thresholds, upwards=upwards):
            category = _category_with(evaluation, trial.assessment)
            if category != evaluation.category:
                yield Change(
                    quantity=quantity,
                    month=latest.month,
                    missing=False,
                    text=trial.text,
                    category=category,
                )
                break


def _thresholds(evaluation: Evaluation, quantity: str) -> list[Fraction]:
    found = {
        Fraction(edge)
        for each in evaluation.findings
        for edge in edges(each.criterion.argument, quantity, each.criterion.kind)
    }
    return sorted(found)


def _across(
    latest: Reading, quantity: str, thresholds: list[Fraction], *, upwards: bool
) -> Iterator[_Trial]:
    """The results on the far side of each threshold, from the nearest on."""
    value = Fraction(latest.value)
    ahead = [each for each in thresholds if (each >= value if upwards else each <= value)]
    cells = quantity == PH and latest.assessment.ph_positive_cells is not None
    for edge in ahead if upwards else reversed(ahead):
        trials = _cells_beyond if cells else _values_beyond
        yield from trials(latest, quantity, edge, upwards=upwards)


def _cells_beyond(
    latest: Reading, quantity: str, edge: Fraction, *, upwards: bool
) -> Iterator[_Trial]:
    """Whole numbers of Ph+ cells of the same metaphases: on the edge, then beyond it."""
    assessment = latest.assessment
    total, own = assessment.metaphases, assessment.ph_positive_cells
    exact = edge * total / 100
    beyond = floor(exact) + 1 if upwards else ceil(exact) - 1
    on_edge = [int(exact)] if exact.denominator == 1 else []
    for cells in (*on_edge, beyond):
        if 0 <= cells <= total and cells != own:
            percent = percent_of(cells, total)
            sign = "=" if is_exact(percent) else "about"
            yield _Trial(
                text=f"Ph+ {cells} of {total} {sign} {plain(percent)} %",
                assessment=replace(assessment, ph_positive_cells=cells),
            )


def _values_beyond(
    latest: Reading, quantity: str, edge: Fraction, *, upwards: bool
) -> Iterator[_Trial]:
    name = "Ph+" if quantity == PH else "BCR::ABL1 IS"
    assessment = latest.assessment
    at = _decimal(edge)
    if at != latest.value:
        yield _Trial(text=f"{name} {plain(at)} %", assessment=_with_value(assessment, quantity, at))
    is_last = (quantity == PH and at >= 100) if upwards else at <= 0
    if not is_last:
        word = "above" if upwards else "below"
        side = at + _BEYOND if upwards else at - _BEYOND
        yield _Trial(
            text=f"{name} {word} {plain(at)} %",
            assessment=_with_value(assessment, quantity, side),
        )


def _decimal(edge: Fraction) -> Decimal:
    return Decimal(edge.numerator) / edge.denominator


def _with_value(assessment: Assessment, quantity: str, value: Decimal) -> Assessment:
    """The visit with a value in place of what was found; cells without metaphases do not count."""
    if quantity == PH:
        return replace(
            assessment, ph_positive_percent=value, metaphases=None, cytogenetic_method=None
        )
    return replace(assessment, bcr_abl1_is_percent=value, bcr_abl1_detected=None)


def _missing_results(evaluation: Evaluation, quantity: str, rules: Rules) -> Iterator[Change]:
    visit = _visit_to_add_to(evaluation.readings.course)
    seen: set[str | None] = {evaluation.category}
    for trial in _RESULTS[quantity](evaluation, visit, rules):
        category = _category_with(evaluation, trial.assessment)
        if category not in seen:
            seen.add(category)
            yield Change(
                quantity=quantity,
                month=visit.month,
                missing=True,
                text=trial.text,
                category=category,
            )


def _visit_to_add_to(course: Course) -> Assessment:
    """The visit of the month that is judged; a new one where there is none."""
    judged = (each for each in course.considered if each.month == course.as_of_month)
    return next(judged, Assessment(month=course.as_of_month))


def _measured(
    quantity: str, evaluation: Evaluation, visit: Assessment, rules: Rules
) -> Iterator[_Trial]:
    """Every side of every threshold of a quantity that was not measured, from low to high."""
    name = "Ph+" if quantity == PH else "BCR::ABL1 IS"
    thresholds = _thresholds(evaluation, quantity)
    for index, edge in enumerate(thresholds):
        at = _decimal(edge)
        yield _Trial(text=f"{name} {plain(at)} %", assessment=_with_value(visit, quantity, at))
        end = (
            f" and below {plain(_decimal(thresholds[index + 1]))}"
            if thresholds[index + 1 :]
            else ""
        )
        yield _Trial(
            text=f"{name} above {plain(at)}{end} %",
            assessment=_with_value(visit, quantity, at + _BEYOND),
        )
        if not index and at > 0:
            yield _Trial(
                text=f"{name} below {plain(at)} %",
                assessment=_with_value(visit, quantity, at - _BEYOND),
            )


def _hematologic(evaluation: Evaluation, visit: Assessment, rules: Rules) -> Iterator[_Trial]:
    for result in ("complete", "partial", "none"):
        yield _Trial(
            text=f"hematologic response {result}",
            assessment=replace(visit, hematologic_response=result),
        )


def _progression(evaluation: Evaluation, visit: Assessment, rules: Rules) -> Iterator[_Trial]:
    for answer, word in ((True, "yes"), (False, "no")):
        yield _Trial(text=f"progression {word}", assessment=replace(visit, progression=answer))


def _mutations(evaluation: Evaluation, visit: Assessment, rules: Rules) -> Iterator[_Trial]:
    insensitive = rules.mutations.insensitive
    other = next(each.name for each in rules.mutations.mutations if each.name not in insensitive)
    yield _Trial(text="mutation test: none found", assessment=replace(visit, mutations=()))
    yield _Trial(
        text="a mutation insensitive to imatinib",
        assessment=replace(visit, mutations=(min(insensitive),)),
    )
    yield _Trial(text="another mutation", assessment=replace(visit, mutations=(other,)))


def _clones(evaluation: Evaluation, visit: Assessment, rules: Rules) -> Iterator[_Trial]:
    for clone, words in describe.CLONE_WORDS.items():
        yield _Trial(
            text=f"chromosome changes: {words}", assessment=replace(visit, clonal_evolution=clone)
        )


_RESULTS: dict[str, Callable[[Evaluation, Assessment, Rules], Iterator[_Trial]]] = {
    HEMATOLOGIC: _hematologic,
    "progression": _progression,
    BCR: partial(_measured, BCR),
    "mutations": _mutations,
    PH: partial(_measured, PH),
    "clonal_evolution": _clones,
}


def _category_with(evaluation: Evaluation, changed: Assessment) -> str | None:
    """The verdict of the same set on the course with one visit changed or added."""
    course = evaluation.readings.course
    others = [each for each in course.assessments if each.month != changed.month]
    visits = sorted((*others, changed), key=lambda each: each.month)
    return evaluate(replace(course, assessments=tuple(visits)), evaluation.criteria_set).category
