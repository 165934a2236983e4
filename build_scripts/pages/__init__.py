"""Every generated page, from the content to Markdown."""

from collections.abc import Callable, Iterator

from build_scripts.content.load import Content
from build_scripts.pages import (
    cases,
    criteria,
    definitions,
    hand_written,
    mutations,
    references,
    studies,
    vendor,
)
from build_scripts.pages.environment import environment
from build_scripts.pages.page import Page, render

KINDS: tuple[Callable[[Content], Iterator[Page]], ...] = (
    criteria.pages,
    definitions.pages,
    studies.pages,
    mutations.pages,
    vendor.pages,
    cases.pages,
    references.pages,
)


def all_pages(content: Content) -> dict[str, str]:
    """The pages by their path among the site's sources, and the glossary for tooltips."""
    templates = environment(content)
    made = {each.path: render(each, templates) for kind in KINDS for each in kind(content)}
    written = hand_written.rendered(content, templates)
    return made | written | {"includes/glossary.md": references.tooltips(content)}
