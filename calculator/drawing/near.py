"""Near a threshold: on which side a value counts, and the second test that a rule set asks for."""

from __future__ import annotations

from collections.abc import Sequence

from calculator import describe
from calculator.drawing.markup import Markup, element, join
from calculator.drawing.milestones import SCALES
from calculator.drawing.tables import Row, table
from calculator.evaluate import Evaluation
from calculator.near import WORDS, Near, near
from calculator.quantities import plain
from calculator.responses import ResponseDefinition

Found = list[tuple[str, Near]]
HEADS = ("Threshold", "Which side", "Second test asked for")


def near_thresholds(evaluations: Sequence[Evaluation]) -> Markup | None:
    """One row a threshold, with the sets that draw it; None where no value lies near one."""
    grouped: dict[str, Found] = {}
    for evaluation in evaluations:
        for each in near(evaluation):
            name = f"{SCALES[each.quantity].short_name} {plain(each.edge)} %"
            grouped.setdefault(name, []).append((evaluation.criteria_set.short_title, each))
    rows: list[Row] = [(name, (_sides(found), _repeats(found))) for name, found in grouped.items()]
    if not rows:
        return None
    return element("div", table("Near a threshold", HEADS, rows, note=WORDS), class_="no-print")


def _sides(found: Found) -> Markup:
    values = dict.fromkeys(_value_text(each) for _, each in found)
    return join(
        *(element("span", element("b", text), class_="line") for text in values),
        *_lines({name: _side_text(each) for name, each in found}),
    )


def _value_text(each: Near) -> str:
    reading = each.reading
    seen = describe.observed_text(each.criterion, (reading,))
    return f"{seen}, month {plain(reading.month)}: {each.side} {plain(each.edge)} %"


def _side_text(each: Near) -> str:
    argument, edge = each.criterion.argument, plain(each.edge)
    is_response = isinstance(argument, ResponseDefinition)
    name = argument.name if is_response else describe.CATEGORY_WORDS[each.criterion.category]
    word = "with" if each.includes_edge else "without"
    return f"{name} {describe.range_text(each.range)}, {word} {edge} % itself"


def _repeats(found: Found) -> Markup:
    asked = {
        name: "; ".join(describe.criterion_text(criterion) for criterion in each.repeats)
        for name, each in found
        if each.repeats
    }
    rest = "The others name none" if asked else "None of these rule sets names one"
    others = [element("span", rest, class_="line")] if len(asked) < len(found) else []
    return join(*_lines(asked), *others)


def _lines(said: dict[str, str]) -> list[Markup]:
    by_text: dict[str, list[str]] = {}
    for name, text in said.items():
        by_text.setdefault(text, []).append(name)
    return [
        element("span", f"{', '.join(names)}: {text}", class_="line")
        for text, names in by_text.items()
    ]
