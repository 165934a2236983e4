"""When content is due to be reviewed again."""

from datetime import date

from build_scripts.content.load import load
from build_scripts.content.upkeep import UpkeepItem, upkeep
from build_scripts.paths import ROOT


def item(review_by):
    return UpkeepItem(
        title="A study",
        file="content/studies/a.yaml",
        reviewed=date(2026, 11, 21),
        review_by=review_by,
        reviewed_by=None,
    )


def test_a_review_holds_on_its_last_day_and_is_due_on_the_next():
    found = item(date(2027, 5, 21))

    assert [found.is_due(date(2027, 5, day)) for day in (20, 21, 22)] == [False, False, True]


def test_what_is_due_first_comes_first():
    days = [each.review_by for each in upkeep(load(ROOT))]

    assert days == sorted(days)


def test_every_study_set_guideline_and_page_is_kept_up():
    content = load(ROOT)
    kept = {each.file for each in upkeep(content)}

    wanted = {
        *(study.file for study in content.studies.values()),
        *(page.file for page in content.vendor_pages.values()),
        *(content.file_of("criteria", name) for name in content.criteria_sets),
        *(content.file_of("responses", name) for name in content.definitions),
        content.linked_guidelines.file,
        content.definitions_over_time.file,
        content.file_of("mutations"),
    }
    assert wanted <= kept
