"""Hints in the head of the calculator's page: what its first answer needs is fetched at once.

Without them the browser would find the scripts, the worker, and Python one after the other, each
a round trip later. Where the address carries no case and no course nobody waits for an answer:
there Python leaves the line to what the page itself needs.
"""

import json
from pathlib import Path, PurePosixPath
from posixpath import relpath

from build_scripts.finish.bundle import CALCULATOR_START, CLIENT, EARLY, WORKERS
from build_scripts.runtime.published import MANIFEST

MARK = "data-calculator"
HEAD_START = '<meta name="viewport"'
# Puts what stands in the template before it into the head, where the address asks for an answer.
# `?runtime=robust` asks for a runtime that is not hinted.
AT_ONCE = (
    "if(/[?&]case=/.test(location.search)||/^#course=/.test(location.hash))"
    "/[?&]runtime=robust/.test(location.search)||"
    "document.head.append(document.currentScript.previousElementSibling.content)"
)


def fetched(manifest: dict[str, dict]) -> dict[str, str]:
    """The files that the runtime fetches before it can answer, and their types ("" = unsaid)."""
    if "lazy" in manifest:
        return {manifest["lazy"]["first"]["path"]: "application/wasm"}
    files = [each["path"] for each in manifest["robust"]["files"].values()]
    return {path: "application/wasm" if path.endswith(".wasm") else "" for path in files}


def links(folder: Path, page: str) -> str:
    """The links for a page of the site, by its path."""
    start = PurePosixPath(page).parent.as_posix()
    return (
        f"<template>{_for_an_answer(folder, start)}</template><script>{AT_ONCE}</script>"
        + _module(CLIENT, start)
        # Before the theme's script, which runs in the same order.
        + f'<script type="module" src="{relpath(CALCULATOR_START, start)}"></script>'
    )


def _for_an_answer(folder: Path, start: str) -> str:
    """What is fetched at once for an answer. Only the runtime that will give it, never both."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    is_lazy = "lazy" in manifest
    lines = [f'<script type="module" async src="{relpath(EARLY, start)}"></script>']
    # The page would hold a whole preloaded runtime for its worker, some 30 MB; a prefetched one
    # waits in the browser's cache. The lazy runtime is small, and a preload comes sooner.
    hint = "preload" if is_lazy else "prefetch"
    # The largest file first: a browser asks for a few at a time, in this order.
    for path, kind in fetched(manifest).items():
        lines.append(_fetch(hint, relpath(path, start), kind))
    lines.append(_fetch("preload", relpath(MANIFEST, start)))
    lines.append(_module(WORKERS["lazy" if is_lazy else "robust"], start))
    return "".join(lines)


def _fetch(hint: str, href: str, kind: str = "") -> str:
    media = f' type="{kind}"' if kind else ""
    return f'<link rel="{hint}" as="fetch" crossorigin{media} href="{href}">'


def _module(path: str, start: str) -> str:
    return f'<link rel="modulepreload" href="{relpath(path, start)}">'


def finished(html: str, folder: Path, page: str) -> str:
    """The page, with hints where it holds the calculator."""
    if MARK not in html:
        return html
    return html.replace(HEAD_START, f"{links(folder, page)}{HEAD_START}", 1)
