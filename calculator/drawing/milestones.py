"""What a criteria set says at one month, sorted into what a ruler can show and what needs words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from calculator.criteria import CriteriaSet, Criterion, Milestone
from calculator.drawing.bands import BCR_ABL1_IS, PH_POSITIVE, Band, Scale, bands
from calculator.drawing.icons import verdict_style
from calculator.kinds import BCR, PH
from calculator.quantities import Range
from calculator.responses import ResponseDefinition
from calculator.timing import due_from

SCALES: dict[str, Scale] = {PH: PH_POSITIVE, BCR: BCR_ABL1_IS}

_RANGE_KINDS = {
    "ph_positive_percent": PH,
    "chr_and_ph_positive_percent": PH,
    "bcr_abl1_is_percent": BCR,
}
_ABSENCE_KINDS = ("less_than", "never_achieved")


def in_force(criteria_set: CriteriaSet, month: Decimal) -> tuple[Milestone, ...]:
    """The milestone row in force at a month, if there is one, and every rule open by then."""
    rows = [each for each in criteria_set.rows if due_from(each.month) <= month]
    opened = [each for each in criteria_set.open_rules if due_from(each.from_month) <= month]
    return (*rows[-1:], *opened)


def ruler_quantity(criterion: Criterion) -> str | None:
    """The quantity on whose ruler the criterion is drawn; None where it needs words."""
    if criterion.kind in _RANGE_KINDS:
        return _RANGE_KINDS[criterion.kind]
    argument = criterion.argument
    if criterion.kind in _ABSENCE_KINDS and isinstance(argument, ResponseDefinition):
        return argument.measured_by if argument.range is not None else None
    return None


def ranges_of(criterion: Criterion) -> tuple[Range, ...]:
    """The values that meet the criterion, as far as a value alone can."""
    argument = criterion.argument
    if isinstance(argument, Range):
        return (argument,)
    return tuple(_outside(argument.range))


def _outside(present: Range) -> Iterator[Range]:
    if present.low is not None:
        yield Range(below=present.at_least, up_to=present.above)
    if present.high is not None:
        yield Range(at_least=present.below, above=present.up_to)


def on_ruler(milestones: tuple[Milestone, ...], quantity: str) -> tuple[Criterion, ...]:
    """The criteria of these milestones that the ruler of a quantity shows."""
    return tuple(
        criterion
        for milestone in milestones
        for criterion in milestone.criteria
        if ruler_quantity(criterion) == quantity
    )


def in_words(milestones: tuple[Milestone, ...]) -> tuple[tuple[Milestone, Criterion], ...]:
    """The criteria of these milestones that a ruler cannot show whole, with their milestone."""
    return tuple(
        (milestone, criterion)
        for milestone in milestones
        for criterion in milestone.criteria
        if ruler_quantity(criterion) is None or criterion.kind == "chr_and_ph_positive_percent"
    )


def bands_of(criteria: tuple[Criterion, ...], quantity: str) -> tuple[Band, ...]:
    """The scale of a quantity cut into bands by these criteria."""
    assigned = tuple(
        (verdict_style(each.category), found) for each in criteria for found in ranges_of(each)
    )
    rest = "notmet" if all(style == "met" for style, _ in assigned) else None
    return bands(assigned, SCALES[quantity], rest)
