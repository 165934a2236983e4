"""What a first view of a page sends, compressed as the server sends it."""

import gzip
import re
from pathlib import PurePosixPath
from posixpath import normpath

import pytest

from build_scripts.finish import offline
from build_scripts.finish.links import html_files

PAGE_BUDGET = 160_000
INDEX_BUDGET = 60_000
# Runtimes have budgets of their own; the icons are drawn by the browser's own frame.
OWN_BUDGET = ("assets/lazy/", "assets/pyodide/", "assets/calculator/")
STATIC_IMPORT = re.compile(r'^import .* from "(\.[^"]+)";$', re.MULTILINE)
COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml")


@pytest.fixture(scope="session")
def sent(site):
    """How many bytes each file of the site takes over the wire."""
    known = {}

    def size(path):
        if path not in known:
            body = (site / path).read_bytes()
            is_packed = path.endswith(COMPRESSED)
            known[path] = len(gzip.compress(body, 6) if is_packed else body)
        return known[path]

    return size


def first_view(site, page):
    """The page and all that the browser fetches by itself to show it."""
    files = {page, "sitemap.xml", *offline.loaded(site, page)}
    for script in sorted(each for each in files if each.endswith(".js")):
        text = (site / script).read_text(encoding="utf-8")
        folder = PurePosixPath(script).parent
        files |= {normpath(folder / address) for address in STATIC_IMPORT.findall(text)}
    return {each for each in files if not each.startswith(OWN_BUDGET)}


def test_the_first_view_of_every_page_keeps_its_budget(site, sent):
    pages = [path.relative_to(site).as_posix() for path in html_files(site)]
    weights = {page: sum(map(sent, first_view(site, page))) for page in pages}

    assert {page: weight for page, weight in weights.items() if weight > PAGE_BUDGET} == {}


def test_the_search_index_keeps_its_budget(sent):
    assert sent("search/search_index.json") <= INDEX_BUDGET


def test_search_is_fetched_when_it_is_first_used(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address, wait_until="networkidle")
    before = [path for path in asked if "search" in path]

    with page.expect_request("**/search/search_index.json"):
        page.get_by_role("textbox", name="Search").press_sequentially("dasatinib")
    page.locator(".md-search-result__link").first.wait_for()

    assert before == []
