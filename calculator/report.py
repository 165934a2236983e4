"""The report of a course: what every criteria set says, as plain data in a fixed order."""

from __future__ import annotations

from typing import Any

from calculator import describe
from calculator.course import Assessment, Course
from calculator.dosing import dose_report
from calculator.evaluate import Evaluation, Finding, evaluate
from calculator.evidence import evidence_report, matching_rows, situation
from calculator.pathway import follow, pathway_report
from calculator.remarks import course_warnings, set_notes
from calculator.responses import (
    NOT_COMPLETE,
    Definitions,
    bcr_abl1_is_percent,
    hematologic_response,
    ph_positive_percent,
)
from calculator.rules import Rules

OTHER_PHASE = (
    "The course is not in chronic phase. These criteria are for chronic-phase CML only; "
    "accelerated and blast phase need another source"
)


def report(course: Course, rules: Rules) -> dict[str, Any]:
    """What each criteria set says of a course, with reasons, what is missing and the notes.

    For a phase other than chronic no set is evaluated, and one open question says why.
    """
    return report_of(course, evaluations_of(course, rules), rules)


def report_of(
    course: Course,
    evaluations: tuple[Evaluation, ...],
    rules: Rules,
    found_changes: dict[str, list[dict[str, Any]]] | None = None,
) -> dict[str, Any]:
    """The report of a course that was evaluated already, with the changes where they were asked."""
    # Verdicts do without the facts of practice, so those are read with the first report.
    from calculator.practice import PRACTICE

    chronic = course.phase == "chronic"
    listed = found_changes or {}
    wanted = situation(course, evaluations, rules)
    return {
        "ok": True,
        "revision": rules.revision,
        "as_of_month": course.as_of_month,
        "warnings": list(course_warnings(course, rules.definitions.values())),
        "assessments": [_assessment(each, rules) for each in course.assessments],
        "criteria_sets": [
            _criteria_set(each, listed.get(each.criteria_set.id, [])) for each in evaluations
        ],
        "pathway": pathway_report(follow(PRACTICE.pathway, course, evaluations, rules))
        if chronic
        else {"steps": [], "open_questions": [OTHER_PHASE]},
        "dose": dose_report(course, rules.criteria_sets) if chronic else {},
        "evidence": evidence_report(matching_rows(PRACTICE.evidence.values(), wanted)),
    }


def evaluations_of(course: Course, rules: Rules) -> tuple[Evaluation, ...]:
    """The course judged by every set, in the fixed order; by none where it is not chronic phase."""
    if course.phase != "chronic":
        return ()
    return tuple(evaluate(course, each) for each in rules.criteria_sets)


def _assessment(assessment: Assessment, rules: Rules) -> dict[str, Any]:
    classes = {name: _classes(assessment, each) for name, each in rules.definitions.items()}
    return {"month": assessment.month, "definitions": classes}


def _classes(assessment: Assessment, definitions: Definitions) -> dict[str, str | None]:
    """The classes in one source's words; None also where a derived result has no class,
    because the five items tell complete from not complete and no more."""
    blood = hematologic_response(assessment, definitions)
    ph_positive = ph_positive_percent(assessment, definitions)
    molecular = bcr_abl1_is_percent(assessment, definitions)
    return {
        "hematologic": None if blood == NOT_COMPLETE else blood,
        "cytogenetic": None if ph_positive is None else definitions.cytogenetic_class(ph_positive),
        "molecular": None
        if molecular is None
        else definitions.molecular_class(assessment, molecular),
    }


def _criteria_set(evaluation: Evaluation, found_changes: list[dict[str, Any]]) -> dict[str, Any]:
    milestone, following = evaluation.milestone, evaluation.next_milestone
    return {
        "id": evaluation.criteria_set.id,
        "category": evaluation.category,
        "milestone": None if milestone is None else milestone.due_month,
        "next_milestone": None if following is None else following.due_month,
        "discordant": evaluation.discordant,
        "provisional": [each.criterion.id for each in evaluation.provisional],
        "not_excluded": list(evaluation.not_excluded),
        "missing": list(evaluation.missing),
        "notes": list(set_notes(evaluation)),
        "findings": [_finding(each) for each in evaluation.findings],
        "changes": found_changes,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    criterion, judgment = finding.criterion, finding.judgment
    counted = judgment.counted
    return {
        "criterion": criterion.id,
        "category": criterion.category,
        "outcome": judgment.outcome.value,
        "text": describe.criterion_text(criterion),
        "observed": describe.observed_text(criterion, counted),
        "observed_month": counted[-1].month if counted else None,
        "reference": criterion.reference,
        "locator": criterion.locator,
    }
