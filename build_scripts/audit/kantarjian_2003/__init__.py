"""Kantarjian 2003, recomputed from its typed tables and sentences."""

from build_scripts.audit.kantarjian_2003 import (
    bibliography,
    characteristics,
    follow_up,
    labels,
    patients,
    relapse,
    sentences,
    status,
    sums,
    times,
    typed,
)
from build_scripts.audit.result import Checks

CHECKS: tuple[Checks, ...] = (
    *sums.CHECKS,
    *sentences.CHECKS,
    *characteristics.CHECKS,
    *status.CHECKS,
    *times.CHECKS,
    *labels.CHECKS,
    *patients.CHECKS,
    *relapse.CHECKS,
    *follow_up.CHECKS,
    *bibliography.CHECKS,
    *typed.CHECKS,
)
