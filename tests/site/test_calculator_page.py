"""The calculator's page as a clinician uses it: fill, answer, correct, carry away."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from build_scripts.configuration import site_url
from calculator import json_text, share
from calculator.course_document import read_course

DISPUTED = """{"phase": "chronic", "assessments": [
    {"month": 3, "ph_positive_cells": 18, "metaphases": 20, "hematologic_response": "complete"},
    {"month": 12, "daily_dose_mg": 400, "ph_positive_cells": 7, "metaphases": 20,
     "bcr_abl1_is_percent": 4.2}]}"""
RESULT = "[data-section=answer] table"


@pytest.fixture
def calculator(page: Page, address: str) -> Page:
    page.goto(f"{address}calculator/")
    return page


def wait_until(page: Page, condition: str) -> None:
    """Asks from outside until it holds: the page's policy lets nothing be evaluated inside."""
    for _ in range(600):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never became true: {condition}")


def visit(page: Page, number: int):
    return page.locator("[data-visit]").nth(number - 1)


def type_in(page: Page, number: int, **entries: str) -> None:
    for name, text in entries.items():
        visit(page, number).locator(f"[data-field={name}]").fill(text)


def field(page: Page, number: int, name: str):
    return visit(page, number).locator(f"[data-field={name}]")


def error_of(page: Page, number: int, name: str):
    return visit(page, number).locator(f"[data-error-for={name}]")


def echo_of(page: Page, number: int, name: str):
    return visit(page, number).locator(f"[data-echo-for={name}]")


def enter_the_disputed_course(page: Page) -> None:
    page.get_by_label("Chronic", exact=True).check()
    type_in(page, 1, month="3", ph_positive_cells="18/20")
    field(page, 1, "hematologic_response").select_option("complete")
    page.get_by_role("button", name="Add a visit").click()
    type_in(
        page,
        2,
        month="12",
        daily_dose_mg="400",
        ph_positive_cells="7",
        metaphases="20",
        bcr_abl1_is_percent="4,2",
    )


def headline(page: Page):
    return page.locator("[data-headline]")


def show(page: Page) -> None:
    page.get_by_role("button", name="Show the result").click()


def test_a_course_is_answered_by_nine_rule_sets_with_their_criteria_and_sources(calculator):
    enter_the_disputed_course(calculator)
    show(calculator)

    expect(headline(calculator)).to_have_text("Nine rule sets, four different answers")
    expect(headline(calculator)).to_be_focused()
    expect(calculator.locator(".strip .set")).to_have_count(10)
    expect(calculator.locator("[data-section=trace] details")).to_have_count(9)
    trace = calculator.locator("#trace-eln-2013")
    expect(trace.locator("summary")).to_contain_text("2 of 10 criteria met")
    trace.locator("summary").click()
    row = trace.locator("tbody tr").first
    expect(row.locator(".tv")).to_have_text("4.2 % IS, month 12")
    expect(row.locator(".to")).to_have_text("met")
    expect(row.locator(".ts a")).to_have_attribute("href", "../references/#baccarani-2013")
    expect(trace).to_contain_text("Not entered: chromosome changes, mutation test")


def test_an_entry_is_echoed_as_it_was_read(calculator):
    enter_the_disputed_course(calculator)

    expect(echo_of(calculator, 2, "bcr_abl1_is_percent")).to_have_text("read as 4.2 % IS, no MMR")
    expect(echo_of(calculator, 2, "ph_positive_cells")).to_contain_text(
        "read as 35 %: partial (ELN), minor (Kantarjian 2003). On an edge:"
    )


def test_nothing_is_chosen_beforehand(calculator):
    assert calculator.locator("[data-form] input:checked").count() == 0
    chosen = calculator.evaluate(
        "[...document.querySelectorAll('[data-form] select')].map((each) => each.selectedIndex)"
    )
    assert set(chosen) == {0}
    typed = calculator.evaluate(
        "[...document.querySelectorAll('[data-form] input[type=text]')].map((each) => each.value)"
    )
    assert set(typed) == {""}


