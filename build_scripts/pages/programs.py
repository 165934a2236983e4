"""Downloads and the API: what there is for spreadsheets, reference managers and programs."""

from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.export.api import collections
from build_scripts.export.table_list import TABLES
from build_scripts.pages.page import Page
from calculator.rules import RULES

CITATIONS = (
    ("BibTeX", "downloads/references.bib"),
    ("RIS", "downloads/references.ris"),
    ("CSL-JSON", "downloads/references.csl.json"),
)


def pages(content: Content) -> Iterator[Page]:
    """The page of downloads and of the API."""
    tables = [
        {
            "table": each,
            "rows": sum(1 for _ in each.rows(content)),
            "columns": [column.name for column in each.columns],
        }
        for each in TABLES
    ]
    yield Page(
        path="downloads/index.md",
        template="downloads.md.j2",
        title="Downloads and API",
        description="The facts as CSV, JSON with schemas, BibTeX, RIS and CSL-JSON, and a feed.",
        file="build_scripts/templates/downloads.md.j2",
        wide=True,
        values={
            "tables": tables,
            "citations": CITATIONS,
            "collections": collections(content),
            "case": next(iter(content.cases.values())),
            "revision": RULES.revision,
        },
    )
