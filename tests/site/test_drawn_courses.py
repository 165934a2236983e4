"""Cases and drawn courses are answered everywhere as in this Python, byte for byte.

`COURSES` says how many; `dev.py prove same` asks for twenty thousand.
"""

import json
import os

import pytest

from build_scripts import gather
from build_scripts.prove.answers import requests
from build_scripts.prove.same import SEED
from calculator.browser import run

COURSES = int(os.environ.get("COURSES", "500"))
CHUNK = 500
AT_ONCE = 100
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


def chunk(first, size=CHUNK):
    return requests(SEED, first, min(size, COURSES - first))


@pytest.mark.parametrize("first", range(0, COURSES, CHUNK))
def test_drawn_courses_are_answered_in_pyodide_under_node_as_here(first, answers_in_pyodide):
    texts = chunk(first)

    assert answers_in_pyodide(texts) == [run(text) for text in texts]


@pytest.mark.browser
def test_cases_and_drawn_courses_are_answered_by_every_published_runtime_as_here(
    context, content, site, address
):
    published = json.loads((site / "assets" / "runtime.json").read_text(encoding="utf-8"))
    cases = gather.requests(content)
    firsts = range(0, COURSES, AT_ONCE)
    for runtime in published:
        page = context.new_page()
        page.goto(f"{address}about/?runtime={runtime}")
        for texts in (cases, *(chunk(first, AT_ONCE) for first in firsts)):
            found = page.evaluate(ASK, [address + CLIENT, texts])

            assert found == {"answers": [run(text) for text in texts], "runtime": runtime}
