"""Finds a Chromium for the tests: the one named, Playwright's, an installed one."""

import os
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, Error, Playwright

INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def arguments() -> list[str]:
    """What keeps a browser quiet; as root it cannot build its sandbox."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*quiet, "--disable-gpu", "--no-first-run", *(["--no-sandbox"] if is_root else [])]


def candidates() -> Iterator[dict[str, str]]:
    """Where a browser may be, in the order in which they are tried."""
    if named := os.environ.get("SITE_BROWSER"):
        yield {"executable_path": named}
    yield {}
    yield {"channel": "chrome"}
    yield {"channel": "msedge"}
    for name in INSTALLED:
        if path := shutil.which(name):
            yield {"executable_path": path}


def launch(playwright: Playwright) -> Browser:
    """The first browser that starts."""
    tried = []
    for candidate in candidates():
        try:
            return playwright.chromium.launch(args=arguments(), **candidate)
        except Error as error:
            tried.append(f"{candidate or 'Playwright'}: {error.message.splitlines()[0]}")
    advice = "install Chromium or Chrome, or name one in SITE_BROWSER"
    raise RuntimeError("\n".join([f"no browser found; {advice}", *tried]))
