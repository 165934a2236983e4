"""What happened after the dose increase in the 2003 paper: doses, follow-up, stopping, deaths."""

from collections.abc import Iterator

from build_scripts.audit.kantarjian_2003.paper import (
    CLASS_OF_LABEL,
    HEMATOLOGIC,
    cytogenetic_patients,
    status_row,
    table_3,
)
from build_scripts.audit.result import Check, Evidence, adds_up, check, listed, same
from build_scripts.intervals import rounded
from calculator.quantities import percent_of

RESULTS = "Results and discussion"
AFTERWARDS = f"{RESULTS}, paragraph 7"


def reductions(evidence: Evidence) -> Iterator[Check]:
    """Dose reductions fit into the patients on 800 mg; their denominator is not printed."""
    reduced = evidence.number("results-reductions", "patients")
    on_800 = evidence.number("results-doses", "on_800")
    total = evidence.number("abstract-doses", "patients")
    place = evidence.statement("results-reductions").locator
    yield check(
        "text.reductions-from-800",
        "Reductions from 800 mg, against the patients on 800 mg",
        f"{place}; {RESULTS}, paragraph 1",
        printed=f"{reduced} reductions from 800 mg",
        recomputed=f"{on_800} patients on 800 mg",
        holds=reduced <= on_800,
    )
    shares = [f"{reduced} of {of} = {rounded(percent_of(reduced, of))} %" for of in (on_800, total)]
    yield check(
        "text.reductions-denominator",
        "Patients that the dose reductions are counted of",
        place,
        printed=f"{reduced}, without a denominator",
        recomputed=f"{shares[0]}, {shares[1]}; nothing is said of the {total - on_800} on 600 mg",
        holds=None,
    )
    grades = evidence.word("results-reductions", "grades")
    yield check(
        "text.toxicity-grades",
        "Grades of toxicity",
        f"Study design, paragraph 2; {place}",
        printed=f"graded by the {evidence.word('design-toxicity', 'scale')}",
        recomputed=f"grades printed: {grades}; only severe pancytopenia and a list of others",
        holds=grades != "none",
    )


def delivered_dose(evidence: Evidence) -> Iterator[Check]:
    """A median of 800 mg needs more than half at 800 mg; who was counted is not printed."""
    number = evidence.number
    reduced, on_800 = number("results-reductions", "patients"), number("results-doses", "on_800")
    place = evidence.statement("results-delivered").locator
    for month in ("month_3", "month_6"):
        counted = number("results-delivered", month)
        needed, never = counted // 2 + 1, counted - reduced
        yield check(
            f"text.median-dose-{month.replace('_', '-')}",
            f"Median dose of 800 mg at {month.replace('_', ' ')}",
            place,
            printed=f"median 800 mg of {counted} patients",
            recomputed=f"{needed} at 800 mg needed; at least {counted} - {reduced} = {never} never "
            "had less",
            holds=True if never >= needed else None,
        )
    at_3 = number("results-delivered", "month_3")
    yield check(
        "text.dose-denominator",
        "Patients whose delivered dose is counted at 3 months",
        f"{place}; {RESULTS}, paragraph 1",
        printed=f"n = {at_3} at 3 months",
        recomputed=f"{on_800} patients were on 800 mg, and some were followed for "
        f"{number('results-disposition', 'follow_up_from')} month; whether the {at_3} are the "
        f"{on_800} cannot be told",
        holds=None if at_3 == on_800 else True,
    )


def follow_up(evidence: Evidence) -> Iterator[Check]:
    """Durations fit into the follow-up; the median is printed as a bound."""
    longest = evidence.number("results-disposition", "follow_up_to")
    months = evidence.number("results-disposition", "follow_up_median_above")
    durations = [int(row.duration_months) for row in table_3(evidence)]
    place = evidence.statement("results-disposition").locator
    yield check(
        "text-and-table-3.durations",
        "Duration of responses, against follow-up",
        f"{place}; Table 3",
        printed=f"follow-up up to {longest}+ months",
        recomputed=f"longest duration {max(durations)} months",
        holds=max(durations) <= longest,
    )
    short = sum(duration <= 1 for duration in durations)
    yield check(
        "text.follow-up-median",
        "Median follow-up",
        place,
        printed=f"longer than {months} months",
        recomputed=f"a bound and no median; {short} of {len(durations)} responses were seen for 1 "
        "month, counted from the response",
        holds=None,
    )
    at_6 = evidence.number("results-delivered", "month_6")
    total = evidence.number("abstract-doses", "patients")
    yield check(
        "text.follow-up-and-dose",
        "Follow-up, against the patients with a dose at 6 months",
        place,
        printed=f"median longer than {months} months",
        recomputed=f"{at_6} of {total} had a dose at 6 months",
        holds=2 * at_6 > total,
    )


