"""The second compiled file: what can be done, and what it rests on."""

import json
from decimal import Decimal

import pytest

from build_scripts.paths import PRACTICE as COMPILED
from calculator.dosing_document import HOLD_KINDS
from calculator.fields import FieldError
from calculator.pathway_document import OPTION_ORDER
from calculator.practice import PRACTICE, read_practice


def refusal(document):
    with pytest.raises(FieldError) as caught:
        read_practice(json.dumps(document))
    return str(caught.value)


def test_the_same_text_gives_the_same_facts():
    assert read_practice(COMPILED.read_text(encoding="utf-8")) == PRACTICE


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("generated_from", "generated_from: is missing"),
        ("pathway", "pathway: is missing"),
        ("dosing", "dosing: is missing"),
    ],
)
def test_a_damaged_file_is_refused(key, message):
    document = json.loads(COMPILED.read_text(encoding="utf-8"))
    del document[key]

    assert refusal(document) == message


def test_every_result_that_the_pathway_rests_on_is_there():
    named = {row for claim in PRACTICE.pathway.claims() for row in claim.rows}

    assert sorted(named - set(PRACTICE.evidence)) == []


def test_the_five_options_stand_in_their_fixed_order():
    assert tuple(each.id for each in PRACTICE.pathway.options) == OPTION_ORDER


def test_the_us_label_stops_below_the_european_one_in_chronic_phase():
    ceilings = {each.id: each.ceiling_chronic_mg for each in PRACTICE.dosing}

    assert (ceilings["us-label"], ceilings["eu-label"]) == (Decimal(600), Decimal(800))


@pytest.mark.parametrize("label", ["us-label", "eu-label"])
def test_both_labels_say_when_to_stop(label):
    (found,) = (each for each in PRACTICE.dosing if each.id == label)

    assert {each.kind for each in found.holds} == set(HOLD_KINDS)


def test_the_randomized_comparison_in_suboptimal_response_is_there_with_its_counts():
    arms = [
        (row.strategy, row.responders, row.evaluable)
        for row in PRACTICE.evidence.values()
        if row.study == "lasor" and row.indication == "suboptimal"
    ]

    assert arms == [("switch", 47, 96), ("escalate", 40, 95)]


def test_a_percentage_without_counts_keeps_none():
    row = PRACTICE.evidence["start-r/ccyr-imatinib"]

    assert (row.percent, row.responders, row.evaluable) == (Decimal(18), None, None)


def test_studies_that_may_share_patients_say_so():
    assert PRACTICE.evidence["jabbour-2009/ccyr-cytogenetic"].overlaps == ("kantarjian-2003",)
