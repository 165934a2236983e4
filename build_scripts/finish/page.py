"""What the passes need to know of one built page."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html as markup
from lxml.etree import XPath

# A type that makes a script element a container of data, which is never executed.
DATA_TYPES = ("application/json", "application/ld+json", "text/plain")

# What a template holds is no part of the page until a script puts a copy there.
_ANCHORS = XPath("//*[@id != '' and not(ancestor::template)]")
_REFERRING = XPath("//*[@href or @src or @poster or self::use or self::image]")
_SCRIPTS = XPath("//script[not(@src)]")
_REFUSED = XPath("//*[self::style or @style or @*[starts-with(name(), 'on')]]")


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
    inline_scripts: tuple[tuple[int, str], ...]
    refused: tuple[tuple[int, str], ...]


def read(html: str) -> Page:
    """What one page of HTML holds.

    >>> read('<h1 id="top">A</h1><a href="b/">B</a>').ids
    (('top', 1),)
    """
    parser = markup.HTMLParser(encoding="utf-8")
    document = markup.document_fromstring(f"<html>{html}".encode(), parser)
    return Page(
        ids=tuple((each.get("id"), each.sourceline) for each in _ANCHORS(document)),
        references=tuple(found for each in _REFERRING(document) for found in _references(each)),
        inline_scripts=tuple(
            (each.sourceline, each.text or "") for each in _SCRIPTS(document) if _is_code(each)
        ),
        refused=tuple(found for each in _REFUSED(document) for found in _refused(each)),
    )


def _is_code(script: markup.HtmlElement) -> bool:
    return script.get("type") not in DATA_TYPES


def _refused(element: markup.HtmlElement) -> Iterator[tuple[int, str]]:
    line, tag = element.sourceline, element.tag
    if tag == "style":
        yield line, "<style> is refused; write a stylesheet"
    for name in element.attrib:
        if name == "style":
            yield line, f"style of <{tag}> is refused; write a class"
        elif name.startswith("on"):
            yield line, f"{name} of <{tag}> is refused; listen to the event in a module"


def _references(element: markup.HtmlElement) -> Iterator[Reference]:
    if element.tag == "link" and element.get("rel") in ("canonical", "alternate"):
        return
    is_loaded = element.tag not in ("a", "area", "form")
    for name in ("href", "xlink:href", "src", "poster"):
        address = element.get(name)
        if address is not None:
            yield Reference(address=address, line=element.sourceline, is_loaded=is_loaded)
