"""Every page as a reader's browser meets it."""

import re

from playwright.sync_api import expect

from build_scripts.finish.links import html_files
from build_scripts.paths import ROOT

SOURCE = re.compile(r'<p class="source-file">Source file: (?:<a [^>]*>)?<code>([^<]+)</code>')
STORED_CHOICES = "localStorage.length"


def test_every_page_names_the_file_it_came_from(site):
    named = {
        path.relative_to(site).as_posix(): SOURCE.findall(path.read_text(encoding="utf-8"))
        for path in html_files(site)
        if path.name != "404.html"
    }

    assert {page: files for page, files in named.items() if len(files) != 1} == {}
    assert [file for [file] in named.values() if not (ROOT / file).exists()] == []


def test_no_page_breaks_its_policy_or_asks_another_host(page, address, site):
    # The page fixture holds against any error in the console and any request elsewhere.
    for path in html_files(site):
        place = path.relative_to(site).as_posix().removesuffix("index.html")
        answer = page.goto(address + place)
        assert (place, answer.status, page.locator("h1").count()) == (place, 200, 1)


def test_a_page_that_does_not_exist_is_answered_with_the_sites_own(context, address):
    page = context.new_page()

    answer = page.goto(f"{address}criteria/no-such-set/")

    assert answer.status == 404
    assert page.get_by_role("link", name="Calculator").first.is_visible()


def test_search_finds_a_term_of_the_field(page, address):
    page.goto(address)

    page.get_by_role("textbox", name="Search").press_sequentially("Kantarjian 2003")

    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile("kantarjian-2003"))


def test_the_reader_can_choose_dark_pages_and_only_that_choice_is_stored(page, address):
    page.goto(address)
    assert page.evaluate(STORED_CHOICES) == 0
    scheme = page.locator("body")

    # From the system's preference to light, and from light to dark.
    page.locator("label[for=__palette_1]").click()
    assert scheme.get_attribute("data-md-color-scheme") == "default"
    page.locator("label[for=__palette_2]").click()

    assert scheme.get_attribute("data-md-color-scheme") == "slate"
    assert page.evaluate(STORED_CHOICES) == 1

    page.locator("label[for=__palette_0]").click()
    assert page.evaluate(STORED_CHOICES) == 0


def test_a_term_of_the_glossary_is_explained_where_it_stands(page, address):
    page.goto(f"{address}criteria/kantarjian-2003/")

    assert page.locator("article abbr[title]").count() > 0


def test_a_filter_opens_the_groups_in_which_rows_fit_and_hides_the_others(page, address):
    page.goto(f"{address}evidence/")
    groups = page.locator("#evidence-table details")
    open_at_first = [each.get_attribute("open") is not None for each in groups.all()]

    page.get_by_label("Question").select_option("First-line dose")

    shown = page.locator("#evidence-table details[open]:not([hidden])")
    assert shown.locator("summary").all_inner_texts()[0].startswith("First-line dose")
    rows = shown.locator("tbody tr[id]:not([hidden])").count()
    assert page.locator("[data-filter-count]").inner_text().startswith(f"{rows} of ")
    page.get_by_label("Question").select_option("")
    assert [each.get_attribute("open") is not None for each in groups.all()] == open_at_first


def test_a_closed_group_of_rows_is_printed(page, address):
    page.goto(f"{address}evidence/")
    row = page.locator("#evidence-table details:not([open]) tbody tr").first
    on_screen = row.evaluate("(each) => each.checkVisibility()")

    page.emulate_media(media="print")

    assert (on_screen, row.evaluate("(each) => each.checkVisibility()")) == (False, True)
