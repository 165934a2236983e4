"""The decision pathway as a drawing: checks from top to bottom, options side by side.

Each answer that ends at an option is a line to that option's column; the others lead on to the
next check. Every box is a link to the same check or option in the list under the drawing. There
are two drawings, one for wide and one for narrow screens.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from calculator.drawing.markup import Markup, element, join, svg
from calculator.pathway_document import Check, Edge, Option, Pathway

WIDE = 1180
NARROW = 360
_ROW = 92
_BOX = 64
_LEFT = 330
_TOP = 56
_COLUMN = 162
_LINE = 17


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What a course adds to the drawing: open checks, the answers given, blocked options.

    `answers` are pairs of check and condition.
    """

    open_checks: frozenset[str] = frozenset()
    answers: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    blocked: frozenset[str] = frozenset()


NO_MARKS = Marks()

XLINK = "http://www.w3.org/1999/xlink"


def drawing(pathway: Pathway, marks: Marks = NO_MARKS) -> Markup:
    """Both drawings; the stylesheet shows the one that fits."""
    return join(_wide(pathway, marks), _narrow(pathway, marks))


def _wide(pathway: Pathway, marks: Marks) -> Markup:
    checks, options = pathway.checks, pathway.options
    bottom = _TOP + _ROW * len(checks)
    columns = {each.id: 10 + _LEFT + 88 + _COLUMN * at for at, each in enumerate(options)}
    height = bottom + 150
    parts = [_column(each, columns[each.id], bottom, marks) for each in options]
    parts += [_wide_check(pathway, at, columns, marks) for at in range(len(checks))]
    return _frame("path-wide", WIDE, height, pathway, parts)


def _frame(name: str, width: int, height: int, pathway: Pathway, parts: list[Markup]) -> Markup:
    return svg(
        element("title", pathway.title),
        *parts,
        class_=name,
        viewBox=f"0 0 {width} {height}",
        role="group",
        aria_label=f"{pathway.title}; the list below says the same",
        **{"xmlns:xlink": XLINK},
    )


def _linked(box: Markup, place: str) -> Markup:
    """A box that leads to its place in the list.

    The theme's instant navigation assigns to the `href` of every element, which a link in SVG
    refuses; it leaves the older `xlink:href` alone, and a link with a target to the browser.
    """
    return element("a", box, target="_self", **{"xlink:href": f"#{place}"})


def _column(option: Option, x: int, bottom: int, marks: Marks) -> Markup:
    blocked = option.id in marks.blocked
    lines = wrapped(option.title, 18)
    heads = (
        _text("p-n", x, 14 + _LINE * at, line, anchor="middle") for at, line in enumerate(lines[:2])
    )
    end = bottom + 8
    stop = element("path", class_="p-line", d=f"M{x - 12} {end - 4}h24") if blocked else None
    box = _box(x - 74, end + 4, 148, 122, "p-box", option.title, wrapped(option.text, 20), 19)
    return join(
        *heads,
        element("path", class_="p-line p-line--column", d=f"M{x} {_TOP - 12}V{end}"),
        stop or element("path", class_="p-head", d=f"M{x} {end + 3}l-5 -9h10z"),
        _linked(box, f"option-{option.id}"),
    )


def _wide_check(pathway: Pathway, at: int, columns: dict[str, int], marks: Marks) -> Markup:
    check = pathway.checks[at]
    y = _TOP + _ROW * at
    style = "p-box p-box--q" + (" p-box--open" if check.id in marks.open_checks else "")
    box = _box(
        10, y, _LEFT, _BOX, style, f"{at + 1}  {check.title}", wrapped(check.question, 50), 44
    )
    exits = [each for each in check.edges if each.leads_to in columns]
    spread = 22
    first = y + _BOX // 2 - spread * (len(exits) - 1) // 2 + 4
    lines = [
        _exit(check, edge, columns[edge.leads_to], first + spread * number, marks)
        for number, edge in enumerate(exits)
    ]
    return join(
        *lines,
        _onward(pathway, at, y + _BOX, 60)[0],
        _linked(box, f"check-{check.id}"),
    )


