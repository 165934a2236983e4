"""Doses: what labels and protocols name, and when they say to stop, wait and go on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculator.fields import Fields, limits
from calculator.quantities import plain
from calculator.sources import LEVELS

SOURCE_KINDS = ("label", "protocol")
PHASES = ("chronic", "advanced")
STEP_KINDS = ("start", "increase")
HOLD_KINDS = ("cytopenia", "other toxicity", "liver tests")
_DOSE_MG = limits(0, 2000, above_low=True)
_CELLS = limits(0, 10_000)


@dataclass(frozen=True, kw_only=True)
class DoseStep:
    """A dose that a source names: the start, or an increase with the dose that it comes from.

    `taken` says how it is divided over the day, where the source does.
    """

    kind: str
    phase: str
    from_mg: Decimal | None
    to_mg: tuple[Decimal, ...]
    taken: str | None
    locator: str

    @property
    def says(self) -> str:
        """The step in words: `400 to 600 or 800 mg a day`, with how it is taken if that is said."""
        doses = " or ".join(plain(each) for each in self.to_mg)
        start = f"{plain(self.from_mg)} to " if self.from_mg is not None else ""
        return f"{start}{doses} mg a day" + (f", as {self.taken}" if self.taken else "")


@dataclass(frozen=True, kw_only=True)
class Hold:
    """One row of a table of holding and resuming: when it applies, and the steps in order.

    `at_mg` are the daily doses that the row is printed for; empty means any dose. The limits
    are neutrophils and platelets in 10^9/L below which imatinib is stopped.
    """

    kind: str
    phase: str | None
    at_mg: tuple[Decimal, ...]
    neutrophils_below_e9_per_l: Decimal | None
    platelets_below_e9_per_l: Decimal | None
    trigger: str
    steps: tuple[str, ...]
    locator: str
    note: str | None

    @property
    def says(self) -> str:
        """The row as one text: what has happened, and the steps."""
        return f"{self.trigger}: {' '.join(self.steps)}"


@dataclass(frozen=True, kw_only=True)
class DosingRule:
    """Something else that a source says on the dose: a precondition, a circumstance, an organ."""

    topic: str
    text: str
    locator: str
    level: str | None


@dataclass(frozen=True, kw_only=True)
class DosingSource:
    """All that one label or protocol says on the dose of imatinib in adults with CML.

    `criteria_set` is the set that computes the circumstances of this source, if there is one.
    """

    id: str
    title: str
    kind: str
    criteria_set: str | None
    reference: str
    level: str
    read: str
    ceiling_chronic_mg: Decimal | None
    ceiling_advanced_mg: Decimal | None
    steps: tuple[DoseStep, ...]
    preconditions: tuple[DosingRule, ...]
    circumstances: tuple[DosingRule, ...]
    holds: tuple[Hold, ...]
    organs: tuple[DosingRule, ...]
    others: tuple[DosingRule, ...]

    def holds_at(self, dose_mg: Decimal | None, phase: str = "chronic") -> tuple[Hold, ...]:
        """The rows that apply to a daily dose in a phase; all of the phase if it is not known."""
        return tuple(
            each
            for each in self.holds
            if each.phase in (None, phase)
            and (dose_mg is None or not each.at_mg or dose_mg in each.at_mg)
        )


def read_dosing_sources(fields: Fields) -> tuple[DosingSource, ...]:
    """The sources under the key `sources`, in their order; mistakes are recorded."""
    return tuple(_source(each) for each in fields.mappings("sources", required=True))


def _source(fields: Fields) -> DosingSource:
    verification = fields.mapping("verification", required=True)
    source = DosingSource(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        kind=fields.choice("kind", SOURCE_KINDS, required=True),
        criteria_set=fields.text("criteria_set"),
        reference=fields.text("reference", required=True),
        level=verification.choice("level", LEVELS, required=True),
        read=verification.text("read", required=True),
        ceiling_chronic_mg=fields.decimal("ceiling_chronic_mg", _DOSE_MG, "mg"),
        ceiling_advanced_mg=fields.decimal("ceiling_advanced_mg", _DOSE_MG, "mg"),
        steps=tuple(_step(each) for each in fields.mappings("steps", required=True)),
        preconditions=_rules(fields, "preconditions"),
        circumstances=_rules(fields, "circumstances"),
        holds=tuple(_hold(each) for each in fields.mappings("holds")),
        organs=_rules(fields, "organs"),
        others=_rules(fields, "others"),
    )
    verification.close()
    fields.close()
    return source


def _step(fields: Fields) -> DoseStep:
    step = DoseStep(
        kind=fields.choice("kind", STEP_KINDS, required=True),
        phase=fields.choice("phase", PHASES, required=True),
        from_mg=fields.decimal("from_mg", _DOSE_MG, "mg"),
        to_mg=_doses(fields, "to_mg"),
        taken=fields.text("taken"),
        locator=fields.text("locator", required=True),
    )
    fields.close()
    return step


def _hold(fields: Fields) -> Hold:
    hold = Hold(
        kind=fields.choice("kind", HOLD_KINDS, required=True),
        phase=fields.choice("phase", PHASES),
        at_mg=_doses(fields, "at_mg"),
        neutrophils_below_e9_per_l=fields.decimal("neutrophils_below_e9_per_l", _CELLS, "10^9/L"),
        platelets_below_e9_per_l=fields.decimal("platelets_below_e9_per_l", _CELLS, "10^9/L"),
        trigger=fields.text("trigger", required=True),
        steps=fields.texts("steps", required=True),
        locator=fields.text("locator", required=True),
        note=fields.text("note"),
    )
    fields.close()
    return hold


def _rules(fields: Fields, key: str) -> tuple[DosingRule, ...]:
    return tuple(_rule(each) for each in fields.mappings(key))


def _rule(fields: Fields) -> DosingRule:
    rule = DosingRule(
        topic=fields.text("topic", required=True),
        text=fields.text("text", required=True),
        locator=fields.text("locator", required=True),
        level=fields.choice("level", LEVELS),
    )
    fields.close()
    return rule


def _doses(fields: Fields, key: str) -> tuple[Decimal, ...]:
    found = fields.value(key)
    if found is None:
        return ()
    if not isinstance(found, list) or not all(
        isinstance(each, Decimal) and _DOSE_MG.contains(each) for each in found
    ):
        fields.reject((key,), "must be a list of daily doses in mg")
        return ()
    return tuple(found)
