"""The calculator that a reader keeps on the device: by a button alone, and never stale unsaid."""

import json
import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from build_scripts.configuration import site_url
from build_scripts.pages_server import serving

PREFIX = urlsplit(site_url()).path
CASE = "calculator/?case=ph-positive-40-at-month-12"
STORED = """async () => [(await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length]"""


@pytest.fixture
def kept(context, site, tmp_path):
    """A page that keeps the calculator, its address, the copy that is served, and the cut."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    server = serving(copy, PREFIX)
    address = server.__enter__()
    is_up = [True]

    def cut():
        if is_up:
            is_up.clear()
            server.__exit__(None, None, None)

    page = context.new_page()
    page.goto(f"{address}calculator/")
    page.locator("#offline > summary").click()
    page.get_by_role("button", name="Keep it").click()
    expect(status(page)).to_contain_text("This is the published version", timeout=60_000)
    yield page, address, copy, cut
    cut()


def status(page):
    return page.locator("[data-offline-status]")


def test_nothing_is_stored_unless_the_reader_asks_for_it(page, address):
    page.goto(f"{address}calculator/")
    expect(status(page)).to_have_text("Not kept on this device.")

    assert page.evaluate(STORED) == [0, 0]


def test_the_kept_calculator_answers_without_a_network_and_says_how_old_it_is(kept):
    page, address, _, cut = kept

    cut()
    page.goto(address + CASE)

    expect(page.locator("[data-calculator]")).to_have_attribute(
        "data-state", "ready", timeout=60_000
    )
    expect(page.locator("[data-section=answer] .verdict").first).to_be_visible()
    expect(status(page)).to_contain_text("There is no network, so this copy answers.")
    expect(status(page)).to_contain_text("rules ")


def test_the_kept_calculator_verifies_its_build_without_a_network(kept):
    page, address, _, cut = kept

    cut()
    page.goto(address + CASE)
    page.locator("#verify > summary").click()
    page.locator("#verify button").click()

    expect(page.locator("[data-verified]")).to_contain_text(
        "cases give the published report.", timeout=60_000
    )


def test_a_page_that_was_not_kept_says_so_and_is_not_blank(kept):
    page, address, _, cut = kept

    cut()
    page.goto(f"{address}mutations/")

    expect(page.locator("h1")).to_contain_text("This page needs a network")


def test_while_there_is_a_network_what_is_published_is_shown_and_not_the_copy(kept):
    page, address, copy, _ = kept
    built = copy / "calculator/index.html"
    html = built.read_text(encoding="utf-8")
    built.write_text(html.replace("<h1", "<h1 data-published-since", 1), encoding="utf-8")

    page.goto(f"{address}calculator/?not-in-the-browsers-cache")

    expect(page.locator("h1[data-published-since]")).to_have_count(1)


def test_a_newer_version_is_announced_and_taken_by_a_button(kept):
    page, address, copy, _ = kept
    listing = copy / "assets" / "offline.json"
    newer = json.loads(listing.read_text(encoding="utf-8"))
    newer["version"] = "newer"
    listing.write_text(json.dumps(newer), encoding="utf-8")

    page.goto(f"{address}calculator/")
    expect(status(page)).to_contain_text("A newer version is published")
    page.get_by_role("button", name="Update the copy").click()

    expect(status(page)).to_contain_text("This is the published version", timeout=60_000)
    assert page.evaluate(STORED) == [1, 1]


def test_a_file_that_is_not_the_published_one_is_not_kept(kept):
    page, _, copy, _ = kept
    page.get_by_role("button", name="Remove it").click()
    (copy / "javascripts/site/entry.js").write_text("// other", encoding="utf-8")

    page.get_by_role("button", name="Keep it").click()

    expect(status(page)).to_contain_text(
        "It could not be kept: javascripts/site/entry.js: not the published file.", timeout=60_000
    )


def test_the_copy_can_be_removed_again(kept):
    page, *_ = kept

    page.get_by_role("button", name="Remove it").click()

    expect(status(page)).to_have_text("Not kept on this device.")
    assert page.evaluate(STORED) == [0, 0]
