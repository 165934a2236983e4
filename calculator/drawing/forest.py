"""Response rates as rows of a table: a mark for the rate, a line for its interval.

A square is imatinib, a ring a changed TKI. A percentage without counts is a bar and has no
interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from calculator.drawing.bands import PH_POSITIVE
from calculator.drawing.markup import Markup, element, percent_of_width, svg
from calculator.quantities import Number

GRID = (0, 25, 50, 75, 100)
_APART = 9


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One rate in percent, its interval where there is one, and the treatment it belongs to.

    `words` are the rate as a screen reader says it, with its counts.
    """

    percent: Number
    words: str
    switched: bool = False
    low: float | None = None
    high: float | None = None

    @property
    def shape(self) -> str:
        """Square, ring or, where no counts are printed, bar."""
        if self.low is None:
            return "bar"
        return "ring" if self.switched else "square"


def forest(marks: Sequence[Mark]) -> Markup:
    """The plot of one row: one mark, or two above each other."""
    shifts = (0,) if len(marks) == 1 else (-_APART, _APART)
    drawn = (
        part
        for mark, shift in zip(marks, shifts, strict=True)
        for part in _mark(mark, shift, single=len(marks) == 1)
    )
    return svg(
        *(_grid_line(each) for each in GRID),
        *drawn,
        class_="plot",
        role="img",
        aria_label="; ".join(mark.words for mark in marks),
    )


def forest_axis() -> Markup:
    """The marks of the axis, for the head of the column."""
    texts = []
    for at in GRID:
        anchor = "start" if at == 0 else "end" if at == GRID[-1] else "middle"
        texts.append(
            element("text", str(at), class_="t-plot", x=_x(at), y="16", text_anchor=anchor)
        )
    return svg(*texts, class_="plot", height="22", aria_hidden="true")


def before_and_after(before: Number, after: Number, words: str, lines: Sequence[int]) -> Markup:
    """One patient's Ph+ before (ring) and after (dot), with lines where responses begin."""
    return svg(
        *(_grid_line(each) for each in (0, 100)),
        *(_grid_line(each, "s-tick") for each in lines),
        element(
            "line", class_="s-ink s-ink--thin", x1=_x(before), x2=_x(after), y1="50%", y2="50%"
        ),
        element("circle", class_="f-paper s-ink s-ink--thin", cx=_x(before), cy="50%", r="4"),
        element("circle", class_="f-met", cx=_x(after), cy="50%", r="5"),
        class_="plot",
        role="img",
        aria_label=words,
    )


def _x(percent: Number | float) -> str:
    return percent_of_width(PH_POSITIVE.position(Fraction(percent)))


def _grid_line(at: int, style: str = "s-grid") -> Markup:
    x = _x(at)
    return element("line", class_=style, x1=x, x2=x, y1="0", y2="100%")


def _mark(mark: Mark, shift: int, *, single: bool) -> list[Markup]:
    x = _x(mark.percent)
    place = f"translate(0,{shift})" if shift else None
    parts = []
    if mark.shape != "bar":
        parts.append(
            element(
                "line",
                class_="s-ink s-ink--thin",
                x1=_x(mark.low),
                x2=_x(mark.high),
                y1="50%",
                y2="50%",
                transform=place,
            )
        )
    if mark.shape == "bar":
        half = 11 if single else 7
        shape = element(
            "rect",
            class_="f-paper s-ink s-ink--thin" if mark.switched else "f-met",
            x=x,
            y="50%",
            width="4",
            height=str(2 * half),
            transform=f"translate(-2,{shift - half})",
        )
    elif mark.shape == "ring":
        shape = element("circle", class_="f-paper s-ink", cx=x, cy="50%", r="5", transform=place)
    else:
        shape = element(
            "rect",
            class_="f-met",
            x=x,
            y="50%",
            width="11",
            height="11",
            transform=f"translate(-5.5,{shift - 5.5:g})",
        )
    return [*parts, shape]
