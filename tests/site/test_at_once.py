"""Where the address carries a case or a course, its answer begins before the page is read."""

import json
import re

import pytest
from playwright.sync_api import Route, expect

from calculator import json_text, share
from calculator.browser import run
from calculator.course_document import read_course
from tests.site.calculator_page import DISPUTED, RESULT, wait_until

CASE = "bcr-abl1-1-at-month-12"
LISTEN = """
globalThis.requests = [];
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (message, ...rest) {
  if (message.request) requests.push(message.request);
  return postMessage.call(this, message, ...rest);
};
"""
WITHOUT_A_LIMIT = """
const { setTimeout } = globalThis;
globalThis.setTimeout = (task, wait, ...rest) => wait === 5000 || setTimeout(task, wait, ...rest);
"""
THEME = re.compile(r"/assets/javascripts/bundle\.")
HAS_THEME = "() => Boolean(globalThis.document$)"


def ahead(entered: object) -> object:
    """The question that the worker asks by itself."""
    return {"entered": entered, "parts": ["view"]}


@pytest.mark.parametrize(
    ("runtime", "worker"),
    [
        ("", "lazy/worker.js"),
        ("&runtime=lazy", "lazy/worker.js"),
        ("&runtime=robust", "robust_worker.js"),
    ],
)
def test_one_worker_serves_the_case_of_an_address(page, address, runtime, worker):
    workers: list[str] = []
    page.on("worker", lambda each: workers.append(each.url))
    page.goto(f"{address}calculator/?case={CASE}{runtime}")

    expect(page.locator("[data-calculator]")).to_have_attribute("data-state", "ready")
    assert workers == [f"{address}javascripts/runtime/{worker}"]


def test_the_page_asks_about_a_case_what_was_answered_ahead(page, site, address):
    published = json.loads((site / f"assets/cases/{CASE}.json").read_text(encoding="utf-8"))
    page.add_init_script(LISTEN)
    page.goto(f"{address}calculator/?case={CASE}")

    expect(page.locator(RESULT)).to_be_visible()
    wait_until(page, "() => requests.length > 0")
    assert json.loads(page.evaluate("requests[0]")) == ahead(published["typed"])


def test_the_page_asks_about_a_link_what_was_answered_ahead(page, address):
    link = share.fragment(read_course(json_text.read(DISPUTED), []))
    page.add_init_script(LISTEN)
    page.goto(f"{address}calculator/#{link}")

    expect(page.locator(RESULT)).to_be_visible()
    wait_until(page, "() => requests.length > 1")
    asked = [json.loads(each) for each in page.evaluate("requests.slice(0, 2)")]
    assert asked[0] == {"fragment": f"#{link}", "parts": ["typed"]}
    assert asked[1] == ahead(json.loads(run(json.dumps(asked[0])))["typed"])


def test_the_theme_waits_for_the_answer_or_for_the_reader(page, address):
    held: list[Route] = []
    page.add_init_script(WITHOUT_A_LIMIT)
    page.route(re.compile(r"\.wasm$"), lambda route: held.append(route))
    page.goto(f"{address}calculator/?case={CASE}")

    expect(page.locator("[data-built]")).to_be_visible()
    assert not page.evaluate(HAS_THEME)
    with page.expect_request(THEME):
        page.keyboard.press("Shift")
    wait_until(page, HAS_THEME)


def test_the_theme_comes_after_the_answer(page, address):
    page.add_init_script(WITHOUT_A_LIMIT)
    page.goto(f"{address}calculator/?case={CASE}")
    wait_until(page, HAS_THEME)

    assert page.evaluate("performance.getEntriesByName('calculator:result').length") == 1


def test_without_a_case_the_theme_waits_for_nothing(calculator):
    wait_until(calculator, HAS_THEME)

    assert calculator.evaluate("performance.getEntriesByName('calculator:result').length") == 0
