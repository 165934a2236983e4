"""Markup that a reader types, pastes, opens or follows is shown as text, never made a node."""

import json
from base64 import urlsafe_b64encode
from urllib.parse import quote

from playwright.sync_api import expect

PATIENCE_MS = 60_000
ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>"
START = "<img src=x onerror=alert(1)>"
NODES = "document.querySelectorAll('img[src=x], [onerror], script:not([src])').length"


def link(course):
    encoded = urlsafe_b64encode(json.dumps(course).encode()).decode().rstrip("=")
    return f"#course=1.{encoded}"


def test_markup_from_a_reader_is_text(page, address, tmp_path):
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto(f"{address}calculator/")
    nodes = page.evaluate(NODES)
    notice = page.locator("[data-notice]")

    # Typed, in every field that takes text, at diagnosis too.
    fields = page.locator("[data-form] input[type=text]:visible")
    for place in range(fields.count()):
        fields.nth(place).fill(ATTACK)
    page.locator("button[type=submit]").click()
    summary = page.locator("[data-errors-list]")
    expect(summary).to_contain_text(START, timeout=PATIENCE_MS)
    expect(page.locator("[data-visit-title]").first).to_contain_text(START)
    page.locator("[data-scores] summary").click()
    page.locator("#spleen_cm").fill(ATTACK)
    expect(page.locator("#spleen_cm-error")).to_contain_text(START)

    # In a cell of a spreadsheet, once as a head and once as a value.
    page.get_by_role("button", name="Paste a table").click()
    page.locator("[data-pasted]").fill(f"Month\t{ATTACK}\n3\tA")
    page.get_by_role("button", name="Add these visits").click()
    expect(notice).to_contain_text(START)
    page.locator("[data-pasted]").fill(f"Month\tmutations\n3\t{ATTACK}")
    page.get_by_role("button", name="Add these visits").click()
    expect(page.locator("[data-visit]")).to_have_count(2)

    # In a saved file: as a value, as a key, and as no JSON at all.
    for number, text in enumerate(
        (json.dumps({"phase": ATTACK, "assessments": []}), json.dumps({ATTACK: 1}), ATTACK)
    ):
        saved = tmp_path / f"{number}.json"
        saved.write_text(text, encoding="utf-8")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Open a saved course").click()
        chooser.value.set_files(saved)
        expect(notice).to_contain_text(START if number < 2 else "JSON")

    # In a link.
    page.evaluate("hash => location.hash = hash", link({"phase": "chronic", ATTACK: 1}))
    expect(notice).to_contain_text(START)
    assert (page.evaluate(NODES), said) == (nodes, [])

    # In the name of a worked case.
    page.goto(f"{address}calculator/?case={quote(ATTACK)}")
    expect(notice).to_contain_text(f"There is no worked case “{START}")
    assert (page.evaluate(NODES), said) == (nodes, [])
