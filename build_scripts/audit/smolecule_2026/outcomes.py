"""The page's outcome figures against the study that it cites for them."""

from collections.abc import Iterator

from build_scripts.audit.result import (
    Check,
    Evidence,
    adds_up,
    check,
    listed,
    percentage,
    same,
    the_one,
)
from build_scripts.audit.smolecule_2026.page import IRIS, percent_of, row
from build_scripts.content.study_results import StudyResult
from build_scripts.intervals import rounded
from calculator.quantities import percent_of as share_of
from calculator.quantities import plain

TABLE_2 = "Kantarjian 2009 (IRIS), Table 2"
RATES = (
    (
        "response",
        "Cytogenetic response after the increase",
        "Response rates",
        0,
        "iris",
        "cyr-iris",
    ),
    (
        "progression",
        "Freedom from progression at 3 years",
        "Survival outcomes",
        0,
        "free_of_progression",
        "progression-free-36",
    ),
    ("survival", "Overall survival at 3 years", "Survival outcomes", 1, "alive", "alive-36"),
)
IRIS_REASONS = ("no_chr", "no_minor", "lost_major", "progression")
ELN_REASONS = (
    "month_3_either",
    "month_6_failure",
    "month_12_suboptimal",
    "month_12_failure",
    "month_18_failure",
    "any_failure",
)
FAILURES = ("month_6_failure", "month_12_failure", "month_18_failure", "any_failure")


def reasons(evidence: Evidence) -> Iterator[Check]:
    """The reasons of the page's source add up, and its percentages are those of its counts."""
    for statement, names in (("iris-reasons", IRIS_REASONS), ("eln-reasons", ELN_REASONS)):
        total = evidence.number(statement, "total")
        counts = [evidence.number(statement, name) for name in names]
        yield adds_up(
            f"source.{statement}", f"Reasons of the {total} patients", TABLE_2, total, counts
        )
        for name, count in zip(names, counts, strict=True):
            yield percentage(
                f"source.{statement}.{name.replace('_', '-')}",
                f"Percentage of: {name.replace('_', ' ')}, of {total}",
                TABLE_2,
                evidence.number(statement, f"{name}_percent"),
                count,
                total,
            )


def failures_called_suboptimal(evidence: Evidence) -> Iterator[Check]:
    """The patients of the page's own source are suboptimal, as its table has them."""
    total = evidence.number("eln-reasons", "total")
    failing = sum(evidence.number("eln-reasons", name) for name in FAILURES)
    suboptimal = evidence.number("eln-reasons", "month_12_suboptimal")
    either = evidence.number("eln-reasons", "month_3_either")
    yield check(
        "source.failures",
        "Patients whose dose was raised by the ELN criteria",
        f"Table of milestones; {TABLE_2}",
        printed="suboptimal in every row",
        recomputed=f"{failing} of {total} ({rounded(share_of(failing, total))} %) failing, "
        f"{suboptimal} suboptimal, {either} either",
        holds=failing == 0,
    )


def classified(evidence: Evidence) -> Iterator[Check]:
    """The patients by either set of criteria are the patients whose dose was raised."""
    raised = _result(evidence, "escalated").responders
    iris, eln = (evidence.number(name, "total") for name in ("iris-reasons", "eln-reasons"))
    both = evidence.number("eln-reasons", "both_sets")
    yield check(
        "source.classified",
        "Patients who met a set of criteria, of all whose dose was raised",
        "Indications and Efficacy, first table; " + TABLE_2,
        printed="patients with dose escalation per protocol criteria, without a number",
        recomputed=f"{iris} + {eln} - {both} = {iris + eln - both} of {raised} met either set, "
        f"{iris} that of the protocol",
        holds=iris + eln - both == raised,
    )


def printed_rates(evidence: Evidence) -> Iterator[Check]:
    """The percentages of the page are those of the review of its source, and of our copy."""
    place = "Indications and Efficacy, first table"
    for name, title, heading, index, key, result in RATES:
        printed = percent_of(evidence, heading, index)
        yield same(
            f"rates.{name}",
            f"{title}, against a review of the source",
            place,
            printed,
            evidence.number("iris-outcomes", key),
        )
        yield same(
            f"rates.copy-{name}",
            f"{title}, against our copy",
            place,
            str(printed),
            plain(_result(evidence, result).percent),
        )


