"""Faults of the theme and of Markdown that are mended in the built HTML."""

import re

# What is found, what stands there instead, and why.
REPAIRS = (
    # Markdown aligns table cells by a style, which the policy refuses.
    (re.compile(r'style="text-align: (left|right|center);"'), r'class="align-\1"'),
    # A screen reader announces a dialog by its name.
    (
        re.compile(r'data-md-component="search" role="dialog">'),
        'data-md-component="search" role="dialog" aria-label="Search">',
    ),
    # A checkbox has nothing to complete, and the standard allows it no such attribute.
    (re.compile(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"'), r"\1"),
    # Firefox fetches the next page unasked, and the policy refuses that with an error.
    (re.compile(r'<link rel="(?:next|prev)" href="[^"]*">'), ""),
    # The first choice, what the system prefers, is nobody's choice and is not stored.
    (
        re.compile(r'\{try\{(t\.setItem\((a\.pathname\+"\."\+e),JSON\.stringify\(_\)\))\}'),
        r"{try{_.index===0?t.removeItem(\2):\1}",
    ),
    # An empty tabindex is no number.
    (re.compile(r' tabindex=""'), ""),
)


def repaired(html: str) -> str:
    """The page without these faults.

    >>> repaired('<td style="text-align: right;">1</td>')
    '<td class="align-right">1</td>'
    """
    for fault, replacement in REPAIRS:
        html = fault.sub(replacement, html)
    return html
