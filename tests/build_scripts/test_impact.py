"""What changes between two revisions, in clinical words."""

import json
import subprocess

import pytest

from build_scripts import impact
from build_scripts.failure import BuildError
from build_scripts.impact import Change, grid_changes, points_of, word
from build_scripts.paths import GOLDEN

TEXT = """# A legend.

## eln-2013 | one visit
# BCR::ABL1 not measured / BCR::ABL1 0.1 %
eln-2013 | month 11.5, hematologic response complete | ? O
eln-2013 | month 11.5, hematologic response partial | ? o

## iris | events
# alone
iris | month 12, progression yes | E
"""


def test_a_golden_text_is_read_point_by_point():
    shared = "month 11.5, hematologic response"
    molecular = ("BCR::ABL1 not measured", "BCR::ABL1 0.1 %")

    assert points_of(TEXT) == {
        ("eln-2013", "one visit", f"{shared} complete", molecular[0]): "?",
        ("eln-2013", "one visit", f"{shared} complete", molecular[1]): "O",
        ("eln-2013", "one visit", f"{shared} partial", molecular[0]): "?",
        ("eln-2013", "one visit", f"{shared} partial", molecular[1]): "o",
        ("iris", "events", "month 12, progression yes", "alone"): "E",
    }


def test_a_changed_point_is_told_with_its_place_and_both_words():
    changed = TEXT.replace("complete | ? O", "complete | ? W").replace("yes | E", "yes | -")

    assert list(grid_changes(TEXT, changed)) == [
        Change(
            criteria_set="eln-2013",
            when="one visit, month 11.5",
            place="month 11.5, hematologic response complete, BCR::ABL1 0.1 %",
            before="optimal",
            after="warning",
        ),
        Change(
            criteria_set="iris",
            when="events, month 12",
            place="month 12, progression yes, alone",
            before="escalate",
            after="no criterion met",
        ),
    ]


def test_a_point_that_stands_in_one_text_only_is_no_change():
    shorter = TEXT.split("## iris")[0]

    assert list(grid_changes(TEXT, shorter)) == []
    assert list(grid_changes(shorter, TEXT)) == []


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("F", "failure"),
        ("w", "warning with a worse category not excluded"),
        ("-", "no criterion met"),
        ("?", "cannot be assessed"),
    ],
)
def test_a_letter_has_its_word(sign, text):
    assert word(sign) == text


def test_the_committed_golden_file_is_read_whole():
    assert len(points_of(GOLDEN.read_text(encoding="utf-8"))) > 30_000


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository of two revisions: the second moves one verdict of its grid and of its case.

    Both draw the verdict of the case.
    """

    def git(*arguments):
        identity = ["-c", "user.name=Tests", "-c", "user.email=tests@example.org"]
        subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True
        )

    def commit(golden, category):
        for folder in ("calculator", "content/cases", "tests/golden"):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        answer = json.dumps(
            {
                "ok": True,
                "criteria_sets": [{"id": "iris", "category": category}],
                "view": {"glance": f"<ol><li>IRIS</li><li>{category}</li></ol>", "inputs": "none"},
            }
        )
        (tmp_path / "calculator" / "browser.py").write_text(
            f"def run(text):\n    return {answer!r} + chr(10)\n", encoding="utf-8"
        )
        (tmp_path / "content" / "cases" / "progression.yaml").write_text(
            "course: {phase: chronic}\n", encoding="utf-8"
        )
        (tmp_path / "tests" / "golden" / "verdicts.txt").write_text(golden, encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", "a revision")

    git("init", "-q")
    commit(TEXT, None)
    commit(TEXT.replace("yes | E", "yes | ?"), "escalate")
    monkeypatch.setattr(impact, "ROOT", tmp_path)
    monkeypatch.setattr(impact, "GOLDEN", tmp_path / "tests" / "golden" / "verdicts.txt")
    return tmp_path


def test_two_revisions_are_compared_by_their_cases_and_their_grids(repository, capsys):
    assert impact.impact(["HEAD~1", "HEAD"]) == 0
    assert capsys.readouterr().out == (
        "From HEAD~1 to HEAD:\n"
        "cases: 1 of 1 change\n"
        "  progression: iris, cannot be assessed to escalate\n"
        "grid: 1 of 5 points change\n"
        "  iris, events, month 12: 1 from escalate to cannot be assessed, "
        "for example month 12, progression yes, alone\n"
        "drawings: 1 change\n"
        "  glance: 1, for example progression: None to escalate\n"
    )


def test_a_revision_that_does_not_exist_is_named(repository):
    with pytest.raises(BuildError, match="git ls-tree"):
        impact.impact(["nowhere"])


def test_more_than_two_revisions_are_refused():
    with pytest.raises(BuildError, match="two revisions at most"):
        impact.impact(["a", "b", "c"])
