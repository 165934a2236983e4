"""Tables of the answer: a caption, heads with scope, and cells that name their head on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calculator.drawing.markup import Markup, element

Row = tuple[str, Sequence[str | None]]


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Row], *, note: str | None = None
) -> Markup:
    """A table of rows, each a head and its cells, in a region that scrolls by itself."""
    return region(
        caption,
        element(
            "table",
            element(
                "caption", caption, " ", element("span", note, class_="muted") if note else None
            ),
            element("thead", element("tr", *(element("th", each, scope="col") for each in heads))),
            element("tbody", *(_row(heads, head, cells) for head, cells in rows)),
            class_="data cards",
        ),
    )


def region(label: str, content: Markup) -> Markup:
    """A part that may be wider than a phone and is scrolled by keyboard too."""
    return element("div", content, class_="scroll", role="region", aria_label=label, tabindex="0")


def _row(heads: Sequence[str], head: str, cells: Sequence[str | None]) -> Markup:
    made = (
        element("td", each, data_label=name) for name, each in zip(heads[1:], cells, strict=True)
    )
    return element("tr", element("th", head, scope="row"), *made)
