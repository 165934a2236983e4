"""Carrying a result away from the calculator's page: copy, link, print."""

import json
import re

import pytest
from playwright.sync_api import expect

from calculator import json_text, share
from calculator.course_document import read_course
from tests.site.calculator_page import (
    enter_the_disputed_course,
    field,
    headline,
)


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
    expect(calculator.locator("[data-section=trace]")).to_be_hidden()


def test_the_full_trace_is_printed_too_where_it_is_asked_for(calculator):
    enter_the_disputed_course(calculator)
    expect(calculator.locator("[data-section=trace] details").first).to_be_visible()
    calculator.get_by_label("Print the full trace too").check()
    calculator.emulate_media(media="print")

    expect(calculator.locator("[data-section=trace] tbody tr:visible")).to_have_count(
        calculator.locator("[data-section=trace] tbody tr").count()
    )


@pytest.mark.parametrize("visits", [12, 30])
def test_a_course_prints_on_one_page_with_what_decided_and_the_address(page, address, visits):
    made = [
        {"month": 3 * number, "daily_dose_mg": 600, "hematologic_response": "complete"}
        | {"ph_positive_cells": 7, "metaphases": 20, "bcr_abl1_is_percent": 1.2}
        for number in range(1, visits + 1)
    ]
    document = json.dumps({"phase": "chronic", "assessments": made})
    course = read_course(json_text.read(document), [])
    page.goto(f"{address}calculator/#{share.fragment(course)}")
    expect(page.locator("[data-section=what-if] table").first).to_be_visible()

    for paper in ("A4", "Letter"):
        printed = page.pdf(format=paper)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, paper
    page.emulate_media(media="print")
    expect(page.locator("[data-address]")).to_have_text(f"{address}calculator/")
    expect(page.locator(".strip .reason-line").first).to_be_visible()
    expect(page.locator(".print-inputs li")).to_have_count(visits)
