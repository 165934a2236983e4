"""The calculator's page begins at once with what its first answer needs."""

import json

import pytest

from build_scripts.failure import BuildError
from build_scripts.finish import hints

LAZY = {"first": {"path": "assets/lazy/1/first.wasm"}}
ROBUST = {"files": {"library": {"path": "a/library.zip"}, "python": {"path": "a/python.wasm"}}}
THEME = '<script defer src="../assets/javascripts/bundle.1.min.js"></script>'
PAGE = (
    '<head><meta name="viewport" content="1"></head>'
    f"<body><div data-calculator></div>{THEME}</body>"
)
SCRIPT = "let a=1"
WASM = ' type="application/wasm"'


def hinted(tmp_path, runtimes, page=PAGE):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/runtime.json").write_text(json.dumps(runtimes), encoding="utf-8")
    return hints.finished(page, tmp_path, "calculator/index.html", SCRIPT)


def fetch(path, kind="", hint="preload"):
    return f'<link rel="{hint}" as="fetch" crossorigin{kind} href="../{path}">'


def page_with(fetched, usual):
    at_once = (
        f'<template>{fetched}</template><script data-root="../" data-usual="{usual}" '
        'data-lazy="javascripts/runtime/lazy/worker.js" '
        f'data-robust="javascripts/runtime/robust_worker.js">{SCRIPT}</script>'
    )
    scripts = (
        '<link rel="modulepreload" href="../javascripts/runtime/client.js">'
        '<script type="module" src="../javascripts/calculator/start.js"></script>'
    )
    held = PAGE.replace(THEME, f"<template data-theme-script>{THEME}</template>")
    return held.replace("<meta", f"{at_once}{scripts}<meta")


def test_the_lazy_runtime_is_fetched_alone_where_it_is_published(tmp_path):
    found = hinted(tmp_path, {"lazy": LAZY, "robust": ROBUST})

    fetched = fetch("assets/lazy/1/first.wasm", WASM) + fetch("assets/runtime.json")
    assert found == page_with(fetched, "lazy")


def test_the_robust_runtime_is_fetched_where_it_answers_alone(tmp_path):
    found = hinted(tmp_path, {"robust": ROBUST})

    paths = {"a/library.zip": "", "a/python.wasm": WASM, "assets/runtime.json": ""}
    fetched = "".join(fetch(path, kind, "prefetch") for path, kind in paths.items())
    assert found == page_with(fetched, "robust")


def test_a_page_without_the_calculator_stays_as_it_is(tmp_path):
    page = PAGE.replace("data-calculator", "")

    assert hinted(tmp_path, {"lazy": LAZY, "robust": ROBUST}, page) == page


@pytest.mark.parametrize("times", [0, 2])
def test_a_theme_that_loads_its_script_otherwise_stops_the_build(tmp_path, times):
    page = PAGE.replace(THEME, THEME * times)

    with pytest.raises(BuildError) as stopped:
        hinted(tmp_path, {"lazy": LAZY, "robust": ROBUST}, page)

    assert str(stopped.value) == (
        f"calculator/index.html: the theme's script is there {times} times, not once"
    )
