"""How long a first answer takes, beside other set-ups; measured by `dev.py bench`."""

import json
from collections.abc import Iterator

from build_scripts.bench.link import FAST_4G
from build_scripts.content.load import Content
from build_scripts.pages.page import Page
from build_scripts.paths import DOCS

MEASURED = DOCS / "measured/bench.json"
NAMES = {
    "lazy-bare": "Lazy runtime, bare page as the others",
    "lazy": "Lazy runtime, the whole calculator page",
    "robust-bare": "Robust runtime, bare page as the others",
    "robust": "Robust runtime, the whole calculator page",
    "micropython": "MicroPython in a worker, a slice of the rules",
    "naive": "Pyodide in a worker, the ordinary way",
    "pyscript": "PyScript",
    "blank": "A blank page",
}


def pages(content: Content) -> Iterator[Page]:
    """The page of the measurements; where there are none, it says how to make them."""
    measured = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.is_file() else None
    tables = list(_tables(measured["rows"])) if measured else []
    yield Page(
        path="speed.md",
        template="speed.md.j2",
        title="How fast the calculator starts",
        description="Time, bytes and memory of a first answer, beside other set-ups.",
        file="docs/measured/bench.json" if measured else "build_scripts/bench/run.py",
        values={"measured": measured, "tables": tables, "fast_4g": FAST_4G},
        indexed=False,
    )


def _tables(rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One table for each condition, cold and warm."""
    order = list(NAMES)
    for condition, state in dict.fromkeys((each["condition"], each["state"]) for each in rows):
        chosen = [each for each in rows if (each["condition"], each["state"]) == (condition, state)]
        chosen.sort(key=lambda each: order.index(each["page"]))
        yield {
            "title": f"{condition[0].upper()}{condition[1:]}, {state}",
            "rows": [_row(each) for each in chosen],
        }


def _row(row: dict[str, object]) -> dict[str, object]:
    return {
        **row,
        "name": NAMES[row["page"]],
        "sent_kb": round(row["sent_bytes"] / 1000),
        "settled_kb": round(row["settled_bytes"] / 1000),
        "memory_mib": round(row["memory_over_blank_bytes"] / 2**20),
    }
