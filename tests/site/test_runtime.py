"""The calculator's worker in a real browser: answers, progress, and each way to fail."""

import json

import pytest

from calculator.browser import run

CLIENT = "javascripts/runtime/client.js"
COURSE = json.dumps({"phase": "chronic", "assessments": [{"month": 12, "ph_positive_percent": 40}]})

# Starts and asks in the page, and returns the answer or the reason of the failure.
ASK = """async ([client, text]) => {
  const { ask, start } = await import(client);
  start().catch(() => {});
  return ask(text).then((answer) => ({ answer }), ({ reason, message }) => ({ reason, message }));
}"""

# A worker in the place of ours, which is ready at once.
SILENT_WORKER = "onmessage = ({data}) => { if (data.start) postMessage({ready: true}); };"
FAULTY_WORKER = """onmessage = ({data}) =>
  postMessage(data.start ? {ready: true} : {id: data.id, error: "ZeroDivisionError"});"""


@pytest.fixture
def troubled(context, address):
    """A page that may report errors, because it is given some."""
    opened = context.new_page()
    opened.goto(f"{address}about/?runtime=robust")
    return opened


def ask(page, address, text=COURSE):
    return page.evaluate(ASK, [address + CLIENT, text])


def replace_worker(page, source):
    page.route(
        "**/robust_worker.js",
        lambda route: route.fulfill(body=source, content_type="text/javascript"),
    )


def state(page, address):
    return page.evaluate(
        "async (client) => { let now; (await import(client)).watch((state) => now = state)();"
        " return now.name; }",
        address + CLIENT,
    )


def test_the_browser_gives_the_answer_that_cpython_gives(page, address):
    page.goto(f"{address}about/?runtime=robust")

    assert ask(page, address) == {"answer": run(COURSE)}


def test_wrong_input_is_answered_and_is_no_failure(page, address):
    page.goto(f"{address}about/?runtime=robust")

    assert ask(page, address, "{") == {"answer": run("{")}


def test_each_of_many_questions_gets_its_own_answer(page, address):
    page.goto(f"{address}about/?runtime=robust")
    texts = [COURSE.replace("40", str(percent)) for percent in range(0, 100, 5)]

    answers = page.evaluate(
        "async ([client, texts]) => { const { ask } = await import(client);"
        " return Promise.all(texts.map((text) => ask(text))); }",
        [address + CLIENT, texts],
    )

    assert answers == [run(text) for text in texts]


def test_loading_is_told_step_by_step_with_its_bytes(page, address):
    page.goto(f"{address}about/?runtime=robust")

    states = page.evaluate(
        "async ([client, text]) => { const { ask, watch } = await import(client);"
        " const seen = []; watch((state) => seen.push(state)); await ask(text); return seen; }",
        [address + CLIENT, COURSE],
    )

    names = [each["name"] for each in states]
    assert names == ["idle", *["loading"] * (len(states) - 2), "ready"]
    loading = states[1:-1]
    assert list(dict.fromkeys(each["words"] for each in loading)) == [
        "Looking for the calculator",
        "Downloading Python",
        "Starting Python",
        "Loading the rules",
    ]
    received = [each["received"] for each in loading if each["step"] == 2]
    assert received == sorted(received)
    assert received[-1] == [each["total"] for each in loading if each["step"] == 2][-1]


def test_a_part_that_is_not_the_published_one_is_refused_and_can_be_fetched_again(
    troubled, address
):
    troubled.route("**/*.whl", lambda route: route.fulfill(body=b"other bytes"))

    assert ask(troubled, address) == {
        "reason": "checksum",
        "message": "A downloaded part of the calculator is not the one that was published.",
    }

    troubled.unroute("**/*.whl")
    assert ask(troubled, address) == {"answer": run(COURSE)}


def test_a_part_that_is_missing_is_said_and_can_be_fetched_again(troubled, address):
    troubled.route("**/pyodide.asm.wasm", lambda route: route.fulfill(status=404))

    assert ask(troubled, address) == {
        "reason": "download",
        "message": "A part of the calculator could not be downloaded.",
    }

    troubled.unroute("**/pyodide.asm.wasm")
    assert ask(troubled, address) == {"answer": run(COURSE)}


def test_twenty_seconds_without_a_byte_end_the_loading(context, address):
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}about/?runtime=robust")
    page.route("**/runtime.json", lambda route: None)
    page.evaluate(
        "([client, text]) => { globalThis.asked = import(client).then(({ ask }) => ask(text))"
        ".catch(({ reason }) => reason); }",
        [address + CLIENT, COURSE],
    )
    page.wait_for_timeout(200)

    page.clock.fast_forward(20_000)

    assert page.evaluate("asked") == "stalled"


def test_five_seconds_without_an_answer_end_the_worker(context, address):
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}about/?runtime=robust")
    replace_worker(page, SILENT_WORKER)
    page.evaluate(
        "([client, text]) => { globalThis.asked = import(client).then(({ ask }) => ask(text))"
        ".catch(({ reason }) => reason); }",
        [address + CLIENT, COURSE],
    )
    with page.expect_worker() as worker:
        pass
    page.wait_for_timeout(200)

    with worker.value.expect_event("close"):
        page.clock.fast_forward(5_000)

    assert page.evaluate("asked") == "no-answer"
    assert state(page, address) == "failed"


def test_a_fault_of_the_rules_is_named_a_bug(troubled, address):
    replace_worker(troubled, FAULTY_WORKER)

    assert ask(troubled, address) == {
        "reason": "fault",
        "message": (
            "The calculator met a fault of its own. "
            "This is a bug, not a mistake in what was entered."
        ),
    }


def test_loading_can_be_canceled_and_begun_again(page, address):
    page.goto(f"{address}about/?runtime=robust")

    reason = page.evaluate(
        "async ([client, text]) => { const { ask, cancel } = await import(client);"
        " const asked = ask(text).catch(({ reason }) => reason);"
        " setTimeout(cancel, 50); return asked; }",
        [address + CLIENT, COURSE],
    )

    assert (reason, state(page, address)) == ("cancelled", "idle")
    assert ask(page, address) == {"answer": run(COURSE)}


def test_a_question_that_is_withdrawn_leaves_the_others_alone(page, address):
    page.goto(f"{address}about/?runtime=robust")

    withdrawn, answered = page.evaluate(
        "async ([client, text]) => { const { ask } = await import(client);"
        " const control = new AbortController();"
        " const first = ask(text, { signal: control.signal }).catch(({ name }) => name);"
        " const second = ask(text); control.abort(); return [await first, await second]; }",
        [address + CLIENT, COURSE],
    )

    assert (withdrawn, answered) == ("AbortError", run(COURSE))
