"""What separates the rule sets: an edge, a test, a depth; at most three sentences."""

import pytest

from calculator.drawing.separates import sentences, separates
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import tree, words
from tests.calculator.patients import course_of, visit


def said(*visits):
    return sentences(evaluations_of(course_of(*visits), RULES))


def test_exactly_35_percent_lies_on_different_sides_of_a_line():
    assert said(visit(12, ph_positive_percent=35, metaphases=20))[0] == (
        "Exactly 35 %",
        "The line for Ph+ is drawn by ELN 2009 and ELN 2006 at > 35 %; Kantarjian 2003 at "
        "\u2265 35 %.",
    )


def test_exactly_1_percent_at_6_months_separates_two_editions():
    assert said(visit(6, bcr_abl1_is_percent=1))[0] == (
        "Exactly 1 %",
        "The line for BCR::ABL1 is drawn by ELN 2020 at > 1 %; ELN 2013 at \u2265 1 %.",
    )


def test_verdicts_may_rest_on_different_tests():
    found = said(visit(12, ph_positive_percent=20, metaphases=20, bcr_abl1_is_percent=5))

    assert found[0] == (
        "Which test",
        "The verdict rests on BCR::ABL1 in ELN 2020; on Ph+ and BCR::ABL1 in ELN 2013; on Ph+ in "
        "ELN 2009, ELN 2006 and Smolecule 2026.",
    )


def test_how_much_is_enough_goes_from_the_strictest_to_the_most_lenient():
    found = dict(said(visit(12, ph_positive_percent=40, metaphases=20)))

    assert found["How much is enough"] == (
        "The worst band of Ph+ begins at > 0 % for ELN 2013 and Smolecule 2026; > 35 % for ELN "
        "2009 and ELN 2006; \u2265 35 % for Kantarjian 2003; > 65 % for IRIS trial; > 95 % for US "
        "label and EU label."
    )


@pytest.mark.parametrize(
    "visits",
    [
        (visit(12),),
        (visit(12, ph_positive_percent=35, metaphases=20, bcr_abl1_is_percent=5),),
        (visit(18, ph_positive_percent=35, metaphases=20, bcr_abl1_is_percent="0.1"),),
    ],
)
def test_there_are_at_most_three_sentences(visits):
    assert len(said(*visits)) <= 3


def test_where_all_sets_say_the_same_nothing_separates_them():
    assert separates(evaluations_of(course_of(visit(12)), RULES)) is None


def test_the_sentences_stand_as_a_list():
    made = tree(separates(evaluations_of(course_of(visit(6, bcr_abl1_is_percent=1)), RULES)))

    assert [words(each) for each in made.iter("li")] == [
        "Exactly 1 %. The line for BCR::ABL1 is drawn by ELN 2020 at > 1 %; ELN 2013 at \u2265 1 %."
    ]
