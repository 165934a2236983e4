from xml.etree import ElementTree

import pytest

from build_scripts.export.feed import ATOM, atom_feed

CHANGELOG = """# Changelog

## 2026.12 (2026-12-01)

A threshold is read anew.

## 2026.11 (2026-11-21)

First version.
"""


def test_each_dated_version_is_an_entry_newest_first() -> None:
    feed = ElementTree.fromstring(atom_feed(CHANGELOG, "https://example.org/site/"))

    entries = feed.findall(f"{{{ATOM}}}entry")
    found = [
        tuple(entry.findtext(f"{{{ATOM}}}{name}") for name in ("title", "updated", "content"))
        for entry in entries
    ]

    assert found == [
        ("Version 2026.12", "2026-12-01T00:00:00Z", "A threshold is read anew."),
        ("Version 2026.11", "2026-11-21T00:00:00Z", "First version."),
    ]


def test_a_changelog_without_a_dated_version_is_refused() -> None:
    with pytest.raises(ValueError, match="no heading such as"):
        atom_feed("# Changelog\n", "https://example.org/site/")
