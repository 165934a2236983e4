"""Every generated page, from the content to Markdown."""

from collections.abc import Callable, Iterator

import jinja2

from build_scripts.content.load import Content
from build_scripts.pages import (
    audit,
    cases,
    changelog,
    comparison,
    criteria,
    definitions,
    dosing,
    evidence,
    hand_written,
    ledger,
    mutations,
    pathway,
    programs,
    references,
    speed,
    studies,
    upkeep,
    vendor,
)
from build_scripts.pages.environment import environment
from build_scripts.pages.page import Page, render

Kind = Callable[[Content], Iterator[Page]]

KINDS: tuple[Kind, ...] = (
    criteria.pages,
    definitions.pages,
    evidence.pages,
    studies.pages,
    mutations.pages,
    pathway.pages,
    dosing.pages,
    comparison.pages,
    programs.pages,
    vendor.pages,
    audit.pages,
    references.pages,
    changelog.pages,
    speed.pages,
    upkeep.pages,
    ledger.pages,
)


def all_pages(content: Content) -> dict[str, str]:
    """Every page by its path among the site's sources, and the glossary for tooltips."""
    return case_pages(content) | other_pages(content)


def case_pages(content: Content) -> dict[str, str]:
    """The worked cases and their index: half of all that is drawn."""
    return _by_path(_rendered(content, environment(content), (cases.pages,)))


def other_pages(content: Content) -> dict[str, str]:
    """Every page but the cases, and the glossary for tooltips."""
    templates = environment(content)
    pages = [
        *_rendered(content, templates, KINDS),
        *hand_written.rendered(content, templates).items(),
        ("includes/glossary.md", references.tooltips(content)),
    ]
    return _by_path(pages)


def _rendered(
    content: Content, templates: jinja2.Environment, kinds: tuple[Kind, ...]
) -> list[tuple[str, str]]:
    lines = upkeep.review_lines(content)
    return [
        (each.path, upkeep.with_review_line(render(each, templates), each.file, lines))
        for kind in kinds
        for each in kind(content)
    ]


def _by_path(pages: list[tuple[str, str]]) -> dict[str, str]:
    paths = [path for path, _ in pages]
    if twice := sorted({path for path in paths if paths.count(path) > 1}):
        raise ValueError(f"two pages have one path: {', '.join(twice)}")
    return dict(pages)
