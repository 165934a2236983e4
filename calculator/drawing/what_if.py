"""What would change the verdicts: near values and missing tests, each with the sets it moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calculator import describe
from calculator.changes import Change
from calculator.drawing import icons
from calculator.drawing.markup import Markup, element, join
from calculator.drawing.tables import Row, table
from calculator.evaluate import Evaluation
from calculator.quantities import plain

Moves = Mapping[str, Sequence[Change]]


def what_if(evaluations: Sequence[Evaluation], moves: Moves) -> Markup:
    """Two tables: values that lie near, and results that were not entered."""
    made = [
        _table(evaluations, moves, missing=False),
        _table(evaluations, moves, missing=True),
    ]
    shown = [each for each in made if each is not None]
    if not shown:
        return element("p", "No single change of a value or a test gives another verdict.")
    return join(element("div", *shown, class_="twotables"), _provisional(evaluations))


def _table(evaluations: Sequence[Evaluation], moves: Moves, *, missing: bool) -> Markup | None:
    grouped: dict[str, list[tuple[Evaluation, Change]]] = {}
    for evaluation in evaluations:
        for change in moves[evaluation.criteria_set.id]:
            if change.missing is missing:
                grouped.setdefault(_instead(change), []).append((evaluation, change))
    rows: list[Row] = [(text, [_verdicts(each)]) for text, each in grouped.items()]
    if not rows:
        return None
    if missing:
        return table("Not entered, and what it could do", ("If it shows", "Then"), rows)
    return table("Nearest values that give another verdict", ("If instead", "Then"), rows)


def _instead(change: Change) -> str:
    text = f"{change.text[:1].upper()}{change.text[1:]}"
    return text if change.missing else f"{text}, month {plain(change.month)}"


def _verdicts(moved: Sequence[tuple[Evaluation, Change]]) -> Markup:
    by_move: dict[tuple[str, str], list[str]] = {}
    styles: dict[str, str] = {}
    for evaluation, change in moved:
        of = evaluation.criteria_set
        after = describe.verdict_text(of, change.category)
        styles[after] = icons.verdict_style(change.category)
        before = describe.verdict_text(of, evaluation.category)
        by_move.setdefault((before, after), []).append(of.short_title)
    lines = (
        element(
            "span",
            f"{', '.join(names)}: {before} \u2192 ",
            icons.verdict(styles[after], after, plain=True),
            class_="line",
        )
        for (before, after), names in by_move.items()
    )
    return join(*lines)


def _provisional(evaluations: Sequence[Evaluation]) -> Markup | None:
    """What repeat a set asks for before a criterion counts."""
    waiting = [
        f"{evaluation.criteria_set.short_title}: {describe.criterion_text(each.criterion)}"
        for evaluation in evaluations
        for each in evaluation.provisional
    ]
    if not waiting:
        return None
    return element(
        "p", element("b", "One more result decides. "), "; ".join(waiting), ".", class_="small"
    )
