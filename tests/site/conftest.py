"""The calculator's page, opened."""

import pytest
from playwright.sync_api import Page


@pytest.fixture
def calculator(page: Page, address: str) -> Page:
    page.goto(f"{address}calculator/")
    return page