def test_an_entry_that_cannot_be_read_is_named_at_its_field_and_in_the_summary(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    type_in(calculator, 1, month="12", ph_positive_cells="24", metaphases="20")
    type_in(calculator, 1, bcr_abl1_is_percent="1,234")
    show(calculator)

    summary = calculator.locator("[data-errors]")
    expect(summary).to_be_focused()
    expect(summary.locator("[data-errors-title]")).to_have_text("There are 2 entries to correct")
    expect(summary.locator("a")).to_have_text(
        [
            "Month 12, Ph+ cells, visit 1: must not be above metaphases, 20, got 24",
            "Month 12, BCR::ABL1: write 1.234 or 1234; the comma in '1,234' can mean either",
        ]
    )
    expect(error_of(calculator, 1, "bcr_abl1_is_percent")).to_be_visible()
    expect(field(calculator, 1, "bcr_abl1_is_percent")).to_have_attribute("aria-invalid", "true")
    expect(field(calculator, 1, "bcr_abl1_is_percent")).to_have_value("1,234")
    summary.locator("a").nth(1).click()
    expect(field(calculator, 1, "bcr_abl1_is_percent")).to_be_focused()

    type_in(calculator, 1, ph_positive_cells="14", bcr_abl1_is_percent="1.234")
    expect(summary).to_be_hidden()
    expect(calculator.locator(RESULT)).to_be_visible()


def test_a_message_waits_until_the_field_is_left(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    type_in(calculator, 1, month="12")
    expect(calculator.locator(RESULT)).to_be_visible()
    field(calculator, 1, "bcr_abl1_is_percent").press_sequentially("1,234")
    expect(calculator.locator("[data-stale]")).to_be_visible()
    expect(error_of(calculator, 1, "bcr_abl1_is_percent")).to_be_hidden()

    field(calculator, 1, "daily_dose_mg").focus()
    expect(error_of(calculator, 1, "bcr_abl1_is_percent")).to_be_visible()


def test_the_phase_has_to_be_answered(calculator):
    type_in(calculator, 1, month="12")
    show(calculator)

    expect(calculator.locator("[data-errors] li")).to_have_text(
        ["Phase: choose one: chronic, accelerated, blast"]
    )


def test_another_phase_stops_with_the_reason_and_keeps_the_entries(calculator):
    calculator.get_by_label("Blast", exact=True).check()
    type_in(calculator, 1, month="12")
    show(calculator)

    expect(headline(calculator)).to_have_text("Out of scope")
    expect(calculator.locator("[data-section=answer]")).to_contain_text(
        "accelerated or blast phase"
    )
    expect(field(calculator, 1, "month")).to_have_value("12")


def test_each_first_question_says_its_effect_and_the_mutation_test_is_one_of_them(calculator):
    gates = calculator.locator("[data-form] .group").first.locator(".gate")
    expect(gates.locator(".help")).to_have_text(
        [
            "Accelerated or blast stops",
            "No stops",
            "Yes stops",
            "No warns",
            "As checked by you. Inadequate warns",
            "Yes warns",
            "Insensitive to imatinib warns",
        ]
    )
    calculator.get_by_role("button", name="Enter at the visit").click()
    expect(field(calculator, 1, "mutations")).to_be_focused()

    calculator.get_by_label("Chronic", exact=True).check()
    type_in(calculator, 1, month="12", mutations="T315I")
    expect(calculator.locator("[data-echo-for=mutation_test]")).to_have_text(
        "T315I: insensitive to imatinib by our rule; a higher dose is marked not open"
    )


def test_a_worked_case_opens_by_its_address(page, address, content):
    case = next(iter(content.cases.values()))
    page.goto(f"{address}calculator/?case={case.id}")

    expect(page.locator(RESULT)).to_be_visible()
    expect(page.get_by_label("Chronic", exact=True)).to_be_checked()
    first = case.request["assessments"][0]
    expect(field(page, 1, "month")).to_have_value(str(first["month"]))


def test_a_worked_case_that_does_not_exist_is_said_in_words(page, address):
    page.route("**/api/v1/cases/no-such-case.json", lambda route: route.fulfill(status=404))
    page.goto(f"{address}calculator/")
    page.evaluate("history.replaceState(null, '', '?case=No such case')")
    page.reload()

    expect(page.locator("[data-notice]")).to_have_text(
        "There is no worked case “No such case”; choose one from the list of cases"
    )


def test_the_whole_page_works_by_keyboard(calculator):
    calculator.get_by_label("Chronic", exact=True).focus()
    calculator.keyboard.press("Space")
    for _ in range(60):
        if calculator.evaluate("document.activeElement.dataset.field") == "month":
            break
        calculator.keyboard.press("Tab")
    calculator.keyboard.type("12")
    calculator.keyboard.press("Tab")
    calculator.keyboard.type("400")
    calculator.keyboard.press("Enter")

    expect(headline(calculator)).to_be_focused()
    expect(calculator.locator(RESULT)).to_be_visible()
    expect(calculator.locator("[data-section=trace] summary").first).to_be_visible()
    for _ in range(60):
        if calculator.evaluate("document.activeElement.closest('[data-section=trace]') !== null"):
            break
        calculator.keyboard.press("Tab")
    calculator.keyboard.press("Enter")
    expect(calculator.locator("[data-section=trace] details[open]")).to_have_count(1)


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


def serve_as_published(page: Page, site: Path, address: str) -> None:
    """The theme changes pages in place where the sitemap names them with their address."""
    text = (site / "sitemap.xml").read_text(encoding="utf-8").replace(site_url(), address)
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=text, content_type="text/xml"))


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


