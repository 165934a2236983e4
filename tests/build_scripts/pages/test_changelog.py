"""The page of changes: the entries of the feed lead to it."""

import re
from xml.etree import ElementTree

from build_scripts.content.load import load
from build_scripts.export.feed import ATOM, atom_feed, releases
from build_scripts.pages import changelog
from build_scripts.pages.environment import environment
from build_scripts.pages.page import render
from build_scripts.paths import ROOT

CONTENT = load(ROOT)


def test_every_entry_of_the_feed_leads_to_a_heading_of_the_page():
    (page,) = changelog.pages(CONTENT)
    text = render(page, environment(CONTENT))
    feed = ElementTree.fromstring(atom_feed((ROOT / "CHANGELOG.md").read_text(), "https://a.b/"))

    leads_to = [each.text for each in feed.iterfind(f"{{{ATOM}}}entry/{{{ATOM}}}id")]
    headings = [each for each in text.splitlines() if each.startswith("## 20")]

    assert leads_to == [
        f"https://a.b/changelog/#{each.split('{#')[1].rstrip('}')}" for each in headings
    ]


def test_every_version_says_which_verdicts_change():
    impact = re.compile(r"### Verdicts that change\n.*^cases: .*^grid: ", re.DOTALL | re.MULTILINE)

    silent = [
        each.version
        for each in releases((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
        if not impact.search(each.text)
    ]

    assert silent == []
