"""Every drawing of the worked cases is the one that was last looked at, mark by mark."""

from itertools import groupby

import pytest

from build_scripts import drawn
from build_scripts.paths import DRAWN, ROOT

CASES = drawn.case_courses(ROOT)
RECORD = {
    name: list(lines)
    for name, lines in groupby(
        DRAWN.read_text(encoding="utf-8").splitlines()[1:], key=lambda line: line.split(" | ")[0]
    )
}
IF_MEANT = "look with: python3 dev.py impact; if it is meant, run: python3 dev.py golden"


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_drawn_as_recorded(name):
    assert drawn.lines(name, drawn.of_course(CASES[name])) == RECORD[name], IF_MEANT


def test_what_needs_no_course_is_drawn_as_recorded():
    found = drawn.lines(drawn.WITHOUT_COURSE, drawn.of_no_course())

    assert found == RECORD[drawn.WITHOUT_COURSE], IF_MEANT


def test_the_record_holds_every_case_in_order():
    assert list(RECORD) == [drawn.WITHOUT_COURSE, *CASES], IF_MEANT
