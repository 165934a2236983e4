"""Drawn courses are answered everywhere as in this Python, byte for byte.

`COURSES` says how many; `dev.py prove same` asks for twenty thousand.
"""

import json
import os

import pytest

from build_scripts.prove.answers import requests
from build_scripts.prove.same import SEED
from calculator.browser import run

COURSES = int(os.environ.get("COURSES", "500"))
CHUNK = 500
CLIENT = "javascripts/runtime/client.js"

# Asks one text after the other, as a reader does, and tells which runtime was at work at the end.
ASK = """async ([client, texts]) => {
  const { ask, watch } = await import(client);
  const answers = [];
  for (const text of texts) answers.push(await ask(text));
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
def test_drawn_courses_are_answered_by_every_published_runtime_as_here(context, site, address):
    published = json.loads((site / "assets" / "runtime.json").read_text(encoding="utf-8"))
    for runtime in published:
        page = context.new_page()
        page.goto(f"{address}about/?runtime={runtime}")
        for first in range(0, COURSES, 100):
            texts = requests(SEED, first, min(100, COURSES - first))

            found = page.evaluate(ASK, [address + CLIENT, texts])

            assert found == {"answers": [run(text) for text in texts], "runtime": runtime}
