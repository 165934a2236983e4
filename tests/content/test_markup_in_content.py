"""Markup in any text of the content: refused by the check, and harmless on a page regardless."""

from dataclasses import replace

import pytest

from build_scripts import gather
from build_scripts.checks.identity import text_has_markup, texts
from build_scripts.content import strict_yaml
from build_scripts.content.load import read_sources, sources
from build_scripts.paths import ROOT

ATTACK = "</script><img src=x onerror=alert(1)>"
SHOWN = "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"
# What a browser or the site generator reads as markup; the other files are data.
READ_AS_MARKUP = (".md", ".html", ".svg", ".xml")
# Each line of it becomes the title of an abbreviation.
TOOLTIPS = "includes/glossary.md"
# Any other word than those of a closed list is refused when the file is read.
FIXED = ("indication", "outcome", "disease_phase", "prior_response", "kind")
FOUND_BY_THE_AUDIT = ("characteristics", "heading", "printed")


def attacked(value):
    """The value with markup behind each text that is prose, thus with a space in it."""
    if isinstance(value, str):
        return f"{value} {ATTACK}" if " " in value.strip() else value
    if isinstance(value, list):
        return [attacked(each) for each in value]
    if isinstance(value, dict):
        return {key: kept(key, each) for key, each in value.items()}
    return value


def kept(key, value):
    return value if key in (*FIXED, *FOUND_BY_THE_AUDIT) else attacked(value)


@pytest.fixture
def attacked_content(monkeypatch):
    read = strict_yaml.read

    def with_markup(data, file):
        document = read(data, file)
        return replace(document, value=attacked(document.value))

    monkeypatch.setattr(strict_yaml, "read", with_markup)
    reading = read_sources(sources(ROOT))
    assert reading.problems == ()
    return reading.content


def test_the_check_refuses_markup_in_every_text(attacked_content):
    wanted = {
        (file, document.line(path))
        for file, document in attacked_content.documents.items()
        for path, text in texts(document.value, "")
        if ATTACK in text
    }

    assert len(wanted) > 1000
    assert {(each.file, each.line) for each in text_has_markup(attacked_content)} == wanted


def test_markup_that_came_past_the_check_is_text_on_every_page(attacked_content, monkeypatch):
    monkeypatch.setattr(gather.published, "files", lambda requests: {})
    files = {
        path: body if isinstance(body, str) else body.decode()
        for made in gather.generated(attacked_content)
        for path, body in made.items()
        if path.endswith(READ_AS_MARKUP) and path != TOOLTIPS
    }

    assert [path for path, text in files.items() if ATTACK in text or "<img src=x" in text] == []
    shown = [path for path, text in files.items() if SHOWN in text]
    assert len(shown) > len(files) / 2
