"""Criteria sets: the milestones and criteria of one published rule set."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculator.responses import Definitions
from calculator.sources import Verification

PURPOSES = ("response", "escalation")
STANDINGS = ("current-label", "superseded", "protocol", "vendor-page")
CATEGORIES = ("failure", "suboptimal", "warning", "optimal", "escalate")
SET_ORDER = (
    "fda-label",
    "ema-label",
    "eln-2020",
    "eln-2013",
    "eln-2009",
    "eln-2006",
    "iris",
    "kantarjian-2003",
    "smolecule-2026",
)
"""The fixed order of the sets: current first, then back in time, the vendor page last."""

PRECONDITIONS = ("no_severe_adverse_reaction", "no_severe_cytopenia_not_leukemia")


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One criterion as a source prints it: a kind, its argument, and the category it leads to.

    `argument` is what the function of the kind takes; `written` is the same as it stands in
    the document.
    """

    id: str
    category: str
    kind: str
    argument: object
    written: object
    reference: str
    locator: str
    ours: bool = False
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """The criteria of one milestone row (`month`), of a rule that opens and stays open
    (`from_month`), or of any time (neither).

    `and_later` marks a last row that the source prints for its month and all later ones.
    `unassigned` says which values the source leaves without a category.
    """

    month: Decimal | None
    from_month: Decimal | None
    and_later: bool
    criteria: tuple[Criterion, ...]
    unassigned: str | None = None

    @property
    def due_month(self) -> Decimal | None:
        """The month of the row or rule; None for any time."""
        return self.month if self.month is not None else self.from_month

    @property
    def key(self) -> str:
        """The milestone's part of a criterion id: m12, from12 or any."""
        if self.due_month is None:
            return "any"
        return f"{'m' if self.month is not None else 'from'}{self.due_month}"


@dataclass(frozen=True, kw_only=True)
class DoseStep:
    """A dose increase that a label or protocol allows, in mg per day."""

    from_mg: Decimal
    to_mg: tuple[Decimal, ...]
    reference: str
    locator: str
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class CriteriaSet:
    """One published rule set, with its standing and how far our copy was checked."""

    id: str
    title: str
    short_title: str
    year: int
    purpose: str
    standing: str
    superseded_by: str | None
    reference: str
    definitions: Definitions
    verification: Verification
    summary: str
    action: str | None
    action_reference: str | None
    action_locator: str | None
    either_test_suffices: bool
    milestones: tuple[Milestone, ...]
    dose_steps: tuple[DoseStep, ...]
    preconditions: tuple[str, ...]
    ours: tuple[str, ...]
    not_computed: tuple[str, ...]
    reviewed: str | None
    review_by: str | None

    @property
    def rows(self) -> tuple[Milestone, ...]:
        """The milestone rows, by month."""
        return tuple(each for each in self.milestones if each.month is not None)

    @property
    def open_rules(self) -> tuple[Milestone, ...]:
        """The rules that open at a month and never close, by month."""
        return tuple(each for each in self.milestones if each.from_month is not None)

    @property
    def any_time(self) -> tuple[Criterion, ...]:
        """The criteria that hold at any time."""
        return tuple(
            criterion
            for each in self.milestones
            if each.due_month is None
            for criterion in each.criteria
        )

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion, in the order of the document."""
        return tuple(criterion for each in self.milestones for criterion in each.criteria)

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that this set knows, worst first."""
        used = {criterion.category for criterion in self.criteria}
        return tuple(each for each in CATEGORIES if each in used)
