"""The numbers of a sentence, in digits or in words."""

import re
from decimal import Decimal

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?")


def numbers_in(sentence: str) -> frozenset[Decimal]:
    """Every number of a sentence.

    >>> sorted(numbers_in("Fifty-four patients, 13 (65%), in two trials"))
    [Decimal('2'), Decimal('13'), Decimal('54'), Decimal('65')]
    """
    tokens = _TOKEN.findall(sentence.lower())
    found = (_number(token) for token in tokens)
    return frozenset(number for number in found if number is not None)


def _number(token: str) -> Decimal | None:
    if token[0].isdigit():
        return Decimal(token)
    tens, _, unit = token.partition("-")
    if token in _UNITS:
        return Decimal(_UNITS.index(token))
    if tens in _TENS and (not unit or unit in _UNITS):
        return Decimal(_TENS[tens] + (_UNITS.index(unit) if unit else 0))
    return None
