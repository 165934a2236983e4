"""The shape of a report, as the API documents it; the tests hold it against every case."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class ReportedClasses:
    """The classes of one assessment in one source; null is not measured or not usable."""

    hematologic: str | None
    cytogenetic: str | None
    molecular: str | None


@dataclass(frozen=True, kw_only=True)
class ReportedAssessment:
    """One assessment, by month since the start of imatinib."""

    month: Decimal
    definitions: dict[str, ReportedClasses]


@dataclass(frozen=True, kw_only=True)
class ReportedFinding:
    """One criterion: its outcome, what was observed and when, and where it is printed."""

    criterion: str
    category: str
    outcome: str
    text: str
    observed: str | None
    observed_month: Decimal | None
    reference: str
    locator: str


@dataclass(frozen=True, kw_only=True)
class ReportedSet:
    """What one set says: `none` is "assessed, nothing met", null is "cannot be assessed"."""

    id: str
    category: str | None
    milestone: Decimal | None
    next_milestone: Decimal | None
    discordant: bool
    provisional: tuple[str, ...]
    not_excluded: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    findings: tuple[ReportedFinding, ...]
    changes: tuple[object, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """The answer of the calculator to a course."""

    ok: bool
    revision: str
    as_of_month: Decimal
    warnings: tuple[str, ...]
    assessments: tuple[ReportedAssessment, ...]
    criteria_sets: tuple[ReportedSet, ...]
    pathway: dict[str, object]
    dose: dict[str, object]
    evidence: tuple[object, ...]
