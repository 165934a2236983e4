import pytest

from build_scripts.runtime import cache


@pytest.fixture(autouse=True)
def shelf(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "CACHE", tmp_path)
    return tmp_path / "thing"


def writing(text, calls):
    def make(folder):
        calls.append(text)
        (folder / "out").write_text(text, encoding="utf-8")

    return make


def test_the_same_inputs_are_made_once():
    calls = []

    first = cache.made("thing", {"a": b"1"}, writing("A", calls))
    second = cache.made("thing", {"a": b"1"}, writing("B", calls))

    assert first == second
    assert (second / "out").read_text(encoding="utf-8") == "A"
    assert calls == ["A"]


def test_other_inputs_replace_what_was_made(shelf):
    calls = []
    cache.made("thing", {"a": b"1"}, writing("A", calls))

    folder = cache.made("thing", {"a": b"2"}, writing("B", calls))

    assert list(shelf.iterdir()) == [folder]
    assert calls == ["A", "B"]


def test_what_failed_halfway_leaves_nothing_behind(shelf):
    def fail(folder):
        (folder / "half").write_text("", encoding="utf-8")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        cache.made("thing", {}, fail)

    assert list(shelf.iterdir()) == []
