"""The calculator's form, as it is made from the fields of a course."""

from collections import Counter
from dataclasses import fields
from xml.etree import ElementTree

import pytest

from build_scripts.pages.calculator_form import diagnosis_form, form, visit
from build_scripts.pages.used_by import used_by
from calculator.course import Assessment, Circumstances
from calculator.diagnosis import AtDiagnosis
from calculator.reading import FORM_KEYS


def parsed(markup):
    return ElementTree.fromstring(f"<form>{markup}</form>")


def named(tree, attribute):
    return [each.get(attribute) for each in tree.iter() if each.get(attribute) is not None]


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_a_visit_has_a_field_for_everything_that_can_be_measured():
    assert Counter(named(parsed(visit()), "data-field")) == Counter(
        (*(each.name for each in fields(Assessment)), *FORM_KEYS)
    )


def test_every_circumstance_and_the_phase_can_be_answered():
    asked = set(named(parsed(form()), "data-field"))

    assert {each.name for each in fields(Circumstances)} <= asked
    assert {"phase", "start_date", "as_of_month"} <= asked


def test_nothing_is_chosen_beforehand():
    tree = parsed(form() + diagnosis_form())

    assert named(tree, "checked") == []
    assert named(tree, "selected") == []
    assert [each.get("value") for each in tree.iter("input") if each.get("type") == "text"] == (
        [None] * len([each for each in tree.iter("input") if each.get("type") == "text"])
    )


def test_every_choice_offers_not_done_first():
    selects = [each for each in parsed(visit()).iter("select") if each.get("aria-label") is None]

    assert selects
    assert {words(each[0]) for each in selects} == {"Not done or unknown"}


def test_no_number_field_is_of_type_number():
    types = {each.get("type") for each in parsed(form() + diagnosis_form()).iter("input")}

    assert types == {"text", "radio", "checkbox", "date"}


@pytest.mark.parametrize("markup", [visit(), visit(7), diagnosis_form()])
def test_every_control_has_a_label_and_the_notes_that_describe_it(markup):
    tree = parsed(markup)
    ids = named(tree, "id")
    labelled = set(named(tree, "for"))

    assert max(Counter(ids).values()) == 1
    for control in (*tree.iter("input"), *tree.iter("select")):
        assert control.get("aria-label") or control.get("id") in labelled
        assert set((control.get("aria-describedby") or "").split()) <= set(ids)


def test_the_identifiers_of_a_visit_carry_its_number():
    assert all(each.startswith("visit-7-") for each in named(parsed(visit(7)), "id"))


def test_a_field_tells_its_range_and_an_example():
    tree = parsed(visit())
    hints = {each.get("id"): words(each) for each in tree.iter("span") if each.get("id")}

    assert hints["visit-1-ph-help"] == (
        "Such as 7 of 20, or 35 %; up to 10000, or 0 to 100 %; used by all rule sets but ELN 2020"
    )
    assert hints["visit-1-bcr_abl1_is_percent-help"].startswith(
        "Such as 0.1, <0.0032 or not detected; 0 to 10000 % IS; used by ELN 2020,"
    )
    assert hints["visit-1-daily_dose_mg-help"] == (
        "Total per day; open while stopped; above 0 and at most 2000 mg/day; such as 400"
    )


def test_only_a_local_ratio_asks_for_a_conversion_factor():
    options = [
        each for each in parsed(visit()).iter("option") if each.get("data-needs-factor") is not None
    ]

    assert [each.get("value") for each in options] == ["local_ratio"]


def test_the_scores_have_a_field_for_each_finding():
    assert named(parsed(diagnosis_form()), "data-at-diagnosis") == [
        each.name for each in fields(AtDiagnosis)
    ]


@pytest.mark.parametrize(
    ("quantity", "sentence"),
    [
        ("bcr_abl1_is_percent", "used by ELN 2020, ELN 2013, ELN 2009, ELN 2006, Smolecule 2026"),
        ("hematologic_response", "used by all rule sets but ELN 2020"),
        ("mutations", "used by ELN 2020, ELN 2013, ELN 2009, ELN 2006"),
        ("progression", "used by US label, EU label, IRIS trial"),
        ("daily_dose_mg", ""),
    ],
)
def test_a_field_names_the_rule_sets_that_use_it(quantity, sentence):
    assert used_by(quantity) == sentence


def test_each_question_is_described_by_its_hint_its_effect_and_its_error():
    gates = [each for each in parsed(form()).iter("fieldset") if each.get("class") == "gate"]
    described = {each.get("aria-describedby") for each in gates}

    assert "pregnancy-help pregnancy-effect pregnancy-error" in described
    assert "transplant_candidate-effect transplant_candidate-error" in described
    assert len(described) == len(gates)
