"""The seeded courses: the same everywhere, well formed, and crowded at the edges."""

import hashlib
import json
import subprocess
import sys

import pytest

from build_scripts.broken_courses import FAULTS, broken_course, damaged_text
from build_scripts.courses import course, courses
from build_scripts.paths import ROOT
from calculator.browser import run

FINGERPRINT_OF_SEED_1 = "7cb5083c8c1d26dffcf895dc5421238b42782a886656c735df2fece273449264"


def fingerprint() -> str:
    text = "".join(json.dumps(each) for each in courses(1, 200))
    return hashlib.sha256(text.encode()).hexdigest()


def test_seed_1_gives_the_same_200_courses_as_on_the_day_it_was_written():
    assert fingerprint() == FINGERPRINT_OF_SEED_1


def test_another_process_with_another_hash_seed_draws_the_same_courses():
    code = (
        "import hashlib, json; from build_scripts.courses import courses;"
        "text = ''.join(json.dumps(each) for each in courses(1, 200));"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.strip() == fingerprint()


def test_a_course_depends_on_seed_and_index_alone():
    assert [course(5, index) for index in (3, 2, 1)] == list(courses(5, 4))[:0:-1]
    assert course(5, 1) != course(6, 1)


def test_every_drawn_course_is_accepted_by_the_calculator():
    accepted = [json.loads(run(json.dumps(each)))["ok"] for each in courses(2, 300)]

    assert accepted == [True] * 300


def test_drawn_courses_reach_every_category_of_every_set():
    reached = set()
    for each in courses(3, 600):
        report = json.loads(run(json.dumps(each)))
        reached |= {(found["id"], found["category"]) for found in report["criteria_sets"]}

    escalate, undecided = ("escalate",), ("none", None)
    categories = {
        "fda-label": escalate,
        "ema-label": escalate,
        "eln-2020": ("failure", "warning", "optimal"),
        "eln-2013": ("failure", "warning", "optimal"),
        "eln-2009": ("failure", "suboptimal", "optimal"),
        "eln-2006": ("failure", "suboptimal", "warning"),
        "iris": escalate,
        "kantarjian-2003": escalate,
        "smolecule-2026": ("suboptimal",),
    }
    expected = {(name, each) for name, own in categories.items() for each in own + undecided}
    assert reached == expected


@pytest.mark.parametrize("index", range(len(FAULTS)), ids=list(FAULTS))
def test_a_course_with_one_fault_is_refused_at_the_field_that_is_wrong(index):
    broken = broken_course(4, index)

    answer = json.loads(run(json.dumps(broken.course)))

    assert (answer["ok"], answer["errors"][0]["field"]) == (False, broken.field)


def test_damaged_text_differs_from_the_text_it_was_made_from():
    changed = [damaged_text(1, index) != json.dumps(course(1, index)) for index in range(100)]

    assert changed.count(True) > 95
