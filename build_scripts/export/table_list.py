"""Which tables can be downloaded, and their rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from build_scripts.content.load import Content
from build_scripts.export.tables import Column, Table
from calculator import describe
from calculator.report import evaluations_of
from calculator.rules import RULES

_SOURCE = (
    Column(name="reference", holds="Id of the source in references.csv"),
    Column(name="locator", holds="Place in the source"),
    Column(name="verification", holds="How far our copy was checked: primary, abstract, secondary"),
)


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
    for study in content.studies.values():
        for each in study.results:
            verification = each.verification or study.verification
            yield (
                study.id,
                each.outcome,
                each.label,
                each.arm,
                each.group,
                each.indication,
                each.at_month,
                each.responders,
                each.evaluable,
                each.percent,
                each.reported_percent,
                each.ours,
                each.note,
                each.reference or study.reference,
                each.locator,
                verification.level,
            )


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


_NOTE = Column(name="note", holds="What a reader has to know")
_OURS = Column(name="ours", holds="Whether this is our reading", datatype="boolean")


def _text(name: str, holds: str) -> Column:
    return Column(name=name, holds=holds)


def _number(name: str, holds: str, unit: str) -> Column:
    return Column(name=name, holds=holds, unit=unit, datatype="decimal")


TABLES = (
    Table(
        name="criteria",
        title="Criteria of every set",
        columns=(
            _text("id", "Id of the criterion, never reused"),
            _text("criteria_set", "Id of the criteria set"),
            _text("standing", "Standing of the set"),
            _text("milestone", "When the criterion holds"),
            _text("category", "Category it leads to"),
            _text("kind", "Kind of criterion"),
            _text("text", "What it asks"),
            _OURS,
            _NOTE,
            *_SOURCE,
        ),
        rows=_criteria,
    ),
    Table(
        name="definitions",
        title="Response classes of every source",
        columns=(
            _text("definitions", "Id of the source's definitions"),
            _text("quantity", "What is measured"),
            _text("class", "Class"),
            _text("range", "Range as computed, in percent"),
            _text("printed", "As printed"),
            _OURS,
            _NOTE,
            *_SOURCE,
        ),
        rows=_definitions,
    ),
    Table(
        name="mutations",
        title="Sensitivity of mutations, study by study",
        columns=(
            _text("mutation", "Mutation"),
            Column(name="insensitive", holds="Class used by the rules", datatype="boolean"),
            _text("tki", "Tyrosine kinase inhibitor"),
            _text("study", "Study that measured it"),
            _number("ic50_nm", "Concentration that halves growth", "nM"),
            _number("fold", "The same as a multiple of the native one there", "times native"),
            Column(name="beyond", holds="Printed as more than this", datatype="boolean"),
            _NOTE,
            *_SOURCE,
        ),
        rows=_mutations,
    ),
    Table(
        name="results",
        title="Results of every study",
        columns=(
            _text("study", "Id of the study"),
            _text("outcome", "Outcome"),
            _text("label", "Outcome as we name it"),
            _text("arm", "Treatment arm"),
            _text("group", "Patients it is counted of"),
            _text("indication", "Why the treatment was changed"),
            _number("at_month", "Time of the outcome", "months"),
            _number("responders", "Patients with the outcome", "patients"),
            _number("evaluable", "Patients it is counted of", "patients"),
            _number("percent", "Printed percentage where no counts are printed", "%"),
            _number("reported_percent", "Printed percentage beside counts", "%"),
            _OURS,
            _NOTE,
            *_SOURCE,
        ),
        rows=_results,
    ),
    Table(
        name="patients",
        title="Patients of the 2003 study with a cytogenetic improvement",
        columns=(
            _text("study", "Id of the study"),
            _number("patient", "Number of the patient in the table", ""),
            _number("lowest_percent", "Lowest Ph+ on the standard dose", "%"),
            _number("before_increase_percent", "Ph+ before the increase", "%"),
            _number("after_increase_percent", "Lowest Ph+ after the increase", "%"),
            _text("method", "Test of the last value"),
            _text("printed_response", "Response as printed"),
            _number("duration_months", "Duration as printed", "months"),
            Column(name="ongoing", holds="Printed with a plus sign", datatype="boolean"),
            _NOTE,
            *_SOURCE,
        ),
        rows=_patients,
    ),
    Table(
        name="cases",
        title="Verdict of every criteria set on every worked case",
        columns=(
            _text("case", "Id of the case"),
            _text("title", "Title"),
            _text("criteria_set", "Id of the criteria set"),
            _text("category", "Verdict; empty is cannot be assessed"),
            _number("milestone", "Milestone row that was used", "months"),
            _text("missing", "What was not measured"),
        ),
        rows=_cases,
    ),
    Table(
        name="references",
        title="References",
        columns=(
            _text("id", "Id"),
            _text("type", "Type"),
            _text("citation", "Citation"),
            _text("doi", "DOI"),
            _text("pmid", "PubMed id"),
            _text("pmcid", "PubMed Central id"),
            _text("verification", "How far our copy was checked"),
            _text("read", "What was read"),
        ),
        rows=_references,
    ),
)
