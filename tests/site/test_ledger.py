"""Every figure that a page shows comes from a record of the ledger."""

import re
from html.parser import HTMLParser

from build_scripts.finish.links import html_files
from build_scripts.ledger import records

FIGURE = re.compile(r"\d\s*%|\b\d+/\d+\b")
WITHOUT_END = frozenset(("br", "col", "hr", "img", "input", "link", "meta"))
SOURCE_LINK = "src"


class Figures(HTMLParser):
    """The figures of a page's article that lie in no record, and the records that it names."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.in_article = False
        self.loose: list[str] = []
        self.named: set[str] = set()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.in_article = self.in_article or tag == "article"
        mark = given.get("data-record")
        if mark:
            self.named.update(mark.split())
        quiet = given.get("aria-hidden") == "true" or SOURCE_LINK in (given.get("class") or "")
        if tag not in WITHOUT_END:
            inside = bool(self.open) and self.open[-1][1]
            self.open.append((tag, inside or bool(mark) or quiet))

    def handle_startendtag(self, tag, attrs):
        mark = dict(attrs).get("data-record")
        if mark:
            self.named.update(mark.split())

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        self.in_article = self.in_article and any(each == "article" for each, _ in self.open)

    def handle_data(self, data):
        inside = bool(self.open) and self.open[-1][1]
        if self.in_article and not inside and FIGURE.search(data):
            self.loose.append(data.strip())


def figures_of(text):
    found = Figures()
    found.feed(text)
    return found


def built_pages(site):
    """Every built page by its place, with its figures."""
    for path in html_files(site):
        yield path.relative_to(site).as_posix(), figures_of(path.read_text(encoding="utf-8"))


def test_every_percentage_and_fraction_lies_in_a_record(site):
    loose = {place: found.loose for place, found in built_pages(site) if found.loose}

    assert loose == {}


def test_every_record_that_a_page_names_is_in_the_ledger(site, content):
    known = records(content).keys()
    unknown = {
        place: sorted(found.named - known)
        for place, found in built_pages(site)
        if found.named - known
    }

    assert unknown == {}


def test_a_figure_outside_a_record_is_noticed():
    page = (
        '<article><p>38 %</p><p data-record="studies/x">13/34</p><a class="src">5 %</a></article>'
    )

    assert figures_of(page).loose == ["38 %"]
