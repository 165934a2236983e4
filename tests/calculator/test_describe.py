"""The English of criteria, milestones, verdicts and what was observed."""

from decimal import Decimal

import pytest

from calculator import describe
from calculator.judgment import Outcome, Remark
from calculator.quantities import Range
from calculator.rules import RULES
from tests.calculator.patients import CHR_ITEMS, criteria_set, evaluated, visit

CRITERIA = {each.id: each for chosen in RULES.criteria_sets for each in chosen.criteria}


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("eln-2013.m3.failure.less_than.chr", "Less than CHR"),
        (
            "kantarjian-2003.from12.escalate.never_achieved.mcyr",
            "Never reached: MCyR (Ph+ metaphases below 35 %)",
        ),
        (
            "iris.from12.escalate.never_achieved.minor_cyr",
            "Never reached: minor cytogenetic response (Ph+ metaphases up to 65 %)",
        ),
        (
            "fda-label.from6.escalate.never_achieved.any_cyr",
            "Never reached: cytogenetic response (Ph+ metaphases up to 95 %)",
        ),
        (
            "eln-2020.m12.warning.response_lost.mmr",
            "Loss of MMR (BCR::ABL1 IS up to 0.1 %)",
        ),
        (
            "eln-2013.m3.warning.ph_positive_percent",
            "Ph+ metaphases above 35 and up to 95 %",
        ),
        (
            "eln-2013.m6.warning.bcr_abl1_is_percent",
            "BCR::ABL1 IS at least 1 and up to 10 %",
        ),
        ("eln-2013.m6.optimal.bcr_abl1_is_percent", "BCR::ABL1 IS below 1 %"),
        (
            "eln-2009.m3.optimal.chr_and_ph_positive_percent",
            "CHR and Ph+ metaphases up to 65 %",
        ),
        (
            "eln-2020.m3.failure.bcr_abl1_confirmed",
            "BCR::ABL1 IS above 10 %, confirmed by a second test 1 to 3 months later",
        ),
        (
            "eln-2013.any.failure.confirmed_loss_of_mmr",
            "Loss of MMR in two consecutive tests, one of them at least 1 %",
        ),
        (
            "kantarjian-2003.any.escalate.ph_positive_rise",
            "Ph+ metaphases at least 30 percentage points above the lowest, "
            "in 2 consecutive results",
        ),
        ("eln-2006.any.warning.transcript_rise", "Any rise of BCR::ABL1 IS"),
        ("eln-2006.m3.failure.hematologic_response.none", "No hematologic response"),
        ("eln-2013.any.failure.mutation.any", "Any BCR::ABL1 mutation"),
        (
            "eln-2006.any.failure.mutation.insensitive",
            "BCR::ABL1 mutation insensitive to imatinib",
        ),
        ("eln-2006.any.suboptimal.mutation.other", "BCR::ABL1 mutation of another class"),
        (
            "smolecule-2026.any.suboptimal.clonal_evolution.any",
            "New chromosome change, in Ph+ or Ph- cells",
        ),
        (
            "eln-2013.any.failure.clonal_evolution.ph-positive",
            "New chromosome change in Ph+ cells",
        ),
        (
            "eln-2020.any.failure.clonal_evolution.ph-positive-high-risk",
            "New high-risk chromosome change in Ph+ cells",
        ),
        (
            "eln-2006.any.warning.clonal_evolution.ph-negative",
            "New chromosome change in Ph- cells",
        ),
        (
            "eln-2013.any.warning.clonal_evolution.ph-negative-minus-7",
            "-7 or 7q- in Ph- cells",
        ),
        ("iris.any.escalate.progression", "Progression"),
    ],
)
def test_a_criterion_reads_as_one_sentence(criterion, text):
    assert describe.criterion_text(CRITERIA[criterion]) == text


@pytest.mark.parametrize(
    ("edges", "words", "signs"),
    [
        ({"above": "35"}, "above 35 %", "> 35 %"),
        ({"at_least": "1"}, "at least 1 %", "\u2265 1 %"),
        ({"up_to": "0.10"}, "up to 0.1 %", "\u2264 0.1 %"),
        ({"below": "1"}, "below 1 %", "< 1 %"),
        ({"up_to": "0"}, "0 %", "0 %"),
        ({"up_to": "1"}, "up to 1 %", "\u2264 1 %"),
        ({"at_least": "1", "below": "10"}, "at least 1 and below 10 %", "\u2265 1 and < 10 %"),
        ({"above": "0", "up_to": "35"}, "above 0 and up to 35 %", "> 0 and \u2264 35 %"),
    ],
)
def test_a_range_is_written_with_the_side_of_each_edge(edges, words, signs):
    wanted = Range(**{word: Decimal(edge) for word, edge in edges.items()})

    assert (describe.range_text(wanted), describe.range_text(wanted, describe.EDGE_SIGNS)) == (
        words,
        signs,
    )


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("kantarjian-2003", ["from month 3 on", "from month 12 on", "any time"]),
        ("eln-2013", ["month 3", "month 6", "month 12 and later", "any time"]),
    ],
)
def test_a_milestone_says_when_it_holds(name, texts):
    assert [describe.milestone_text(each) for each in criteria_set(name).milestones] == texts


@pytest.mark.parametrize(
    ("name", "category", "text"),
    [
        ("iris", None, "Cannot be assessed"),
        ("iris", "none", "Escalation rule not met"),
        ("iris", "escalate", "Escalation rule met"),
        ("eln-2009", "none", "No criterion met"),
        ("eln-2009", "failure", "Failure"),
        ("eln-2009", "suboptimal", "Suboptimal"),
        ("eln-2013", "warning", "Warning"),
        ("eln-2013", "optimal", "Optimal"),
    ],
)
def test_a_verdict_has_a_word_for_each_category_and_for_none(name, category, text):
    assert describe.verdict_text(criteria_set(name), category) == text


