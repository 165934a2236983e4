"""The answer to one criterion, and what the kinds that need more than a range are told."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from calculator.quantities import Range
from calculator.responses import Reading, ResponseDefinition


class Outcome(Enum):
    """Whether a criterion is met. Missing is an answer of its own, never a `not met`."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_ASSESSABLE = "not_assessable"


class Remark(Enum):
    """Something a reader of the finding must know beside its outcome."""

    PRESENT_AT_START = "present_at_start"
    RELATIVE_RISE_MET = "relative_rise_met"
    RELATIVE_RISE_NOT_MET = "relative_rise_not_met"
    LACKS_EARLIER_RESULT = "lacks_earlier_result"


@dataclass(frozen=True, kw_only=True)
class Judgment:
    """The outcome of one criterion.

    `counted` are the measurements it rests on, from old to new. `asks_for` names the missing
    quantities. `provisional` says that one more result would decide it.
    """

    outcome: Outcome
    counted: tuple[Reading, ...] = ()
    asks_for: tuple[str, ...] = ()
    provisional: bool = False
    remark: Remark | None = None


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """A range that two values must share, so many months apart, both ends included."""

    range: Range
    within_months: tuple[Decimal, Decimal]


@dataclass(frozen=True, kw_only=True)
class Rise:
    """A rise of at least so many percentage points in so many consecutive results."""

    at_least_points: Decimal
    consecutive: int


@dataclass(frozen=True, kw_only=True)
class LostMmr:
    """Two consecutive tests without MMR, one of them at least so high."""

    mmr: ResponseDefinition
    one_at_least: Decimal


@dataclass(frozen=True, kw_only=True)
class MutationClass:
    """Mutations by what the mutation table says of them: `any`, `insensitive` or `other`."""

    name: str
    insensitive: frozenset[str]

    def contains(self, mutation: str) -> bool:
        """Whether a mutation belongs to the class; `other` is any that is not `insensitive`."""
        return self.name == "any" or (mutation in self.insensitive) == (self.name == "insensitive")
