"""Drawn courses are answered everywhere as in this Python, byte for byte.

`COURSES` says how many; `dev.py prove same` asks for twenty thousand.
"""

import os

import pytest

from build_scripts.prove.answers import requests
from build_scripts.prove.same import SEED
from calculator.browser import run

COURSES = int(os.environ.get("COURSES", "500"))
CHUNK = 500
CLIENT = "javascripts/runtime/client.js"

# Asks for all texts, and tells which runtime was at work at the end.
ASK = """async ([client, texts]) => {
  const { ask, watch } = await import(client);
  const answers = await Promise.all(texts.map((text) => ask(text)));
  let runtime;
  watch((state) => runtime = state.runtime)();
  return { answers, runtime };
}"""


def chunk(first):
    return requests(SEED, first, min(CHUNK, COURSES - first))


@pytest.mark.parametrize("first", range(0, COURSES, CHUNK))
def test_drawn_courses_are_answered_in_pyodide_under_node_as_here(first, answers_in_pyodide):
    texts = chunk(first)

    assert answers_in_pyodide(texts) == [run(text) for text in texts]


@pytest.mark.browser
@pytest.mark.parametrize("runtime", ["robust", "lazy"])
def test_drawn_courses_are_answered_in_the_browser_as_here(page, address, runtime):
    page.goto(f"{address}about/?runtime={runtime}")
    for first in range(0, COURSES, 100):
        texts = requests(SEED, first, min(100, COURSES - first))

        found = page.evaluate(ASK, [address + CLIENT, texts])

        assert found["answers"] == [run(text) for text in texts]
        assert found["runtime"] == runtime