def test_a_reload_keeps_nothing(calculator):
    enter_the_disputed_course(calculator)
    expect(calculator.locator(RESULT)).to_be_visible()
    calculator.reload()

    expect(calculator.locator("[data-visit]")).to_have_count(1)
    expect(field(calculator, 1, "month")).to_have_value("")


def test_the_rules_are_named_by_their_revision(calculator):
    enter_the_disputed_course(calculator)
    expect(calculator.locator(RESULT)).to_be_visible()

    answered = calculator.locator("[data-revision]").text_content()
    assert re.fullmatch("[0-9a-f]{12}", answered)


def test_without_javascript_the_tables_are_offered(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}calculator/")

    expect(page.locator(".note", has_text="needs JavaScript")).to_be_visible()
    expect(
        page.locator(".note", has_text="needs JavaScript").get_by_role("link").first
    ).to_have_attribute("href", "../criteria/")
    context.close()


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_needs_no_sideways_scroll(calculator, width):
    calculator.set_viewport_size({"width": width, "height": 800})
    enter_the_disputed_course(calculator)
    expect(calculator.locator("[data-section=trace] details").first).to_be_visible()

    assert calculator.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    expect(calculator.locator("[data-bar] .glance")).to_be_visible()


def test_visits_are_added_sorted_and_removed(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    type_in(calculator, 1, month="12")
    calculator.get_by_role("button", name="Add a visit").click()
    expect(field(calculator, 2, "month")).to_be_focused()
    type_in(calculator, 2, month="3,5")
    calculator.get_by_role("button", name="Sort by month").click()
    expect(field(calculator, 1, "month")).to_have_value("3,5")
    calculator.get_by_role("button", name="Remove Month 12").click()

    expect(calculator.locator("[data-visit]")).to_have_count(1)
    expect(field(calculator, 1, "month")).to_have_value("3,5")


def test_a_link_carries_the_course_and_clearing_takes_it_out_of_the_address(
    context, calculator, address
):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter_the_disputed_course(calculator)
    expect(calculator.locator("[data-section=trace] details").first).to_be_visible()
    calculator.get_by_role("button", name="Share link").click()
    expect(calculator.locator("[data-share]")).to_contain_text("never sent to a server")
    calculator.get_by_role("button", name="Make the link").click()
    expect(calculator.locator("[data-link]")).to_contain_text("#course=1.")
    link = calculator.evaluate("navigator.clipboard.readText()")

    other = context.new_page()
    other.goto(link)
    expect(headline(other)).to_have_text("Nine rule sets, four different answers")
    expect(field(other, 2, "bcr_abl1_is_percent")).to_have_value("4.2")
    other.reload()
    expect(headline(other)).to_have_text("Nine rule sets, four different answers")
    other.locator("[data-action=clear]").click()
    expect(field(other, 1, "month")).to_have_value("")
    assert other.url == f"{address}calculator/"
    other.get_by_role("button", name="Undo").click()
    expect(field(other, 2, "bcr_abl1_is_percent")).to_have_value("4.2")


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


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("line", "CML chronic phase, imatinib, month 12: 400 mg/day, Ph+ 7 of 20 = 35 %"),
        ("paragraph", "CML chronic phase on imatinib, judged as of month 12."),
        ("trace", "CML chronic phase on imatinib, judged as of month 12\n\nEntered\n"),
    ],
)
def test_the_result_is_copied_as_text(context, calculator, form, start):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter_the_disputed_course(calculator)
    expect(calculator.locator("[data-section=trace] details").first).to_be_visible()
    calculator.locator(f"#carry ~ .btnrow [data-copy={form}]").click()

    expect(calculator.locator("[data-copied]")).to_be_visible()
    copied = calculator.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(start)
    assert f"{calculator.url} Check against the source" in copied


