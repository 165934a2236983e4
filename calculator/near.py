"""The thresholds that a value lies on or near: its side, and the second test that is asked for.

How near is ours: one metaphase of Ph+, 5 points where none were counted, and a factor of 1.5 of
BCR::ABL1. On which side of an edge a value counts, and what a repeat must show, are the source's.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from calculator.criteria import Criterion
from calculator.echo import edges
from calculator.evaluate import Evaluation
from calculator.judgment import LostMmr
from calculator.kinds import BCR, PH
from calculator.quantities import Number, Range
from calculator.responses import Reading

REPEATS = ("bcr_abl1_confirmed", "confirmed_loss_of_mmr")
NEAR_POINTS = 5
NEAR_FACTOR = Fraction(3, 2)
WORDS = (
    f"Near is ours: one metaphase, {NEAR_POINTS} points of Ph+ where none were counted, a factor "
    f"of {float(NEAR_FACTOR)} of BCR::ABL1."
)


@dataclass(frozen=True, kw_only=True)
class Near:
    """One threshold of a set, and the value that counted there; `repeats` ask for a second test."""

    quantity: str
    edge: Number
    reading: Reading
    criterion: Criterion
    repeats: tuple[Criterion, ...]

    @property
    def range(self) -> Range:
        """The range of which the threshold is an edge."""
        return getattr(self.criterion.argument, "range", self.criterion.argument)

    @property
    def includes_edge(self) -> bool:
        """Whether a value exactly on the threshold lies in the range."""
        return self.range.contains(self.edge)

    @property
    def side(self) -> str:
        """Where the value lies: on the threshold, above or below it."""
        value, edge = Fraction(self.reading.value), Fraction(self.edge)
        if value == edge:
            return "on"
        return "above" if value > edge else "below"


def near(evaluation: Evaluation) -> tuple[Near, ...]:
    """Each threshold in force that the value lies on or near, by the worst criterion with it."""
    found: dict[tuple[str, Number], Near] = {}
    for finding in evaluation.findings:
        measured = [each for each in finding.judgment.counted if not isinstance(each.value, str)]
        if finding.test not in (PH, BCR) or not measured or not finding.in_force:
            continue
        for edge in _edges(finding.criterion):
            if _is_near(measured[-1], finding.test, edge):
                each = Near(
                    quantity=finding.test,
                    edge=edge,
                    reading=measured[-1],
                    criterion=finding.criterion,
                    repeats=tuple(each for each in _repeats(evaluation) if edge in _edges(each)),
                )
                found.setdefault((each.quantity, edge), each)
    return tuple(found.values())


def _edges(criterion: Criterion) -> tuple[Number, ...]:
    if isinstance(criterion.argument, LostMmr):
        return (*criterion.argument.mmr.range.edges, criterion.argument.one_at_least)
    found = (edges(criterion.argument, each, criterion.kind) for each in (PH, BCR))
    return tuple(edge for each in found for edge in each)


def _is_near(reading: Reading, quantity: str, edge: Number) -> bool:
    value, edge = Fraction(reading.value), Fraction(edge)
    if quantity == BCR:
        return edge <= value * NEAR_FACTOR and value <= edge * NEAR_FACTOR
    counted = reading.assessment.ph_positive_cells is not None and reading.assessment.metaphases
    return abs(value - edge) <= (Fraction(100, counted) if counted else NEAR_POINTS)


def _repeats(evaluation: Evaluation) -> list[Criterion]:
    """The criteria of the set that count only with a second test, in force or for any time."""
    asking = [each for each in evaluation.findings if each.criterion.kind in REPEATS]
    return [each.criterion for each in asking]
