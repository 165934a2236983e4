"""The changelog as an Atom feed: one entry for each dated version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
TITLE = "Imatinib dose escalation in CML: changes"

_HEADING = re.compile(
    r"^## (?P<version>[0-9]{4}\.[0-9]{1,2}(?:\.[0-9]+)?) \((?P<day>[0-9-]{10})\)$", re.MULTILINE
)


@dataclass(frozen=True, kw_only=True)
class Release:
    """One dated version of the changelog and its text."""

    version: str
    day: str
    text: str


def releases(changelog: str) -> tuple[Release, ...]:
    """The dated versions of a changelog, in its order."""
    headings = list(_HEADING.finditer(changelog))
    texts = _HEADING.split(changelog)[3::3]
    return tuple(
        Release(version=each["version"], day=each["day"], text=text.strip())
        for each, text in zip(headings, texts, strict=True)
    )


def atom_feed(changelog: str, site_url: str) -> bytes:
    """The feed of a changelog. Raises ValueError where it has no dated version."""
    found = releases(changelog)
    if not found:
        raise ValueError("the changelog has no heading such as '## 2026.11 (2026-11-21)'")
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _child(feed, "title", TITLE)
    _child(feed, "id", f"{site_url}feed.xml")
    _child(feed, "updated", _instant(found[0].day))
    _child(feed, "link", href=f"{site_url}feed.xml", rel="self")
    _child(feed, "link", href=site_url)
    _child(_child(feed, "author"), "name", "Maintainers of the reference")
    for each in found:
        entry = _child(feed, "entry")
        _child(entry, "title", f"Version {each.version}")
        _child(entry, "id", f"{site_url}changelog/#{each.version}")
        _child(entry, "updated", _instant(each.day))
        _child(entry, "link", href=f"{site_url}changelog/")
        _child(entry, "content", each.text, type="text")
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"


def _child(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text
    return child
