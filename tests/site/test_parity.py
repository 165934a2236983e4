"""The rules answer in Pyodide what they answer in CPython, byte for byte."""

from pathlib import Path

import pytest

from build_scripts.content.load import load
from build_scripts.gather import requests
from calculator.browser import run

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def questions():
    return requests(load(ROOT))


def test_every_case_is_answered_in_pyodide_as_in_cpython(questions, answers_in_pyodide):
    assert answers_in_pyodide(questions) == [run(question) for question in questions]


def test_the_browser_compiles_no_method_of_a_dataclass(texts_executed_at_start):
    assert texts_executed_at_start == []
