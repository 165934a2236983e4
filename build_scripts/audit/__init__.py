"""The audit of our own sources: what they print, recomputed from what is typed of them."""

from build_scripts.audit.findings import (
    AuditReport,
    Dispute,
    FindingReport,
    check,
    disputes,
    reports,
)
from build_scripts.audit.result import Check, Outcome

__all__ = [
    "AuditReport",
    "Check",
    "Dispute",
    "FindingReport",
    "Outcome",
    "check",
    "disputes",
    "reports",
]
