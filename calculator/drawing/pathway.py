"""The decision pathway as a drawing: checks from top to bottom, options side by side.

Each answer that ends at an option is a line to that option's column; the others lead on to the
next check. Every box is a link to the same check or option in the list under the drawing. There
are two drawings, one for wide and one for narrow screens. A course marks the answers that it
gives, by weight and by words; nothing is left out of the drawing for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.drawing.markup import Markup, element, join, svg
from calculator.pathway_document import Check, Edge, Option, Pathway

WIDE = 1180
NARROW = 360
_BETWEEN = 28
_BOX = 64
_LEFT = 330
_TOP = 56
_COLUMN = 162
_LINE = 17
_INSIDE = 46
PLAIN, STRONG = "p-s", "p-s p-s--given"
OPEN, HERE, BLOCKED = "open", "stands here", "Not open here"
Line = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What a course adds to the drawing.

    `answers` are pairs of check and condition; `walked` are the checks on the way from the
    first along the answers, `stands_at` is the last of them; `blocked` are options that a
    contraindication closes.
    """

    open_checks: frozenset[str] = frozenset()
    answers: frozenset[tuple[str, str]] = frozenset()
    walked: frozenset[str] = frozenset()
    stands_at: str | None = None
    blocked: frozenset[str] = frozenset()

    def gives(self, check: Check, edge: Edge) -> bool:
        """Whether the course answers a check so."""
        return (check.id, edge.when) in self.answers

    def box_of(self, check: Check) -> str:
        """The style of a check's box."""
        style = "p-box p-box--q"
        if check.id in self.walked:
            style += " p-box--walked"
        return f"{style} p-box--open" if check.id in self.open_checks else style

    def words_of(self, check: Check) -> str:
        """What stands in the corner of a check's box."""
        said = (
            HERE if check.id == self.stands_at else "",
            OPEN if check.id in self.open_checks else "",
        )
        return ", ".join(each for each in said if each)


NO_MARKS = Marks()

XLINK = "http://www.w3.org/1999/xlink"


def drawing(pathway: Pathway, marks: Marks = NO_MARKS) -> Markup:
    """Both drawings; the stylesheet shows the one that fits."""
    return join(_wide(pathway, marks), _narrow(pathway, marks))


def _wide(pathway: Pathway, marks: Marks) -> Markup:
    options = pathway.options
    columns = {each.id: 10 + _LEFT + 88 + _COLUMN * at for at, each in enumerate(options)}
    y, checks = _TOP, []
    for at in range(len(pathway.checks)):
        made, y = _wide_check(pathway, at, y, columns, marks)
        checks.append(made)
    parts = [_column(each, columns[each.id], y, marks) for each in options]
    return _frame("path-wide", WIDE, y + 150, pathway, parts + checks)


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
    bar = f"M{x - 14} {end - 4}h28"
    stop = element("path", class_="p-line p-line--given", d=bar) if blocked else None
    heading = wrapped(option.title, 19)
    texts = [*_lines(wrapped(option.text, 20), PLAIN), *_blocked_line(blocked)]
    box = _box(x - 74, end + 4, 148, 128, "p-box", heading, texts)
    return join(
        *heads,
        element("path", class_="p-line p-line--column", d=f"M{x} {_TOP - 12}V{end}"),
        stop or element("path", class_="p-head", d=f"M{x} {end + 3}l-5 -9h10z"),
        _linked(box, f"option-{option.id}"),
    )


def _blocked_line(blocked: bool) -> list[Line]:
    return [(STRONG, BLOCKED)] if blocked else []


def _wide_check(
    pathway: Pathway, at: int, y: int, columns: Mapping[str, int], marks: Marks
) -> tuple[Markup, int]:
    check = pathway.checks[at]
    exits = [each for each in check.edges if each.leads_to in columns]
    spread = 22
    first = y + _BOX // 2 - spread * (len(exits) - 1) // 2 + 4
    lines = [
        _exit(edge, columns[edge.leads_to], first + spread * number, marks.gives(check, edge))
        for number, edge in enumerate(exits)
    ]
    question = _lines(wrapped(check.question, 50), PLAIN)
    box = _check_box(check, at, y, _LEFT, _BOX, question, marks)
    onward, step = _onward(pathway, at, y + _BOX, 60, marks)
    return join(*lines, onward, box), y + _BOX + step


