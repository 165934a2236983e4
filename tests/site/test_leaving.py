"""A page of the calculator that was left does nothing to the page that came in its place."""

import re

import pytest
from playwright.sync_api import Route, expect

from calculator import json_text, share
from calculator.course_document import read_course
from tests.site.calculator_page import DISPUTED, field, serve_as_published

CASE = "calculator/?case=bcr-abl1-1-at-month-12"
ANSWERED = """async (address) => {
  const { ask } = await import(`${address}javascripts/runtime/client.js`);
  await ask("{}");
}"""


@pytest.fixture
def left(page, site, address):
    """Opens the calculator, does something there, and leaves it before Python can answer.

    When it returns, every question that the page had asked is answered.
    """
    held: list[Route] = []
    python = re.compile(r"\.wasm$")

    def leave(place, shown, act):
        serve_as_published(page, site, address)
        page.route(python, lambda route: held.append(route))
        # From then on the theme, which comes with the first key, changes pages in place.
        with page.expect_response("**/sitemap.xml"):
            page.goto(address + place)
            page.keyboard.press("Shift")
        expect(page.locator(shown)).to_be_visible()
        page.evaluate(act)
        page.locator(".md-tabs a", has_text="Criteria").click()
        expect(page.locator("[data-calculator]")).to_have_count(0)
        page.unroute(python)
        for route in held:
            route.continue_()
        page.evaluate(ANSWERED, address)

    return leave


def test_a_link_that_was_left_before_it_opened_does_not_fill_the_next_form(page, left):
    link = share.fragment(read_course(json_text.read(DISPUTED), []))
    left(f"calculator/#{link}", "[data-opening]", "() => {}")

    page.locator(".md-tabs a", has_text="Calculator").click()

    expect(page.locator("[data-calculator]")).to_have_attribute("data-state", "ready")
    expect(field(page, 1, "month")).to_have_value("")


def test_a_link_that_was_left_before_it_was_made_is_not_put_into_the_next_address(
    page, left, address
):
    left(CASE, "[data-built]", "() => document.querySelector('[data-action=make-link]').click()")

    assert page.url == f"{address}criteria/"


def test_a_worked_case_that_cannot_be_downloaded_is_said_in_words(context, address):
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    page.route("**/assets/cases/*.json", lambda route: route.abort())
    page.goto(address + CASE)

    expect(page.locator("[data-notice]")).to_have_text(
        "The worked case could not be downloaded. Connect to the network and open it again"
    )
    assert errors == []


def test_where_the_browser_stores_nothing_keeping_is_not_offered(page, address):
    page.add_init_script(
        "ServiceWorkerContainer.prototype.getRegistration = () => Promise.reject(new Error());"
    )
    page.goto(f"{address}calculator/")

    expect(page.locator("[data-calculator]")).to_have_attribute("data-state", "ready")
    expect(page.locator("[data-offline]")).to_be_hidden()
