"""Opens pages in Chromium, presses every button, and notes what is asked for and what is stored."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from build_scripts import browsers
from build_scripts.failure import stop_if
from build_scripts.finish.links import html_files
from build_scripts.paths import SITE
from build_scripts.prove.browsers import served
from build_scripts.prove.record import Proof

ANSWERED_CASE = "calculator/?case=ph-positive-40-at-month-12"
NOT_ASKED = ("data:", "blob:")
LIMIT_MS = 120_000

# What a reader keeps on purpose, with a button that says so, is not pressed; it has its own tests.
PRESS = """() => {
  const ours = (each) => each.checkVisibility() && !each.closest("[data-offline]");
  const found = [...document.querySelectorAll("button, summary, [role=button]")].filter(ours);
  globalThis.print = () => {};
  // What one button hides cannot be pressed any more.
  return found.filter((each) => ours(each) && (each.click(), true)).length;
}"""
STORED = """async () => [
  ...Object.keys(localStorage).map((each) => `local storage: ${each}`),
  ...Object.keys(sessionStorage).map((each) => `session storage: ${each}`),
  ...(await indexedDB.databases()).map(({ name }) => `database: ${name}`),
  ...(await caches.keys()).map((each) => `cache: ${each}`),
  ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker: ${scope}`),
]"""


@dataclass(kw_only=True)
class Crawl:
    """What was opened and pressed, what that asked for, and each fault with its page."""

    pages: int = 0
    buttons: int = 0
    requests: int = 0
    faults: list[str] = field(default_factory=list)


def every_page() -> list[str]:
    """The address of each page within the site, and the calculator with an answer."""
    names = [path.relative_to(SITE).as_posix() for path in html_files(SITE)]
    return [*(name.removesuffix("index.html") for name in names), ANSWERED_CASE]


def crawl(browser: Browser, address: str, names: list[str]) -> Crawl:
    """One visit to all these pages, as one reader would make it."""
    found = Crawl()
    context = browser.new_context(accept_downloads=True)
    context.set_default_timeout(LIMIT_MS)
    try:
        page = _watched(context, address, found)
        for name in names:
            page.goto(address + name, wait_until="networkidle")
            if name == ANSWERED_CASE:
                page.locator("[data-section=trace] details").first.wait_for(state="attached")
            found.pages += 1
            found.buttons += page.evaluate(PRESS)
            page.wait_for_load_state("networkidle")
            found.faults += [f"{name or 'home'}: {each}" for each in page.evaluate(STORED)]
        cookies = [f"cookie: {each['name']}" for each in context.cookies()]
        found.faults += cookies
    finally:
        context.close()
    return found


def _watched(context: BrowserContext, address: str, found: Crawl) -> Page:
    def asked(url: str) -> None:
        found.requests += 1
        if not url.startswith((address, *NOT_ASKED)):
            found.faults.append(f"{page.url}: asked {url}")

    def said(kind: str, text: str) -> None:
        if kind == "error":
            found.faults.append(f"{page.url}: {text}")

    page = context.new_page()
    context.on("request", lambda request: asked(request.url))
    page.on("console", lambda message: said(message.type, message.text))
    page.on("pageerror", lambda error: said("error", str(error)))
    return page


def prove() -> Proof:
    """Crawls every page of the built site."""
    with served() as address, sync_playwright() as playwright:
        browser = browsers.launch(playwright)
        found = crawl(browser, address, every_page())
        version = browser.version
        browser.close()
    stop_if("what the pages ask for and store", found.faults)
    counts = {"pages": found.pages, "buttons pressed": found.buttons, "requests": found.requests}
    return Proof(
        shows="No page and no button asks another host for anything, stores anything on the "
        "device, or breaks the page's policy.",
        counts={**counts, "elsewhere": 0, "stored": 0, "errors": 0},
        found=(f"Chromium {version}",),
    )
