"""Rules on the ranges of one milestone: together they cover a quantity once."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from build_scripts.content.load import Content
from build_scripts.content.problem import Problem
from calculator.criteria import CATEGORIES, CriteriaSet, Milestone
from calculator.quantities import Range, plain

_QUANTITIES = {
    "ph_positive_percent": "Ph+",
    "chr_and_ph_positive_percent": "Ph+",
    "bcr_abl1_is_percent": "BCR::ABL1",
}


@dataclass(frozen=True, kw_only=True)
class _Band:
    """One range with its category, and its edges as (value, 0 before or 1 after it)."""

    category: str
    position: int
    low: tuple[Decimal, int]
    high: tuple[Decimal, int] | None
    kind: str


def ranges_overlap(content: Content) -> Iterator[Problem]:
    """Within a milestone a value of one quantity falls into one category.

    Where a row names no optimal range, as in sets that print only what was missed ("less than
    a partial response"), a worse range may lie inside a milder one: the worse one counts.
    """
    for name, found in content.criteria_sets.items():
        for index, milestone in enumerate(found.milestones):
            for quantity, bands in _bands(milestone).items():
                for lower, upper in itertools.pairwise(bands):
                    if _overlap(lower, upper) and not _nested(bands, lower, upper):
                        message = _overlap_message(quantity, lower, upper)
                        yield _problem(content, name, index, lower, message)


def ranges_leave_a_gap(content: Content) -> Iterator[Problem]:
    """Within a milestone no value between two categories is left out, but for `unassigned` ones."""
    for name, found in content.criteria_sets.items():
        for index, milestone in enumerate(found.milestones):
            if milestone.unassigned:
                continue
            for quantity, bands in _bands(milestone).items():
                yield from _gaps(content, found, index, quantity, bands, name)


def _gaps(
    content: Content,
    found: CriteriaSet,
    index: int,
    quantity: str,
    bands: list[_Band],
    name: str,
) -> Iterator[Problem]:
    for lower, upper in itertools.pairwise(bands):
        if lower.high is not None and lower.high < upper.low:
            edges = f"{_edge(lower.high, above=True)} and {_edge(upper.low, above=False)}"
            message = (
                f"{quantity} {edges} has no category; move an edge of {lower.category} or "
                f"{upper.category}, or say under unassigned that the source leaves it open"
            )
            yield _problem(content, name, index, upper, message)


def _edge(edge: tuple[Decimal, int], *, above: bool) -> str:
    value, after = edge
    if above:
        return f"{'above' if after else 'from'} {plain(value)} %"
    return f"{'up to' if after else 'below'} {plain(value)} %"


def _bands(milestone: Milestone) -> dict[str, list[_Band]]:
    """The ranges of each quantity from low to high."""
    found: dict[str, list[_Band]] = {}
    places: dict[str, int] = dict.fromkeys(CATEGORIES, -1)
    for criterion in milestone.criteria:
        places[criterion.category] += 1
        quantity = _QUANTITIES.get(criterion.kind)
        if quantity is not None and isinstance(criterion.argument, Range):
            band = _band(
                criterion.category, places[criterion.category], criterion.argument, criterion.kind
            )
            found.setdefault(quantity, []).append(band)
    return {
        quantity: sorted(bands, key=lambda each: (each.low, CATEGORIES.index(each.category) * -1))
        for quantity, bands in found.items()
    }


def _band(category: str, position: int, edges: Range, kind: str) -> _Band:
    low = (Decimal(0), 0)
    if edges.low is not None:
        low = (edges.low, 1 if edges.above is not None else 0)
    high = None
    if edges.high is not None:
        high = (edges.high, 0 if edges.below is not None else 1)
    return _Band(category=category, position=position, low=low, high=high, kind=kind)


def _overlap_message(quantity: str, lower: _Band, upper: _Band) -> str:
    return (
        f"{quantity} {_edge(upper.low, above=True)} falls into {lower.category} and "
        f"{upper.category}; end {lower.category} where {upper.category} begins"
    )


def _overlap(lower: _Band, upper: _Band) -> bool:
    return lower.high is None or lower.high > upper.low


def _nested(bands: list[_Band], lower: _Band, upper: _Band) -> bool:
    """Whether both say "less than a response" and the worse one is the stricter."""
    if any(band.category == "optimal" for band in bands):
        return False
    worse = CATEGORIES.index(upper.category) < CATEGORIES.index(lower.category)
    return worse and lower.high is None and upper.high is None


def _problem(content: Content, name: str, index: int, band: _Band, message: str) -> Problem:
    path = f"milestones[{index}].{band.category}[{band.position}].{band.kind}"
    return content.documents[content.file_of("criteria", name)].problem(path, message)
