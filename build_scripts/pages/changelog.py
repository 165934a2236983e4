"""What changed, version by version: the page that the entries of the feed lead to."""

from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.export.feed import releases
from build_scripts.pages.page import Page
from build_scripts.paths import ROOT

CHANGELOG = "CHANGELOG.md"


def pages(content: Content) -> Iterator[Page]:
    """The page of all versions."""
    text = (ROOT / CHANGELOG).read_text(encoding="utf-8")
    yield Page(
        path="changelog.md",
        template="changelog.md.j2",
        title="What changed",
        description="Changes of criteria, evidence and calculator, version by version.",
        file=CHANGELOG,
        values={"releases": releases(text)},
    )
