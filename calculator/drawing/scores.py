"""The risk scores at diagnosis as a table: the value, its group, and every term of the formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from calculator.diagnosis import AtDiagnosis
from calculator.drawing.markup import Markup, element, join
from calculator.drawing.tables import Row, table
from calculator.quantities import plain
from calculator.risk_scores import LOCATOR, SOURCE, SOURCE_ADDRESS, Score

HEADS = ("Score", "Value and group", "Terms", "Formula and groups")


def score_table(scores: Sequence[Score]) -> Markup:
    """All scores, those too that lack a value, each with its formula and its source."""
    rows: list[Row] = [
        (_title(each), (_value(each), _terms(each), _formula(each))) for each in scores
    ]
    source = element("a", f"{SOURCE}: {LOCATOR}", class_="src", href=SOURCE_ADDRESS)
    return join(
        table("Risk at diagnosis", HEADS, rows, note="Scores of groups of patients, not of one."),
        element("p", "Formulas: ", source, class_="small"),
    )


def _title(score: Score) -> Markup:
    return join(score.title, element("small", f"made for {score.made_for}"))


def _value(score: Score) -> Markup:
    if score.value is None:
        labels = {each.name: each.metadata["label"].lower() for each in fields(AtDiagnosis)}
        missing = ", ".join(labels[each] for each in score.missing)
        return join("Not entered: ", missing)
    return join(element("b", plain(score.value)), f", {score.group} risk")


def _terms(score: Score) -> Markup:
    lines = (
        element("span", f"{each.text} = {plain(each.value)}", class_="line") for each in score.terms
    )
    return join(*lines) or join("\u2013")


def _formula(score: Score) -> Markup:
    return join(
        element("span", score.formula, class_="line"),
        element("span", score.groups, class_="line small muted"),
        element("span", f"{score.note}.", class_="line small") if score.note else None,
    )