@pytest.mark.parametrize(
    ("measured", "text"),
    [
        ({"ph_positive_cells": 7, "metaphases": 20}, "7 of 20 = 35 %"),
        ({"ph_positive_cells": 1, "metaphases": 3}, "1 of 3 about 33.3 %"),
        ({"ph_positive_percent": "35.0"}, "35 %"),
        ({"ph_positive_percent": 35, "metaphases": 20}, "35 % of 20"),
        (
            {"ph_positive_percent": "0.5", "metaphases": 200, "cytogenetic_method": "fish"},
            "0.5 % of 200 (FISH)",
        ),
        ({"metaphases": 20}, None),
        ({}, None),
    ],
)
def test_ph_positive_is_shown_as_entered(measured, text):
    assert describe.cytogenetics_text(visit(12, **measured)) == text


@pytest.mark.parametrize(
    ("measured", "text"),
    [
        ({"bcr_abl1_is_percent": "4.20"}, "4.2 % IS"),
        ({"bcr_abl1_detected": False, "abl1_copies": 32000}, "undetectable, 32000 copies"),
        ({"bcr_abl1_detected": False}, "undetectable, copies not given"),
        ({"bcr_abl1_detected": True}, None),
        ({}, None),
    ],
)
def test_bcr_abl1_is_shown_as_entered(measured, text):
    assert describe.molecular_text(visit(12, **measured)) == text


def observed(name, criterion, *visits):
    found = evaluated(name, *visits).findings
    (finding,) = (each for each in found if each.criterion.id == f"{name}.{criterion}")
    return describe.observed_text(finding.criterion, finding.judgment.counted)


@pytest.mark.parametrize(
    ("name", "criterion", "visits", "text"),
    [
        ("eln-2013", "m12.failure.ph_positive_percent", [visit(12)], None),
        (
            "eln-2013",
            "m12.failure.ph_positive_percent",
            [visit(12, ph_positive_cells=7, metaphases=20)],
            "7 of 20 = 35 %",
        ),
        (
            "eln-2013",
            "m12.failure.bcr_abl1_is_percent",
            [visit(12, bcr_abl1_detected=False, abl1_copies=32000)],
            "undetectable, 32000 copies",
        ),
        (
            "eln-2013",
            "any.failure.response_lost.ccyr",
            [visit(6, ph_positive_percent=0), visit(12, ph_positive_percent=5)],
            "0 % (month 6), 5 % (month 12)",
        ),
        (
            "eln-2020",
            "m12.warning.response_lost.mmr",
            [visit(6, bcr_abl1_is_percent="0.1"), visit(12, bcr_abl1_is_percent=5)],
            "0.1 % IS (month 6), 5 % IS (month 12)",
        ),
        (
            "kantarjian-2003",
            "any.escalate.ph_positive_rise",
            [visit(each, ph_positive_percent=10 * each) for each in (1, 4, 5)],
            "10 % (month 1), 40 % (month 4), 50 % (month 5)",
        ),
        (
            "eln-2009",
            "m3.optimal.chr_and_ph_positive_percent",
            [visit(3, hematologic_response="complete", ph_positive_percent=60)],
            "complete, 60 %",
        ),
        (
            "eln-2013",
            "m3.failure.less_than.chr",
            [visit(3, hematologic_response="partial")],
            "partial",
        ),
        (
            "eln-2013",
            "m3.failure.less_than.chr",
            [visit(3, **CHR_ITEMS)],
            "complete, by the five items",
        ),
        (
            "eln-2013",
            "m3.failure.less_than.chr",
            [visit(3, **CHR_ITEMS | {"spleen_palpable": True})],
            "not complete, by the five items",
        ),
        ("eln-2013", "any.failure.mutation.any", [visit(3, mutations=())], "none found"),
        (
            "eln-2013",
            "any.failure.mutation.any",
            [visit(3, mutations=("T315I", "M351T"))],
            "T315I, M351T",
        ),
        (
            "eln-2013",
            "any.failure.clonal_evolution.ph-positive",
            [visit(3, clonal_evolution="ph-positive-high-risk")],
            "high-risk change in Ph+ cells",
        ),
        (
            "eln-2013",
            "any.failure.clonal_evolution.ph-positive",
            [visit(3, clonal_evolution="none")],
            "none found",
        ),
        ("iris", "any.escalate.progression", [visit(3, progression=True)], "yes"),
        ("iris", "any.escalate.progression", [visit(3, progression=False)], "no"),
    ],
)
def test_what_counted_is_shown_as_entered_from_old_to_new(name, criterion, visits, text):
    assert observed(name, criterion, *visits) == text


def test_every_outcome_missing_quantity_and_remark_has_its_words():
    asked = {
        quantity
        for each in RULES.criteria_sets
        for quantity in evaluated(each.id, visit(12)).missing
    }

    assert set(describe.OUTCOME_WORDS) == set(Outcome)
    assert set(describe.MISSING_WORDS) == asked
    assert {describe.remark_text(each) for each in Remark} == {
        "The change was there at month 0 already",
        "Read as a relative rise, it would be met",
        "Read as a relative rise, it would not be met",
        "Needs an earlier or a further result to compare with",
    }


def test_a_month_is_named_without_needless_zeros():
    assert describe.months_text(Decimal("12.0")) == "month 12"
