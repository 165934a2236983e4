"""How sure a rate of so many patients is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

NORMAL_QUANTILE = 1.959963984540054


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A 95 % interval of a rate, in percent."""

    low: float
    high: float


def wilson(responders: int, evaluable: int) -> Interval:
    """The Wilson score interval of a rate, in percent; where the source prints none, it is ours.

    Newcombe, Stat Med 1998;17:857, method 3. Raises ZeroDivisionError without patients.
    """
    share = responders / evaluable
    square = NORMAL_QUANTILE**2
    scale = 1 + square / evaluable
    center = (share + square / (2 * evaluable)) / scale
    half = (
        NORMAL_QUANTILE
        * sqrt(share * (1 - share) / evaluable + square / (4 * evaluable**2))
        / scale
    )
    return Interval(
        low=100 * (center - half) if responders else 0.0,
        high=100 * (center + half) if responders < evaluable else 100.0,
    )
