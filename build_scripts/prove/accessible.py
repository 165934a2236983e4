"""axe-core on every page and on the calculator in every state, light and dark, narrow and wide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from playwright.sync_api import Browser, Page, Route, sync_playwright

from build_scripts import browsers
from build_scripts.failure import stop_if
from build_scripts.paths import NODE_MODULES
from build_scripts.prove.browsers import served
from build_scripts.prove.crawl import ANSWERED_CASE, every_page
from build_scripts.prove.record import Proof

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
WASM = re.compile(r"\.wasm$")
LIMIT_MS = 120_000
LOOKS = tuple(product(("light", "dark"), (390, 1280)))
"""A color scheme and a width in pixels."""

OPPOSITES = (("light", 1280), ("dark", 390))
"""Colors are told apart by the one half, places by the other."""

RUN = """async () => {
  const { violations, passes } = await axe.run(document, { resultTypes: ["violations"] });
  const faults = violations.map(({ id, help, nodes }) =>
    `${id}: ${help}: ${nodes.map(({ target }) => target).join(" | ")}`);
  return { faults, rules: violations.length + passes.length };
}"""
TABLE = "\n".join(f"{month}\t400\tcomplete\t{month}\t20\t4,2" for month in (3, 6, 12))


class Eye:
    """A page that axe looks at, in one look after the other."""

    def __init__(self, browser: Browser) -> None:
        # The policy of the page would refuse a script from elsewhere; axe is not part of the site.
        self.context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
        self.context.set_default_timeout(LIMIT_MS)
        self.page = self.context.new_page()
        self.seen = 0
        self.rules = 0
        self.faults: list[str] = []

    def look(self, name: str, looks: tuple[tuple[str, int], ...]) -> None:
        """Notes what axe finds on the page as it stands."""
        if not self.page.evaluate("'axe' in globalThis"):
            self.page.add_script_tag(path=AXE)
        for scheme, width in looks:
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            self.page.set_viewport_size({"width": width, "height": 900})
            found = self.page.evaluate(RUN)
            self.seen += 1
            self.rules = max(self.rules, found["rules"])
            self.faults += [f"{name}, {scheme}, {width}: {each}" for each in found["faults"]]


def states(page: Page, address: str) -> Iterator[str]:
    """Leads the calculator through its states; the page stands in each while its name is out."""
    held: list[Route] = []
    page.route(WASM, lambda route: held.append(route))
    page.goto(f"{address}{ANSWERED_CASE}")
    page.locator("[data-built]").wait_for()
    yield "verdicts of the build"
    page.goto(f"{address}calculator/")
    yield "nothing entered"
    page.get_by_label("Chronic", exact=True).check()
    page.locator("[data-engine][data-state=loading]").wait_for()
    yield "loading"
    for route in held:
        route.abort()
    page.locator("[data-failure]").wait_for()
    yield "failed"
    page.unroute(WASM)
    page.locator("[data-failure] [data-action=start]").click()
    page.locator("[data-engine][data-state=ready]").wait_for(state="attached")
    yield "ready"
    yield from _filled(page)


def _filled(page: Page) -> Iterator[str]:
    visit = page.locator("[data-visit]").first
    visit.locator("[data-field=month]").fill("12")
    visit.locator("[data-field=bcr_abl1_is_percent]").fill("1,234")
    page.locator("button[type=submit]").click()
    page.locator("[data-errors]").wait_for()
    yield "entries to correct"
    page.get_by_label("Blast", exact=True).check()
    visit.locator("[data-field=bcr_abl1_is_percent]").fill("4,2")
    page.locator("[data-errors]").wait_for(state="hidden")
    page.locator("[data-section=answer] > *").first.wait_for()
    yield "another phase"
    page.get_by_label("Chronic", exact=True).check()
    page.locator("[data-section=trace] details").first.wait_for()
    yield "answered"
    page.locator("[data-action=paste]").first.click()
    page.locator("[data-pasted]").fill(TABLE)
    yield "a table pasted"
    page.locator("[data-action=read-pasted]").click()
    page.locator("[data-visit]").nth(3).wait_for()
    page.locator("[data-visit]").first.locator("[data-action=remove-visit]").click()
    page.locator("[data-visit]").nth(3).wait_for(state="detached")
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    page.locator("[data-action=share]").click()
    page.locator("#basophils_percent").fill("10")
    page.locator("#spleen_cm").fill("large")
    page.locator("#spleen_cm-error").wait_for()
    yield "several visits with every layer open"


def prove() -> Proof:
    """Looks at every page in two looks, and at every state of the calculator in all four."""
    names = every_page()
    with served() as address, sync_playwright() as playwright:
        browser = browsers.launch(playwright)
        eye = Eye(browser)
        for name in names:
            eye.page.goto(address + name)
            eye.look(name or "home", OPPOSITES)
        count = 0
        for state in states(eye.page, address):
            eye.look(state, LOOKS)
            count += 1
        version = browser.version
        browser.close()
    stop_if("what axe-core finds", eye.faults)
    return Proof(
        shows="axe-core finds no fault on any page and in any state of the calculator, light and "
        "dark, on a phone and on a desk.",
        counts={
            "pages": len(names),
            "states of the calculator": count,
            "looks": eye.seen,
            "rules that applied": eye.rules,
            "violations": 0,
        },
        found=(f"Chromium {version}",),
    )
