"""What readers are told of the age of the facts."""

from datetime import date

from build_scripts.content.upkeep import UpkeepItem
from build_scripts.pages.upkeep import review_line, with_review_line


def item(**values):
    base = {
        "title": "A study",
        "file": "content/studies/a.yaml",
        "reviewed": date(2026, 11, 21),
        "review_by": date(2027, 5, 21),
        "reviewed_by": None,
    }
    return UpkeepItem(**base | values)


def test_a_page_says_when_it_was_compared_and_that_no_clinician_did():
    assert review_line(item()) == (
        '<p class="review" data-search-exclude="yes" data-review-by="2027-05-21">'
        "Compared with its sources 2026-11-21, "
        "by no clinician; due again by 2027-05-21. "
        '<strong class="overdue" data-overdue hidden>Review overdue</strong></p>'
    )


def test_a_clinician_who_reviewed_is_named():
    assert "by A. &lt;B&gt;; due" in review_line(item(reviewed_by="A. <B>"))


def test_only_pages_of_reviewed_files_have_the_line():
    lines = {"content/studies/a.yaml": "<p>line</p>"}

    assert [
        with_review_line("page\n", "content/studies/a.yaml", lines),
        with_review_line("page\n", "content/cases/a.yaml", lines),
    ] == ["page\n<p>line</p>\n", "page\n"]
