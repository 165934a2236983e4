"""Where a scale is cut into bands by the ranges of one milestone, and what each band is called.

An edge belongs to the band that includes it, or to none where the print leaves it unassigned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import log10

from calculator.quantities import Number, Range, plain

WORST_FIRST = ("failure", "suboptimal", "warning", "met", "optimal", "notmet")
BAND_WORDS = {
    "failure": "failure",
    "suboptimal": "suboptimal",
    "warning": "warning",
    "optimal": "optimal",
    "met": "rule met",
    "notmet": "not met",
    None: "not assigned",
}


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The x axis of a ruler: what is measured, from where to where, with which marks."""

    name: str
    short_name: str
    unit: str
    low: Decimal
    high: Decimal
    marks: tuple[str, ...]
    logarithmic: bool = False

    def position(self, value: Number) -> float:
        """Where a value lies, in percent of the width; values off the scale lie on its end."""
        inside = min(max(Fraction(value), Fraction(self.low)), Fraction(self.high))
        if self.logarithmic:
            share = log10(inside / Fraction(self.low)) / log10(self.high / self.low)
        else:
            share = float(
                (inside - Fraction(self.low)) / (Fraction(self.high) - Fraction(self.low))
            )
        return 3 + 94 * share


PH_POSITIVE = Scale(
    name="Ph+, % of metaphases",
    short_name="Ph+",
    unit="% Ph+",
    low=Decimal(0),
    high=Decimal(100),
    marks=("0", "25", "50", "75", "100"),
)
BCR_ABL1_IS = Scale(
    name="BCR::ABL1, % IS (log)",
    short_name="BCR::ABL1",
    unit="% IS",
    low=Decimal("0.001"),
    high=Decimal(100),
    marks=("0.001", "0.1", "1", "10", "100"),
    logarithmic=True,
)


@dataclass(frozen=True, kw_only=True)
class Band:
    """A stretch of the scale with one style; `None` where the print leaves it unassigned."""

    style: str | None
    low: Number
    high: Number
    includes_low: bool
    includes_high: bool


@cache
def bands(
    assigned: tuple[tuple[str, Range], ...], scale: Scale, rest: str | None = None
) -> tuple[Band, ...]:
    """The whole scale cut into bands; where ranges overlap the worse style holds.

    Kept: the rules have some dozens of such groups, and each answer draws most of its own.

    `rest` is the style of what no range covers.
    """
    lowest = Decimal(0)
    edges = sorted(
        {
            lowest,
            scale.high,
            *(edge for _, each in assigned for edge in each.edges if edge >= lowest),
        }
    )
    pieces: list[Band] = []
    for index, edge in enumerate(edges):
        pieces.append(_piece(edge, edge, _style_at(edge, assigned, rest)))
        if index + 1 < len(edges):
            beyond = edges[index + 1]
            middle = (Fraction(edge) + Fraction(beyond)) / 2
            pieces.append(_piece(edge, beyond, _style_at(middle, assigned, rest)))
    return tuple(_merged(pieces))


def _style_at(value: Number, assigned: Sequence[tuple[str, Range]], rest: str | None) -> str | None:
    found = [style for style, each in assigned if each.contains(value)]
    return min(found, key=WORST_FIRST.index, default=rest)


def _piece(low: Number, high: Number, style: str | None) -> Band:
    point = low == high
    return Band(style=style, low=low, high=high, includes_low=point, includes_high=point)


def _merged(pieces: Iterable[Band]) -> list[Band]:
    merged: list[Band] = []
    for piece in pieces:
        if merged and merged[-1].style == piece.style:
            last = merged[-1]
            merged[-1] = Band(
                style=last.style,
                low=last.low,
                high=piece.high,
                includes_low=last.includes_low,
                includes_high=piece.includes_high,
            )
        else:
            merged.append(piece)
    return merged


def sentence(drawn: Sequence[Band], scale: Scale) -> str:
    """The ruler in words, for a screen reader: every band with its edges and their sides."""
    parts = []
    for band in drawn:
        if band.style is None and band.low == band.high:
            continue
        parts.append(f"{BAND_WORDS[band.style]} {_extent(band, scale)}")
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]} {scale.unit.removeprefix('% ')}"


def _extent(band: Band, scale: Scale) -> str:
    if band.low == band.high:
        return f"at {plain(band.low)} %"
    low = None
    if band.low > 0 or not band.includes_low:
        low = f"from {plain(band.low)}" if band.includes_low else f"above {plain(band.low)}"
    high = None
    if band.high < scale.high:
        high = (
            f"up to and including {plain(band.high)}"
            if band.includes_high
            else f"below {plain(band.high)}"
        )
    if low and high:
        return f"{low}, {high} %" if high.startswith("below") else f"{low} {high} %"
    return f"{low or high} %" if low or high else "at every value"


def edges(drawn: Sequence[Band]) -> list[tuple[Band, Band]]:
    """The two bands that meet at each edge; the band of a single point meets only the next one."""
    meeting: list[tuple[Band, Band]] = []
    for left, right in pairwise(drawn):
        if not (meeting and left.low == left.high):
            meeting.append((left, right))
    return meeting


def comparison(left: Band, right: Band) -> str:
    """The edge between two bands as the condition for the worse side: "> 35" or "≥ 35"."""
    number = plain(left.high)
    worse = min(left, right, key=_rank)
    if worse is right:
        return f"≥ {number}" if right.includes_low else f"> {number}"
    return f"≤ {number}" if left.includes_high else f"< {number}"


def _rank(band: Band) -> int:
    return len(WORST_FIRST) if band.style is None else WORST_FIRST.index(band.style)
