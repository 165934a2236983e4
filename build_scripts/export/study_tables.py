"""Tables of studies besides their results: printed tables, comparisons and facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from build_scripts.content.load import Content
from build_scripts.export.columns import NOTE, SOURCE, number, text
from build_scripts.export.tables import Table

Rows = Iterable[tuple[Any, ...]]


def _characteristics(content: Content) -> Rows:
    for study in content.studies.values():
        for each in study.characteristics:
            yield (
                study.id,
                each.group,
                each.label,
                each.patients,
                each.of,
                each.reported_percent,
                each.note,
                study.reference,
                each.locator,
                study.verification.level,
            )


def _statuses(content: Content) -> Rows:
    for study in content.studies.values():
        for each in study.status_rows:
            low, high = each.months
            yield (
                study.id,
                each.group,
                each.label,
                each.median_months,
                low,
                high,
                each.patients,
                each.chr,
                each.phr,
                each.ccyr.banding,
                each.ccyr.fish,
                each.pcyr.banding,
                each.pcyr.fish,
                each.minor.banding,
                each.minor.fish,
                each.note,
                study.reference,
                each.locator,
                study.verification.level,
            )


def _comparisons(content: Content) -> Rows:
    for study in content.studies.values():
        for each in study.comparisons:
            yield (
                study.id,
                each.id,
                each.label,
                *each.results,
                each.p_value,
                each.significant,
                each.note,
                each.reference or study.reference,
                each.locator,
                study.verification.level,
            )


def _facts(content: Content) -> Rows:
    for study in content.studies.values():
        for each in study.facts:
            verification = study.verification_of(each)
            place = (each.reference or study.reference, each.locator, verification.level)
            yield study.id, each.topic, each.text, *place


STUDY = text("study", "Id of the study")
STUDY_TABLES = (
    Table(
        name="characteristics",
        title="Characteristics of the patients of the 2003 study",
        columns=(
            STUDY,
            text("group", "Heading of the rows that belong together"),
            text("label", "Characteristic"),
            number("patients", "Patients with it", "patients"),
            number("of", "Patients it is counted of", "patients"),
            number("reported_percent", "Percentage as printed", "%"),
            NOTE,
            *SOURCE,
        ),
        rows=_characteristics,
    ),
    Table(
        name="responses_by_status",
        title="Responses in the 2003 study by why the dose was raised",
        columns=(
            STUDY,
            text("group", "Why the dose was raised"),
            text("label", "Patients of the row"),
            number("median_months", "Median time on 400 mg", "months"),
            number("lowest_months", "Shortest time on 400 mg", "months"),
            number("highest_months", "Longest time on 400 mg", "months"),
            number("patients", "Patients treated", "patients"),
            number("chr", "Complete hematologic response", "patients"),
            number("phr", "Partial hematologic response", "patients"),
            number("ccyr_banding", "Complete cytogenetic response by banding", "patients"),
            number("ccyr_fish", "Complete cytogenetic response by FISH", "patients"),
            number("pcyr_banding", "Partial cytogenetic response by banding", "patients"),
            number("pcyr_fish", "Partial cytogenetic response by FISH", "patients"),
            number("minor_banding", "Minor cytogenetic response by banding", "patients"),
            number("minor_fish", "Minor cytogenetic response by FISH", "patients"),
            NOTE,
            *SOURCE,
        ),
        rows=_statuses,
    ),
    Table(
        name="comparisons",
        title="Results that a source sets against each other",
        columns=(
            STUDY,
            text("id", "Id of the comparison in its study"),
            text("label", "What is compared"),
            text("first", "Id of the first result"),
            text("second", "Id of the second result"),
            text("p_value", "P value as printed"),
            text("significant", "What the source says where it prints no P value"),
            NOTE,
            *SOURCE,
        ),
        rows=_comparisons,
    ),
    Table(
        name="study_facts",
        title="What studies say besides their rates",
        columns=(STUDY, text("topic", "Topic"), text("text", "In our words"), *SOURCE),
        rows=_facts,
    ),
)
