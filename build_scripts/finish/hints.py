"""Hints in the head of the calculator's page: what its first answer needs is fetched at once.

Without them the browser would find the modules, the worker, and Python one after the other, each
a round trip later. Only the runtime that will answer is hinted, never both.
"""

import json
import re
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

from build_scripts.runtime.published import MANIFEST

MARK = "data-calculator"
ENTRY = "javascripts/calculator.js"
WORKERS = {
    "lazy": "javascripts/runtime/lazy/worker.js",
    "robust": "javascripts/runtime/robust_worker.js",
}
IMPORT = re.compile(
    r'(?:^(?:import|export)\b[^"\']*|\bimport\()["\'](\.[^"\']+)["\']', re.MULTILINE
)
HEAD_END = "</head>"


def modules(folder: Path, entry: str) -> list[str]:
    """A module and all that it imports, each once."""
    found, waiting = [], [entry]
    while waiting:
        path = waiting.pop(0)
        if path in found:
            continue
        found.append(path)
        source = (folder / path).read_text(encoding="utf-8")
        home = PurePosixPath(path).parent
        waiting += [normpath((home / name).as_posix()) for name in IMPORT.findall(source)]
    return found


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
    lines = []
    # The page would hold a whole preloaded runtime for its worker, some 30 MB; a prefetched one
    # waits in the browser's cache. The lazy runtime is small, and a preload comes sooner.
    hint = "preload" if "lazy" in manifest else "prefetch"
    # The largest file first: a browser asks for a few at a time, in this order.
    for path, kind in fetched(manifest).items():
        lines.append(_fetch(hint, relpath(path, start), kind))
    lines.append(_fetch("preload", relpath(MANIFEST, start)))
    found = dict.fromkeys([*modules(folder, worker), *modules(folder, ENTRY)])
    lines += [f'<link rel="modulepreload" href="{relpath(path, start)}">' for path in found]
    return "".join(lines)


def _fetch(hint: str, href: str, kind: str = "") -> str:
    media = f' type="{kind}"' if kind else ""
    return f'<link rel="{hint}" as="fetch" crossorigin{media} href="{href}">'


def finished(html: str, folder: Path, page: str) -> str:
    """The page, with hints where it holds the calculator."""
    if MARK not in html:
        return html
    return html.replace(HEAD_END, f"{links(folder, page)}{HEAD_END}", 1)
