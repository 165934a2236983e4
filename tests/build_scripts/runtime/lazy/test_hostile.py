"""Questions that nobody should ask are answered as CPython does, or handed over."""

import json

import pytest

from build_scripts.courses import course
from calculator.browser import run

SCRIPTS = (
    "Ⅷ",
    "½",
    "٣",
    "漢字",
    "😀",
    "\u202e",
    "\u2028",
    "e\u0301",
    "ß",
    "İ",
    "\ufeff",
    "\x00",
    "\x85",
)


def entered(**values):
    visit = {"month": "12", **values}
    return json.dumps({"entered": {"phase": "chronic", "assessments": [visit]}})


def hostile():
    yield from ("", " ", "{", "[]", "null", "NaN", '"', "[1,]", "01", "\ufeff{}", "'x'", "--1")
    yield " " * 1_000_000
    yield json.dumps({"course": "a" * 1_000_000})
    yield entered(ph_positive_percent="漢" * 100_000)
    for depth in (10, 60, 100, 1_000, 5_000, 100_000):
        yield "[" * depth
        yield "[" * depth + "]" * depth
        yield '{"course":' * depth + "1" + "}" * depth
    for digits in (20, 400, 4_300, 5_000, 100_000):
        yield json.dumps(course(1, 1)).replace('"month": ', f'"month": {"9" * digits}', 1)
        yield entered(ph_positive_percent="9" * digits)
        yield entered(bcr_abl1="1e" + "9" * digits)
    for script in SCRIPTS:
        yield entered(ph_positive_percent=script)
        yield entered(month=f"1{script}")
        yield json.dumps({script: script}, ensure_ascii=False)


@pytest.fixture(scope="module")
def questions():
    return list(hostile())


def test_hostile_questions_get_the_answer_of_cpython_or_none(made, ask, questions):
    results = ask(made, questions, "--fresh", "--poison", "165")

    wrong = [
        question[:60]
        for question, result in zip(questions, results, strict=True)
        if "answer" in result and result["answer"] != run(question)
    ]
    assert wrong == []


def test_half_a_surrogate_pair_is_handed_over(made, ask):
    results = ask(made, ["\ud800", entered(ph_positive_percent="40")])

    assert results[0] == {"over": "half a surrogate pair in the question", "loaded": []}
    assert "answer" in results[1]
