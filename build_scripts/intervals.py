"""Intervals and printed percentages of counts."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from calculator.intervals import Interval, wilson

__all__ = ["Interval", "disagrees", "places_of", "rounded", "wilson"]


def rounded(percent: Fraction, places: int = 0) -> Decimal:
    """A percentage as it is printed, halves rounded up.

    >>> rounded(Fraction(1300, 34)), rounded(Fraction(400, 54), 1)
    (Decimal('38'), Decimal('7.4'))
    """
    exact = Decimal(percent.numerator) / Decimal(percent.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def places_of(printed: Decimal) -> int:
    """How many decimals a printed number has."""
    return max(0, -printed.as_tuple().exponent)


def disagrees(percent: Fraction, printed: Decimal) -> bool:
    """Whether a printed percentage is not the rounding of its counts."""
    return rounded(percent, places_of(printed)) != printed
