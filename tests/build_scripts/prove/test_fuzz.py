"""A sample of what the long proofs throw at the calculator and at the content."""

import json
import time

import pytest

from build_scripts import checks
from build_scripts.content.load import sources
from build_scripts.content.problem import Problem
from build_scripts.paths import ROOT
from build_scripts.prove import fuzz_content, fuzz_input

SEED = 8
TRIES = 3


@pytest.fixture(scope="module")
def files():
    return sources(ROOT)


def seconds_of(files):
    started = time.process_time()
    checks.problems_of(files)
    return time.process_time() - started


def lasting(fault):
    """The fault that shows at every try: what a busy machine slows down once is in time again."""
    found = None
    for _ in range(TRIES):
        found = fault()
        if found is None:
            break
    return found


@pytest.mark.parametrize("first", range(0, 275, 11))
def test_wrong_input_of_every_kind_is_answered_in_time_with_a_message_and_its_place(first):
    for index in range(first, first + 11):
        kind, text = fuzz_input.strange_input(SEED, index)

        assert (kind, lasting(lambda text=text: fuzz_input.fault(text))) == (kind, None)


@pytest.mark.parametrize("index", range(24))
def test_broken_content_of_every_kind_is_refused_in_time_with_file_line_and_message(files, index):
    kind, file, broken = fuzz_content.broken_files(files, SEED, index)
    found = lasting(lambda: fuzz_content.fault(broken, seconds_of(files)))

    assert (kind, file, found) == (kind, file, None)


def test_inputs_and_broken_files_are_the_same_every_time(files):
    for index in range(12):
        assert fuzz_input.strange_input(1, index) == fuzz_input.strange_input(1, index)
        assert fuzz_content.broken_files(files, 1, index) == (
            fuzz_content.broken_files(files, 1, index)
        )


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ('{"ok": true}\n', None),
        ('{"ok": false, "errors": [{"field": "", "message": "is no JSON"}]}\n', None),
        ('{"ok": true}', "does not answer in one line of ASCII"),
        ('{"ok": true, "note": "\u00e9"}\n', "does not answer in one line of ASCII"),
        ('{"ok": false, "errors": []}\n', "is refused without a message"),
        (
            '{"ok": false, "errors": [{"field": "", "message": " "}]}\n',
            "is refused with {'field': '', 'message': ' '}",
        ),
        (
            '{"ok": false, "errors": [{"field": null, "message": "wrong"}]}\n',
            "is refused with {'field': None, 'message': 'wrong'}",
        ),
    ],
)
def test_an_answer_that_breaks_the_promise_is_a_fault(monkeypatch, answer, fault):
    monkeypatch.setattr(fuzz_input, "run", lambda text: answer)

    assert fuzz_input.fault("{}") == fault


def test_an_exception_of_the_calculator_is_a_fault(monkeypatch):
    monkeypatch.setattr(fuzz_input, "run", json.loads)

    assert fuzz_input.fault("{").startswith("raises JSONDecodeError: ")


def test_an_answer_after_more_than_a_second_is_a_fault(monkeypatch):
    clock = iter([0.0, 1.5])
    monkeypatch.setattr(fuzz_input.time, "process_time", lambda: next(clock))

    assert fuzz_input.fault("{}") == "takes 1.5 s"


@pytest.mark.parametrize(
    ("problem", "fault"),
    [
        (Problem(file="content/a.yaml", line=2, path="", message="wrong"), None),
        (
            Problem(file="content/a.yaml", line=3, path="", message="wrong"),
            "names a line that the file does not have: content/a.yaml:3: wrong",
        ),
        (
            Problem(file="content/a.yaml", line=0, path="", message="wrong"),
            "names a line that the file does not have: content/a.yaml:0: wrong",
        ),
        (Problem(file="", line=1, path="", message="wrong"), "says :1: wrong"),
        (
            Problem(file="content/a.yaml", line=1, path="", message=" "),
            "says content/a.yaml:1:  ",
        ),
    ],
)
def test_a_problem_without_a_place_or_a_message_is_a_fault(monkeypatch, problem, fault):
    monkeypatch.setattr(checks, "problems_of", lambda files: [problem])

    assert fuzz_content.fault({"content/a.yaml": b"a: 1"}, 0) == fault


def test_an_exception_of_the_check_is_a_fault(monkeypatch):
    monkeypatch.setattr(checks, "problems_of", lambda files: files["content/b.yaml"])

    assert fuzz_content.fault({}, 0) == "raises KeyError: 'content/b.yaml'"