def _exit(check: Check, edge: Edge, x: int, y: int, marks: Marks) -> Markup:
    given = (check.id, edge.when) in marks.answers
    style = "p-line p-line--given" if given else "p-line"
    return join(
        element("path", class_=style, d=f"M{10 + _LEFT} {y}H{x}"),
        _text("p-s t-halo", _LEFT + 18, y - 6, edge.answer),
        element("circle", class_="p-here" if given else "p-head", cx=str(x), cy=str(y), r="5"),
    )


def _onward(pathway: Pathway, at: int, y: int, room: int) -> tuple[Markup, int]:
    """The arrow to the next check with the answers that lead on, and the room that it takes."""
    places = {each.id: number for number, each in enumerate(pathway.checks)}
    words = []
    for edge in pathway.checks[at].edges:
        place = places.get(edge.leads_to)
        if place is not None:
            words.append(edge.answer if place == at + 1 else f"{edge.answer} (to {place + 1})")
    if not words:
        return Markup(""), _LINE
    lines = wrapped("; ".join(words), room)
    step = _ROW - _BOX + _LINE * (len(lines) - 1)
    arrow = join(
        element("path", class_="p-line", d=f"M30 {y}V{y + step - 2}"),
        element("path", class_="p-head", d=f"M30 {y + step}l-5 -9h10z"),
        *(_text("p-s", 44, y + 19 + _LINE * at, line) for at, line in enumerate(lines)),
    )
    return arrow, step


def _narrow(pathway: Pathway, marks: Marks) -> Markup:
    titles = {each.id: each.title for each in pathway.options}
    y = 6
    parts: list[Markup] = []
    for at, check in enumerate(pathway.checks):
        made, y = _narrow_check(pathway, at, check, titles, y, marks)
        parts.append(made)
    parts.append(_text("p-n", 10, y + 14, "Options, always in this order"))
    y += 24
    for option in pathway.options:
        lines = wrapped(option.text, 46)
        height = 34 + _LINE * len(lines)
        box = _box(10, y, NARROW - 20, height, "p-box", option.title, lines, 46)
        parts.append(_linked(box, f"option-{option.id}"))
        y += height + 10
    return _frame("path-tall", NARROW, y, pathway, parts)


def _narrow_check(
    pathway: Pathway, at: int, check: Check, titles: dict[str, str], y: int, marks: Marks
) -> tuple[Markup, int]:
    lines = wrapped(check.question, 46)
    for edge in check.edges:
        if edge.leads_to in titles:
            lines += wrapped(f"→ {titles[edge.leads_to]}: {edge.answer}", 46)
    height = 34 + _LINE * len(lines)
    style = "p-box p-box--q" + (" p-box--open" if check.id in marks.open_checks else "")
    box = _box(10, y, NARROW - 20, height, style, f"{at + 1}  {check.title}", lines, 46)
    onward, step = _onward(pathway, at, y + height, 44)
    return join(onward, _linked(box, f"check-{check.id}")), y + height + step


def _box(
    x: int, y: int, width: int, height: int, style: str, title: str, lines: list[str], room: int
) -> Markup:
    heads = wrapped(title, room)
    texts = [
        *(("p-t", line) for line in heads),
        *(("p-s", line) for line in lines),
    ]
    return join(
        element(
            "rect",
            class_=style,
            x=str(x),
            y=str(y),
            width=str(width),
            height=str(height),
            rx="4",
        ),
        *(_text(kind, x + 12, y + 21 + _LINE * at, line) for at, (kind, line) in enumerate(texts)),
    )


def _text(style: str, x: int, y: int, words: str, anchor: str | None = None) -> Markup:
    return element("text", words, class_=style, x=str(x), y=str(y), text_anchor=anchor)


def wrapped(text: str, room: int) -> list[str]:
    """A text in lines of at most so many letters, broken between words."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
