"""One milestone of a criteria set as a line that thickens as the category gets worse.

An edge is drawn with its side: a dot has the style of the band that includes it, an open ring
belongs to no band. Positions are percentages of the width, so one drawing fits every screen.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from calculator.drawing.bands import BAND_WORDS, Band, Scale, comparison, edges, sentence
from calculator.drawing.markup import Markup, element, join, percent_of_width, svg
from calculator.quantities import Number

_THICKNESS = {
    "failure": 16,
    "suboptimal": 11,
    "warning": 7,
    "optimal": 3.5,
    "met": 16,
    "notmet": 3.5,
}
_LIFT = -4
_WIDE_ENOUGH_FOR_A_NAME = 14
_WIDE_ENOUGH_ANYWHERE = 22


def ruler(
    drawn: tuple[Band, ...],
    scale: Scale,
    *,
    value: Number | None = None,
    counts: bool = False,
    ours: bool = False,
) -> Markup:
    """The drawing of one row on one scale.

    `value` is the patient's own, a line in ink; with `counts` a ring marks where it meets the
    ruler. `ours` says that the numbers are our reading of a source that names none.
    """
    x_value = None if value is None else scale.position(value)
    row = _row(drawn, scale, ours)
    return svg(
        row.areas,
        *_value_line(x_value),
        row.edges,
        *(_value_ring(x_value) if counts and x_value is not None else ()),
        row.names,
        class_="ruler",
        role="img",
        aria_label=row.label,
    )


class _Row(NamedTuple):
    """What of a drawing is the same for every patient, by what lies over what."""

    areas: Markup
    edges: Markup
    names: Markup
    label: str


@cache
def _row(drawn: tuple[Band, ...], scale: Scale, ours: bool) -> _Row:
    return _Row(
        areas=join(_dotted_line(scale), *(_area(band, scale) for band in drawn)),
        edges=join(*(_edge(left, right, scale, ours) for left, right in edges(drawn))),
        names=join(*(_name(band, scale) for band in drawn)),
        label=sentence(drawn, scale) + (", our reading" if ours else ""),
    )


@cache
def axis(scale: Scale) -> Markup:
    """The marks of a scale, for the head of a column."""
    texts = []
    for index, mark in enumerate(scale.marks):
        anchor = "start" if index == 0 else "end" if index == len(scale.marks) - 1 else "middle"
        texts.append(
            element(
                "text",
                mark,
                class_="t-plot",
                x=percent_of_width(scale.position(Decimal(mark))),
                y="13",
                text_anchor=anchor,
            )
        )
    return svg(*texts, class_="ruler", height="18", aria_hidden="true")


def _dotted_line(scale: Scale) -> Markup:
    return element(
        "line",
        class_="s-none",
        x1=percent_of_width(scale.position(scale.low)),
        x2=percent_of_width(scale.position(scale.high)),
        y1="50%",
        y2="50%",
        transform=f"translate(0,{_LIFT})",
    )


def _area(band: Band, scale: Scale) -> Markup | None:
    left, right = scale.position(band.low), scale.position(band.high)
    if band.style is None or right <= left:
        return None
    height = _THICKNESS[band.style]
    return element(
        "rect",
        class_=f"f-{band.style}",
        x=percent_of_width(left),
        width=percent_of_width(right - left),
        y="50%",
        height=f"{height:g}",
        transform=f"translate(0,{_LIFT - height / 2:g})",
    )


def _edge(left: Band, right: Band, scale: Scale, ours: bool) -> Markup:
    place = scale.position(left.high)
    x = percent_of_width(place)
    owner = left.style if left.includes_high else right.style
    dot = element(
        "circle",
        class_=f"f-{owner} dot-edge" if owner else "f-paper s-ink s-ink--thin",
        cx=x,
        cy="50%",
        r="6" if owner else "4.5",
        transform=f"translate(0,{_LIFT})",
    )
    at_end = place > 80
    label = element(
        "text",
        comparison(left, right),
        element("tspan", " (ours)", class_="t-ours") if ours else None,
        class_="t-plot",
        x=x,
        y="50%",
        dx="-3" if at_end else "3",
        transform=f"translate(0,{_LIFT + 22})",
        text_anchor="end" if at_end else "start",
    )
    return join(dot, label)


def _value_line(x_value: float | None) -> tuple[Markup, ...]:
    if x_value is None:
        return ()
    x = percent_of_width(x_value)
    return tuple(
        element("line", class_=style, x1=x, x2=x, y1="0", y2="100%")
        for style in ("s-halo", "s-value")
    )


def _value_ring(x_value: float) -> tuple[Markup, ...]:
    x, shift = percent_of_width(x_value), f"translate(0,{_LIFT})"
    return tuple(
        element("circle", class_=style, cx=x, cy="50%", r="9", transform=shift)
        for style in ("s-halo", "s-ink")
    )


def _name(band: Band, scale: Scale) -> Markup | None:
    left = scale.position(band.low)
    width = scale.position(band.high) - left
    if band.style is None or width < _WIDE_ENOUGH_FOR_A_NAME:
        return None
    narrow = "" if width >= _WIDE_ENOUGH_ANYWHERE else " t-band--narrow"
    return element(
        "text",
        BAND_WORDS[band.style],
        class_=f"t-plot t-band{narrow}",
        x=percent_of_width(left),
        dx="7",
        y="50%",
        transform=f"translate(0,{_LIFT - 12})",
    )
