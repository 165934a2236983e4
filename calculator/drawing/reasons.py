"""Why a set says what it says of a course, in a line: the value against the edge that decides."""

from __future__ import annotations

from calculator.describe import MISSING_WORDS, criterion_text, months_text, observed_text
from calculator.drawing.milestones import ruler_quantity
from calculator.evaluate import NONE, Evaluation, Finding
from calculator.quantities import Range, plain
from calculator.responses import ResponseDefinition

MOST_REASONS = 2


def reason(evaluation: Evaluation) -> str:
    """The reason for a verdict in a line: "35 % is not above 35 %"."""
    category = evaluation.category
    if category is None:
        return _open(evaluation)
    if category == NONE:
        deciding = [each for each in evaluation.findings if each.in_force and _has_edge(each)]
    else:
        deciding = [each for each in evaluation.findings if _is_met(each, category)]
    return "; ".join(
        dict.fromkeys(_against_edge(each, evaluation) for each in deciding[:MOST_REASONS])
    )


def _is_met(finding: Finding, category: str) -> bool:
    return finding.is_met and finding.criterion.category == category


def _open(evaluation: Evaluation) -> str:
    if evaluation.provisional:
        return "one more result decides"
    if evaluation.missing:
        words = ", ".join(MISSING_WORDS[each] for each in evaluation.missing)
        return f"missing: {words}"
    return "nothing in force yet"


def _has_edge(finding: Finding) -> bool:
    return bool(finding.judgment.counted) and ruler_quantity(finding.criterion) is not None


def _against_edge(finding: Finding, evaluation: Evaluation) -> str:
    criterion = finding.criterion
    if not _has_edge(finding):
        return _named(finding)
    reading = finding.judgment.counted[-1]
    value = f"{plain(reading.value)} %"
    if isinstance(criterion.argument, ResponseDefinition):
        response = criterion.argument
        phrase = _side(response.range, reading.value, response.is_present(reading.value))
    else:
        worse = _just_escaped(finding, evaluation)
        edges = criterion.argument if worse is None else worse.criterion.argument
        phrase = _side(edges, reading.value, worse is None and finding.is_met)
    return f"{value} is {phrase}{' (our reading)' if criterion.ours else ''}"


def _just_escaped(finding: Finding, evaluation: Evaluation) -> Finding | None:
    """The criterion of a worse category on the same scale that the value does not meet."""
    order = evaluation.criteria_set.categories
    quantity = ruler_quantity(finding.criterion)
    nearest = None
    for each in evaluation.findings:
        is_worse = order.index(each.criterion.category) < order.index(finding.criterion.category)
        same_scale = each.in_force and ruler_quantity(each.criterion) == quantity
        if is_worse and same_scale and isinstance(each.criterion.argument, Range):
            nearest = each
    return nearest


def _named(finding: Finding) -> str:
    text = criterion_text(finding.criterion)
    seen = observed_text(finding.criterion, finding.judgment.counted)
    return f"{text}: {seen}" if seen else text


def _side(edges: Range, value: object, inside: bool) -> str:
    """On which side of the edge a value lies; for a band, against the edge to the worse side."""
    if (
        not inside
        and edges.low is not None
        and Range(above=edges.above, at_least=edges.at_least).contains(value) is False
    ):
        if edges.above is not None:
            return f"not above {plain(edges.above)} %"
        return f"below {plain(edges.at_least)} %"
    if edges.up_to is not None:
        return f"{'not ' if inside else ''}above {plain(edges.up_to)} %"
    if edges.below is not None:
        return f"{'' if inside else 'not '}below {plain(edges.below)} %"
    if edges.above is not None:
        return f"above {plain(edges.above)} %"
    return f"not below {plain(edges.at_least)} %"


def already_reached(finding: Finding) -> str | None:
    """For a rule about what was never reached: when it was reached, so that it cannot be met."""
    if finding.criterion.kind != "never_achieved" or finding.is_met:
        return None
    counted = finding.judgment.counted
    response = finding.criterion.argument
    if not counted or not response.is_present(counted[-1].value):
        return None
    return f"{response.name} reached, {months_text(counted[-1].month)}"
