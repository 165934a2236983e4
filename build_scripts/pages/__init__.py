"""Every generated page, from the content to Markdown."""

from collections.abc import Callable, Iterator

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

KINDS: tuple[Callable[[Content], Iterator[Page]], ...] = (
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
    cases.pages,
    references.pages,
    changelog.pages,
    speed.pages,
    upkeep.pages,
    ledger.pages,
)


def all_pages(content: Content) -> dict[str, str]:
    """The pages by their path among the site's sources, and the glossary for tooltips.

    Raises ValueError where two pages have one path.
    """
    templates = environment(content)
    lines = upkeep.review_lines(content)
    pages = [
        (each.path, upkeep.with_review_line(render(each, templates), each.file, lines))
        for kind in KINDS
        for each in kind(content)
    ]
    pages.extend(hand_written.rendered(content, templates).items())
    pages.append(("includes/glossary.md", references.tooltips(content)))
    paths = [path for path, _ in pages]
    if twice := sorted({path for path in paths if paths.count(path) > 1}):
        raise ValueError(f"two pages have one path: {', '.join(twice)}")
    return dict(pages)
