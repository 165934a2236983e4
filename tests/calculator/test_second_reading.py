"""The rules beside a second reading of the same criteria, on drawn courses.

`COURSES` says how many; `dev.py prove second-reading` asks for a hundred thousand.
"""

import json
import os
import re
from collections import Counter

import pytest

from build_scripts.courses import course
from calculator.browser import run
from tests.second_reading.measurements import classes, number
from tests.second_reading.verdicts import verdicts

COURSES = int(os.environ.get("COURSES", "500"))
CHUNK = 500
SEED = 31
CLONE = re.compile(r"(\.clonal_evolution)\..*")


def read(found):
    """One set of a report in the form of the second reading; a clone's class is left out."""
    findings = found["findings"]
    return {
        "category": found["category"],
        "milestone": found["milestone"],
        "next_milestone": found["next_milestone"],
        "discordant": found["discordant"],
        "not_excluded": found["not_excluded"],
        "missing": found["missing"],
        "provisional": Counter(CLONE.sub(r"\1", each) for each in found["provisional"]),
        "outcomes": Counter(
            (CLONE.sub(r"\1", each["criterion"]), each["outcome"]) for each in findings
        ),
    }


def expected_classes(drawn):
    visits = sorted(drawn["assessments"], key=lambda visit: number(visit["month"]))
    return [
        {source: classes(visit, source) for source in ("eln", "kantarjian-2003")}
        for visit in visits
    ]


@pytest.mark.parametrize("first", range(0, COURSES, CHUNK))
def test_the_rules_say_what_a_second_reading_says(first):
    for index in range(first, min(first + CHUNK, COURSES)):
        drawn = course(SEED, index)
        report = json.loads(run(json.dumps(drawn)))
        found = {each["id"]: read(each) for each in report["criteria_sets"]}
        expected = verdicts(drawn) if drawn["phase"] == "chronic" else {}

        assert (index, found) == (index, expected)
        assert (index, [each["definitions"] for each in report["assessments"]]) == (
            index,
            expected_classes(drawn),
        )
