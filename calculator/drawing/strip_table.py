"""The frame of a strip: columns, groups by standing, and the head of each row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from calculator.criteria import CriteriaSet
from calculator.drawing.icons import STANDING_STYLES, our_copy_mark, standing, verdict
from calculator.drawing.markup import Markup, element, percent_of_width, svg
from calculator.drawing.milestones import SCALES
from calculator.drawing.ruler import axis
from calculator.kinds import BCR, PH
from calculator.quantities import Number

QUANTITIES = (PH, BCR)
STANDING_NOTES = {
    "current-label": "label, escalation rule",
    "protocol": "escalation rule of the protocol",
    "vendor-page": "vendor page, not a guideline",
}


@dataclass(frozen=True, kw_only=True)
class LinkedRow:
    """Current guidelines that are linked and not computed: names, address, why, short mark."""

    title: str
    href: str
    statement: str
    mark: str


def strip_table(
    caption: Markup, second: str, heads: Iterable[str], groups: Iterable[Markup], *, class_: str
) -> Markup:
    """The whole table: caption, heads with their axes, and the groups."""
    columns = element(
        "colgroup", *(element("col", class_=f"c-{name}") for name in ("set", "verdict", "ph", "is"))
    )
    plots = (
        element("th", head, axis(SCALES[quantity]), scope="col", role="columnheader", class_="axis")
        for quantity, head in zip(QUANTITIES, heads, strict=True)
    )
    names = (element("th", name, scope="col", role="columnheader") for name in ("Rule set", second))
    head = element("thead", element("tr", *names, *plots, role="row"), role="rowgroup")
    return element("table", caption, columns, head, *groups, class_=class_, role="table")


def groups_by_standing(
    rows: Iterable[tuple[CriteriaSet, list[Markup]]], root: str, values: dict[str, Number | None]
) -> list[Markup]:
    """The rows under the heading of their standing; `values` run on through the headings."""
    made = []
    for name, members in groupby(rows, key=lambda row: row[0].standing):
        body = [_set_row(of, cells, root) for of, cells in members]
        style = STANDING_STYLES[name]
        heading = _group_heading(standing(name), values)
        made.append(element("tbody", heading, *body, class_=f"g-{style}", role="rowgroup"))
    return made


def _group_heading(words: Markup, values: dict[str, Number | None]) -> Markup:
    lines = (_value_through(quantity, values.get(quantity)) for quantity in QUANTITIES)
    return element(
        "tr",
        element("th", words, scope="rowgroup", colspan="2", role="columnheader"),
        *(element("td", each, class_="axis gline", role="cell") for each in lines),
        role="row",
    )


def _value_through(quantity: str, value: Number | None) -> Markup | None:
    if value is None:
        return None
    x = percent_of_width(SCALES[quantity].position(value))
    line = element("line", class_="s-value", x1=x, x2=x, y1="0", y2="100%")
    return svg(line, class_="ruler", aria_hidden="true")


def _set_row(of: CriteriaSet, cells: list[Markup], root: str) -> Markup:
    level = of.verification.level
    name = element(
        "th",
        element("a", of.short_title, href=f"{root}criteria/{of.id}/"),
        " ",
        our_copy_mark(level),
        element("small", standing_note(of)),
        scope="row",
        role="rowheader",
    )
    return element("tr", name, *cells, class_="set", role="row")


def set_name(set_id: str) -> str:
    """The name of a guideline's edition from its id: "ELN 2013"."""
    return set_id.upper().replace("-", " ")


def standing_note(of: CriteriaSet) -> str:
    """What stands under the name of a set: what superseded it, or what kind of text it is."""
    if of.standing == "superseded" and of.superseded_by:
        return f"superseded by {set_name(of.superseded_by)}"
    return STANDING_NOTES.get(of.standing, "superseded")


def linked_group(linked: LinkedRow) -> Markup:
    """The group of the current guidelines, which are linked and not computed."""
    name = element(
        "th", element("a", linked.title, href=linked.href), scope="row", role="rowheader"
    )
    says = element("td", verdict("link"), class_="says", role="cell")
    why = element(
        "td",
        element("span", linked.statement, class_="small muted"),
        class_="reason",
        colspan="2",
        role="cell",
    )
    row = element("tr", name, says, why, class_="set", role="row")
    heading = _group_heading(standing("current-guideline"), {})
    return element("tbody", heading, row, class_="g-linked", role="rowgroup")


def axis_cell(quantity: str, drawn: Markup | None, words: str | None = None) -> Markup:
    """A cell with a ruler, or with the words that stand for it."""
    name = SCALES[quantity].short_name
    content = drawn or element("span", words or f"{name} not used", class_="unused")
    return element("td", content, class_="axis", data_label=name, role="cell")
