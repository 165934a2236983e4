"""What is published where the lazy runtime cannot be had."""

import pytest

from build_scripts.runtime import lazy
from build_scripts.runtime.lazy import build, check
from build_scripts.runtime.lazy.binary import UnknownModuleError

REASONS = [
    UnknownModuleError("unknown sections [14]"),
    build.StepError("freeze.mjs failed:\nTypeError"),
    check.DifferentAnswerError("question 3 of the check: another answer"),
]


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: type(reason).__name__)
def test_a_build_that_does_not_hold_says_so_and_leaves_the_robust_runtime_alone(
    reason, monkeypatch, capsys
):
    def fail(requests):
        raise reason

    monkeypatch.setattr(build, "made", fail)

    assert build.runtime(["{}"]) is None
    assert capsys.readouterr().out == (
        "lazy runtime: NOT PUBLISHED, the robust runtime answers alone; "
        f"{type(reason).__name__}: {reason}\n"
    )


def test_the_switch_leaves_it_out(monkeypatch):
    monkeypatch.setattr(lazy, "ENABLED", False)

    assert build.runtime(["{}"]) is None


def test_another_answer_than_pyodides_stops_it():
    expected = [{"answer": "a"}, {"answer": "b"}]

    with pytest.raises(check.DifferentAnswerError, match="question 2 of the check: another answer"):
        check.same(expected, [{"answer": "a"}, {"answer": "c"}])


def test_an_answer_that_it_hands_over_stops_it_where_pyodide_has_one():
    with pytest.raises(check.DifferentAnswerError, match="question 1 of the check: function 7"):
        check.same([{"answer": "a"}], [{"over": "function 7"}])


def test_the_parts_that_are_missed_most_are_fetched_in_advance_within_their_budget(tmp_path):
    for name in ("often.wasm", "seldom.wasm"):
        (tmp_path / name).write_bytes(b"part")
    (tmp_path / "large.wasm").write_bytes(bytes(range(256)) * 3000)
    loaded = (["often.wasm"], ["often.wasm", "seldom.wasm"], ["large.wasm", "often.wasm"])

    chosen = check.prefetched(tmp_path, [{"loaded": each} for each in loaded])

    assert chosen == ["often.wasm", "large.wasm", "seldom.wasm"]
