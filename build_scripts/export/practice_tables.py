"""Tables of what is done: doses, holds, the two strategies, toxicity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from build_scripts.content.load import Content
from build_scripts.export.columns import NOTE, OURS, SOURCE, number, text
from build_scripts.export.tables import Table
from calculator.quantities import plain

Rows = Iterable[tuple[Any, ...]]
_RULES = ("preconditions", "circumstances", "organs", "others")


def _doses(content: Content) -> Rows:
    for source in content.dosing.sources:
        for each in source.steps:
            goals = " or ".join(map(plain, each.to_mg))
            place = (source.reference, each.locator, source.level)
            yield source.id, each.kind, each.phase, each.from_mg, goals, each.taken, *place


def _dose_rules(content: Content) -> Rows:
    for source in content.dosing.sources:
        for kind in _RULES:
            for each in getattr(source, kind):
                place = (source.reference, each.locator, each.level or source.level)
                yield source.id, kind, each.topic, each.text, *place


def _holds(content: Content) -> Rows:
    for source in content.dosing.sources:
        for each in source.holds:
            yield (
                source.id,
                each.kind,
                each.phase,
                " or ".join(map(plain, each.at_mg)),
                each.neutrophils_below_e9_per_l,
                each.platelets_below_e9_per_l,
                each.trigger,
                " ".join(each.steps),
                each.note,
                source.reference,
                each.locator,
                source.level,
            )


def _points(content: Content) -> Rows:
    strategies = (("escalate", content.comparison.escalate), ("switch", content.comparison.switch))
    for name, strategy in strategies:
        for each in strategy.points:
            level = each.verification.level if each.verification else None
            place = (each.reference, each.locator, level)
            yield name, each.weighs, each.topic, each.text, " ".join(each.rows), each.ours, *place


def _toxicity(content: Content) -> Rows:
    for each in content.comparison.toxicity:
        for event, percent in each.events:
            place = (each.reference, each.locator, each.verification.level)
            yield each.setting, event, percent, each.note, *place


DOSING_SOURCE = text("source", "Id of the label or protocol")
PRACTICE_TABLES = (
    Table(
        name="doses",
        title="Doses of labels and protocols",
        columns=(
            DOSING_SOURCE,
            text("kind", "Start or increase"),
            text("phase", "Phase of the disease"),
            number("from_mg", "Daily dose before", "mg"),
            text("to_mg", "Daily dose after, in mg"),
            text("taken", "How it is divided over the day"),
            *SOURCE,
        ),
        rows=_doses,
    ),
    Table(
        name="dose_rules",
        title="Preconditions, circumstances and organ function",
        columns=(
            DOSING_SOURCE,
            text("kind", "What kind of rule"),
            text("topic", "Topic"),
            text("text", "In our words"),
            *SOURCE,
        ),
        rows=_dose_rules,
    ),
    Table(
        name="holds",
        title="When to stop imatinib and how to resume",
        columns=(
            DOSING_SOURCE,
            text("kind", "Cytopenia, liver tests or other toxicity"),
            text("phase", "Phase of the disease"),
            text("at_mg", "Daily doses that the row is printed for, in mg"),
            number("neutrophils_below_e9_per_l", "Stop below this", "10^9/L"),
            number("platelets_below_e9_per_l", "Stop below this", "10^9/L"),
            text("trigger", "What has happened"),
            text("steps", "What is done, in order"),
            NOTE,
            *SOURCE,
        ),
        rows=_holds,
    ),
    Table(
        name="strategies",
        title="Raising the dose against changing the TKI",
        columns=(
            text("strategy", "escalate or switch"),
            text("weighs", "for or against"),
            text("topic", "Topic"),
            text("text", "In our words"),
            text("rows", "Results it rests on, as study/result"),
            OURS,
            *SOURCE,
        ),
        rows=_points,
    ),
    Table(
        name="toxicity",
        title="Grade 3 or 4 events by setting",
        columns=(
            text("setting", "Dose and patients"),
            text("event", "Event"),
            number("percent", "Patients with it", "%"),
            NOTE,
            *SOURCE,
        ),
        rows=_toxicity,
    ),
)
