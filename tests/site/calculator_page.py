"""The calculator's page in the hands of a test: its fields, what they say, and a course."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from build_scripts.configuration import site_url

DISPUTED = """{"phase": "chronic", "assessments": [
    {"month": 3, "ph_positive_cells": 18, "metaphases": 20, "hematologic_response": "complete"},
    {"month": 12, "daily_dose_mg": 400, "ph_positive_cells": 7, "metaphases": 20,
     "bcr_abl1_is_percent": 4.2}]}"""
RESULT = "[data-section=answer] table"


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


def serve_as_published(page: Page, site: Path, address: str) -> None:
    """The theme changes pages in place where the sitemap names them with their address."""
    text = (site / "sitemap.xml").read_text(encoding="utf-8").replace(site_url(), address)
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=text, content_type="text/xml"))
