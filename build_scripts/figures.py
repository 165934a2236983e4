"""Every figure of the content, and what vouches for it: a slip of a finger shows up a second time.

`tests/golden/figures.txt` is this list as committed. What a check can recompute is recomputed
elsewhere; here stands what can only be compared with the paper, so that a figure never changes
without a line in the review that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from build_scripts.content.strict_yaml import Document

NAMES = ("id", "name", "term", "mutation", "outcome", "month", "label", "title", "study")
"""What tells an item of a list from the others, first choice first; else its place counts."""

WHOLE = frozenset(("locator", "level"))
"""Written out in full: the place of a figure in its source, and how far it was checked."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WRITTEN_BY = "# Every figure of the content; written by python3 dev.py golden.\n"


def written(documents: dict[str, Document]) -> str:
    """The figures of all files, by file, place and value, in the order in which they stand."""
    lines = [
        f"{file.removeprefix('content/')} | {place} | {figures}\n"
        for file in sorted(documents)
        for place, figures in figures_of(documents[file].value)
    ]
    return _WRITTEN_BY + "".join(lines)


def figures_of(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Each place below a value that holds figures, with what is written there of them.

    >>> list(figures_of({"results": [{"id": "mcyr", "note": "2 of 7", "locator": "Table 2"}]}))
    [('results.mcyr.note', '2 7'), ('results.mcyr.locator', 'Table 2')]
    """
    if isinstance(value, dict):
        for key, each in value.items():
            yield from figures_of(each, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for name, each in zip(_item_names(value), value, strict=True):
            yield from figures_of(each, f"{place}.{name}")
    elif isinstance(value, bool):
        yield place, str(value).lower()
    elif isinstance(value, int | Decimal):
        yield place, str(value)
    elif isinstance(value, str) and (shown := _shown(value, place)):
        yield place, shown


def _shown(text: str, place: str) -> str:
    return text if place.rpartition(".")[2] in WHOLE else " ".join(_FIGURE.findall(text))


def _item_names(items: list[Any]) -> list[str]:
    """The name of each item where one key names them all apart, else their places from 1."""
    for key in NAMES:
        names = [each.get(key) if isinstance(each, dict) else None for each in items]
        if all(isinstance(each, str) for each in names) and len(set(names)) == len(items):
            return names
    return [str(place) for place in range(1, len(items) + 1)]
