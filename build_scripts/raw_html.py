"""An extension of Markdown: raw HTML is set aside whole, before Markdown reads it tag by tag.

Most of a generated page is one long drawing or table, and to Markdown it is all the same: raw
HTML stands in the page as it was written. Finding the end of such a block by its own tag alone
gives the same page in a fraction of the time.
"""

import re

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_START = re.compile(r"<([a-z][a-z0-9]*)[ >]")
# Fenced code is set aside earlier; mkdocs and Markdown read raw HTML right after this (21, 20).
_PRIORITY = 22


class RawHtml(Extension):
    """Sets aside each block of raw HTML that begins and ends with a line."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Registers what sets the blocks aside."""
        md.preprocessors.register(_Preprocessor(md), "raw_html_blocks", _PRIORITY)


class _Preprocessor(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        kept: list[str] = []
        at = 0
        while at < len(lines):
            end = self._end(lines, at)
            if end is None:
                kept.append(lines[at])
                at += 1
            else:
                block = "\n".join(lines[at:end])
                kept += ["", self.md.htmlStash.store(block), ""]
                at = end
        return kept

    def _end(self, lines: list[str], start: int) -> int | None:
        """The line after the block that starts here; None where none does, or none ends."""
        begun = _START.match(lines[start])
        if begun is None or not self.md.is_block_level(begun[1]):
            return None
        opening, closing = re.compile(rf"<{begun[1]}[ >]"), f"</{begun[1]}>"
        depth = 0
        for at in range(start, len(lines)):
            depth += len(opening.findall(lines[at])) - lines[at].count(closing)
            if depth <= 0:
                return at + 1 if lines[at].endswith(closing) else None
        return None


def makeExtension(**settings: object) -> RawHtml:  # noqa: N802
    """What Markdown calls to load this extension."""
    return RawHtml(**settings)
