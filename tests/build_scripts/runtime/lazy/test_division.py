"""However the program is divided, its answers are those of CPython."""

import json
import random
from collections.abc import Iterable

import pytest

from build_scripts import gather
from build_scripts.courses import courses
from build_scripts.runtime.lazy import divide, rewrite
from build_scripts.runtime.lazy.build import run_node
from build_scripts.runtime.lazy.frozen import LINE_SHIFT
from build_scripts.runtime.lazy.questions import (
    afterwards_questions,
    carried_questions,
    first_questions,
    mistakes,
    typed_of,
)
from calculator import json_text
from calculator.browser import run
from calculator.parts import FIRST

RUBBISH = ("--poison", "165")
SEED = 6029


def some(things: Iterable[object], share: float, draw: random.Random) -> frozenset:
    return frozenset(each for each in sorted(things) if draw.random() < share)


def answers(results: list[dict[str, object]]) -> list[object]:
    return [each.get("answer", each.get("over")) for each in results]


@pytest.fixture(scope="module")
def cases(content):
    """Every case, and some mistakes."""
    drawn = list(courses(SEED, 10))
    return [*gather.requests(content), *mistakes(drawn, 20)]


@pytest.fixture(scope="module")
def expected(cases):
    return [run(each) for each in cases]


@pytest.mark.parametrize(
    ("functions", "lines", "inlined", "entered"),
    [(0, 0, 0, 1), (1, 1, 0, 0), (1, 0, 0.5, 0.9), (0.7, 0.9, 1, 0.98), (0.95, 0.3, 0.2, 1)],
)
def test_whatever_is_held_back_the_answers_stay(
    functions, lines, inlined, entered, program, recorded, cases, expected, ask
):
    draw = random.Random(f"{functions} {lines} {inlined} {entered}")
    first = some(recorded.functions, functions, draw)
    present = some(recorded.lines, lines, draw)
    kept = some(recorded.entered, entered, draw)
    in_place = some(program.tests, inlined, draw)
    division = divide.divided(program, [first], [present], in_place, kept)

    assert answers(ask(division, cases, *RUBBISH)) == expected


def test_with_nothing_held_back_nothing_is_fetched(program, cases, expected, ask):
    every_line = range(len(program.frozen.memory) // (1 << LINE_SHIFT) + 1)
    functions = frozenset(program.module.functions)
    division = divide.divided(program, [functions], [frozenset(every_line)], frozenset())

    results = ask(division, cases)

    assert answers(results) == expected
    assert [each["loaded"] for each in results] == [[]] * len(cases)


def test_the_published_program_answers_courses_it_has_not_seen(made, ask):
    drawn = list(courses(SEED, 300))
    few = drawn[:50]
    questions = [*first_questions(drawn), *afterwards_questions(few), *carried_questions(few)]

    results = ask(made, questions)

    assert answers(results) == [run(each) for each in questions]


def test_first_questions_seldom_need_more_than_the_first_file(made, ask):
    questions = list(first_questions(courses(SEED, 100)))

    results = ask(made, questions, "--fresh")

    assert sum(bool(each["loaded"]) for each in results) <= 5


def test_what_the_page_asks_of_each_worked_case_needs_no_more_than_the_first_file(
    made, content, ask
):
    requests = [json.loads(each) for each in gather.requests(content)[:-1]]
    typed = [typed_of(each["course"]) for each in requests if "course" in each]
    questions = [json.dumps({"entered": each, "parts": FIRST}) for each in typed]

    results = ask(made, questions, "--fresh")

    assert [each["loaded"] for each in results] == [[]] * len(questions)


def test_a_test_precedes_every_access(program, cases, tmp_path):
    audit, asked = tmp_path / "audit.wasm", tmp_path / "asked.jsonl"
    audit.write_bytes(divide.recording_module(program, rewrite.AUDIT))
    asked.write_text("".join(f"{json_text.write(each).strip()}\n" for each in cases[::4]))

    run_node("record.mjs", "--audit", audit, asked)
