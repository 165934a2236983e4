"""Which tables can be downloaded, and their rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from build_scripts.content.load import Content
from build_scripts.export.columns import NOTE, OURS, SOURCE, number, text, yes_no
from build_scripts.export.practice_tables import PRACTICE_TABLES
from build_scripts.export.source_tables import SOURCE_TABLES
from build_scripts.export.study_tables import STUDY_TABLES
from build_scripts.export.tables import Table
from build_scripts.results_table import result_lines
from calculator import describe
from calculator.report import evaluations_of
from calculator.rules import RULES


def _criteria(content: Content) -> Iterable[tuple[Any, ...]]:
    for criteria_set in content.criteria_sets.values():
        for milestone in criteria_set.milestones:
            for each in milestone.criteria:
                yield (
                    each.id,
                    criteria_set.id,
                    criteria_set.standing,
                    describe.milestone_text(milestone),
                    each.category,
                    each.kind,
                    describe.criterion_text(each),
                    each.ours,
                    each.note,
                    each.reference,
                    each.locator,
                    criteria_set.verification.level,
                )


def _definitions(content: Content) -> Iterable[tuple[Any, ...]]:
    for each in content.definitions.values():
        for quantity, classes in (("Ph+", each.cytogenetic), ("BCR::ABL1 IS", each.molecular)):
            for found in classes:
                edges = describe.range_text(found.range)
                yield (
                    each.id,
                    quantity,
                    found.name,
                    edges,
                    found.printed,
                    found.ours,
                    found.note,
                    found.reference,
                    found.locator,
                    each.verification.level,
                )


def _mutations(content: Content) -> Iterable[tuple[Any, ...]]:
    table = content.mutations
    studies = {each.id: each for each in table.studies}
    for mutation in table.mutations:
        for found in (*mutation.imatinib, *mutation.other_tkis):
            study = studies[found.study]
            level = study.verification.level if study.verification else None
            yield (
                mutation.name,
                mutation.name in table.insensitive,
                found.tki,
                study.label,
                found.ic50_nm,
                found.fold,
                found.beyond,
                found.note,
                study.reference,
                study.locator,
                level,
            )


def _results(content: Content) -> Iterable[tuple[Any, ...]]:
    for line in result_lines(content):
        yield tuple(getattr(line, each.name) for each in fields(line))


def _patients(content: Content) -> Iterable[tuple[Any, ...]]:
    for study in content.studies.values():
        for each in study.patient_rows:
            yield (
                study.id,
                each.patient,
                each.lowest_percent,
                each.before_increase_percent,
                each.after_increase_percent,
                each.method,
                each.printed_response,
                each.duration_months,
                each.ongoing,
                each.note,
                study.reference,
                each.locator,
                study.verification.level,
            )


def _cases(content: Content) -> Iterable[tuple[Any, ...]]:
    for case in content.cases.values():
        for each in evaluations_of(case.course, RULES):
            milestone = each.milestone
            yield (
                case.id,
                case.title,
                each.criteria_set.id,
                each.category,
                None if milestone is None else milestone.due_month,
                " ".join(each.missing),
            )


def _references(content: Content) -> Iterable[tuple[Any, ...]]:
    for each in content.references.values():
        yield (
            each.id,
            each.type,
            each.citation,
            each.doi,
            each.pmid,
            each.pmcid,
            each.verification.level,
            each.verification.read,
        )


TABLES = (
    Table(
        name="criteria",
        title="Criteria of every set",
        columns=(
            text("id", "Id of the criterion, never reused"),
            text("criteria_set", "Id of the criteria set"),
            text("standing", "Standing of the set"),
            text("milestone", "When the criterion holds"),
            text("category", "Category it leads to"),
            text("kind", "Kind of criterion"),
            text("text", "What it asks"),
            OURS,
            NOTE,
            *SOURCE,
        ),
        rows=_criteria,
    ),
    Table(
        name="definitions",
        title="Response classes of every source",
        columns=(
            text("definitions", "Id of the source's definitions"),
            text("quantity", "What is measured"),
            text("class", "Class"),
            text("range", "Range as computed, in percent"),
            text("printed", "As printed"),
            OURS,
            NOTE,
            *SOURCE,
        ),
        rows=_definitions,
    ),
    Table(
        name="mutations",
        title="Sensitivity of mutations, study by study",
        columns=(
            text("mutation", "Mutation"),
            yes_no("insensitive", "Class used by the rules"),
            text("tki", "Tyrosine kinase inhibitor"),
            text("study", "Study that measured it"),
            number("ic50_nm", "Concentration that halves growth", "nM"),
            number("fold", "The same as a multiple of the native one there", "times native"),
            yes_no("beyond", "Printed as more than this"),
            NOTE,
            *SOURCE,
        ),
        rows=_mutations,
    ),
    Table(
        name="results",
        title="Results of every study",
        columns=(
            text("study", "Id of the study"),
            text("id", "Id of the result in its study"),
            text("strategy", "Whether the dose was raised or the drug changed"),
            text("outcome", "Outcome"),
            text("label", "Outcome as we name it"),
            text("arm", "Treatment arm"),
            text("group", "Patients it is counted of"),
            text("indication", "Why the treatment was changed"),
            number("at_month", "Time of the outcome", "months"),
            number("responders", "Patients with the outcome", "patients"),
            number("evaluable", "Patients it is counted of", "patients"),
            number("percent", "Printed percentage where no counts are printed", "%"),
            number("reported_percent", "Printed percentage beside counts", "%"),
            number("interval_low", "Lower end, as printed, else 95 % Wilson of the counts", "%"),
            number("interval_high", "Upper end, as printed, else 95 % Wilson of the counts", "%"),
            OURS,
            NOTE,
            *SOURCE,
            text("design", "Design of the study"),
            text("population", "Patients of the study"),
            number("patients", "How many they are", "patients"),
            text("dose_step", "Doses before and after, in mg a day"),
            text("prior_response", "Response to the standard dose"),
            text("follow_up", "How long they were followed"),
            text("grade_3_4", "Grade 3 or 4 events of the arm"),
            text("overlaps", "Ids of studies that share patients or may"),
        ),
        rows=_results,
    ),
    Table(
        name="patients",
        title="Patients of the 2003 study with a cytogenetic improvement",
        columns=(
            text("study", "Id of the study"),
            number("patient", "Number of the patient in the table", ""),
            number("lowest_percent", "Lowest Ph+ on the standard dose", "%"),
            number("before_increase_percent", "Ph+ before the increase", "%"),
            number("after_increase_percent", "Lowest Ph+ after the increase", "%"),
            text("method", "Test of the last value"),
            text("printed_response", "Response as printed"),
            number("duration_months", "Duration as printed", "months"),
            yes_no("ongoing", "Printed with a plus sign"),
            NOTE,
            *SOURCE,
        ),
        rows=_patients,
    ),
    Table(
        name="cases",
        title="Verdict of every criteria set on every worked case",
        columns=(
            text("case", "Id of the case"),
            text("title", "Title"),
            text("criteria_set", "Id of the criteria set"),
            text("category", "Verdict; empty is cannot be assessed"),
            number("milestone", "Milestone row that was used", "months"),
            text("missing", "What was not measured"),
        ),
        rows=_cases,
    ),
    Table(
        name="references",
        title="References",
        columns=(
            text("id", "Id"),
            text("type", "Type"),
            text("citation", "Citation"),
            text("doi", "DOI"),
            text("pmid", "PubMed id"),
            text("pmcid", "PubMed Central id"),
            text("verification", "How far our copy was checked"),
            text("read", "What was read"),
        ),
        rows=_references,
    ),
    *STUDY_TABLES,
    *PRACTICE_TABLES,
    *SOURCE_TABLES,
)
