"""Well-formed markup from elements; the one place that escapes.

What these functions make is read as HTML in a built page and as XML in the browser, so every
element is closed, every attribute quoted, and an ``svg`` names its namespace.
"""

import re

SVG_NAMESPACE = "http://www.w3.org/2000/svg"

_WITHOUT_CONTENT = frozenset(
    ("br", "circle", "col", "hr", "input", "line", "path", "polyline", "rect")
)

# What means something in markup, and the characters that XML does not allow.
_TO_ESCAPE = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class Markup(str):
    """Text that is markup already and is not escaped again, here or in a template."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def escape(text: str) -> Markup:
    """Text as it may stand in an element or an attribute.

    A character that XML does not allow becomes U+FFFD, so that whatever was typed can be shown.
    Markup is returned as it is.
    """
    if isinstance(text, Markup):
        return text
    return Markup(_TO_ESCAPE.sub(_reference, str(text)))


def _reference(found: re.Match[str]) -> str:
    return _REFERENCES.get(found[0], "\ufffd")


def element(name: str, /, *children: str | None, **attributes: str | None) -> Markup:
    """One element; children that are plain text are escaped, ``None`` is left out.

    A trailing underscore of an attribute's name is dropped and the others become hyphens
    (``class_``, ``aria_label``). An attribute that is ``None`` is left out.

    >>> element("td", "> 35", class_="axis", data_label="Ph+")
    '<td class="axis" data-label="Ph+">&gt; 35</td>'
    >>> element("br")
    '<br/>'
    """
    written = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = join(*children)
    if not content and name in _WITHOUT_CONTENT:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{content}</{name}>")


def join(*parts: str | None) -> Markup:
    """Parts one after the other; plain text is escaped, ``None`` is left out."""
    return Markup("".join(escape(part) for part in parts if part is not None))


def svg(*children: str | None, **attributes: str | None) -> Markup:
    """An ``svg`` with its namespace, which XML needs and HTML allows."""
    return element("svg", *children, xmlns=SVG_NAMESPACE, **attributes)


def percent_of_width(share: float) -> str:
    """A position on the x axis of a plot, as a percentage of its width with two decimals."""
    return f"{share:.2f}%"
