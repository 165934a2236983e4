"""Which milestone row is in force, and which measurement counts for it.

A milestone of month M is due from M - 0.5; its row is in force until the next one of the same
set is due, and the last row stays in force. Sources are silent on this; the reading is ours
(the IRIS protocol counted half a month before to three months after a landmark).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculator.responses import Reading

DUE_BEFORE_MONTHS = Decimal("0.5")
PUBLISHED_WINDOW_MONTHS = Decimal(3)


def due_from(month: Decimal) -> Decimal:
    """The first month at which a milestone is due."""
    return month - DUE_BEFORE_MONTHS


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """The months in which a measurement counts: from `opens` on, before `closes` where it does."""

    opens: Decimal
    closes: Decimal | None = None

    def contains(self, month: Decimal) -> bool:
        """Whether a measurement of this month counts."""
        return month >= self.opens and (self.closes is None or month < self.closes)


ANY_TIME = Window(opens=Decimal(0))


def counting(readings: Sequence[Reading], window: Window) -> Reading | None:
    """The latest measurement inside the window; an older one does not count."""
    inside = within(readings, window)
    return inside[-1] if inside else None


def within(readings: Sequence[Reading], window: Window) -> tuple[Reading, ...]:
    """The measurements inside the window, from old to new."""
    return tuple(each for each in readings if window.contains(each.month))


def is_past_published_window(reading: Reading, milestone_month: Decimal) -> bool:
    """Whether a measurement lies more than three months after its milestone."""
    return reading.month > milestone_month + PUBLISHED_WINDOW_MONTHS
