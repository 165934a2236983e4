"""How an entry is echoed: the value, its class in each source, and an edge it lies on."""

from dataclasses import replace

import pytest

from calculator.echo import cytogenetic_echo, molecular_echo, sets_dividing_at
from calculator.kinds import BCR, PH
from calculator.rules import RULES
from tests.calculator.patients import ELN, criteria_set, visit


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (
            {"ph_positive_cells": 7, "metaphases": 20},
            "35 %: partial (ELN), minor (Kantarjian 2003). On an edge: 8 of 9 rule sets divide at "
            "35 %",
        ),
        (
            {"ph_positive_cells": 3, "metaphases": 10},
            "30 %: not usable (ELN), partial (Kantarjian 2003)",
        ),
        ({"ph_positive_percent": "90"}, "90 %: minimal (ELN), minor (Kantarjian 2003)"),
        ({}, None),
    ],
)
def test_ph_positive_cells_are_echoed_with_their_class_in_each_source(measured, words):
    assert cytogenetic_echo(visit(12, **measured), RULES) == words


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        ({"bcr_abl1_is_percent": "4.2"}, "4.2 % IS, no MMR"),
        (
            {"bcr_abl1_is_percent": "0.1"},
            "0.1 % IS = MR3, MMR. On an edge: 5 of 9 rule sets divide at 0.1 %",
        ),
        ({"bcr_abl1_is_percent": "0.01"}, "0.01 % IS = MR4"),
        ({"bcr_abl1_is_percent": "0.0032"}, "0.0032 % IS, MR4.5"),
        ({"bcr_abl1_is_percent": "0", "abl1_copies": 32000}, "0 % IS, MR4.5"),
        (
            {"bcr_abl1_detected": False, "abl1_copies": 32000},
            "undetectable, 32000 copies: MR4.5",
        ),
        (
            {"bcr_abl1_detected": False},
            "undetectable, copies not given: counts only with at least 10000 ABL1 copies",
        ),
        ({}, None),
    ],
)
def test_bcr_abl1_is_echoed_with_its_depth(measured, words):
    assert molecular_echo(visit(12, **measured), RULES) == words


def test_the_sets_that_divide_at_a_value_are_found():
    assert sets_dividing_at(PH, 65, RULES) == ("ELN 2009", "IRIS trial")
    assert sets_dividing_at(BCR, 10, RULES) == ("ELN 2020", "ELN 2013")
    assert sets_dividing_at(BCR, 3, RULES) == ()
    assert sets_dividing_at(BCR, 35, RULES) == ()


def test_one_set_divides_and_a_source_is_named_by_its_words():
    one = replace(
        RULES,
        criteria_sets=(criteria_set("kantarjian-2003"),),
        definitions={"iris-us": replace(ELN, id="iris-us")},
    )

    assert cytogenetic_echo(visit(12, ph_positive_percent=35), one) == (
        "35 %: partial (Iris US). On an edge: 1 of 1 rule set divides at 35 %"
    )