def cohorts(evidence: Evidence) -> Iterator[Check]:
    """Response and survival are those of the same patients, as the page says."""
    response, alive = _result(evidence, "cyr-iris"), _result(evidence, "alive-36")
    protocol = evidence.number("iris-reasons", "total")
    yield check(
        "rates.same-cohort",
        "Patients of the response rate and of the survival rates",
        "Indications and Efficacy, first table",
        printed="the same cohort"
        if "same cohort" in row(evidence, "Survival outcomes").printed
        else "not said",
        recomputed=f"response: {response.group}, {protocol} patients; survival: {alive.group}, "
        f"{alive.evaluable} patients",
        holds=response.group == alive.group,
    )
    text = row(evidence, "Response rates").printed
    yield check(
        "rates.number-left-out",
        "Number of patients behind the response rate",
        "Indications and Efficacy, first table",
        printed=f"{percent_of(evidence, 'Response rates')}% of patients, without a number",
        recomputed=f"{protocol} patients by the protocol's criteria, of {alive.evaluable} whose "
        f"dose was raised; {evidence.number('iris-outcomes', 'eln')} % of "
        f"{evidence.number('eln-reasons', 'total')} by ELN",
        holds=str(protocol) in text,
    )
    counted = evidence.word("iris-outcomes", "counted")
    yield check(
        "rates.regained",
        "What the response rate counts",
        "Indications and Efficacy, first table",
        printed="a subsequent cytogenetic response",
        recomputed=counted,
        holds="regained" in text,
    )


def design(evidence: Evidence) -> Iterator[Check]:
    """Whether the response rate is a result of the trial, or of a later look at some of it."""
    planned = evidence.study(IRIS).design
    yield check(
        "rates.design",
        "Kind of study behind the response rate",
        "Indications and Efficacy, first table",
        printed="in the IRIS trial",
        recomputed=planned,
        holds="after the fact" not in planned,
    )


def whole_patients(evidence: Evidence) -> Iterator[Check]:
    """Each percentage is that of a whole number of the patients it is said to be of."""
    for result, statement in (
        ("cyr-iris", "iris-reasons"),
        ("hr-iris", "iris-reasons"),
        ("cyr-eln", "eln-reasons"),
        ("hr-eln", "eln-reasons"),
    ):
        percent = int(_result(evidence, result).percent)
        total = evidence.number(statement, "total")
        fitting = _fitting(percent, total)
        others = _other_denominators(evidence, result, percent)
        yield check(
            f"rates.whole-{result}",
            f"{percent} % as a whole number of {total} patients",
            "Indications and Efficacy, first table; review of the source",
            printed=f"{percent} %",
            recomputed=f"{listed(f'{count} of {total}' for count in fitting)}{others}",
            holds=True if fitting else None,
        )


CHECKS = (
    reasons,
    failures_called_suboptimal,
    classified,
    printed_rates,
    cohorts,
    design,
    whole_patients,
)


def _result(evidence: Evidence, name: str) -> StudyResult:
    results = evidence.study(IRIS).results
    return the_one([each for each in results if each.id == name], f"result '{name}' of {IRIS}")


def _fitting(percent: int, total: int) -> list[int]:
    return [count for count in range(total + 1) if rounded(share_of(count, total)) == percent]


def _other_denominators(evidence: Evidence, result: str, percent: int) -> str:
    """Where no number of all patients fits: the patients with that kind of reason alone."""
    kinds = {"cyr-iris": ("no_minor", "lost_major"), "hr-iris": ("no_chr",)}
    if result not in kinds or _fitting(percent, evidence.number("iris-reasons", "total")):
        return ""
    total = sum(evidence.number("iris-reasons", name) for name in kinds[result])
    fitting = listed(f"{count} of {total}" for count in _fitting(percent, total))
    return f"; of the {total} with such a reason: {fitting}"
