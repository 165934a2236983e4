"""What the calculator's page fetches and runs first, and for whom an answer is awaited.

Without this the browser would find the scripts, the worker, and Python one after the other, each
a round trip later and after the theme. Where the address carries no case and no course nobody
waits for an answer: there Python leaves the line to what the page itself needs.
"""

import json
import re
from pathlib import Path, PurePosixPath
from posixpath import relpath

from build_scripts.failure import BuildError
from build_scripts.finish.bundle import CALCULATOR, CLIENT, WORKERS
from build_scripts.runtime.published import MANIFEST

MARK = "data-calculator"
HEAD_START = '<meta name="viewport"'
THEME = re.compile(r'<script defer src="[^"]*/assets/javascripts/bundle\.[^"]*"></script>')


def fetched(manifest: dict[str, dict]) -> dict[str, str]:
    """The files that the runtime fetches before it can answer, and their types ("" = unsaid)."""
    if "lazy" in manifest:
        return {manifest["lazy"]["first"]["path"]: "application/wasm"}
    files = [each["path"] for each in manifest["robust"]["files"].values()]
    return {path: "application/wasm" if path.endswith(".wasm") else "" for path in files}


def for_an_answer(folder: Path, page: str, at_once: str) -> str:
    """What begins at once where the address of a page of the site asks for an answer.

    The page is given by its path, `at_once` is the script. Only the runtime that will answer is
    fetched, never both.
    """
    start = PurePosixPath(page).parent.as_posix()
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    usual = "lazy" if "lazy" in manifest else "robust"
    # The page would hold a whole preloaded runtime for its worker, some 30 MB; a prefetched one
    # waits in the browser's cache. The lazy runtime is small, and a preload comes sooner.
    hint = "preload" if usual == "lazy" else "prefetch"
    # The largest file first: a browser asks for a few at a time, in this order.
    files = {**fetched(manifest), MANIFEST: ""}
    links = "".join(_fetch(hint, relpath(path, start), kind) for path, kind in files.items())
    workers = " ".join(f'data-{runtime}="{path}"' for runtime, path in WORKERS.items())
    data = f'data-root="{relpath(".", start)}/" data-usual="{usual}" {workers}'
    return f"<template>{links}</template><script {data}>{at_once}</script>"


def _fetch(hint: str, href: str, kind: str = "") -> str:
    media = f' type="{kind}"' if kind else ""
    return f'<link rel="{hint}" as="fetch" crossorigin{media} href="{href}">'


def finished(html: str, folder: Path, page: str, at_once: str) -> str:
    """The page; where it holds the calculator, with what comes first, and the theme held back.

    Raises BuildError where the theme's script is not where it was known to be.
    """
    if MARK not in html:
        return html
    start = PurePosixPath(page).parent.as_posix()
    first = (
        for_an_answer(folder, page, at_once)
        + f'<link rel="modulepreload" href="{relpath(CLIENT, start)}">'
        # Before the other scripts, which run in the same order.
        + f'<script type="module" src="{relpath(CALCULATOR, start)}"></script>'
    )
    held, times = THEME.subn(r"<template data-theme-script>\g<0></template>", html)
    if times != 1:
        raise BuildError(f"{page}: the theme's script is there {times} times, not once")
    return held.replace(HEAD_START, f"{first}{HEAD_START}", 1)
