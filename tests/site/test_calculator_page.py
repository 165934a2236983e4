"""The calculator's page as a clinician uses it: fill, read the answer, correct."""

import re

import pytest
from playwright.sync_api import expect

from tests.site.calculator_page import (
    RESULT,
    echo_of,
    enter_the_disputed_course,
    error_of,
    field,
    headline,
    show,
    type_in,
    visit,
    wait_until,
)


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
    expect(calculator.locator("[aria-live]")).to_have_count(1)
    expect(calculator.locator("[aria-live=polite]")).to_contain_text("ELN 2013: Failure;")


def test_the_page_says_first_for_whom_it_is_and_for_what_not(calculator):
    expect(calculator.locator("article > p").first).to_have_text(
        "For professionals treating adults with chronic-phase CML on imatinib. It says what nine "
        "published rule sets say of a course and where they differ; it does not say what to do. "
        "Not for emergencies, and not for patients alone. "
        "The rule sets, their dates and how far our copy was checked \u00b7 Limits"
    )


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


def test_the_rules_are_named_by_their_revision(calculator):
    enter_the_disputed_course(calculator)
    expect(calculator.locator(RESULT)).to_be_visible()

    answered = calculator.locator("[data-revision]").text_content()
    assert re.fullmatch("[0-9a-f]{12}", answered)


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_needs_no_sideways_scroll(calculator, width):
    calculator.set_viewport_size({"width": width, "height": 800})
    enter_the_disputed_course(calculator)
    expect(calculator.locator("[data-section=trace] details").first).to_be_visible()

    assert calculator.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    expect(calculator.locator("[data-bar] .glance")).to_be_visible()
    helps = calculator.locator("[data-visit] .visit__row .help")
    cut = "all => all.filter((each) => each.scrollHeight > each.clientHeight + 1).length"
    assert (helps.count(), helps.evaluate_all(cut)) == (10, 0)


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


def test_visits_may_be_entered_by_date(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    visit(calculator, 1).locator("details summary").click()
    calculator.locator("#start-date").fill("2024-01-15")
    field(calculator, 1, "date").fill("2024-12-28")

    expect(echo_of(calculator, 1, "date")).to_have_text("read as month 11.41")
    show(calculator)
    calculator.locator("#trace-eln-2013 summary").click()
    expect(calculator.locator("#trace-eln-2013")).to_contain_text("Judged on the row of month 6")


def test_visits_entered_by_date_and_by_month_are_sorted_together(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    visit(calculator, 1).locator("details summary").click()
    calculator.locator("#start-date").fill("2024-01-15")
    field(calculator, 1, "date").fill("2024-12-28")
    calculator.get_by_role("button", name="Add a visit").click()
    type_in(calculator, 2, month="6")
    expect(echo_of(calculator, 2, "month")).to_contain_text("earlier than the visit above")
    calculator.get_by_role("button", name="Sort by month").click()

    expect(field(calculator, 1, "month")).to_have_value("6")
    expect(field(calculator, 2, "date")).to_have_value("2024-12-28")
    expect(echo_of(calculator, 2, "date")).to_have_text("read as month 11.41")
    expect(calculator.locator("[data-visit] [data-echo-for=month]:visible")).to_have_count(0)


def test_a_local_ratio_asks_for_its_factor(calculator):
    calculator.get_by_label("Chronic", exact=True).check()
    type_in(calculator, 1, month="12", bcr_abl1_is_percent="0.25")
    field(calculator, 1, "bcr_abl1_is_percent").blur()
    field(calculator, 1, "bcr_abl1_unit").select_option("local_ratio")
    expect(error_of(calculator, 1, "bcr_abl1_is_percent")).to_contain_text("conversion factor")
    type_in(calculator, 1, conversion_factor="0.8")

    expect(echo_of(calculator, 1, "bcr_abl1_is_percent")).to_contain_text("0.2 % IS, no MMR")


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