def test_a_link_to_the_course_is_copied_only_where_the_reader_wants_it(context, calculator):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter_the_disputed_course(calculator)
    calculator.get_by_label("Copy with a link that opens this course").check()
    calculator.locator("#carry ~ .btnrow [data-copy=line]").click()

    expect(calculator.locator("[data-copied]")).to_contain_text(f"{calculator.url}#course=1.")


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


def test_every_layer_of_the_result_is_there(calculator):
    enter_the_disputed_course(calculator)
    expect(calculator.locator("[data-section=trace] details").first).to_be_visible()

    for section, words in (
        ("what-if", "Ph+ 6 of 20 = 30 %, month 12"),
        ("options", "Raise the imatinib dose"),
        ("dose", "What each text allows from 400 mg in chronic phase"),
        ("evidence", "Chosen by the criteria met"),
        ("chart", "Bands: ELN 2013."),
    ):
        expect(calculator.locator(f"[data-section={section}]")).to_contain_text(words)
    calculator.locator("[data-chart-set]").select_option("iris")
    expect(calculator.locator("[data-section=chart]")).to_contain_text("Bands: IRIS trial.")


def test_risk_scores_are_computed_from_what_was_found_at_diagnosis(calculator):
    calculator.locator("[data-scores] summary").click()
    calculator.locator("#basophils_percent").fill("10")
    calculator.locator("#spleen_cm").fill("5")
    expect(calculator.locator("[data-section=scores]")).to_contain_text("90, high risk")

    calculator.locator("#spleen_cm").fill("large")
    expect(calculator.locator("#spleen_cm-error")).to_have_text(
        "write a number such as 4, got 'large'"
    )


def test_every_worked_case_gives_the_published_report_in_this_browser(calculator, content):
    calculator.locator("[data-verify] summary").click()
    calculator.get_by_role("button", name="Run all cases").click()
    count = len(content.cases)

    expect(calculator.locator("[data-verified]")).to_contain_text(
        f"{count} of {count} cases give the published report.", timeout=60_000
    )


def test_once_ready_the_robust_runtime_answers_without_the_network(context, address):
    calculator = context.new_page()
    calculator.goto(f"{address}calculator/?runtime=robust")
    type_in(calculator, 1, month="3")
    expect(calculator.locator("[data-engine]")).to_have_attribute("data-state", "ready")
    context.set_offline(True)
    enter_the_disputed_course(calculator)

    expect(headline(calculator)).to_have_text("Nine rule sets, four different answers")
    expect(calculator.locator("[data-section=evidence] table")).to_be_visible()


