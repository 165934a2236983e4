"""The groups and totals of the 2003 paper's text against each other."""

from collections.abc import Iterator
from fractions import Fraction

from build_scripts.audit.kantarjian_2003.paper import STUDY
from build_scripts.audit.result import Check, Evidence, adds_up, check, same
from build_scripts.intervals import rounded

ABSTRACT = "Abstract"
DESIGN = "Study design"
RESULTS = "Results and discussion"
GROUPS = ("lost-major", "lost-minor", "resistance-none", "resistance-minor")


def patients_by_reason(evidence: Evidence) -> Iterator[Check]:
    """The groups of the text make up the patients treated, at each level."""
    number = evidence.number
    hematologic = [
        number(f"results-hematologic-{name}", "patients") for name in ("relapse", "resistance")
    ]
    resistant = [number(f"results-resistance-{name}", "patients") for name in ("none", "minor")]
    lost = [number(f"results-lost-{name}", "patients") for name in ("major", "minor")]
    resistance = number("results-resistance", "patients")
    both = [number(f"results-{name}-total", "patients") for name in ("hematologic", "cytogenetic")]
    place = f"{RESULTS}, paragraphs 2 to 6"
    yield adds_up(
        "text.hematologic-patients",
        "Hematologic relapse and resistance",
        place,
        both[0],
        hematologic,
    )
    yield adds_up(
        "text.resistant-patients",
        "Cytogenetic resistance with and without a minor response",
        place,
        resistance,
        resistant,
    )
    yield adds_up(
        "text.cytogenetic-patients",
        "Lost major, lost minor, resistance",
        place,
        both[1],
        [*lost, resistance],
    )
    yield adds_up(
        "text.all-patients",
        "Hematologic and cytogenetic failure",
        place,
        number("abstract-doses", "patients"),
        both,
    )


def responses_by_reason(evidence: Evidence) -> Iterator[Check]:
    """The responses that the text gives group by group make up the totals that it gives."""
    number = evidence.number
    place = f"{RESULTS}, paragraphs 2 to 6"
    for response in ("complete", "partial"):
        printed = number("results-cytogenetic-total", response)
        parts = [evidence.counted(f"results-{group}", response) for group in GROUPS]
        yield adds_up(
            f"text.by-group-{response}",
            f"{response.capitalize()} cytogenetic responses, group by group",
            place,
            printed,
            parts,
        )
    improved = [
        number(f"results-{group}", "improved") for group in ("lost-minor", "resistance-none")
    ]
    yield adds_up(
        "text.by-group-minor",
        "Minor responses or improvements, group by group",
        place,
        number("results-minor", "patients"),
        improved,
    )
    for response in ("complete", "partial"):
        parts = [
            evidence.counted(f"results-hematologic-{group}", response)
            for group in ("relapse", "resistance")
        ]
        yield adds_up(
            f"text.hematologic-{response}",
            f"{response.capitalize()} hematologic responses, relapse and resistance",
            place,
            number("results-hematologic-total", response),
            parts,
        )


def abstract_counts_minor_responses(evidence: Evidence) -> Iterator[Check]:
    """The 19 of the abstract are the body's complete, partial and minor responses together."""
    yield adds_up(
        "abstract.cytogenetic-with-minor",
        "The abstract's responders as complete, partial and minor responses of the body",
        f"{ABSTRACT}; {RESULTS}, paragraph 6",
        evidence.number("abstract-cytogenetic", "responders"),
        [
            evidence.number("results-cytogenetic-total", "complete"),
            evidence.number("results-cytogenetic-total", "partial"),
            evidence.number("results-minor", "patients"),
        ],
    )


def selection(evidence: Evidence) -> Iterator[Check]:
    """The cohort is the same in both places; how many were eligible is not printed."""
    cohort = evidence.number("results-selected", "cohort")
    patients = evidence.number("results-selected", "patients")
    yield same(
        "text.cohort-repeated",
        "Size of the cohort, Results against Study design",
        evidence.statement("results-selected").locator,
        cohort,
        evidence.number("design-cohort", "total"),
    )
    share = rounded(Fraction(100 * patients, cohort), 1)
    yield check(
        "text.eligible",
        "Patients who met the rule for raising the dose",
        evidence.statement("results-selected").locator,
        printed=f"{patients} of {cohort} met the rule and agreed",
        recomputed=f"{share} % had the dose raised; how many met the rule and did not agree "
        "is not printed",
        holds=None,
    )
    incidence = evidence.number("introduction-incidence", "chronic")
    yield check(
        "text.incidence",
        "Resistance in chronic phase, against the share whose dose was raised",
        "Introduction, sentence 2; Results and discussion, paragraph 1",
        printed=f"{incidence} % in 2 years",
        recomputed=f"{patients} of {cohort} = {share} %; the {incidence} % has no reference, "
        "and whether it counts cytogenetic resistance is not said",
        holds=None,
    )


def study_doses(evidence: Evidence) -> Iterator[Check]:
    """The abstract has all patients resistant to 400 mg; some came from 300 mg."""
    lower, total, dose, lower_dose = (
        evidence.number("abstract-doses", name)
        for name in ("on_600", "patients", "from_all", "from_lower")
    )
    yield check(
        "abstract.dose-before",
        "Dose before the increase",
        f"{ABSTRACT}; {DESIGN}, paragraph 1; Table 2, column heading",
        printed=f"{total} patients on {dose} mg",
        recomputed=f"{lower} of them were raised from {lower_dose} mg",
        holds=lower == 0,
    )
    raised = [(int(each.from_mg), int(each.to_mg)) for each in evidence.study(STUDY).escalations]
    steps = [(400, 800), (300, 600)]
    yield same(
        "text.dose-steps",
        "Dose steps of the protocol, against those taken",
        f"{DESIGN}, paragraph 1",
        ", ".join(f"{low} to {high} mg" for low, high in steps),
        ", ".join(f"{low} to {high} mg" for low, high in raised),
    )


def table_2_announced(evidence: Evidence) -> Iterator[Check]:
    """The text announces Table 2 as responses to one dose; its title names the other."""
    yield same(
        "text.table-2-announced",
        "Which dose the responses of Table 2 belong to",
        "Results and discussion, paragraph 1; Table 2, title",
        evidence.word("results-table-2", "responses_to"),
        evidence.word("table-2-title", "responses_to"),
    )


CHECKS = (
    patients_by_reason,
    responses_by_reason,
    abstract_counts_minor_responses,
    selection,
    study_doses,
    table_2_announced,
)
