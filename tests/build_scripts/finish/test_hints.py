"""The calculator's page says at once what its first answer needs."""

import json

from build_scripts.finish import hints

LAZY = {"first": {"path": "assets/lazy/1/first.wasm"}}
ROBUST = {"files": {"library": {"path": "a/library.zip"}, "python": {"path": "a/python.wasm"}}}
PAGE = '<head><meta name="viewport" content="1"></head><body><div data-calculator></div></body>'


def hinted(tmp_path, runtimes, page=PAGE):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/runtime.json").write_text(json.dumps(runtimes), encoding="utf-8")
    return hints.finished(page, tmp_path, "calculator/index.html")


def fetch(path, kind="", hint="preload"):
    return f'<link rel="{hint}" as="fetch" crossorigin{kind} href="../{path}">'


def module(path):
    return f'<link rel="modulepreload" href="../javascripts/{path}">'


EARLY = '<script type="module" async src="../javascripts/calculator/early.js"></script>'
START = '<script type="module" src="../javascripts/calculator/start.js"></script>'
WASM = ' type="application/wasm"'


def head(for_an_answer):
    at_once = f"<template>{for_an_answer}</template><script>{hints.AT_ONCE}</script>"
    return PAGE.replace("<meta", f"{at_once}{module('runtime/client.js')}{START}<meta")


def test_the_lazy_runtime_is_hinted_alone_where_it_is_published(tmp_path):
    found = hinted(tmp_path, {"lazy": LAZY, "robust": ROBUST})

    assert found == head(
        EARLY
        + fetch("assets/lazy/1/first.wasm", WASM)
        + fetch("assets/runtime.json")
        + module("runtime/lazy/worker.js")
    )


def test_the_robust_runtime_is_hinted_where_it_answers_alone(tmp_path):
    found = hinted(tmp_path, {"robust": ROBUST})

    assert found == head(
        EARLY
        + fetch("a/library.zip", hint="prefetch")
        + fetch("a/python.wasm", WASM, hint="prefetch")
        + fetch("assets/runtime.json")
        + module("runtime/robust_worker.js")
    )


def test_a_page_without_the_calculator_gets_no_hint(tmp_path):
    page = PAGE.replace("data-calculator", "")

    assert hinted(tmp_path, {"lazy": LAZY, "robust": ROBUST}, page) == page
