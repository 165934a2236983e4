"""The lazy runtime in a real browser: answers, parts that come later, and every way to lack one."""

import json

import pytest

from build_scripts.courses import course
from build_scripts.paths import SITE
from build_scripts.runtime.lazy import questions
from calculator.browser import run

CLIENT = "javascripts/runtime/client.js"
CHART = {"chart_set": "eln-2013"}
VIEW = json.dumps({"course": course(6037, 3), "parts": ["view"]})
LAYERS = json.dumps({"course": course(6037, 3), "parts": ["layers", "note"]})

# What the page asks of a course, as it writes it: the verdicts, and what follows by itself.
TYPED = [
    json.dumps(
        {"entered": questions.typed_of(course(6037, 3)), "parts": [part], **more},
        separators=(",", ":"),
    )
    for part, more in (("view", {}), ("layers", CHART), ("what_if", CHART))
]

# Asks one text after the other; each answer, or the reason of the failure, and the state after it.
ASK = """async ([client, texts]) => {
  const { ask, start, watch } = await import(client);
  start().catch(() => {});
  let state;
  watch((now) => { state = now; });
  const found = [];
  for (const text of texts) {
    const answer = await ask(text).catch(({ reason }) => reason);
    found.push({ answer, runtime: state.runtime, files: state.fetched?.files });
  }
  return found;
}"""

# Asks without waiting; the states and the answer are read later.
BEGIN = """([client, text]) => {
  globalThis.words = [];
  globalThis.answer = import(client).then(({ ask, watch }) => {
    watch((state) => words.push(state.words ?? state.name));
    return ask(text);
  });
}"""
WAITING = "Waiting for the network, to fetch what this question needs"


@pytest.fixture(scope="module")
def manifest():
    """What the site says of its runtimes."""
    return json.loads((SITE / "assets/runtime.json").read_text(encoding="utf-8"))


@pytest.fixture
def visit(context, address):
    """A page of the site on which the lazy runtime may be asked."""
    opened = context.new_page()
    opened.goto(f"{address}about/?runtime=lazy")
    return opened


def ask(page, address, *texts):
    return page.evaluate(ASK, [address + CLIENT, list(texts)])


def test_the_lazy_runtime_gives_the_answers_of_cpython(visit, address):
    texts = [json.dumps({"course": course(6037, each), "parts": ["view"]}) for each in range(20)]

    found = ask(visit, address, *texts, LAYERS, "{", "")

    assert [each["answer"] for each in found] == [run(each) for each in [*texts, LAYERS, "{", ""]]
    assert {each["runtime"] for each in found} == {"lazy"}


def test_the_robust_runtime_is_taken_where_the_address_asks_for_it(page, address):
    page.goto(f"{address}about/?runtime=robust")

    assert ask(page, address, VIEW)[0] == {"answer": run(VIEW), "runtime": "robust", "files": 5}


def test_what_a_later_question_needs_is_fetched_then(visit, address):
    first, later = ask(visit, address, VIEW, LAYERS)

    assert later["answer"] == run(LAYERS)
    assert later["files"] > first["files"]


def test_a_browser_without_what_it_needs_gets_the_robust_runtime(visit, address):
    def without_requests(route):
        source = route.fetch().text()
        broken = source.replace("typeof XMLHttpRequest", "typeof NoSuchThing")
        route.fulfill(body=broken, content_type="text/javascript")

    visit.route("**/lazy/worker.js", without_requests)

    assert ask(visit, address, VIEW)[0] == {"answer": run(VIEW), "runtime": "robust", "files": 5}


def test_a_question_that_it_cannot_answer_goes_to_the_robust_runtime(visit, address):
    deep = "[" * 200_000

    found = ask(visit, address, VIEW, deep, VIEW)

    assert [each["answer"] for each in found] == [run(VIEW), run(deep), run(VIEW)]


def spoiled(route):
    body = bytearray(route.fetch().body())
    body[len(body) // 2] ^= 1
    route.fulfill(body=bytes(body), content_type="application/wasm")


def test_a_part_that_was_changed_is_refused_and_the_robust_runtime_answers(visit, address):
    visit.route("**/memory-*.wasm", spoiled)
    visit.route("**/code-*.wasm", spoiled)

    found = ask(visit, address, VIEW, LAYERS)

    assert found[1]["answer"] == run(LAYERS)
    assert found[1]["runtime"] == "robust"


def test_a_first_file_that_was_changed_is_refused_and_can_be_fetched_again(visit, address):
    visit.route("**/first.wasm", spoiled)
    refused = ask(visit, address, VIEW)

    visit.unroute("**/first.wasm")

    assert refused[0]["answer"] == "checksum"
    assert ask(visit, address, VIEW)[0]["answer"] == run(VIEW)


def test_a_part_that_is_missing_leaves_the_answer_to_the_robust_runtime(visit, address):
    visit.route("**/memory-*.wasm", lambda route: route.fulfill(status=404))
    visit.route("**/code-*.wasm", lambda route: route.fulfill(status=404))

    found = ask(visit, address, VIEW, LAYERS)

    assert (found[1]["answer"], found[1]["runtime"]) == (run(LAYERS), "robust")


def test_without_a_network_a_question_waits_and_is_answered_when_it_is_back(visit, address):
    for part in ("memory", "code"):
        visit.route(f"**/{part}-*.wasm", lambda route: route.abort())
    visit.evaluate(BEGIN, [address + CLIENT, LAYERS])
    while WAITING not in visit.evaluate("words"):
        visit.wait_for_timeout(200)

    visit.unroute_all()

    assert visit.evaluate("answer") == run(LAYERS)
    assert visit.evaluate("words.at(-1)") == "ready"


START = """async (client) => {
  const { start, watch } = await import(client);
  watch((now) => { globalThis.fetched = now.fetched; });
  await start();
}"""


def test_once_it_is_ready_it_fetches_what_the_page_asks_next(context, visit, address, manifest):
    visit.evaluate(START, address + CLIENT)
    wanted = 1 + len(manifest["lazy"]["prefetch"])
    while visit.evaluate("fetched.files") < wanted:
        visit.wait_for_timeout(100)
    context.set_offline(True)
    found = ask(visit, address, *TYPED)

    assert [each["answer"] for each in found] == [run(each) for each in TYPED]
    assert {each["runtime"] for each in found} == {"lazy"}


def test_a_part_that_comes_late_is_waited_for(visit, address):
    def late(route):
        visit.wait_for_timeout(500)
        route.continue_()

    visit.route("**/memory-01.wasm", late)

    assert ask(visit, address, LAYERS)[0]["answer"] == run(LAYERS)


def test_what_is_sent_before_a_first_answer_keeps_its_budget(manifest):
    assert manifest["lazy"]["first"]["sent"] <= 450_000


def test_each_part_keeps_the_budget_of_a_question_outside_the_profile(manifest):
    sent = manifest["lazy"]["sent"]

    largest = {
        kind: max(bytes_ for name, bytes_ in sent.items() if name.startswith(kind))
        for kind in ("memory", "code")
    }
    assert sum(largest.values()) <= 600_000


def test_what_is_fetched_in_advance_keeps_its_budget(manifest):
    lazy = manifest["lazy"]

    assert sum(lazy["sent"][name] for name in lazy["prefetch"]) <= 600_000


def test_the_robust_runtime_keeps_its_budget(manifest):
    files = manifest["robust"]["files"].values()

    assert sum(each["sent"] for each in files) <= 5_300_000
