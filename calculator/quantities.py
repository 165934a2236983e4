"""Exact numbers: ranges with a side for each edge, percentages of counts, how both print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator.fields import Fields, Limits

Number = Decimal | Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """An interval whose edges say whether they belong to it.

    `above` and `below` exclude the edge, `at_least` and `up_to` include it; an absent edge
    leaves that side open.
    """

    above: Decimal | None = None
    at_least: Decimal | None = None
    up_to: Decimal | None = None
    below: Decimal | None = None

    def contains(self, value: Number) -> bool:
        """Whether the value lies in the range, compared exactly.

        >>> Range(above=Decimal(35)).contains(percent_of(7, 20))
        False
        """
        value = Fraction(value)
        return not (
            (self.above is not None and value <= self.above)
            or (self.at_least is not None and value < self.at_least)
            or (self.up_to is not None and value > self.up_to)
            or (self.below is not None and value >= self.below)
        )

    @property
    def low(self) -> Decimal | None:
        """The lower edge, on whichever side it lies."""
        return self.above if self.above is not None else self.at_least

    @property
    def high(self) -> Decimal | None:
        """The upper edge, on whichever side it lies."""
        return self.below if self.below is not None else self.up_to

    @property
    def edges(self) -> tuple[Decimal, ...]:
        """The edges from low to high."""
        return tuple(edge for edge in (self.low, self.high) if edge is not None)


def read_range(fields: Fields, within: Limits, unit: str) -> Range:
    """The range written with the four range words; an empty or turned range is an error."""
    edges = {
        word: fields.decimal(word, within, unit) for word in ("above", "at_least", "up_to", "below")
    }
    found = Range(**edges)
    if not found.edges and not any(fields.has(word) for word in edges):
        fields.reject((), "has no edge; write one or two of above, at_least, up_to, below")
    if fields.has("above") and fields.has("at_least"):
        fields.reject((), "has both above and at_least; keep one")
    if fields.has("up_to") and fields.has("below"):
        fields.reject((), "has both up_to and below; keep one")
    if found.low is not None and found.high is not None and not _holds_a_value(found):
        fields.reject(
            (), f"holds no value between {found.low} and {found.high}; the lower edge comes first"
        )
    return found


def _holds_a_value(found: Range) -> bool:
    if found.low == found.high:
        return found.above is None and found.below is None
    return found.low < found.high


def percent_of(part: int, whole: int) -> Fraction:
    """The share in percent, exact: 7 of 20 is 35."""
    return Fraction(100 * part, whole)


def plain(value: Number) -> str:
    """A number in its shortest form without exponent; a fraction that has none, to one decimal.

    >>> plain(Decimal("4.20")), plain(Decimal("1E+2")), plain(Fraction(100, 3))
    ('4.2', '100', '33.3')
    """
    if isinstance(value, Fraction):
        value = _decimal(value)
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def is_exact(value: Number) -> bool:
    """Whether `plain` prints the value without rounding."""
    return Fraction(plain(value)) == Fraction(value)


def _decimal(value: Fraction) -> Decimal:
    exact = value * 10**4
    if exact.denominator == 1:
        return Decimal(exact.numerator).scaleb(-4)
    tenths = (2 * value * 10 + 1) // 2
    return Decimal(int(tenths)).scaleb(-1)
