"""The project's content with one thing changed, as the audit then sees it."""

import re
from dataclasses import replace
from typing import Any

from build_scripts import audit
from build_scripts.content.load import Content, load
from build_scripts.paths import ROOT

CONTENT = load(ROOT)


def messages(content: Content, name: str) -> list[str]:
    """What one audit says of the content, without the place."""
    alone = replace(content, audits={name: content.audits[name]})
    return [problem.message for problem in audit.check(alone)]


def with_item(kind: str, name: str, **changes: Any) -> Content:
    """The content with parts of one study, vendor page or audit changed."""
    items = getattr(CONTENT, kind)
    return replace(CONTENT, **{kind: items | {name: replace(items[name], **changes)}})


def with_study(**changes: Any) -> Content:
    """The content with the 2003 study changed."""
    return with_item("studies", "kantarjian-2003", **changes)


def one_changed(items: tuple, index: int, **changes: Any) -> tuple:
    """The items with one of them changed."""
    return (*items[:index], replace(items[index], **changes), *items[index + 1 :])


def with_page_row(heading: str, pattern: str, put: str) -> Content:
    """The content with other words in a row of the vendor's page."""
    page = CONTENT.vendor_pages["smolecule-2026"]
    sections = tuple(
        replace(
            section,
            rows=tuple(
                replace(row, printed=re.sub(pattern, put, row.printed))
                if row.heading == heading
                else row
                for row in section.rows
            ),
        )
        for section in page.sections
    )
    return with_item("vendor_pages", page.id, sections=sections)
