"""What a reader must know beside the verdicts: soft warnings of a course, notes of a set.

A warning never changes a value. Each keeps to what a source or a decision of ours says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from calculator import describe
from calculator.course import Assessment, Course
from calculator.evaluate import Evaluation, Finding
from calculator.judgment import Remark
from calculator.kinds import BCR, HEMATOLOGIC, PH
from calculator.quantities import plain
from calculator.responses import (
    NOT_COMPLETE,
    Definitions,
    entered_ph_positive,
    hematologic_response,
)

USUAL_DOSES_MG = (300, 400, 500, 600, 700, 800)
MANY_TRANSCRIPTS_PERCENT = Decimal(1)
METAPHASES_USUALLY_ASKED_FOR = 20


def course_warnings(course: Course, definitions: Collection[Definitions]) -> Iterator[str]:
    """Soft warnings: values that are kept, but look unusual or contradict each other.

    By `definitions` a hematologic response may be derived that is not given.
    """
    for each in course.assessments:
        where = f"Month {plain(each.month)}"
        found = {hematologic_response(each, source) for source in definitions}
        yield from (f"{where}: {text}" for text in _assessment_warnings(each, found))
    ignored = [each for each in course.assessments if each.month > course.as_of_month]
    if ignored:
        months = ", ".join(plain(each.month) for each in ignored)
        yield (
            f"Judged as of month {plain(course.as_of_month)}: later visits do not count "
            f"(month {months})"
        )


def _assessment_warnings(each: Assessment, hematologic: set[str | None]) -> Iterator[str]:
    ph_positive = entered_ph_positive(each)
    bcr_abl1 = each.bcr_abl1_is_percent
    if ph_positive == 0 and bcr_abl1 is not None and bcr_abl1 > MANY_TRANSCRIPTS_PERCENT:
        yield (f"Ph+ 0 % beside BCR::ABL1 {plain(bcr_abl1)} % IS is unusual; check both results")
    if ph_positive == 0 and hematologic - {"complete", None}:
        yield ("Ph+ 0 % beside a hematologic response that is not complete is unusual; check both")
    dose = each.daily_dose_mg
    if dose is not None and dose not in USUAL_DOSES_MG:
        yield f"a daily dose of {plain(dose)} mg is unusual; check it"
    total = each.metaphases
    if total is not None and ph_positive is None:
        yield f"{total} metaphases without a number of Ph+ cells are no result; add it"
    few = total is not None and total < METAPHASES_USUALLY_ASKED_FOR
    if ph_positive is not None and few and each.cytogenetic_method != "fish":
        yield (
            f"fewer than {METAPHASES_USUALLY_ASKED_FOR} metaphases ({total}); "
            "the ELN definitions do not use the result, the 2003 paper prints no minimum"
        )


def set_notes(evaluation: Evaluation) -> Iterator[str]:
    """Notes on one set's verdict: how it read the course, and what the source leaves open."""
    yield from _usability_notes(evaluation)
    row = evaluation.milestone
    for reading in evaluation.past_published_window:
        yield (
            f"Outside the published window: the value of month {plain(reading.month)} is judged "
            f"on the row of month {plain(row.month)}, more than 3 months after it"
        )
    yield from (text for text in _finding_notes(evaluation))
    yield from _unassigned_note(evaluation)


def _unassigned_note(evaluation: Evaluation) -> Iterator[str]:
    row = evaluation.milestone
    if row is None or row.unassigned is None:
        return
    findings = [each for each in evaluation.findings if each.milestone is row]
    if any(each.is_assessable for each in findings) and not any(each.is_met for each in findings):
        yield row.unassigned


def _usability_notes(evaluation: Evaluation) -> Iterator[str]:
    tests = {each.test for each in evaluation.findings}
    definitions = evaluation.readings.definitions
    for each in evaluation.readings.considered:
        where = f"month {plain(each.month)}"
        if PH in tests and entered_ph_positive(each) is not None:
            yield from _cytogenetic_note(each, where, definitions)
        if BCR in tests and each.bcr_abl1_detected is False:
            yield from _undetectable_note(each, where, definitions)
        derived = each.hematologic_response is None and hematologic_response(each, definitions)
        if HEMATOLOGIC in tests and derived:
            yield from _derived_note(derived, where, definitions)


def _cytogenetic_note(each: Assessment, where: str, definitions: Definitions) -> Iterator[str]:
    total = each.metaphases
    if each.cytogenetic_method == "fish":
        rule = definitions.fish
        if rule is not None:
            yield (
                f"FISH at {where}: read as Ph+ 0 % only below {plain(rule.below_percent)} % of "
                f"at least {rule.minimum_nuclei} nuclei, otherwise as not measured"
            )
        return
    minimum = definitions.minimum_metaphases
    if total is None:
        yield f"Number of metaphases not given at {where}; the percentage is used as it is"
    elif minimum is not None and total < minimum:
        yield (
            f"{total} metaphases at {where}: fewer than {minimum}, so the result counts as not "
            "measured here"
        )
    elif minimum is None and total < METAPHASES_USUALLY_ASKED_FOR:
        yield f"{total} metaphases at {where}: this source prints no minimum, the result is used"


def _undetectable_note(each: Assessment, where: str, definitions: Definitions) -> Iterator[str]:
    needed = definitions.undetectable_minimum_copies
    if needed is not None and (each.abl1_copies or 0) < needed:
        yield (
            f"Undetectable at {where} without {needed} ABL1 copies counts as not measured "
            "(the number is ours)"
        )


def _derived_note(derived: str, where: str, definitions: Definitions) -> Iterator[str]:
    word = "not complete" if derived == NOT_COMPLETE else "complete"
    ours = "; the cut-offs are ours for this source" if definitions.complete_items.ours else ""
    yield f"Hematologic response at {where} derived from the five items: {word}{ours}"


def _finding_notes(evaluation: Evaluation) -> Iterator[str]:
    for each in evaluation.findings:
        remark = each.judgment.remark
        if each.judgment.provisional:
            yield f"Provisional, one more result decides: {_named(each)}"
        elif remark is not None and remark is not Remark.LACKS_EARLIER_RESULT:
            yield f"{_named(each)}: {describe.remark_text(remark)}"


def _named(finding: Finding) -> str:
    when = describe.milestone_text(finding.milestone)
    return f"{describe.criterion_text(finding.criterion)} ({when})"
