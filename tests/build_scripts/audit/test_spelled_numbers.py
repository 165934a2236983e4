"""Which numbers stand in a sentence."""

from decimal import Decimal

import pytest

from build_scripts.audit.spelled_numbers import numbers_in


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Fifty-four patients", {54}),
        ("Twenty-one had resistance, 13 (65%) responded", {21, 13, 65}),
        ("one of the seven", {1, 7}),
        ("ninety", {90}),
        ("range 1 to 26+", {1, 26}),
        ("7.4 %", {Decimal("7.4")}),
        ("none, often, someone", set()),
    ],
)
def test_digits_and_words_are_read(sentence, numbers):
    assert numbers_in(sentence) == {Decimal(each) for each in numbers}