def durability(evidence: Evidence) -> Iterator[Check]:
    """How long major responses after cytogenetic failure were seen, against the conclusion."""
    major = [
        each.values
        for each in cytogenetic_patients(evidence)
        if CLASS_OF_LABEL[each.values.printed_response] != "minor"
    ]
    long = [row.patient for row in major if row.duration_months >= 12]
    molecular = evidence.word("discussion-durable", "molecular")
    yield check(
        "text-and-table-3.durability",
        "More durable and molecular remissions as the hope of the conclusion",
        f"{evidence.statement('discussion-durable').locator}; Table 3",
        printed=evidence.word("discussion-durable", "hoped_for"),
        recomputed=f"{len(long)} of {len(major)} major responses after cytogenetic failure seen "
        f"for 12 months or longer; molecular tests: {molecular}",
        holds=None,
    )


def continuing(evidence: Evidence) -> Iterator[Check]:
    """The minor responses that go on are those that Table 3 marks with a plus."""
    minor = [
        each.values
        for each in cytogenetic_patients(evidence)
        if CLASS_OF_LABEL[each.values.printed_response] == "minor"
    ]
    yield same(
        "text-and-table-3.minor-continuing",
        "Minor responses that continue",
        f"{evidence.statement('results-minor').locator}; Table 3",
        evidence.number("results-minor", "continuing"),
        sum(row.ongoing for row in minor),
    )
    ended = [row.patient for row in minor if not row.ongoing]
    short = sum(row.ongoing and row.duration_months <= 1 for row in minor)
    yield check(
        "text-and-table-3.minor-follow-up",
        "Minor responses that may become major with longer treatment",
        f"{RESULTS}, paragraph 8; Table 3",
        printed="some, with short follow-up",
        recomputed=f"{short} of {len(minor)} seen for 1 month and going on; ended: patients "
        f"{listed(ended)}",
        holds=short > 0,
    )


def ongoing(evidence: Evidence) -> Iterator[Check]:
    """The responses that go on are no more than the patients who stayed on imatinib."""
    rows = table_3(evidence)
    ended = [row.patient for row in rows if not row.ongoing]
    remained = evidence.number("results-disposition", "remained")
    yield check(
        "text-and-table-3.ongoing",
        "Responses that go on, against the patients who stayed on imatinib",
        f"{evidence.statement('results-disposition').locator}; Table 3",
        printed=f"{remained} stayed on imatinib",
        recomputed=f"{len(rows) - len(ended)} responses go on; ended: patients {listed(ended)}",
        holds=len(rows) - len(ended) <= remained,
    )


def disposition(evidence: Evidence) -> Iterator[Check]:
    """Who stayed and who stopped are all; whom resistance stopped is not all printed."""
    number = evidence.number
    remained, stopped = (number("results-disposition", name) for name in ("remained", "stopped"))
    yield adds_up(
        "text.disposition",
        "Patients who stayed and who stopped",
        AFTERWARDS,
        number("abstract-doses", "patients"),
        [remained, stopped],
    )
    rows = [status_row(evidence, name) for name in HEMATOLOGIC]
    without = sum(row.patients - row.chr - row.phr for row in rows)
    resistant = number("results-disposition", "hematologic")
    yield check(
        "text.stopped-for-hematologic-resistance",
        "Stopping for hematologic resistance, against patients without a hematologic response",
        f"{AFTERWARDS}; Table 2",
        printed=f"{resistant} stopped for hematologic resistance",
        recomputed=f"{without} of the hematologic failures had no response; whom the others were "
        "is not printed",
        holds=True if resistant <= without else None,
    )


def deaths(evidence: Evidence) -> Iterator[Check]:
    """The deaths fit to the patients who stopped; the sudden one is told nowhere else."""
    number = evidence.number
    stopped, sudden = (number("results-disposition", name) for name in ("stopped", "sudden_death"))
    after, on_drug = (number("results-deaths", name) for name in ("after_stopping", "on_imatinib"))
    yield check(
        "text.deaths-after-stopping",
        "Deaths after stopping, against the patients who stopped alive",
        AFTERWARDS,
        printed=f"{after} died after stopping",
        recomputed=f"{stopped} stopped, {sudden} of them by death",
        holds=after <= stopped - sudden,
    )
    yield check(
        "text.sudden-death",
        "The death on imatinib and the sudden unrelated death",
        AFTERWARDS,
        printed=f"{sudden} stopped by sudden unrelated death; {on_drug} died on imatinib",
        recomputed="the same patient or two is not said, nor under which cause the sudden death "
        "is counted",
        holds=None,
    )
    blastic, transformed = (
        number("results-deaths", "blastic_phase"),
        number("results-disposition", "blastic"),
    )
    yield check(
        "text.blastic-deaths",
        "Deaths in blastic phase, against transformations to it",
        AFTERWARDS,
        printed=f"{blastic} deaths in blastic phase",
        recomputed=f"{transformed} stopped for transformation to it; when the other "
        f"{blastic - transformed} transformed is not printed",
        holds=True if blastic <= transformed else None,
    )


CHECKS = (
    reductions,
    delivered_dose,
    follow_up,
    durability,
    continuing,
    ongoing,
    disposition,
    deaths,
)
