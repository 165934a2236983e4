"""The tracks of a course's chart: one quantity over the months, on the bands of one rule set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import log10

from calculator.criteria import CriteriaSet
from calculator.drawing.bands import BAND_WORDS
from calculator.drawing.markup import Markup, element
from calculator.drawing.milestones import SCALES, bands_of, in_force, on_ruler
from calculator.kinds import BCR, PH
from calculator.quantities import Number
from calculator.timing import due_from

MOST_LABELS = 10
LOWEST_DECADE = -3
LETTER = 6.4
WIDE, NARROW = 560, 270
"""Pixels: of a letter in a band, and of the months on a desktop and on a phone."""


@dataclass(frozen=True, kw_only=True)
class Track:
    """One quantity of the chart: between which heights it is drawn, and the marks of its axis."""

    quantity: str
    top: float
    bottom: float
    marks: tuple[str, ...]
    logarithmic: bool = False

    def y(self, value: Number) -> float:
        """The height of a value; what lies off the axis is drawn at its end."""
        high, low = (2.0, float(LOWEST_DECADE)) if self.logarithmic else (100.0, 0.0)
        at = float(value)
        if self.logarithmic:
            at = log10(at) if at > 0 else low
        share = (high - min(max(at, low), high)) / (high - low)
        return self.top + share * (self.bottom - self.top)


MOLECULAR = Track(
    quantity=BCR,
    top=34,
    bottom=264,
    marks=("100", "10", "1", "0.1", "0.01", "0.001"),
    logarithmic=True,
)
CYTOGENETIC = Track(quantity=PH, top=302, bottom=422, marks=("100", "65", "35", "0"))


@dataclass(frozen=True, kw_only=True)
class Point:
    """One result: where it is drawn and what stands beside it; `open` is below detection."""

    month: Decimal
    value: Number
    label: str
    open: bool = False


def across(month: Decimal, end: Decimal) -> str:
    """A month, or a number of months, on the axis, as a percentage of its width."""
    return f"{float(100 * month / end):.2f}%"


def background(track: Track, criteria_set: CriteriaSet, end: Decimal) -> Iterator[Markup]:
    """The axis of a track, with the bands of a set behind it."""
    for opens, closes in _rows(criteria_set, end):
        yield from _bands(track, criteria_set, opens, closes, end)
    for mark in track.marks:
        y = track.y(Decimal(mark))
        yield element("line", class_="s-grid", x1="0", x2="100%", y1=_at(y), y2=_at(y))
        words = f"{mark} %" if mark == "100" else mark
        yield text_at("t-plot", "0", y + 4, words, dx="-6", anchor="end")
    yield text_at("t-plot t-plot--strong", "0", track.top - 14, SCALES[track.quantity].name)


def _rows(criteria_set: CriteriaSet, end: Decimal) -> list[tuple[Decimal, Decimal]]:
    """The months between which the same rows and rules of a set are in force."""
    opening = sorted(
        {due_from(each.due_month) for each in criteria_set.milestones if each.due_month is not None}
    )
    shown = [each for each in opening if each < end]
    return list(pairwise([*shown, end]))


def _bands(
    track: Track, criteria_set: CriteriaSet, opens: Decimal, closes: Decimal, end: Decimal
) -> Iterator[Markup]:
    criteria = on_ruler(in_force(criteria_set, opens), track.quantity)
    drawn = bands_of(criteria, track.quantity) if criteria else ()
    share = float((closes - opens) / end)
    for band in drawn:
        top, bottom = track.y(band.high), track.y(band.low)
        if band.style is None or bottom - top < 1:
            continue
        yield element(
            "rect",
            class_=f"b-{band.style}",
            x=across(opens, end),
            width=across(closes - opens, end),
            y=_at(top),
            height=_at(bottom - top),
        )
        style = _label_style(BAND_WORDS[band.style], share)
        if bottom - top >= 16 and style:
            words = BAND_WORDS[band.style]
            yield text_at(style, across(opens, end), top + 14, words, dx="5")
    for left in drawn[:-1]:
        y = _at(track.y(left.high))
        yield element(
            "line", class_="s-thr", x1=across(opens, end), x2=across(closes, end), y1=y, y2=y
        )


def _label_style(words: str, share: float) -> str | None:
    """How a band of a share of the width is named; None where its name fits on no screen."""
    needed = 5 + LETTER * len(words)
    if needed > share * WIDE:
        return None
    return "t-plot t-band" if needed <= share * NARROW else "t-plot t-band t-band--wide"


def points_on(track: Track, points: Sequence[Point], end: Decimal) -> Iterator[Markup]:
    """The results of a track, joined by a line; a label for each, or for the last of many."""
    for before, after in pairwise(points):
        yield element(
            "line",
            class_="s-ink s-ink--thin",
            x1=across(before.month, end),
            x2=across(after.month, end),
            y1=_at(track.y(before.value)),
            y2=_at(track.y(after.value)),
        )
    labelled = points if len(points) <= MOST_LABELS else points[-1:]
    for each in points:
        x, y = across(each.month, end), track.y(each.value)
        if each.open:
            yield element("circle", class_="f-paper s-ink", cx=x, cy=_at(y), r="6")
            yield element("line", class_="s-ink", x1=x, x2=x, y1=_at(y + 6), y2=_at(y + 16))
        else:
            yield element("circle", class_="f-ink dot-edge", cx=x, cy=_at(y), r="6")
        if each in labelled:
            right = each.month > end * Decimal("0.8")
            yield text_at(
                "t-plot t-plot--strong",
                x,
                y + 4,
                each.label,
                dx="-11" if right else "11",
                anchor="end" if right else "start",
            )


def text_at(
    style: str, x: str, y: float, words: str, dx: str | None = None, anchor: str | None = None
) -> Markup:
    """A text at a place of the chart."""
    return element("text", words, class_=style, x=x, y=_at(y), dx=dx, text_anchor=anchor)


def _at(y: float) -> str:
    return f"{y:.1f}"
