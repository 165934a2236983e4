"""Setting raw HTML aside changes nothing of what Markdown publishes but blank lines."""

import re

import markdown
import pytest

from build_scripts.raw_html import RawHtml


def published(text: str, *extensions: object) -> str:
    made = markdown.markdown(text, extensions=["attr_list", "tables", *extensions])
    return re.sub(r"\n+", "\n", made)


def stashed(text: str) -> list[str]:
    reader = markdown.Markdown(extensions=[RawHtml()])
    reader.preprocessors["raw_html_blocks"].run(text.split("\n"))
    return reader.htmlStash.rawHtmlBlocks


@pytest.mark.parametrize(
    "text",
    [
        "<div><div>*a*</div>\n\n<p>b</p>\n</div>\n\n*c*",
        "<table>\n<tr><td>a\n\n**b**</td></tr>\n</table>\n## After {#after}",
        "<div>a</div> and *b*\n\n*c*",
        "<span>a</span> *b*\n\n<em>c</em> *d*",
        "<p>never closed\n\n*a*",
        "<hr/>\n\n*a*",
        "before *a*\n<div>*b*</div>\n*c*",
    ],
)
def test_a_page_is_published_as_without_the_extension(text):
    assert published(text, RawHtml()) == published(text)


def test_a_block_is_set_aside_whole_up_to_its_own_end():
    text = "<div>\n<div>a</div>\n\n</div>\n\n# b\n\n<p>c</p>"

    assert stashed(text) == ["<div>\n<div>a</div>\n\n</div>", "<p>c</p>"]


def test_what_goes_on_after_its_end_is_left_to_markdown():
    assert stashed("<div>a</div> *b*\n\n<b>c</b>") == []
