"""Hints in the head of the calculator's page: what its first answer needs is fetched at once.

Without them the browser would find the scripts, the worker, and Python one after the other, each
a round trip later. Only the runtime that will answer is hinted, never both.
"""

import json
from pathlib import Path, PurePosixPath
from posixpath import relpath

from build_scripts.finish.bundle import CALCULATOR, CALCULATOR_PAGE, CLIENT, EARLY, WORKERS
from build_scripts.runtime.published import MANIFEST

MARK = "data-calculator"
HEAD_START = '<meta name="viewport"'


def fetched(manifest: dict[str, dict]) -> dict[str, str]:
    """The files that the runtime fetches before it can answer, and their types ("" = unsaid)."""
    if "lazy" in manifest:
        return {manifest["lazy"]["first"]["path"]: "application/wasm"}
    files = [each["path"] for each in manifest["robust"]["files"].values()]
    return {path: "application/wasm" if path.endswith(".wasm") else "" for path in files}


def links(folder: Path, page: str) -> str:
    """The links for a page of the site, by its path."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    worker = WORKERS["lazy" if "lazy" in manifest else "robust"]
    start = PurePosixPath(page).parent.as_posix()
    lines = [f'<script type="module" async src="{relpath(EARLY, start)}"></script>']
    # The page would hold a whole preloaded runtime for its worker, some 30 MB; a prefetched one
    # waits in the browser's cache. The lazy runtime is small, and a preload comes sooner.
    hint = "preload" if "lazy" in manifest else "prefetch"
    # The largest file first: a browser asks for a few at a time, in this order.
    for path, kind in fetched(manifest).items():
        lines.append(_fetch(hint, relpath(path, start), kind))
    lines.append(_fetch("preload", relpath(MANIFEST, start)))
    scripts = (CLIENT, worker, CALCULATOR_PAGE)
    lines += [f'<link rel="modulepreload" href="{relpath(path, start)}">' for path in scripts]
    # Before the theme's script, which runs in the same order.
    lines.append(f'<script type="module" src="{relpath(CALCULATOR, start)}"></script>')
    return "".join(lines)


def _fetch(hint: str, href: str, kind: str = "") -> str:
    media = f' type="{kind}"' if kind else ""
    return f'<link rel="{hint}" as="fetch" crossorigin{media} href="{href}">'


def finished(html: str, folder: Path, page: str) -> str:
    """The page, with hints where it holds the calculator."""
    if MARK not in html:
        return html
    return html.replace(HEAD_START, f"{links(folder, page)}{HEAD_START}", 1)
