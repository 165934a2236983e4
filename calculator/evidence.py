"""The results of studies that fit why a dose would be raised, or the drug changed, in a course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from calculator.conditions import Facts
from calculator.course import Course
from calculator.evaluate import Evaluation, Finding
from calculator.evidence_document import EvidenceRow
from calculator.kinds import BCR, HEMATOLOGIC, PH
from calculator.responses import read_with
from calculator.rules import Rules

RESPONSES = (
    "hematologic response",
    "CHR",
    "any cytogenetic response",
    "PCyR",
    "MCyR",
    "CCyR",
    "MMR",
)
ANY_FAILURE = "any failure"
INDICATION_WORDS = ("hematologic", "cytogenetic", "suboptimal", "early molecular", ANY_FAILURE)
ACTED_ON = ("failure", "escalate")
EARLY_MONTH = 3
_GOOD = ("complete", "partial")


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Why a change would be considered: the indications, and the best earlier response.

    `prior_responses` are the words of the rows that fit; None where nothing is known of it.
    """

    indications: frozenset[str]
    prior_responses: frozenset[str] | None


def situation(course: Course, evaluations: Sequence[Evaluation], rules: Rules) -> Situation:
    """The indications that the criteria met give, and what is known of earlier responses."""
    met = [each for evaluation in evaluations for each in evaluation.findings if each.is_met]
    acted_on = [each for each in met if each.criterion.category in ACTED_ON]
    found = set()
    if any(each.test == HEMATOLOGIC for each in acted_on):
        found.add("hematologic")
    if any(each.test == PH for each in acted_on):
        found.add("cytogenetic")
    if acted_on:
        found.add(ANY_FAILURE)
    if any(each.category == "suboptimal" for each in evaluations):
        found.add("suboptimal")
    if any(_is_early_molecular(each) for each in met):
        found.add("early molecular")
    facts = Facts(course, evaluations, rules)
    return Situation(indications=frozenset(found), prior_responses=_prior_responses(facts))


def in_words(wanted: Situation) -> str:
    """Why rows are shown, in a sentence."""
    if not wanted.indications:
        return "No criterion is met that would be a reason to change the treatment."
    named = ", ".join(each for each in INDICATION_WORDS if each in wanted.indications)
    if wanted.prior_responses is None:
        earlier = "not known"
    elif wanted.prior_responses == frozenset(("none",)):
        earlier = "none"
    else:
        earlier = "yes"
    return f"Chosen by the criteria met ({named}); earlier cytogenetic response: {earlier}."


def matching_rows(rows: Iterable[EvidenceRow], wanted: Situation) -> tuple[EvidenceRow, ...]:
    """The rates of response for one of the indications, in patients with the same earlier response.

    A study of any failure counts for raising the dose only where no closer indication is known,
    or where it compared that with a change of the TKI: its two arms stay together.
    """
    found = [
        each
        for each in rows
        if each.outcome in RESPONSES
        and each.indication in wanted.indications
        and _fits(each, wanted.prior_responses)
    ]
    closer = wanted.indications - {ANY_FAILURE}
    compared = {each.study for each in found if each.strategy == "switch"}
    return tuple(
        each
        for each in found
        if each.strategy == "switch"
        or (
            each.strategy == "escalate"
            and (not closer or each.indication in closer or each.study in compared)
        )
    )


def evidence_report(rows: Iterable[EvidenceRow]) -> list[dict[str, Any]]:
    """The rows as plain data."""
    return [
        {
            "id": each.id,
            "strategy": each.strategy,
            "indication": each.indication,
            "prior_response": each.prior_response,
            "outcome": each.outcome,
            "responders": each.responders,
            "evaluable": each.evaluable,
            "percent": each.percent,
            "reference": each.reference,
            "locator": each.locator,
        }
        for each in rows
    ]


def _is_early_molecular(finding: Finding) -> bool:
    worse = finding.criterion.category != "optimal"
    return finding.test == BCR and worse and finding.milestone.month == EARLY_MONTH


def _prior_responses(facts: Facts) -> frozenset[str] | None:
    had = facts.had_cytogenetic_response
    if had is None:
        return None
    if not had:
        return frozenset(("none",))
    definitions = facts.rules.definitions["eln"]
    earlier = read_with(facts.course, definitions).of(PH)[:-1]
    classes = {definitions.cytogenetic_class(each.value) for each in earlier}
    any_response = "any cytogenetic response"
    if classes & set(_GOOD):
        return frozenset((any_response, "complete or partial cytogenetic response"))
    if classes - {"none"}:
        return frozenset((any_response, "minor cytogenetic response"))
    return frozenset(
        (any_response, "complete or partial cytogenetic response", "minor cytogenetic response")
    )


def _fits(row: EvidenceRow, prior_responses: frozenset[str] | None) -> bool:
    if row.prior_response is None or prior_responses is None:
        return True
    return row.prior_response in prior_responses
