"""How a study's result is printed, and what is said where counts and percentage disagree."""

from decimal import Decimal
from fractions import Fraction

import pytest

from build_scripts.content.study_results import StudyResult
from build_scripts.intervals import disagrees, rounded, wilson
from build_scripts.pages.rates import counts, in_words, is_disputed, percent


def result(**values):
    empty = dict.fromkeys(StudyResult.__dataclass_fields__)
    return StudyResult(**(empty | {"label": "MCyR", "interval": ()} | values))


def test_the_wilson_interval_of_12_of_34_is_21_to_52_percent():
    found = wilson(12, 34)

    assert (round(found.low, 1), round(found.high, 1)) == (21.5, 52.1)


@pytest.mark.parametrize(("responders", "expected"), [(0, (0.0, 56.1)), (3, (43.9, 100.0))])
def test_the_wilson_interval_stays_between_0_and_100_percent(responders, expected):
    found = wilson(responders, 3)

    assert (round(found.low, 1), round(found.high, 1)) == expected


def test_a_half_is_rounded_up_as_papers_do():
    assert rounded(Fraction(125, 10)) == Decimal(13)


@pytest.mark.parametrize(
    ("share", "printed", "expected"),
    [
        (Fraction(400, 54), Decimal(8), True),
        (Fraction(400, 54), Decimal(7), False),
        (Fraction(4000, 95), Decimal("42.1"), False),
        (Fraction(4000, 95), Decimal("42.2"), True),
    ],
)
def test_a_printed_percentage_is_held_to_its_own_number_of_decimals(share, printed, expected):
    assert disagrees(share, printed) is expected


def test_a_result_with_counts_prints_them_and_the_derived_percentage():
    found = result(responders=13, evaluable=34)

    assert (counts(found), percent(found), in_words(found)) == ("13/34", "38 %", "13/34 (38 %)")


def test_the_derived_percentage_has_as_many_decimals_as_the_printed_one():
    found = result(responders=40, evaluable=95, reported_percent=Decimal("42.1"))

    assert percent(found) == "42.1 %"


def test_a_percentage_without_counts_is_printed_as_it_is():
    found = result(percent=Decimal(13), evaluable=86)

    assert (counts(found), percent(found), in_words(found)) == ("of 86", "13 %", "13 % of 86")


def test_a_disputed_percentage_is_marked_and_the_derived_one_stands_beside_it():
    found = result(responders=4, evaluable=54, reported_percent=Decimal(8))

    assert is_disputed(found)
    assert percent(found) == "<mark>8 %</mark> <small>7.4 % by us</small>"
