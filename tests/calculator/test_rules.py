"""The compiled facts: read once, in the fixed order, and refused where they are damaged."""

import json

import pytest

from build_scripts.paths import RULES as COMPILED
from calculator.criteria import SET_ORDER
from calculator.fields import FieldError
from calculator.rules import RULES, LinkedGuidelines, read_rules


def compiled():
    return json.loads(COMPILED.read_text(encoding="utf-8"))


def refusal(document):
    with pytest.raises(FieldError) as caught:
        read_rules(json.dumps(document))
    return str(caught.value)


def test_the_nine_sets_come_in_their_fixed_order():
    assert tuple(each.id for each in RULES.criteria_sets) == SET_ORDER


def test_the_same_text_gives_the_same_rules():
    assert read_rules(COMPILED.read_text(encoding="utf-8")) == RULES


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("generated_from", "generated_from: is missing"),
        ("revision", "revision: is missing"),
        ("mutations", "mutations: is missing"),
        ("criteria", "criteria: is missing"),
        ("responses", "responses: is missing"),
    ],
)
def test_compiled_facts_without_a_part_are_refused(key, message):
    document = compiled()
    del document[key]

    assert refusal(document) == message


def test_sources_have_short_names_and_the_guidelines_that_are_only_linked_are_told():
    document = compiled()
    document["sources"] = {"baccarani-2013": "Baccarani 2013", "pt-2012": None}
    document["linked"] = {"title": "Linked", "statement": "Not computed.", "mark": "L"}

    rules = read_rules(json.dumps(document))

    assert rules.sources == {"baccarani-2013": "Baccarani 2013", "pt-2012": "pt-2012"}
    assert rules.linked == LinkedGuidelines(title="Linked", statement="Not computed.", mark="L")


def test_compiled_facts_may_lack_short_names_and_linked_guidelines():
    document = {key: value for key, value in compiled().items() if key not in ("sources", "linked")}

    rules = read_rules(json.dumps(document))

    assert (rules.sources, rules.linked) == ({}, None)


@pytest.mark.parametrize("key", ["title", "statement", "mark"])
def test_linked_guidelines_without_a_part_are_refused(key):
    document = compiled()
    document["linked"] = {"title": "Linked", "statement": "Not computed.", "mark": "L"}
    del document["linked"][key]

    assert refusal(document) == f"linked.{key}: is missing"


def test_a_mistake_in_the_compiled_facts_is_a_bug_and_says_where():
    document = compiled()
    document["criteria"]["iris"]["year"] = 1066

    assert refusal(document) == (
        "criteria.iris.year: must be a whole number 1990 to 2100, got 1066"
    )


def test_every_source_that_a_criterion_names_has_a_short_name():
    named = {each.reference for of in RULES.criteria_sets for each in of.criteria}

    assert named <= set(RULES.sources)


def test_rules_without_short_names_or_linked_guidelines_are_read():
    document = compiled()
    del document["sources"], document["linked"]

    read = read_rules(json.dumps(document))

    assert (read.sources, read.linked) == ({}, None)
