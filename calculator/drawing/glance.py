"""All verdicts of a course in one line, for a phone's bar, lists of cases and visits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from calculator.criteria import CriteriaSet
from calculator.describe import verdict_text
from calculator.drawing.icons import STANDING_STYLES, icon, verdict_style
from calculator.drawing.markup import Markup, element
from calculator.drawing.strip_table import LinkedRow
from calculator.evaluate import Evaluation


def glance(
    evaluations: Sequence[Evaluation], label: str, linked: LinkedRow | None = None
) -> Markup:
    """All verdicts in a line, in the fixed order, with the standing as underline."""
    groups = []
    if linked is not None:
        groups.append(("linked", [_glance_item("link", linked.title, "Not computed", linked.mark)]))
    for style, members in groupby(
        evaluations, key=lambda each: STANDING_STYLES[each.criteria_set.standing]
    ):
        groups.append((style, [_glance_of(each) for each in members]))
    items = [element("li", element("ul", *each), class_=f"gl-{style}") for style, each in groups]
    return element("ol", *items, class_="glance", aria_label=label)


def _glance_of(evaluation: Evaluation) -> Markup:
    of = evaluation.criteria_set
    word = verdict_text(of, evaluation.category)
    return _glance_item(verdict_style(evaluation.category), of.short_title, word, short_mark(of))


def short_mark(criteria_set: CriteriaSet) -> str:
    """The shortest name of a set: the year of a guideline, else two letters of its title."""
    if criteria_set.standing == "superseded":
        return f"{criteria_set.year % 100:02d}"
    return criteria_set.short_title[:2]


def _glance_item(style: str, title: str, word: str, mark: str) -> Markup:
    return element(
        "li",
        element("span", f"{title}: {word}. ", class_="visually-hidden"),
        icon(style),
        element("span", mark, aria_hidden="true"),
        class_=f"verdict--{style}",
    )
