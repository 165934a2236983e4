"""The page's advice: adherence first, what a higher dose costs, and when the ELN advised it."""

from collections.abc import Iterator

from build_scripts.audit.result import Check, Evidence, check, found, listed
from build_scripts.audit.smolecule_2026.page import row
from calculator.quantities import plain

CANDIDATES = "Indications and Efficacy, second table"
WEIGHING = "Weighing the Strategy"


def adherence(evidence: Evidence) -> Iterator[Check]:
    """Reports on CML support that adherence is looked at first."""
    references = evidence.content.references
    named = "adherence" in row(evidence, "Key considerations").printed.lower()
    reports = {references[each.reference].short for each in evidence.content.comparison.adherence}
    yield check(
        "advice.adherence",
        "Adherence before a higher dose",
        CANDIDATES,
        printed="adherence assessed first",
        recomputed=f"response went with adherence in: {listed(sorted(reports))}",
        holds=bool(reports) and named,
    )


def severe_events(evidence: Evidence) -> Iterator[Check]:
    """Grade 3 and 4 events were more frequent with 800 mg in a randomized trial."""
    results = {each.id: each for each in evidence.study("istahit").results}
    pairs = [
        (name, *(found(results, f"{name}-{dose}", "result").percent for dose in (800, 400)))
        for name in ("anemia", "leukopenia", "thrombocytopenia")
    ]
    words = listed(f"{name} {plain(high)} against {plain(low)} %" for name, high, low in pairs)
    yield check(
        "advice.severe-events",
        "Grade 3 and 4 events at higher doses",
        WEIGHING,
        printed="more frequent",
        recomputed=f"800 against 400 mg in ISTAHIT: {words}",
        holds=all(high > low for _, high, low in pairs),
    )


def long_term(evidence: Evidence) -> Iterator[Check]:
    """Many patients have no long-term response after a higher dose."""
    results = {each.id: each for each in evidence.study("jabbour-2009").results}
    free = found(results, "event-free-36", "result").percent
    yield check(
        "advice.long-term",
        "Long-term response to a higher dose",
        WEIGHING,
        printed="a significant proportion may have none",
        recomputed=f"{plain(free)} % without an event at 3 years in the longest follow-up",
        holds=free < 50,
    )


def reasons_of_the_eln(evidence: Evidence) -> Iterator[Check]:
    """The ELN raised the dose for the category that the page names, and for no other."""
    failure, suboptimal = (
        evidence.word("eln-2006-actions", name) for name in ("failure", "suboptimal")
    )
    later = evidence.word("eln-2009-actions", "failure")
    yield check(
        "advice.eln-actions",
        "Category for which the ELN named a higher dose",
        "Recommended Dose Escalation Protocol; Table of milestones",
        printed="suboptimal response",
        recomputed=f"ELN 2006: {failure} in failure, {suboptimal} in suboptimal response; "
        f"ELN 2009: {later} in failure",
        holds=failure == later == "not named",
    )


CHECKS = (adherence, severe_events, long_term, reasons_of_the_eln)
