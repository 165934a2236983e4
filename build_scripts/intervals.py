"""Intervals and printed percentages of counts."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import sqrt

NORMAL_QUANTILE = 1.959963984540054


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A 95 % interval of a rate, in percent."""

    low: float
    high: float


def wilson(responders: int, evaluable: int) -> Interval:
    """The Wilson score interval of a rate, in percent; the source prints none, so it is ours."""
    share = responders / evaluable
    square = NORMAL_QUANTILE**2
    scale = 1 + square / evaluable
    center = (share + square / (2 * evaluable)) / scale
    half = (
        NORMAL_QUANTILE
        * sqrt(share * (1 - share) / evaluable + square / (4 * evaluable**2))
        / scale
    )
    return Interval(low=100 * max(0.0, center - half), high=100 * min(1.0, center + half))


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
