"""Tables of sources and words: the vendor's page, words over time, what is due for review."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from build_scripts.content.load import Content
from build_scripts.content.upkeep import upkeep
from build_scripts.export.columns import NOTE, OURS, SOURCE, number, text
from build_scripts.export.tables import Table

Rows = Iterable[tuple[Any, ...]]


def _vendor_rows(content: Content) -> Rows:
    for page in content.vendor_pages.values():
        for section in page.sections:
            for each in section.rows:
                cites = " ".join(each.cites)
                place = (page.reference, each.locator, page.verification.level)
                yield page.id, section.id, each.heading, each.printed, cites, each.note, *place


def _findings(content: Content) -> Rows:
    for audit in content.audits.values():
        for each in audit.findings:
            recomputed = "; ".join(check.recomputed for check in each.checks)
            words = (each.title, each.printed, recomputed, each.follows, each.quoted_as)
            place = (audit.reference, each.locator, audit.verification.level)
            yield audit.id, each.id, each.kind, *words, *place


def _words_over_time(content: Content) -> Rows:
    for history in content.definitions_over_time.terms:
        for each in history.uses:
            yield (
                history.id,
                history.term,
                each.year,
                each.who,
                each.says,
                each.standing,
                each.replaced_by,
                each.ours,
                each.reference,
                each.locator,
                each.verification.level,
            )


def _upkeep(content: Content) -> Rows:
    for each in upkeep(content):
        yield each.title, each.file, each.reviewed, each.review_by, each.reviewed_by


def _glossary(content: Content) -> Rows:
    for each in content.glossary.terms:
        yield each.term, each.meaning, " ".join(each.also)


SOURCE_TABLES = (
    Table(
        name="vendor_rows",
        title="What the vendor's page prints",
        columns=(
            text("page", "Id of the page"),
            text("section", "Part of the page"),
            text("heading", "Heading of the row"),
            text("printed", "As printed"),
            text("cites", "The page's own citation marks"),
            NOTE,
            *SOURCE,
        ),
        rows=_vendor_rows,
    ),
    Table(
        name="audit_findings",
        title="What does not add up in the sources",
        columns=(
            text("audit", "Id of the audited source"),
            text("id", "Id of the finding"),
            text("kind", "Kind of finding"),
            text("title", "Finding"),
            text("printed", "What is printed"),
            text("recomputed", "What was recomputed"),
            text("follows", "What follows"),
            text("quoted_as", "How this site quotes it"),
            *SOURCE,
        ),
        rows=_findings,
    ),
    Table(
        name="definitions_over_time",
        title="Who meant what by each response word",
        columns=(
            text("id", "Id of the word"),
            text("term", "Word"),
            number("year", "Year, where it is known", "year"),
            text("who", "Who says so"),
            text("says", "In our words"),
            text("standing", "Standing"),
            text("replaced_by", "What took its place"),
            OURS,
            *SOURCE,
        ),
        rows=_words_over_time,
    ),
    Table(
        name="upkeep",
        title="What is due for review",
        columns=(
            text("title", "Part"),
            text("file", "File of the repository"),
            text("reviewed", "Day of the last comparison with its sources"),
            text("review_by", "Day on which it is due again"),
            text("reviewed_by", "Clinician who reviewed it; empty is none"),
        ),
        rows=_upkeep,
    ),
    Table(
        name="glossary",
        title="Words and abbreviations",
        columns=(
            text("term", "Word"),
            text("meaning", "What it stands for"),
            text("also", "Other forms"),
        ),
        rows=_glossary,
    ),
)
