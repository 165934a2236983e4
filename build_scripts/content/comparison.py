"""content/comparison.yaml: raising the dose against changing the TKI, and the practical matters."""

from dataclasses import dataclass
from decimal import Decimal

from build_scripts.content.common import PERCENT, Review, review, verification
from build_scripts.content.dosing import SourcedFact, read_sourced_facts
from calculator.fields import Fields
from calculator.quantities import plain
from calculator.sources import Verification

WEIGHS = ("for", "against")


@dataclass(frozen=True, kw_only=True)
class Point:
    """One argument for or against a strategy; `rows` are the results it rests on.

    `reference`, `locator` and `verification` are None only where the point is `ours`.
    """

    topic: str
    weighs: str
    text: str
    rows: tuple[str, ...]
    ours: bool
    reference: str | None
    locator: str | None
    verification: Verification | None


@dataclass(frozen=True, kw_only=True)
class Strategy:
    """One column: raising the dose, or changing the TKI."""

    title: str
    points: tuple[Point, ...]

    def weighing(self, way: str) -> tuple[Point, ...]:
        """The points for it, or those against it, in their order."""
        return tuple(each for each in self.points if each.weighs == way)


@dataclass(frozen=True, kw_only=True)
class ToxicityRow:
    """Grade 3 or 4 events of one setting, in percent, in their order."""

    setting: str
    events: tuple[tuple[str, Decimal], ...]
    reference: str
    locator: str
    verification: Verification
    note: str | None

    @property
    def says(self) -> str:
        """The row as one text: the setting, and each event with its percentage."""
        events = ", ".join(f"{name} {plain(percent)} %" for name, percent in self.events)
        return f"{self.setting}: {events}"


@dataclass(frozen=True, kw_only=True)
class StrategyComparison:
    """The two columns, what appraisals decided, and adherence, trough level and toxicity."""

    summary: str
    escalate: Strategy
    switch: Strategy
    appraisals: tuple[SourcedFact, ...]
    adherence: tuple[SourcedFact, ...]
    trough_level: tuple[SourcedFact, ...]
    toxicity: tuple[ToxicityRow, ...]
    review: Review
    file: str


def read_comparison(fields: Fields, file: str) -> StrategyComparison:
    """All of the file."""
    comparison = StrategyComparison(
        summary=fields.text("summary", required=True),
        escalate=_strategy(fields, "escalate"),
        switch=_strategy(fields, "switch"),
        appraisals=read_sourced_facts(fields, "appraisals"),
        adherence=read_sourced_facts(fields, "adherence"),
        trough_level=read_sourced_facts(fields, "trough_level"),
        toxicity=tuple(_toxicity(each) for each in fields.mappings("toxicity", required=True)),
        review=review(fields),
        file=file,
    )
    fields.close()
    return comparison


def _strategy(fields: Fields, key: str) -> Strategy:
    inner = fields.mapping(key, required=True)
    strategy = Strategy(
        title=inner.text("title", required=True),
        points=tuple(_point(each) for each in inner.mappings("points", required=True)),
    )
    inner.close()
    return strategy


def _point(fields: Fields) -> Point:
    ours = fields.yes_no("ours") or False
    point = Point(
        topic=fields.text("topic", required=True),
        weighs=fields.choice("weighs", WEIGHS, required=True),
        text=fields.text("text", required=True),
        rows=fields.texts("rows") or (),
        ours=ours,
        reference=fields.text("reference", required=not ours),
        locator=fields.text("locator", required=not ours),
        verification=verification(fields, required=not ours),
    )
    fields.close()
    return point


def _toxicity(fields: Fields) -> ToxicityRow:
    row = ToxicityRow(
        setting=fields.text("setting", required=True),
        events=tuple(_event(each) for each in fields.mappings("events", required=True)),
        reference=fields.text("reference", required=True),
        locator=fields.text("locator", required=True),
        verification=verification(fields),
        note=fields.text("note"),
    )
    fields.close()
    return row


def _event(fields: Fields) -> tuple[str, Decimal]:
    event = (
        fields.text("event", required=True),
        fields.decimal("percent", PERCENT, "%", required=True),
    )
    fields.close()
    return event