def test_visits_may_be_entered_by_date(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    visit(calculator, 1).locator("details summary").click()
    calculator.locator("#start-date").fill("2024-01-15")
    field(calculator, 1, "date").fill("2024-12-28")

    expect(echo_of(calculator, 1, "date")).to_have_text("read as month 11.41")
    show(calculator)
    calculator.locator("#trace-eln-2013 summary").click()
    expect(calculator.locator("#trace-eln-2013")).to_contain_text("Judged on the row of month 6")


def test_a_local_ratio_asks_for_its_factor(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    type_in(calculator, 1, month="12", bcr_abl1_is_percent="0.25")
    field(calculator, 1, "bcr_abl1_is_percent").blur()
    field(calculator, 1, "bcr_abl1_unit").select_option("local_ratio")
    expect(error_of(calculator, 1, "bcr_abl1_is_percent")).to_contain_text("conversion factor")
    type_in(calculator, 1, conversion_factor="0.8")

    expect(echo_of(calculator, 1, "bcr_abl1_is_percent")).to_contain_text("0.2 % IS, no MMR")


def test_two_tabs_do_not_disturb_each_other(context, calculator, address):
    enter_the_disputed_course(calculator)
    other = context.new_page()
    other.goto(f"{address}calculator/")
    other.get_by_label("Blast", exact=True).check()
    type_in(other, 1, month="6")

    expect(headline(other)).to_have_text("Out of scope")
    expect(headline(calculator)).to_have_text("Nine rule sets, four different answers")


def test_two_hundred_visits_are_answered_and_can_be_typed_in(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    calculator.get_by_role("button", name="Paste a table").click()
    rows = "\n".join(f"{month}\t400\tcomplete\t{month % 9}\t20\t0.5" for month in range(1, 201))
    calculator.locator("[data-pasted]").fill(rows)
    calculator.get_by_role("button", name="Add these visits").click()
    # Not `expect`: while it waits it describes the whole page, which takes longer than the answer.
    wait_until(calculator, "document.querySelectorAll('[data-visit]').length === 200")
    wait_until(calculator, "document.querySelector('[data-section=trace] details') !== null")
    field(calculator, 200, "bcr_abl1_is_percent").press_sequentially("12", delay=120)

    wait_until(
        calculator,
        "document.querySelector('[data-visits] > :last-child "
        "[data-echo-for=bcr_abl1_is_percent]').textContent.includes('120.5 % IS')",
    )


def test_the_result_prints_with_its_inputs_as_text_and_without_the_form(calculator):
    enter_the_disputed_course(calculator)
    expect(calculator.locator("[data-section=trace] details").first).to_be_visible()
    calculator.emulate_media(media="print")

    expect(calculator.locator("[data-form]")).to_be_hidden()
    expect(calculator.locator(".print-inputs")).to_be_visible()
    expect(calculator.locator(".print-inputs")).to_contain_text("BCR::ABL1 4.2 % IS")
    expect(calculator.locator(".strip")).to_be_visible()
    expect(calculator.locator(".separates")).to_be_visible()
    expect(calculator.locator("[data-section=options]")).to_be_hidden()


def test_twelve_visits_print_on_one_page_with_what_decided_and_the_address(page, address):
    visits = [
        {"month": 3 * number, "daily_dose_mg": 600, "hematologic_response": "complete"}
        | {"ph_positive_cells": 7, "metaphases": 20, "bcr_abl1_is_percent": 1.2}
        for number in range(1, 13)
    ]
    document = json.dumps({"phase": "chronic", "assessments": visits})
    course = read_course(json_text.read(document), [])
    page.goto(f"{address}calculator/#{share.fragment(course)}")
    expect(page.locator("[data-section=what-if] table").first).to_be_visible()

    for paper in ("A4", "Letter"):
        printed = page.pdf(format=paper)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, paper
    page.emulate_media(media="print")
    expect(page.locator("[data-address]")).to_have_text(f"{address}calculator/")
    expect(page.locator(".strip .reason-line").first).to_be_visible()


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
