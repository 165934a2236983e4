"""What separates the rule sets on a course, from their rulers: an edge, a test, a depth."""

from __future__ import annotations

from collections.abc import Sequence

from calculator.describe import verdict_text
from calculator.drawing.bands import WORST_FIRST, Band, comparison, edges
from calculator.drawing.markup import Markup, element
from calculator.drawing.milestones import SCALES, bands_of, on_ruler
from calculator.drawing.strip import counted_value
from calculator.evaluate import Evaluation, Finding
from calculator.kinds import BCR, PH
from calculator.quantities import Number, plain

QUANTITIES = (PH, BCR)
Sentence = tuple[str, str]


def separates(evaluations: Sequence[Evaluation]) -> Markup | None:
    """At most three sentences; None where all sets say the same."""
    found = sentences(evaluations)
    if not found:
        return None
    items = (element("li", element("b", f"{title}. "), text) for title, text in found)
    return element(
        "div",
        element("h3", "What separates them"),
        element("ul", *items),
        class_="separates",
    )


def sentences(evaluations: Sequence[Evaluation]) -> list[Sentence]:
    """An edge that the value lies on, the test that decides, and how much is enough."""
    if len({verdict_text(each.criteria_set, each.category) for each in evaluations}) < 2:
        return []
    found = [_edge(evaluations, each) for each in QUANTITIES]
    found += [_test(evaluations), *(_depth(evaluations, each) for each in QUANTITIES)]
    return [each for each in found if each is not None][:3]


def _edge(evaluations: Sequence[Evaluation], quantity: str) -> Sentence | None:
    """Sets that draw a line exactly at the value, but put the value on different sides of it."""
    by_side: dict[str, list[str]] = {}
    at: Number | None = None
    for each in evaluations:
        value = counted_value(each, quantity)
        for left, right in edges(_bands(each, quantity)):
            if value is not None and left.high == value:
                at = value
                by_side.setdefault(comparison(left, right), []).append(_name(each))
    if at is None or len(by_side) < 2:
        return None
    short = SCALES[quantity].short_name
    said = "; ".join(f"{_listed(names)} at {side} %" for side, names in by_side.items())
    return f"Exactly {plain(at)} %", f"The line for {short} is drawn by {said}."


def _test(evaluations: Sequence[Evaluation]) -> Sentence | None:
    """Sets whose verdicts differ because they rest on different tests."""
    groups: dict[str, list[Evaluation]] = {}
    for each in evaluations:
        tests = {finding.test for finding in each.findings if _decides(finding, each)}
        words = " and ".join(SCALES[test].short_name for test in QUANTITIES if test in tests)
        if words:
            groups.setdefault(words, []).append(each)
    verdicts = {
        words: {verdict_text(each.criteria_set, each.category) for each in members}
        for words, members in groups.items()
    }
    if len(groups) < 2 or len(set(map(frozenset, verdicts.values()))) < 2:
        return None
    said = "; ".join(
        f"on {words} in {_listed([_name(each) for each in members])}"
        for words, members in groups.items()
    )
    return "Which test", f"The verdict rests {said}."


def _depth(evaluations: Sequence[Evaluation], quantity: str) -> Sentence | None:
    """Where the worst band of each set begins, from the strictest to the most lenient."""
    starts: dict[tuple[Number, str], list[str]] = {}
    for each in evaluations:
        drawn = _bands(each, quantity)
        if counted_value(each, quantity) is None or not drawn:
            continue
        worst = min((band.style for band in drawn if band.style), key=WORST_FIRST.index)
        for left, right in edges(drawn):
            if right.style == worst and left.style != worst:
                starts.setdefault((left.high, comparison(left, right)), []).append(_name(each))
                break
    if len(starts) < 2:
        return None
    said = "; ".join(
        f"{side} % for {_listed(names)}" for (_, side), names in sorted(starts.items())
    )
    return (
        "How much is enough",
        f"The worst band of {SCALES[quantity].short_name} begins at {said}.",
    )


def _decides(finding: Finding, evaluation: Evaluation) -> bool:
    if evaluation.category == "none":
        return finding.in_force and bool(finding.judgment.counted)
    return finding.is_met and finding.criterion.category == evaluation.category


def _bands(evaluation: Evaluation, quantity: str) -> tuple[Band, ...]:
    milestones = {
        each.milestone.key: each.milestone for each in evaluation.findings if each.in_force
    }
    criteria = on_ruler(tuple(milestones.values()), quantity)
    return bands_of(criteria, quantity) if criteria else ()


def _name(evaluation: Evaluation) -> str:
    return evaluation.criteria_set.short_title


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
