"""A reader finds every abbreviation of the pages in the glossary."""

import re
from pathlib import Path

import pytest

from build_scripts.checks.words import unexplained
from build_scripts.content.load import load
from build_scripts.pages import all_pages
from build_scripts.paths import DOCS, ROOT

CONTENT = load(ROOT)
NOT_PROSE = re.compile(r"<[^>]+>|\]\([^)]*\)|`[^`]*`|\{[^}]*\}|&\w+;|https?://\S+")


def prose(text):
    """What a reader reads: no markup, no code, no address, no citation or identifier."""
    text = NOT_PROSE.sub(" ", text)
    for each in CONTENT.references.values():
        for known in (each.citation, each.title, each.publisher, *each.authors, *each.registry):
            text = text.replace(known or " ", " ")
    return text


PAGES = {
    path: text
    for path, text in all_pages(CONTENT).items()
    if path.endswith(".md") and isinstance(text, str) and path != "references.md"
} | {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in Path(DOCS).rglob("*.md*")
}


@pytest.mark.parametrize("path", sorted(PAGES))
def test_every_abbreviation_of_a_page_is_in_the_glossary(path):
    assert unexplained(prose(PAGES[path]), CONTENT.glossary) == []
