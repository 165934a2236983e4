"""Courses that come to the calculator's page: worked cases, links, saved files, pasted tables."""

import json
import re

import pytest
from playwright.sync_api import Route, expect

from calculator import json_text, share
from calculator.course_document import read_course
from tests.site.calculator_page import (
    DISPUTED,
    RESULT,
    enter_the_disputed_course,
    field,
    headline,
    type_in,
)


def test_a_worked_case_opens_by_its_address(page, address, content):
    case = next(iter(content.cases.values()))
    page.goto(f"{address}calculator/?case={case.id}")

    expect(page.locator(RESULT)).to_be_visible()
    expect(page.get_by_label("Chronic", exact=True)).to_be_checked()
    first = case.request["assessments"][0]
    expect(field(page, 1, "month")).to_have_value(str(first["month"]))


def test_a_course_judged_at_a_later_month_is_judged_at_that_month_here_too(page, address):
    page.goto(f"{address}calculator/?case=last-test-at-month-3-judged-at-month-12")
    expect(page.locator("[data-section=trace] details").first).to_be_visible()

    expect(page.locator("[data-built]")).to_be_hidden()
    expect(page.locator("[data-differs]")).to_be_hidden()
    expect(page.get_by_label("Judged as of month")).to_have_value("12")
    page.get_by_label("Judged as of month").fill("twelve")
    page.get_by_label("Judged as of month").blur()
    expect(page.locator("[data-error-for=as_of_month]")).to_have_text(
        "write a number such as 12, got 'twelve'"
    )


def test_a_worked_case_that_does_not_exist_is_said_in_words(page, address):
    page.route("**/api/v1/cases/no-such-case.json", lambda route: route.fulfill(status=404))
    page.goto(f"{address}calculator/")
    page.evaluate("history.replaceState(null, '', '?case=No such case')")
    page.reload()

    expect(page.locator("[data-notice]")).to_have_text(
        "There is no worked case “No such case”; choose one from the list of cases"
    )


def test_a_worked_case_shows_the_verdicts_of_the_build_until_the_browser_has_its_own(
    page, address, content
):
    held: list[Route] = []
    released: list[bool] = []

    def hold(route: Route) -> None:
        if released:
            route.continue_()
        else:
            held.append(route)

    page.route(re.compile(r"\.wasm$"), hold)
    case = next(iter(content.cases.values()))
    page.goto(f"{address}calculator/?case={case.id}&runtime=robust")

    expect(page.locator(RESULT)).to_be_visible()
    expect(page.locator("[data-built]")).to_be_visible()
    released.append(True)
    for route in held:
        route.continue_()
    expect(page.locator("[data-built]")).to_be_hidden()
    expect(page.locator("[data-differs]")).to_be_hidden()


def test_a_verdict_that_differs_from_the_build_is_said_loudly(page, address, content):
    case = next(iter(content.cases.values()))

    def changed(route: Route) -> None:
        answer = route.fetch().json()
        answer["view"]["answer"] = "<p>Another verdict</p>"
        route.fulfill(json=answer)

    page.route(f"**/assets/cases/{case.id}.json", changed)
    page.goto(f"{address}calculator/?case={case.id}")

    expect(page.locator("[data-differs]")).to_be_visible()
    expect(page.locator(RESULT)).to_be_visible()


def test_a_link_is_said_to_be_found_at_once_and_nothing_is_lost_where_python_does_not_start(
    context, address
):
    course = read_course(json_text.read(DISPUTED), [])
    page = context.new_page()
    page.route(re.compile(r"\.wasm$"), lambda route: route.abort())
    page.goto(f"{address}calculator/#{share.fragment(course)}")
    expect(headline(page)).to_have_text("Opening the course of the link")
    type_in(page, 1, month="24")
    expect(page.locator("[data-failure]")).to_be_visible()
    expect(page.locator("[data-opening]")).to_be_visible()

    page.unroute(re.compile(r"\.wasm$"))
    page.get_by_role("button", name="Try again").click()
    expect(headline(page)).to_have_text("Nine rule sets, four different answers")
    expect(page.locator("[data-opening]")).to_be_hidden()
    page.get_by_role("link", name="Trace").click()
    expect(page.locator("#trace-heading")).to_be_focused()
    assert page.url.endswith(f"#{share.fragment(course)}")
    page.get_by_role("button", name="Undo").click()
    expect(field(page, 1, "month")).to_have_value("24")


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("course=2.eyJ9", "This link is of version 2; this page reads version 1."),
        ("course=1.eyJ9e", "This link is damaged, perhaps cut short"),
        ("course=1.e30", "The course of this link cannot be used; ask for the link again"),
    ],
)
def test_a_link_that_cannot_be_read_says_what_to_do(page, address, fragment, words):
    page.goto(f"{address}calculator/#{fragment}")

    expect(page.locator("[data-notice]")).to_contain_text(words)


def test_a_course_is_saved_to_a_file_and_opened_again(calculator, tmp_path):
    enter_the_disputed_course(calculator)
    expect(calculator.locator("[data-section=trace] details").first).to_be_visible()
    with calculator.expect_download() as downloaded:
        calculator.get_by_role("button", name="Save the course").click()
    saved = tmp_path / "course.json"
    downloaded.value.save_as(saved)
    assert json.loads(saved.read_text())["assessments"][1]["bcr_abl1_is_percent"] == 4.2

    calculator.reload()
    calculator.locator("[data-file]").wait_for(state="attached")
    with calculator.expect_file_chooser() as chooser:
        calculator.get_by_role("button", name="Open a saved course").click()
    chooser.value.set_files(saved)
    expect(field(calculator, 2, "ph_positive_cells")).to_have_value("7")
    expect(headline(calculator)).to_have_text("Nine rule sets, four different answers")


def test_visits_are_pasted_from_a_spreadsheet(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    calculator.get_by_role("button", name="Paste a table").click()
    calculator.locator("[data-pasted]").fill(
        "Month\tDose\tCHR\tPh+\tof\tBCR::ABL1\n3\t400\tcomplete\t18\t20\t\n12\t400\t\t7\t20\t4,2"
    )
    calculator.get_by_role("button", name="Add these visits").click()

    expect(headline(calculator)).to_have_text("Nine rule sets, four different answers")
    expect(calculator.locator("[data-visit]")).to_have_count(2)


def test_a_pasted_table_that_cannot_be_read_stays_to_be_corrected(calculator):
    calculator.get_by_role("button", name="Paste a table").click()
    calculator.locator("[data-pasted]").fill("Month\tNurse\n3\tA")
    calculator.get_by_role("button", name="Add these visits").click()

    expect(calculator.locator("[data-notice]")).to_contain_text("The column 'Nurse' is not known")
    expect(calculator.locator("[data-pasted]")).to_have_value("Month\tNurse\n3\tA")
