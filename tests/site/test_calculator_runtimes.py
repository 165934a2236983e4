"""The calculator's page with each runtime that is published: it answers, refuses and opens."""

import json

import pytest
from playwright.sync_api import expect

from calculator import json_text, share
from calculator.course_document import read_course
from tests.site.calculator_page import (
    DISPUTED,
    enter_the_disputed_course,
    field,
    headline,
    show,
    type_in,
)


@pytest.fixture(scope="module")
def published(site):
    """The names of the runtimes of this build."""
    return list(json.loads((site / "assets" / "runtime.json").read_text(encoding="utf-8")))


def test_each_runtime_answers_refuses_and_opens_a_link_and_a_worked_case_without_the_other(
    context, address, published
):
    link = share.fragment(read_course(json_text.read(DISPUTED), []))
    for runtime in published:
        page = context.new_page()
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url.split("/")[-1]))
        page.goto(f"{address}calculator/?runtime={runtime}")
        enter_the_disputed_course(page)
        expect(page.locator("[data-section=what-if] table").first).to_be_visible()
        expect(headline(page)).to_have_text("Nine rule sets, four different answers")
        expect(page.locator("[data-calculator]")).to_have_attribute("data-runtime", runtime)

        type_in(page, 2, bcr_abl1_is_percent="1,234")
        show(page)
        expect(page.locator("[data-errors] li")).to_have_text(
            ["Month 12, BCR::ABL1: write 1.234 or 1234; the comma in '1,234' can mean either"]
        )
        page.evaluate("link => { location.hash = link; }", link)
        expect(field(page, 2, "bcr_abl1_is_percent")).to_have_value("4.2")
        expect(page.locator("[data-errors]")).to_be_hidden()

        page.goto(f"{address}calculator/?runtime={runtime}&case=seven-of-twenty-at-month-12")
        expect(page.locator("[data-section=what-if] table").first).to_be_visible()
        expect(page.locator("[data-differs]")).to_be_hidden()
        assert ("first.wasm" in asked, "pyodide.asm.wasm" in asked) == (
            runtime == "lazy",
            runtime == "robust",
        )
        page.close()
