"""The Smolecule page of 2026, set against the sources that it cites and names."""

from build_scripts.audit.result import Checks
from build_scripts.audit.smolecule_2026 import advice, claims, milestones, outcomes, references

CHECKS: tuple[Checks, ...] = (
    *milestones.CHECKS,
    *outcomes.CHECKS,
    *claims.CHECKS,
    *advice.CHECKS,
    *references.CHECKS,
)