def _check_box(
    check: Check, at: int, y: int, width: int, height: int, lines: list[Line], marks: Marks
) -> Markup:
    """The box of a check with its number, and in its corner where the course stands."""
    heads = [f"{at + 1}  {check.title}"]
    corner = marks.words_of(check)
    box = join(
        _box(10, y, width, height, marks.box_of(check), heads, lines),
        _text("p-n p-n--mark", width - 2, y + 20, corner, anchor="end") if corner else None,
    )
    return _linked(box, f"check-{check.id}")


def _exit(edge: Edge, x: int, y: int, given: bool) -> Markup:
    style = "p-line p-line--given" if given else "p-line"
    return join(
        element("path", class_=style, d=f"M{10 + _LEFT} {y}H{x}"),
        _text(f"{STRONG if given else PLAIN} t-halo", _LEFT + 18, y - 6, edge.answer),
        element("circle", class_="p-here" if given else "p-head", cx=str(x), cy=str(y), r="5"),
    )


def _onward(pathway: Pathway, at: int, y: int, room: int, marks: Marks) -> tuple[Markup, int]:
    """The arrow to the next check with the answers that lead on, and the room that it takes."""
    places = {each.id: number for number, each in enumerate(pathway.checks)}
    check = pathway.checks[at]
    lines: list[Line] = []
    for edge in (each for each in check.edges if each.leads_to in places):
        place = places[edge.leads_to]
        words = edge.answer if place == at + 1 else f"{edge.answer} (to {place + 1})"
        lines += _lines(wrapped(words, room), STRONG if marks.gives(check, edge) else PLAIN)
    if not lines:
        return Markup(""), _LINE
    given = any(style == STRONG for style, _ in lines)
    step = _BETWEEN + _LINE * (len(lines) - 1)
    arrow = join(
        element(
            "path", class_=f"p-line{' p-line--given' if given else ''}", d=f"M30 {y}V{y + step - 2}"
        ),
        element("path", class_="p-head", d=f"M30 {y + step}l-5 -9h10z"),
        *(_text(style, 44, y + 19 + _LINE * at, line) for at, (style, line) in enumerate(lines)),
    )
    return arrow, step


def _narrow(pathway: Pathway, marks: Marks) -> Markup:
    titles = {each.id: each.title for each in pathway.options}
    y = 6
    parts: list[Markup] = []
    for at, check in enumerate(pathway.checks):
        lines = _narrow_lines(check, titles, marks)
        height = 34 + _LINE * len(lines)
        onward, step = _onward(pathway, at, y + height, 44, marks)
        parts += [onward, _check_box(check, at, y, NARROW - 20, height, lines, marks)]
        y += height + step
    parts.append(_text("p-n", 10, y + 14, "Options, always in this order"))
    y += 24
    for option in pathway.options:
        lines = _lines(wrapped(option.text, _INSIDE), PLAIN)
        lines += _blocked_line(option.id in marks.blocked)
        height = 34 + _LINE * len(lines)
        box = _box(10, y, NARROW - 20, height, "p-box", [option.title], lines)
        parts.append(_linked(box, f"option-{option.id}"))
        y += height + 10
    return _frame("path-tall", NARROW, y, pathway, parts)


def _narrow_lines(check: Check, titles: Mapping[str, str], marks: Marks) -> list[Line]:
    lines = _lines(wrapped(check.question, _INSIDE), PLAIN)
    for edge in check.edges:
        if edge.leads_to in titles:
            words = wrapped(f"\u2192 {titles[edge.leads_to]}: {edge.answer}", _INSIDE)
            lines += _lines(words, STRONG if marks.gives(check, edge) else PLAIN)
    return lines


def _lines(texts: list[str], style: str) -> list[Line]:
    return [(style, text) for text in texts]


def _box(
    x: int, y: int, width: int, height: int, style: str, heads: list[str], lines: list[Line]
) -> Markup:
    texts = [*_lines(heads, "p-t"), *lines]
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
