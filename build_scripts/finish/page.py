"""What the passes need to know of one built page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# A type that makes a script element a container of data, which is never executed.
DATA_TYPES = ("application/json", "application/ld+json", "text/plain")


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One address in a page, and the line that it stands in.

    `is_loaded` tells what the browser fetches by itself from a link that a reader follows.
    """

    address: str
    line: int
    is_loaded: bool


@dataclass(frozen=True, kw_only=True)
class Page:
    """The anchors, addresses and inline scripts of a page, and what a strict policy refuses."""

    ids: tuple[tuple[str, int], ...]
    references: tuple[Reference, ...]
    inline_scripts: tuple[str, ...]
    refused: tuple[tuple[int, str], ...]


@dataclass(kw_only=True)
class _Gathered:
    ids: list[tuple[str, int]] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    inline_scripts: list[str] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gathered = _Gathered()
        self.in_inline_script = False
        self.template_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if tag == "template":
            self.template_depth += 1
        # What a template holds is no part of the page until a script puts a copy there.
        if attributes.get("id") and not self.template_depth:
            self.gathered.ids.append((attributes["id"], line))
        self._refuse(tag, attributes, line)
        self._refer(tag, attributes, line)
        if tag == "script" and "src" not in attributes:
            self.in_inline_script = attributes.get("type") not in DATA_TYPES
            if self.in_inline_script:
                self.gathered.inline_scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.in_inline_script = False
        elif tag == "template":
            self.template_depth -= 1

    def handle_data(self, data: str) -> None:
        if self.in_inline_script:
            self.gathered.inline_scripts[-1] += data

    def _refuse(self, tag: str, attributes: dict[str, str], line: int) -> None:
        if tag == "style":
            self.gathered.refused.append((line, "<style> is refused; write a stylesheet"))
        for name in attributes:
            if name == "style":
                self.gathered.refused.append((line, f"style of <{tag}> is refused; write a class"))
            elif name.startswith("on"):
                advice = "listen to the event in a module"
                self.gathered.refused.append((line, f"{name} of <{tag}> is refused; {advice}"))

    def _refer(self, tag: str, attributes: dict[str, str], line: int) -> None:
        if tag == "link" and attributes.get("rel") in ("canonical", "alternate"):
            return
        for name in ("href", "src", "poster"):
            if name in attributes:
                is_loaded = tag not in ("a", "area", "form")
                address = attributes[name]
                reference = Reference(address=address, line=line, is_loaded=is_loaded)
                self.gathered.references.append(reference)


def read(html: str) -> Page:
    """What one page of HTML holds.

    >>> read('<h1 id="top">A</h1><a href="b/">B</a>').ids
    (('top', 1),)
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = reader.gathered
    return Page(
        ids=tuple(found.ids),
        references=tuple(found.references),
        inline_scripts=tuple(found.inline_scripts),
        refused=tuple(found.refused),
    )
