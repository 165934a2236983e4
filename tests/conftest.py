"""What the tests of the built site share: the site, a server, a browser, and Python under node."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from build_scripts import browsers, environment, node
from build_scripts.configuration import site_url
from build_scripts.content.load import Content, load
from build_scripts.pages_server import serving
from build_scripts.paths import NODE_MODULES, ROOT, SITE

environment.apply()

# Python starts in a browser in seconds, on a busy machine in more.
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)

UNDER_NODE = Path(__file__).parent / "site" / "under_node.mjs"


@pytest.fixture(scope="session")
def content() -> Content:
    """All the facts, as the build reads them."""
    return load(ROOT)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    if not SITE.is_dir():
        pytest.fail("build/site is missing; `python3 dev.py test` builds it first")
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, under its repository's name as on GitHub Pages."""
    with serving(site, urlsplit(site_url()).path) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        launched = browsers.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visit of its own: nothing is cached or stored."""
    opened = browser.new_context()
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that may neither ask another host for anything nor report an error."""
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda asked: faults.extend(off_site([asked.url], address)))
    yield opened
    assert faults == []


def off_site(addresses: list[str], home: str) -> list[str]:
    """The addresses on another host than the site's own."""
    within = (home, "data:", "blob:")
    return [each for each in addresses if not each.startswith(within)]


def printed_under_node(script: Path, site: Path, *arguments: Path) -> object:
    """What a script printed as JSON, run under node with the built site and Pyodide's module."""
    # A browser is told that these are modules by the page; node finds out, and says so.
    quiet = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"
    line = [*node.command("node"), quiet, script, site, NODE_MODULES, *arguments]
    done = subprocess.run(map(str, line), capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def answers_in_pyodide(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[list[str]], list[str]]:
    """Answers requests with the published runtime: its library, wheel and lock, under node."""

    def answers(requests: list[str]) -> list[str]:
        asked = tmp_path_factory.mktemp("requests") / "requests.json"
        asked.write_text(json.dumps(requests), encoding="utf-8")
        return printed_under_node(UNDER_NODE, site, asked)

    return answers


@pytest.fixture(scope="session")
def texts_executed_at_start(site: Path) -> list[str]:
    """What Python compiles by itself while the published runtime imports the calculator."""
    return printed_under_node(UNDER_NODE.with_name("executed_under_node.mjs"), site)
