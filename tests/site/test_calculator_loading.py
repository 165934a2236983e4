"""The calculator's page before, while and without Python: nothing that was typed is lost."""

import re

from playwright.sync_api import Request, Route, expect

from tests.site.calculator_page import (
    RESULT,
    enter_the_disputed_course,
    field,
    headline,
    serve_as_published,
    type_in,
)

SORT_AND_LEAVE_WITH_THE_RESULT = """() => {
  new PerformanceObserver((list) => {
    const isThere = list.getEntriesByName("calculator:result").length > 0;
    if (isThere) document.querySelector(".md-tabs a").click();
  }).observe({ type: "mark" });
  document.querySelector("[data-action=sort-visits]").click();
}"""


def test_what_is_typed_while_python_loads_is_kept_and_answered(page, address):
    held: list[Route] = []
    page.route(re.compile(r"\.wasm$"), lambda route: held.append(route))
    page.goto(f"{address}calculator/")
    page.get_by_label("Chronic", exact=True).check()
    expect(page.locator("[data-engine]")).to_have_attribute("data-state", "loading")
    expect(page.locator("[data-engine-words]")).to_contain_text("You can keep typing")
    type_in(page, 1, month="12", bcr_abl1_is_percent="0,1")
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    page.unroute(re.compile(r"\.wasm$"))

    expect(page.locator(RESULT)).to_be_visible()
    expect(field(page, 1, "bcr_abl1_is_percent")).to_have_value("0,1")


def test_loading_can_be_canceled_and_begun_again(page, address):
    page.route(re.compile(r"\.wasm$"), lambda route: None)
    page.goto(f"{address}calculator/")
    page.get_by_label("Chronic", exact=True).check()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("[data-engine]")).to_have_attribute("data-state", "idle")

    page.unroute(re.compile(r"\.wasm$"))
    type_in(page, 1, month="12")
    page.get_by_role("button", name="Start now").click()
    expect(page.locator(RESULT)).to_be_visible()


def test_a_failed_download_says_so_offers_the_tables_and_starts_again(context, address):
    page = context.new_page()
    page.route(re.compile(r"\.wasm$"), lambda route: route.abort())
    page.goto(f"{address}calculator/")
    page.get_by_label("Chronic", exact=True).check()
    type_in(page, 1, month="12")

    failure = page.locator("[data-failure]")
    expect(failure).to_be_visible()
    expect(failure.get_by_role("link")).to_have_attribute("href", re.compile("/criteria/$"))
    page.unroute(re.compile(r"\.wasm$"))
    type_in(page, 1, month="13")
    page.wait_for_timeout(500)
    expect(failure).to_be_visible()
    failure.get_by_role("button", name="Try again").click()
    expect(page.locator(RESULT)).to_be_visible()
    expect(failure).to_be_hidden()


def test_what_was_typed_survives_a_look_at_another_page(page, site, address):
    serve_as_published(page, site, address)
    page.goto(f"{address}calculator/")
    calculator = page
    enter_the_disputed_course(calculator)
    expect(calculator.locator(RESULT)).to_be_visible()
    calculator.locator(".md-tabs a", has_text="Home").click()
    expect(calculator.locator("[data-calculator]")).to_have_count(0)
    calculator.locator(".md-tabs a", has_text="Calculator").click()

    expect(calculator.locator(RESULT)).to_be_visible()
    expect(field(calculator, 2, "bcr_abl1_is_percent")).to_have_value("4,2")


def test_who_leaves_before_the_later_layers_arrive_gets_no_error(page, site, address):
    """The page fixture fails on an error of a script."""
    serve_as_published(page, site, address)
    page.goto(f"{address}calculator/")
    enter_the_disputed_course(page)
    expect(page.locator(RESULT)).to_be_visible()
    page.evaluate(SORT_AND_LEAVE_WITH_THE_RESULT)

    expect(page.locator("[data-calculator]")).to_have_count(0)
    page.wait_for_timeout(500)


def test_a_reload_keeps_nothing(calculator):
    enter_the_disputed_course(calculator)
    expect(calculator.locator(RESULT)).to_be_visible()
    calculator.reload()

    expect(calculator.locator("[data-visit]")).to_have_count(1)
    expect(field(calculator, 1, "month")).to_have_value("")


def test_without_javascript_the_tables_are_offered(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}calculator/")

    expect(page.locator(".note", has_text="needs JavaScript")).to_be_visible()
    expect(
        page.locator(".note", has_text="needs JavaScript").get_by_role("link").first
    ).to_have_attribute("href", "../criteria/")
    context.close()


def test_two_tabs_do_not_disturb_each_other(context, calculator, address):
    enter_the_disputed_course(calculator)
    other = context.new_page()
    other.goto(f"{address}calculator/")
    other.get_by_label("Blast", exact=True).check()
    type_in(other, 1, month="6")

    expect(headline(other)).to_have_text("Out of scope")
    expect(headline(calculator)).to_have_text("Nine rule sets, four different answers")


def test_once_ready_the_robust_runtime_answers_without_the_network(context, address):
    calculator = context.new_page()
    calculator.goto(f"{address}calculator/?runtime=robust")
    type_in(calculator, 1, month="3")
    expect(calculator.locator("[data-engine]")).to_have_attribute("data-state", "ready")
    context.set_offline(True)
    enter_the_disputed_course(calculator)

    expect(headline(calculator)).to_have_text("Nine rule sets, four different answers")
    expect(calculator.locator("[data-section=evidence] table")).to_be_visible()


def test_no_request_carries_what_was_typed(page, site, address):
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(f"{address}calculator/")
    enter_the_disputed_course(page)
    expect(page.locator("[data-section=evidence] table")).to_be_visible()

    # What is fetched as it was published, without a body, can carry nothing; a time of day stands
    # behind one address, so that no cache answers for it.
    assert {(each.method, each.post_data) for each in asked} == {("GET", None)}
    paths = {re.sub(r"\?at=\d+$", "", each.url.removeprefix(address)) for each in asked}
    paths -= {"calculator/"}
    assert [each for each in sorted(paths) if not (site / each).is_file()] == []


def test_every_worked_case_gives_the_published_report_in_this_browser(calculator, content):
    calculator.locator("[data-verify] summary").click()
    calculator.get_by_role("button", name="Run all cases").click()
    count = len(content.cases)

    expect(calculator.locator("[data-verified]")).to_contain_text(
        f"{count} of {count} cases give the published report.", timeout=60_000
    )
