"""The page of the measurements, with and without any."""

import json

import pytest

from build_scripts.pages import speed
from build_scripts.pages.environment import environment

ROW = {
    "condition": "fast 4G",
    "state": "cold",
    "page": "lazy",
    "visits": 3,
    "median_ms": 900,
    "least_ms": 880,
    "most_ms": 950,
    "sent_bytes": 612_400,
    "settled_bytes": 980_000,
    "requests": 21,
    "memory_over_blank_bytes": 60 * 2**20,
}
MEASURED = {
    "commit": "abc",
    "date": "2026-11-21",
    "browser": "Chromium 1",
    "cores": 2,
    "machine": "x86_64",
    "system": "Linux",
    "rounds": 3,
    "notes": ["Half CPU is left out."],
    "rows": [{**ROW, "page": "micropython"}, ROW, {**ROW, "page": "lazy-bare"}],
}


@pytest.fixture
def drawn(monkeypatch, tmp_path, content):
    """The page as it is written, of a file with these measurements."""

    def page(measured):
        file = tmp_path / "bench.json"
        if measured:
            file.write_text(json.dumps(measured), encoding="utf-8")
        monkeypatch.setattr(speed, "MEASURED", file)
        [found] = speed.pages(content)
        return environment(content).get_template(found.template).render(found.values)

    return page


def test_each_condition_has_a_table_in_one_order_of_set_ups(drawn):
    text = drawn(MEASURED)

    assert "Half CPU is left out." in text
    assert "## Fast 4G, cold" in text
    assert "Fast 4G is 9 Mbit/s and 165 ms for each request" in text
    assert text.count("<table") == 1
    names = (
        "Lazy runtime, bare page as the others</th>",
        "Lazy runtime, the whole calculator page</th>",
        "MicroPython in a worker, a slice of the rules</th>",
    )
    assert sorted(map(text.index, names)) == list(map(text.index, names))
    row = "<td>900</td><td>880 to 950</td><td>612</td><td>21</td><td>980</td><td>60</td>"
    assert text.count(row) == 3


def test_without_measurements_the_page_says_how_to_make_them(drawn):
    text = drawn(None)

    assert "This build has no measurements: `dev.py bench` makes them." in text
    assert "<table" not in text
