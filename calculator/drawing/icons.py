"""Verdicts, outcomes and standing: a shape and a word for each, never color alone.

Category names are those of the criteria sets; the words are what a reader sees.
"""

from __future__ import annotations

from functools import cache

from calculator.describe import OUTCOME_WORDS, VERIFICATION_WORDS
from calculator.drawing.markup import Markup, element, join, svg
from calculator.judgment import Outcome

VERDICT_WORDS = {
    "failure": "Failure",
    "suboptimal": "Suboptimal",
    "warning": "Warning",
    "optimal": "Optimal",
    "met": "Escalation rule met",
    "notmet": "Escalation rule not met",
    "open": "Cannot be assessed",
    "link": "Not computed",
}

STANDING_WORDS = {
    "current-guideline": "Current guidelines",
    "current-label": "Current labels",
    "superseded": "Superseded guidelines",
    "protocol": "Study protocols",
    "vendor-page": "Vendor page",
}

STANDING_STYLES = {
    "current-guideline": "current",
    "current-label": "current",
    "superseded": "superseded",
    "protocol": "protocol",
    "vendor-page": "vendor",
}


def _line(d: str) -> Markup:
    return element("path", d=d)


def _area(d: str) -> Markup:
    return element("path", d=d, class_="solid")


def _knocked_out(d: str) -> Markup:
    return element("path", d=d, class_="knock")


def _ring(radius: str, dashes: str | None = None) -> Markup:
    return element("circle", cx="8", cy="8", r=radius, stroke_dasharray=dashes)


def _dot(cx: str, cy: str, radius: str) -> Markup:
    return element("circle", cx=cx, cy=cy, r=radius, class_="solid")


def _square(inset: str, side: str, class_: str | None = None) -> Markup:
    return element("rect", x=inset, y=inset, width=side, height=side, rx="1.5", class_=class_)


_SHAPES = {
    "failure": join(
        _area("M5 .9h6L15.1 5v6L11 15.1H5L.9 11V5z"),
        _knocked_out("M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4"),
    ),
    "suboptimal": join(_line("M8 1.2L14.8 8 8 14.8 1.2 8z"), _area("M1.2 8h13.6L8 14.8z")),
    "warning": join(_line("M8 1.8L15 14.2H1z"), _line("M8 6v4"), _dot("8", "12.1", "1")),
    "optimal": join(_ring("6.9"), _line("M4.8 8.3l2.3 2.3 4.2-4.8")),
    "met": join(_square("1", "14", "solid"), _knocked_out("M8 12V4.6M4.7 7.7L8 4.4l3.3 3.3")),
    "notmet": join(_square("1.8", "12.4"), _line("M4.8 8h6.4")),
    "open": join(
        _ring("6.9", "2.6 2.2"),
        _line("M6.2 6.3c.2-1.1 1-1.6 1.9-1.6 1 0 1.8.7 1.8 1.6 0 1.3-1.8 1.4-1.8 2.8"),
        _dot("8.1", "11.5", "1"),
    ),
    "link": join(
        element("path", d="M6.5 3H3v10h10V9.5", stroke_dasharray="2.4 2"),
        _line("M9 2.8h4.2V7M13 3L7.5 8.5"),
    ),
    "outcome-met": _dot("8", "8", "6"),
    "outcome-not_met": _ring("5.3"),
    "outcome-not_assessable": _ring("5.6", "2.4 2.2"),
    "standing-current": join(_dot("8", "8", "3.6"), _ring("6.6")),
    "standing-superseded": join(
        _line("M3 8a5 5 0 1 0 1.7-3.8M3 2.6v3h3"), _line("M8 5.4V8l1.8 1.2")
    ),
    "standing-protocol": join(_line("M4 1.8h5.5L12.5 5v9.2H4z"), _line("M6 8h4.5M6 10.8h4.5")),
    "standing-vendor": join(_line("M1.4 7.2L7 1.8h5l1 5L7.4 13z"), _dot("10", "4.8", "1.1")),
    "copy-primary": join(_dot("8", "8", "6.4"), _ring("6.4")),
    "copy-abstract": join(_ring("6.4"), _area("M8 1.6a6.4 6.4 0 0 1 0 12.8z")),
    "copy-secondary": join(_ring("6.4"), _area("M8 8V1.6A6.4 6.4 0 0 1 14.4 8z")),
}


@cache
def icon(name: str, label: str | None = None) -> Markup:
    """One shape; hidden from a screen reader unless it has a label of its own."""
    return svg(
        _SHAPES[name],
        class_="icon",
        viewBox="0 0 16 16",
        role="img" if label else None,
        aria_label=label,
        aria_hidden=None if label else "true",
        focusable="false",
    )


def verdict_style(category: str | None) -> str:
    """The entry of the vocabulary for a category of a set: failure, met, notmet, open, ...

    `None` (no criterion met, something not assessable) is *open* and never *not met*.
    """
    if category is None:
        return "open"
    if category == "none":
        return "notmet"
    if category == "escalate":
        return "met"
    return category


def verdict(
    style: str, word: str | None = None, *, plain: bool = False, provisional: bool = False
) -> Markup:
    """A verdict: shape, word and edge. `plain` has no box, `provisional` a dashed one."""
    word = word or VERDICT_WORDS[style]
    classes = ["verdict", f"verdict--{style}"]
    if plain:
        classes.append("verdict--plain")
    if provisional:
        classes.append("verdict--provisional")
        word = f"Provisional: {word}"
    return element("span", icon(style), word, class_=" ".join(classes))


def outcome(name: str) -> Markup:
    """The outcome of one criterion: a dot, a ring or a dashed ring, with its word."""
    return element(
        "span",
        icon(f"outcome-{name}"),
        OUTCOME_WORDS[Outcome(name)],
        class_=f"outcome outcome--{name}",
    )


def standing(name: str, word: str | None = None) -> Markup:
    """The standing of a set of rules as shape and word."""
    style = STANDING_STYLES[name]
    return element(
        "span",
        icon(f"standing-{style}"),
        word or STANDING_WORDS[name],
        class_=f"standing standing--{style}",
    )


def our_copy(level: str) -> Markup:
    """How far our copy was checked: a filling circle with its words."""
    return element("span", icon(f"copy-{level}"), VERIFICATION_WORDS[level], class_="checked")


def our_copy_mark(level: str) -> Markup:
    """The filling circle alone, named for a screen reader."""
    return icon(f"copy-{level}", f"our copy: {VERIFICATION_WORDS[level]}")
