"""The sentences of the 2003 paper: totals, percentages, and the abstract against the body."""

from collections.abc import Iterator

from build_scripts.audit.result import Check, Evidence, adds_up, percentage, same

TOTALS = (
    (
        "text.cohort",
        "Both studies make up the cohort",
        "design-cohort",
        "total",
        ("study_110", "study_113"),
    ),
    (
        "abstract.doses",
        "Both doses make up the patients",
        "abstract-doses",
        "patients",
        ("on_800", "on_600"),
    ),
    (
        "abstract.hematologic-sum",
        "Hematologic responses, complete and partial",
        "abstract-hematologic",
        "responders",
        ("complete", "partial"),
    ),
    (
        "abstract.cytogenetic-sum",
        "Cytogenetic responses, complete and partial",
        "abstract-cytogenetic",
        "responders",
        ("complete", "partial"),
    ),
    (
        "text.hematologic-sum",
        "Hematologic responses, complete and partial",
        "results-hematologic-total",
        "responders",
        ("complete", "partial"),
    ),
    (
        "text.cytogenetic-sum",
        "Major cytogenetic responses, complete and partial",
        "results-cytogenetic-total",
        "responders",
        ("complete", "partial"),
    ),
    (
        "text.lost-major-patients",
        "Lost complete and lost partial responses",
        "results-lost-major",
        "patients",
        ("lost_complete", "lost_partial"),
    ),
    (
        "text.lost-major-sum",
        "Responses after loss of a major response",
        "results-lost-major",
        "responders",
        ("complete", "partial"),
    ),
    (
        "text.reductions",
        "Reasons for dose reductions",
        "results-reductions",
        "patients",
        ("pancytopenia", "other"),
    ),
    (
        "text.reasons",
        "Reasons for stopping",
        "results-disposition",
        "stopped",
        ("hematologic", "cytogenetic", "accelerated", "blastic", "sudden_death"),
    ),
    (
        "text.deaths",
        "Deaths after and on imatinib",
        "results-deaths",
        "total",
        ("after_stopping", "on_imatinib"),
    ),
    (
        "text.death-causes",
        "Causes of death",
        "results-deaths",
        "total",
        ("infection", "cardiac_failure", "blastic_phase", "bleeding", "other"),
    ),
)

PERCENTAGES = (
    ("abstract.hematologic-percent", "Hematologic responses", "abstract-hematologic"),
    ("abstract.cytogenetic-percent", "Cytogenetic responses", "abstract-cytogenetic"),
    ("text.lost-major-percent", "Major responses after loss of one", "results-lost-major"),
    ("text.hematologic-percent", "Hematologic responses", "results-hematologic-total"),
    ("text.cytogenetic-percent", "Major cytogenetic responses", "results-cytogenetic-total"),
)

ABSTRACT_AND_BODY = (
    (
        "hematologic-patients",
        "Patients treated for hematologic failure",
        "abstract-hematologic",
        "patients",
        "results-hematologic-total",
        "patients",
    ),
    (
        "hematologic-responders",
        "Hematologic responses",
        "abstract-hematologic",
        "responders",
        "results-hematologic-total",
        "responders",
    ),
    (
        "hematologic-complete",
        "Complete hematologic responses",
        "abstract-hematologic",
        "complete",
        "results-hematologic-total",
        "complete",
    ),
    (
        "hematologic-partial",
        "Partial hematologic responses",
        "abstract-hematologic",
        "partial",
        "results-hematologic-total",
        "partial",
    ),
    (
        "cytogenetic-patients",
        "Patients treated for cytogenetic failure",
        "abstract-cytogenetic",
        "patients",
        "results-cytogenetic-total",
        "patients",
    ),
    (
        "cytogenetic-responders",
        "Complete or partial cytogenetic responses",
        "abstract-cytogenetic",
        "responders",
        "results-cytogenetic-total",
        "responders",
    ),
    (
        "cytogenetic-percent-printed",
        "Percentage of complete or partial cytogenetic responses",
        "abstract-cytogenetic",
        "percent",
        "results-cytogenetic-total",
        "percent",
    ),
    (
        "cytogenetic-complete",
        "Complete cytogenetic responses",
        "abstract-cytogenetic",
        "complete",
        "results-cytogenetic-total",
        "complete",
    ),
    (
        "cytogenetic-partial",
        "Partial cytogenetic responses",
        "abstract-cytogenetic",
        "partial",
        "results-cytogenetic-total",
        "partial",
    ),
    (
        "hematologic-major",
        "Partial cytogenetic responses among hematologic failures",
        "abstract-hematologic",
        "cytogenetic_partial",
        "results-hematologic-total",
        "major",
    ),
    (
        "hematologic-minor-before",
        "Ph+ before the minor response",
        "abstract-hematologic",
        "minor_before",
        "results-hematologic-relapse",
        "before",
    ),
    (
        "hematologic-minor-after",
        "Ph+ in the minor response",
        "abstract-hematologic",
        "minor_after",
        "results-hematologic-relapse",
        "after",
    ),
    ("on-800", "Patients on 800 mg", "abstract-doses", "on_800", "results-doses", "on_800"),
    ("on-600", "Patients on 600 mg", "abstract-doses", "on_600", "results-doses", "on_600"),
    (
        "selected",
        "Patients whose dose was raised",
        "abstract-doses",
        "patients",
        "results-selected",
        "patients",
    ),
)


def totals(evidence: Evidence) -> Iterator[Check]:
    """Each total of a sentence is the sum of the parts that it names."""
    for name, title, statement, total, parts in TOTALS:
        yield adds_up(
            name,
            title,
            evidence.statement(statement).locator,
            evidence.number(statement, total),
            [evidence.number(statement, part) for part in parts],
        )


def percentages(evidence: Evidence) -> Iterator[Check]:
    """Each percentage of a sentence is the rounding of its counts."""
    for name, title, statement in PERCENTAGES:
        numbers = (evidence.number(statement, key) for key in ("percent", "responders", "patients"))
        yield percentage(name, title, evidence.statement(statement).locator, *numbers)
    major, patients = (
        evidence.number("results-hematologic-total", key) for key in ("major", "patients")
    )
    yield percentage(
        "text.hematologic-major-percent",
        "Major cytogenetic responses among hematologic failures",
        evidence.statement("results-hematologic-total").locator,
        evidence.number("results-hematologic-total", "major_percent"),
        major,
        patients,
    )


def abstract_against_body(evidence: Evidence) -> Iterator[Check]:
    """What the abstract and the body both print is the same."""
    for name, title, first, key, second, other in ABSTRACT_AND_BODY:
        yield same(
            f"abstract-and-body.{name}",
            f"{title}, abstract against body",
            f"Abstract; {evidence.statement(second).locator}",
            evidence.number(first, key),
            evidence.number(second, other),
        )


CHECKS = (totals, percentages, abstract_against_body)
