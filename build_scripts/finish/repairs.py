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
    # The label of a section that has a page of its own is an icon; its title names its pages.
    (
        re.compile(
            r'(<nav class="md-nav"[^>]*) aria-labelledby="__nav_\d+_label"([^>]*>\s*'
            r'<label class="md-nav__title"[^>]*>\s*<span class="md-nav__icon md-icon"></span>\s*)'
            r"([^<]*[^<\s])(?=\s*</label>)"
        ),
        r'\1 aria-label="\3"\2\3',
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
    # The page can be read and used before the theme runs.
    (
        re.compile(r'<script src="([^"]*/javascripts/bundle\.[^"]*)">'),
        r'<script defer src="\1">',
    ),
    # An empty tabindex is no number.
    (re.compile(r' tabindex=""'), ""),
)


# Between these stands text that a reader sees.
MARKUP = re.compile(r"(<script\b.*?</script>|<[^>]*>)", re.DOTALL)
PERCENT = re.compile(r"(?<=\d) %")


def repaired(html: str) -> str:
    r"""The page without these faults, each percent sign kept on the line of its number.

    >>> repaired('<td style="text-align: right;">1</td>')
    '<td class="align-right">1</td>'
    >>> repaired("<p>35 %</p>")
    '<p>35\xa0%</p>'
    """
    for fault, replacement in REPAIRS:
        html = fault.sub(replacement, html)
    parts = MARKUP.split(html)
    parts[::2] = [PERCENT.sub("\u00a0%", text) for text in parts[::2]]
    return "".join(parts)
