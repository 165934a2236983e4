"""The disagreement strip: every rule set a row, its milestone a ruler, the patient one line.

The same table serves a patient's course, a month without a patient, and each set's own page.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from calculator.criteria import CriteriaSet, Criterion, Milestone
from calculator.describe import criterion_text, months_text, verdict_text
from calculator.drawing.icons import verdict, verdict_style
from calculator.drawing.markup import Markup, element, join
from calculator.drawing.milestones import SCALES, bands_of, in_force, in_words, on_ruler
from calculator.drawing.reasons import already_reached, reason
from calculator.drawing.ruler import ruler
from calculator.drawing.strip_table import (
    QUANTITIES,
    LinkedRow,
    axis_cell,
    groups_by_standing,
    linked_group,
    strip_table,
)
from calculator.evaluate import Evaluation
from calculator.quantities import Number, plain


def for_month(criteria_sets: Sequence[CriteriaSet], month: Decimal, root: str) -> Markup:
    """What every set says at a month, without a patient. `root` leads to the site's home."""
    rows = ((each, _month_cells(each, month)) for each in criteria_sets)
    caption = element(
        "caption",
        f"The {plain(month)}-month row of every rule set",
        class_="visually-hidden",
    )
    heads = [SCALES[quantity].name for quantity in QUANTITIES]
    return strip_table(
        caption, "Also", heads, groups_by_standing(rows, root, {}), class_="strip strip--criteria"
    )


def for_course(
    evaluations: Sequence[Evaluation], as_of: Decimal, root: str, linked: LinkedRow | None = None
) -> Markup:
    """What every set says of a course. `root` leads to the site's home."""
    values = {quantity: _common_value(evaluations, quantity) for quantity in QUANTITIES}
    rows = ((each.criteria_set, _course_cells(each, values)) for each in evaluations)
    caption = element(
        "caption",
        f"This course at {months_text(as_of)}, against the row in force of every set. "
        "The vertical line is your value.",
    )
    heads = [_course_head(quantity, values[quantity]) for quantity in QUANTITIES]
    groups = [*([linked_group(linked)] if linked else []), *groups_by_standing(rows, root, values)]
    return strip_table(caption, "Says", heads, groups, class_="strip")


def rulers_of_row(criteria_set: CriteriaSet, month: Decimal) -> Markup:
    """The rulers of one set at one month, for its own page."""
    milestones = in_force(criteria_set, month)
    lines = [
        part
        for quantity in QUANTITIES
        if (drawn := _drawn(criteria_set, month, quantity)) is not None
        for part in (element("span", SCALES[quantity].short_name), drawn)
    ]
    return element("div", *lines, class_="mini") if milestones and lines else Markup("")


def _month_cells(of: CriteriaSet, month: Decimal) -> list[Markup]:
    return [
        element("td", *_also(of, month), class_="says", role="cell"),
        *(axis_cell(quantity, _drawn(of, month, quantity)) for quantity in QUANTITIES),
    ]


def _drawn(of: CriteriaSet, month: Decimal, quantity: str) -> Markup | None:
    criteria = on_ruler(in_force(of, month), quantity)
    if not criteria:
        return None
    ours = all(each.ours for each in criteria)
    return ruler(bands_of(criteria, quantity), SCALES[quantity], ours=ours)


def _also(of: CriteriaSet, month: Decimal) -> list[Markup]:
    lines = []
    worded = in_words(in_force(of, month))
    for category, members in groupby(worded, key=lambda each: each[1].category):
        texts = []
        for milestone, criterion in members:
            since = ""
            if milestone.from_month is not None:
                since = f", open since month {plain(milestone.from_month)}"
            texts.append(f"{criterion_text(criterion)}{since}{' (ours)' if criterion.ours else ''}")
        style = verdict_style(category)
        word = "Rule met if" if style == "met" else f"{category.capitalize()} if"
        words = element("span", "; ".join(texts), class_="small muted reason-line")
        lines.append(element("div", verdict(style, word, plain=True), words, class_="also"))
    return lines


def _course_head(quantity: str, value: Number | None) -> Markup:
    scale = SCALES[quantity]
    if value is None:
        return join(f"{scale.name}: not measured")
    return join(f"{scale.name}: ", element("b", f"{plain(value)} %"))


def _course_cells(evaluation: Evaluation, values: dict[str, Number | None]) -> list[Markup]:
    says = [verdict(verdict_style(evaluation.category), short_verdict(evaluation))]
    for finding in evaluation.provisional:
        style = verdict_style(finding.criterion.category)
        says.append(verdict(style, provisional=True))
    says.append(element("span", reason(evaluation), class_="small muted reason-line"))
    if evaluation.not_excluded:
        words = ", ".join(evaluation.not_excluded).replace("escalate", "rule met")
        says.append(element("span", f"not excluded: {words}", class_="small reason-line"))
    axes = (_course_axis(evaluation, quantity, values[quantity]) for quantity in QUANTITIES)
    return [element("td", *says, class_="says", role="cell"), *axes]


def short_verdict(evaluation: Evaluation) -> str:
    """The verdict in a strip: "Rule met" where pages say "Escalation rule met"."""
    word = verdict_text(evaluation.criteria_set, evaluation.category)
    short = word.removeprefix("Escalation r")
    return word if short == word else f"R{short}"


def _course_axis(evaluation: Evaluation, quantity: str, common: Number | None) -> Markup:
    criteria = on_ruler(_in_force(evaluation), quantity)
    if not criteria:
        return axis_cell(quantity, None)
    own = counted_value(evaluation, quantity)
    reached = _already_reached(evaluation, criteria)
    if len(reached) == len(criteria) and own != common:
        return axis_cell(quantity, None, reached[0])
    return axis_cell(quantity, ruler_of(evaluation, quantity, common if own is None else own))


def ruler_of(evaluation: Evaluation, quantity: str, value: Number | None) -> Markup:
    """The ruler of the rules in force on one scale, with a value as a line.

    A ring marks the value only if it counted for this set.
    """
    criteria = on_ruler(_in_force(evaluation), quantity)
    return ruler(
        bands_of(criteria, quantity),
        SCALES[quantity],
        value=value,
        counts=counted_value(evaluation, quantity) is not None,
        ours=all(each.ours for each in criteria),
    )


def _already_reached(evaluation: Evaluation, criteria: tuple[Criterion, ...]) -> list[str]:
    ids = {each.id for each in criteria}
    findings = (each for each in evaluation.findings if each.criterion.id in ids)
    return [words for each in findings if (words := already_reached(each))]


def _in_force(evaluation: Evaluation) -> tuple[Milestone, ...]:
    found = {each.milestone.key: each.milestone for each in evaluation.findings if each.in_force}
    return tuple(found.values())


def counted_value(evaluation: Evaluation, quantity: str) -> Number | None:
    """The value of a quantity that counted for the rules in force of a set."""
    counted = [
        reading
        for each in evaluation.findings
        if each.in_force and each.test == quantity
        for reading in each.judgment.counted
        if not isinstance(reading.value, str)
    ]
    latest = max(counted, key=lambda each: each.month, default=None)
    return None if latest is None else latest.value


def _common_value(evaluations: Sequence[Evaluation], quantity: str) -> Number | None:
    """The value that counted latest for any set: the line through all rows."""
    latest = None
    for evaluation in evaluations:
        for reading in evaluation.readings.of(quantity):
            if latest is None or reading.month > latest.month:
                latest = reading
    return None if latest is None else latest.value
