"""What is due to be compared with its sources again, and the line that says so on each page."""

from collections.abc import Iterator
from html import escape

from build_scripts.content.load import Content
from build_scripts.content.upkeep import UpkeepItem, upkeep
from build_scripts.pages.page import Page

OVERDUE = '<strong class="overdue" data-overdue hidden>Review overdue</strong>'


def pages(content: Content) -> Iterator[Page]:
    """The list of everything that is reviewed, the one that is due first at the top."""
    items = upkeep(content)
    yield Page(
        path="upkeep.md",
        template="upkeep.md.j2",
        title="What is due for review",
        description="When each part was compared with its sources, and when that is due again.",
        file="content",
        values={"items": items, "reviewed_by_clinician": any(each.reviewed_by for each in items)},
    )


def review_lines(content: Content) -> dict[str, str]:
    """The review line of each file of the content that has days of review."""
    return {each.file: review_line(each) for each in upkeep(content)}


def review_line(item: UpkeepItem) -> str:
    """When a page's facts were compared with their sources, by whom, and when that runs out.

    The build does not know on which day the page is read, so a script shows the overdue mark.
    """
    by = f"by {escape(item.reviewed_by)}" if item.reviewed_by else "by no clinician"
    return (
        '<p class="review" data-search-exclude="yes" '
        f'data-review-by="{item.review_by.isoformat()}">'
        f"Compared with its sources {item.reviewed.isoformat()}, {by}; "
        f"due again by {item.review_by.isoformat()}. {OVERDUE}</p>"
    )


def with_review_line(body: str, file: str, lines: dict[str, str]) -> str:
    """A page's Markdown with the review line of its file, where that file has one."""
    return f"{body}{lines[file]}\n" if file in lines else body
