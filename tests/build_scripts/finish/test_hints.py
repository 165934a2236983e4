"""The calculator's page says at once what its first answer needs."""

import json

import pytest

from build_scripts.finish import hints

LAZY = {"first": {"path": "assets/lazy/1/first.wasm"}}
ROBUST = {"files": {"library": {"path": "a/library.zip"}, "python": {"path": "a/python.wasm"}}}
SOURCES = {
    "calculator.js": 'import { ask } from "./runtime/client.js";\n',
    "runtime/client.js": "",
    "runtime/robust_worker.js": 'import { open } from "./downloads.js";\n',
    "runtime/downloads.js": "",
    "runtime/lazy/worker.js": 'import {\n  open,\n} from "../downloads.js";\n',
}
PAGE = "<html><head></head><body><div data-calculator></div></body></html>"


@pytest.fixture
def site(tmp_path):
    for name, source in SOURCES.items():
        path = tmp_path / "javascripts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return tmp_path


def hinted(site, runtimes, page=PAGE):
    (site / "assets").mkdir()
    (site / "assets/runtime.json").write_text(json.dumps(runtimes), encoding="utf-8")
    return hints.finished(page, site, "calculator/index.html")


def fetch(path, kind="", hint="preload"):
    return f'<link rel="{hint}" as="fetch" crossorigin{kind} href="../{path}">'


def module(path):
    return f'<link rel="modulepreload" href="../javascripts/{path}">'


WASM = ' type="application/wasm"'


def test_the_lazy_runtime_is_hinted_alone_where_it_is_published(site):
    found = hinted(site, {"lazy": LAZY, "robust": ROBUST})

    links = (
        fetch("assets/lazy/1/first.wasm", WASM)
        + fetch("assets/runtime.json")
        + module("runtime/lazy/worker.js")
        + module("runtime/downloads.js")
        + module("calculator.js")
        + module("runtime/client.js")
    )
    assert found == PAGE.replace("</head>", f"{links}</head>")


def test_the_robust_runtime_is_hinted_where_it_answers_alone(site):
    found = hinted(site, {"robust": ROBUST})

    links = (
        fetch("a/library.zip", hint="prefetch")
        + fetch("a/python.wasm", WASM, hint="prefetch")
        + fetch("assets/runtime.json")
        + module("runtime/robust_worker.js")
        + module("runtime/downloads.js")
        + module("calculator.js")
        + module("runtime/client.js")
    )
    assert found == PAGE.replace("</head>", f"{links}</head>")


def test_a_page_without_the_calculator_gets_no_hint(site):
    page = "<html><head></head><body></body></html>"

    assert hinted(site, {"lazy": LAZY, "robust": ROBUST}, page) == page
