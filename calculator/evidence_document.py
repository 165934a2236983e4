"""The results of studies that an answer can show beside a course."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculator.fields import Fields, limits
from calculator.sources import LEVELS

STRATEGIES = ("escalate", "switch", "standard", "high-dose", "combination")
INDICATIONS = (
    "hematologic",
    "cytogenetic",
    "suboptimal",
    "any failure",
    "first line",
    "early molecular",
)
PRIOR_RESPONSES = (
    "none",
    "minor cytogenetic response",
    "complete or partial cytogenetic response",
    "any cytogenetic response",
)
_PATIENTS = limits(0, 100_000, whole=True)
_PERCENT = limits(0, 100)
_MONTHS = limits(0, 600)
_DOSE_MG = limits(0, 2000, above_low=True)


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """One result of one study: `responders` of `evaluable`, or a printed percentage alone.

    `interval` is one that the source prints; where there are counts, `calculator.intervals`
    gives ours. `from_mg` and `to_mg` are the dose steps of the study, in the same order.
    `ours` marks counts that we derived. Rows of studies named in `overlaps` are never added up.
    """

    id: str
    study: str
    title: str
    strategy: str | None
    arm: str | None
    group: str | None
    indication: str | None
    prior_response: str | None
    from_mg: tuple[Decimal, ...]
    to_mg: tuple[Decimal, ...]
    outcome: str
    label: str
    at_month: Decimal | None
    responders: int | None
    evaluable: int | None
    percent: Decimal | None
    interval: tuple[Decimal, ...]
    ours: bool
    overlaps: tuple[str, ...]
    reference: str
    locator: str
    level: str


def read_evidence(fields: Fields) -> dict[str, EvidenceRow]:
    """The rows under the key `evidence`, by id, in their order."""
    return {row.id: row for row in (_row(each) for each in fields.mappings("evidence"))}


def _row(fields: Fields) -> EvidenceRow:
    row = EvidenceRow(
        id=fields.text("id", required=True),
        study=fields.text("study", required=True),
        title=fields.text("title", required=True),
        strategy=fields.choice("strategy", STRATEGIES),
        arm=fields.text("arm"),
        group=fields.text("group"),
        indication=fields.choice("indication", INDICATIONS),
        prior_response=fields.choice("prior_response", PRIOR_RESPONSES),
        from_mg=_decimals(fields, "from_mg"),
        to_mg=_decimals(fields, "to_mg"),
        outcome=fields.text("outcome", required=True),
        label=fields.text("label", required=True),
        at_month=fields.decimal("at_month", _MONTHS, "months"),
        responders=fields.whole("responders", _PATIENTS, "patients"),
        evaluable=fields.whole("evaluable", _PATIENTS, "patients"),
        percent=fields.decimal("percent", _PERCENT, "%"),
        interval=_decimals(fields, "interval"),
        ours=fields.yes_no("ours") or False,
        overlaps=fields.texts("overlaps") or (),
        reference=fields.text("reference", required=True),
        locator=fields.text("locator", required=True),
        level=fields.choice("level", LEVELS, required=True),
    )
    fields.close()
    return row


def _decimals(fields: Fields, key: str) -> tuple[Decimal, ...]:
    found = fields.value(key)
    return tuple(each for each in found or () if isinstance(each, Decimal))
