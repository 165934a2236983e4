"""What a first view of a page sends, compressed as the server sends it."""

import gzip

import pytest

INDEX_BUDGET = 60_000
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
