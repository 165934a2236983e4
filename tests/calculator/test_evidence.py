"""Which results of studies are shown beside a course."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculator.course import Circumstances
from calculator.evidence import evidence_report, in_words, matching_rows, situation
from calculator.evidence_document import read_evidence
from calculator.fields import Fields
from calculator.practice import PRACTICE
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.patients import course_of, visit
from tests.calculator.practice_documents import row


def situation_of(*visits, **circumstances):
    course = replace(course_of(*visits), circumstances=Circumstances(**circumstances))
    return situation(course, evaluations_of(course, RULES), RULES)


def rows_of(*documents):
    errors = []
    found = read_evidence(Fields({"evidence": list(documents)}, (), errors))
    assert errors == []
    return tuple(found.values())


def shown(rows, wanted):
    return [each.id for each in matching_rows(rows, wanted)]


NO_CHR = (visit(3, hematologic_response="none"),)
PH_40 = (visit(12, ph_positive_percent=40, metaphases=20),)
EARLY = (visit(3, bcr_abl1_is_percent=15),)
OPTIMAL = (visit(12, bcr_abl1_is_percent="0.05"),)


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        (NO_CHR, {"hematologic", "suboptimal", "any failure"}),
        (PH_40, {"cytogenetic", "suboptimal", "any failure"}),
        (EARLY, {"early molecular"}),
        ((visit(3, bcr_abl1_is_percent=5),), set()),
        (OPTIMAL, set()),
    ],
    ids=["no CHR", "Ph+ 40 % at 12", "above 10 % at 3 months", "optimal at 3 months", "optimal"],
)
def test_the_criteria_met_give_the_indication(visits, expected):
    assert situation_of(*visits).indications == expected


@pytest.mark.parametrize(
    ("visits", "circumstances", "expected"),
    [
        (PH_40, {}, None),
        (PH_40, {"prior_cytogenetic_response": False}, {"none"}),
        (
            PH_40,
            {"prior_cytogenetic_response": True},
            {
                "any cytogenetic response",
                "complete or partial cytogenetic response",
                "minor cytogenetic response",
            },
        ),
        (
            (visit(6, ph_positive_percent=0, metaphases=20), *PH_40),
            {},
            {"any cytogenetic response", "complete or partial cytogenetic response"},
        ),
        (
            (visit(6, ph_positive_percent=60, metaphases=20), *PH_40),
            {},
            {"any cytogenetic response", "minor cytogenetic response"},
        ),
        ((visit(6, ph_positive_percent=100, metaphases=20), *PH_40), {}, {"none"}),
        (
            (visit(6, ph_positive_percent=100, metaphases=20), *PH_40),
            {"prior_cytogenetic_response": True},
            {
                "any cytogenetic response",
                "complete or partial cytogenetic response",
                "minor cytogenetic response",
            },
        ),
    ],
    ids=["unknown", "no", "yes", "complete seen", "minor seen", "none seen", "yes, not seen"],
)
def test_the_earlier_response_is_answered_or_seen(visits, circumstances, expected):
    assert situation_of(*visits, **circumstances).prior_responses == expected


def test_rows_of_another_indication_or_outcome_stay_away():
    rows = rows_of(
        row(id="a/1", indication="cytogenetic", strategy="escalate"),
        row(id="a/2", indication="hematologic", strategy="escalate"),
        row(id="a/3", indication="cytogenetic", strategy="escalate", outcome="death"),
        row(id="a/4", strategy="escalate"),
    )

    assert shown(rows, situation_of(*PH_40)) == ["a/1"]


def test_rows_of_patients_with_another_earlier_response_stay_away():
    rows = rows_of(
        row(id="a/1", indication="cytogenetic", strategy="escalate", prior_response="none"),
        row(
            id="a/2",
            indication="cytogenetic",
            strategy="escalate",
            prior_response="minor cytogenetic response",
        ),
        row(id="a/3", indication="cytogenetic", strategy="escalate"),
    )

    never = situation_of(*PH_40, prior_cytogenetic_response=False)

    assert shown(rows, never) == ["a/1", "a/3"]


def test_a_study_of_any_failure_gives_way_to_a_closer_one_unless_it_compared():
    rows = rows_of(
        row(id="close/1", study="close", indication="cytogenetic", strategy="escalate"),
        row(id="wide/1", study="wide", indication="any failure", strategy="escalate"),
        row(id="trial/1", study="trial", indication="any failure", strategy="escalate"),
        row(id="trial/2", study="trial", indication="any failure", strategy="switch"),
    )

    assert shown(rows, situation_of(*PH_40)) == ["close/1", "trial/1", "trial/2"]


def test_the_early_molecular_trial_is_shown_with_both_arms():
    found = matching_rows(PRACTICE.evidence.values(), situation_of(*EARLY))

    assert {each.study for each in found} == {"dascern"}
    assert {each.strategy for each in found} == {"escalate", "switch"}


def test_an_optimal_course_gets_no_evidence_on_changing():
    assert matching_rows(PRACTICE.evidence.values(), situation_of(*OPTIMAL)) == ()


def test_randomized_comparisons_come_first():
    found = matching_rows(PRACTICE.evidence.values(), situation_of(*PH_40))

    assert next(each.study for each in found) == "start-r"


@pytest.mark.parametrize(
    ("visits", "circumstances", "expected"),
    [
        (OPTIMAL, {}, "No criterion is met that would be a reason to change the treatment."),
        (
            PH_40,
            {},
            "Chosen by the criteria met (cytogenetic, suboptimal, any failure); "
            "earlier cytogenetic response: not known.",
        ),
        (
            PH_40,
            {"prior_cytogenetic_response": False},
            "Chosen by the criteria met (cytogenetic, suboptimal, any failure); "
            "earlier cytogenetic response: none.",
        ),
        (
            PH_40,
            {"prior_cytogenetic_response": True},
            "Chosen by the criteria met (cytogenetic, suboptimal, any failure); "
            "earlier cytogenetic response: yes.",
        ),
    ],
)
def test_a_sentence_says_why_rows_are_shown(visits, circumstances, expected):
    assert in_words(situation_of(*visits, **circumstances)) == expected


def test_the_report_keeps_counts_as_counts():
    rows = rows_of(
        row(
            strategy="escalate",
            indication="cytogenetic",
            prior_response="none",
            responders=Decimal(13),
            evaluable=Decimal(34),
        ),
        row(id="b/1", percent=Decimal(33)),
    )

    assert evidence_report(rows) == [
        {
            "id": "a-2003/ccyr",
            "strategy": "escalate",
            "indication": "cytogenetic",
            "prior_response": "none",
            "outcome": "CCyR",
            "responders": 13,
            "evaluable": 34,
            "percent": None,
            "reference": "a-2003",
            "locator": "Table 2",
        },
        {
            "id": "b/1",
            "strategy": None,
            "indication": None,
            "prior_response": None,
            "outcome": "CCyR",
            "responders": None,
            "evaluable": None,
            "percent": Decimal(33),
            "reference": "a-2003",
            "locator": "Table 2",
        },
    ]
