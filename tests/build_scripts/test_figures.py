"""The figures of the content are those that were last looked at."""

from decimal import Decimal

from build_scripts.figures import figures_of, written
from build_scripts.paths import FIGURES

MEGABYTE = 1_000_000


def test_no_figure_of_the_content_changes_without_its_line_in_the_golden_list(content):
    listed = FIGURES.read_text(encoding="utf-8").splitlines()
    found = written(content.documents).splitlines()

    changed = sorted(set(listed) ^ set(found))
    assert (changed, found) == ([], listed), "if these are meant, run: python3 dev.py golden"


def test_the_golden_files_are_small_enough_to_review():
    assert sum(path.stat().st_size for path in FIGURES.parent.iterdir()) <= MEGABYTE


def test_items_are_named_by_the_key_that_tells_them_apart_or_by_their_place():
    document = {
        "results": [{"id": "a", "percent": Decimal("4.20")}, {"id": "b", "percent": None}],
        "rows": [{"id": "a", "patients": 1}, {"id": "a", "patients": 2}],
        "significant": True,
        "note": "From 1,234 copies to 0.1 % within 3 to 6 months.",
        "title": "Without any",
        "verification": {"level": "abstract", "read": "the abstract"},
        "locator": "Abstract",
    }

    assert list(figures_of(document)) == [
        ("results.a.percent", "4.20"),
        ("rows.1.patients", "1"),
        ("rows.2.patients", "2"),
        ("significant", "true"),
        ("note", "1,234 0.1 3 6"),
        ("verification.level", "abstract"),
        ("locator", "Abstract"),
    ]
