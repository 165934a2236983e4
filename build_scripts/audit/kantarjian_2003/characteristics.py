"""Table 1 of the 2003 paper: its percentages, its groups, and what the text says of them."""

import re
from collections.abc import Iterator

from build_scripts.audit.kantarjian_2003.paper import HEMATOLOGIC, STUDY, status_row
from build_scripts.audit.result import Check, Evidence, adds_up, check, percentage, the_one
from build_scripts.content.study_tables import Characteristic

TABLE = "Table 1"


def percentages(evidence: Evidence) -> Iterator[Check]:
    """Each percentage is the rounding of its count, of the 54 of the heading."""
    for row in evidence.study(STUDY).characteristics:
        label = f"{row.group}, {row.label}" if row.group else row.label
        yield percentage(
            f"table-1.{_slug(label)}",
            f"Percentage of: {label}",
            TABLE,
            int(row.reported_percent),
            row.patients,
            row.of,
        )


def groups(evidence: Evidence) -> Iterator[Check]:
    """Each group of rows adds up to the 54 of the heading."""
    rows = [row for row in evidence.study(STUDY).characteristics if row.group]
    for group in dict.fromkeys(row.group for row in rows):
        yield adds_up(
            f"table-1.sum.{_slug(group)}",
            f"Sum of the group: {group}",
            TABLE,
            evidence.study(STUDY).patients,
            [row.patients for row in rows if row.group == group],
        )


def percentages_of_groups(evidence: Evidence) -> Iterator[Check]:
    """The percentages of each group make up 100, but for half a point of rounding in each."""
    rows = [row for row in evidence.study(STUDY).characteristics if row.group]
    for group in dict.fromkeys(row.group for row in rows):
        printed = [int(row.reported_percent) for row in rows if row.group == group]
        yield check(
            f"table-1.percent-sum.{_slug(group)}",
            f"Percentages of the group: {group}",
            TABLE,
            printed=" + ".join(map(str, printed)),
            recomputed=f"{sum(printed)}, with {len(printed)} roundings",
            holds=2 * abs(sum(printed) - 100) <= len(printed),
        )


def same_words(evidence: Evidence) -> Iterator[Check]:
    """The reasons have the same names in Tables 1 and 2, and other numbers of patients."""
    for name in HEMATOLOGIC:
        title = name.replace("-", " ").capitalize()
        first, second = _row(evidence, title).patients, status_row(evidence, name).patients
        yield check(
            f"table-1-and-2.{name}",
            f"{title} in Table 1 and in Table 2",
            "Table 1, disease group; Table 2",
            printed=f"{first} patients in Table 1",
            recomputed=f"{second} in Table 2; of interferon in the one, of imatinib in the other, "
            "as it seems",
            holds=True if first == second else None,
        )


def heading(evidence: Evidence) -> Iterator[Check]:
    """The heading counts the patients that the abstract counts."""
    of = {row.of for row in evidence.study(STUDY).characteristics}
    total = evidence.number("abstract-doses", "patients")
    yield check(
        "table-1.patients",
        "Patients of the heading, against the abstract",
        f"{TABLE}, heading",
        printed=f"N = {', '.join(map(str, sorted(of)))}",
        recomputed=total,
        holds=of == {total},
    )


def age(evidence: Evidence) -> Iterator[Check]:
    """A median of 58 years leaves less than half of the patients at 60 years or more."""
    row = _row(evidence, "Age, at least 60")
    median = evidence.number("results-age", "median")
    yield check(
        "table-1.age-and-median",
        "Patients of at least 60 years, against the median age",
        f"{TABLE}; Results and discussion, paragraph 1",
        printed=f"{row.patients} of {row.of} at least 60 years, median {median}",
        recomputed=f"a median below 60 allows up to {row.of // 2}",
        holds=(median < 60) == (row.patients <= row.of // 2),
    )


def time_from_diagnosis(evidence: Evidence) -> Iterator[Check]:
    """The median and the range of the text fall into the rows that the counts give them."""
    early, middle, late = (
        _row(evidence, label).patients
        for label in ("Less than 12 months", "12 to 35 months", "36 months or longer")
    )
    median, low, high = (
        evidence.number("results-diagnosis", name) for name in ("median", "from", "to")
    )
    middle_ranks = ((early + middle + late) // 2, (early + middle + late) // 2 + 1)
    inside = early < middle_ranks[0] and middle_ranks[1] <= early + middle
    yield check(
        "table-1.time-and-median",
        "Rows of time from diagnosis, against the median and range of the text",
        f"{TABLE}; Results and discussion, paragraph 1",
        printed=f"median {median}, range {low} to {high} months",
        recomputed=f"patients {middle_ranks[0]} and {middle_ranks[1]} of {early}, {middle} and "
        f"{late} lie at 12 to 35 months",
        holds=inside and 12 <= median <= 35 and low < 12 and high >= 36 and min(early, late) > 0,
    )


def interferon(evidence: Evidence) -> Iterator[Check]:
    """All are said to have failed interferon; the rows count some who did not tolerate it."""
    row = _row(evidence, "Interferon intolerance")
    yield check(
        "table-1.interferon-failure",
        "All patients after failure of interferon",
        f"Introduction; Study design, paragraph 1; {TABLE}",
        printed="post-interferon failure",
        recomputed=f"{row.patients} of {row.of} stand under interferon intolerance",
        holds=row.patients == 0,
    )


def time_point(evidence: Evidence) -> Iterator[Check]:
    """When the characteristics were taken is printed for the last group of rows alone."""
    white = _row(evidence, "White blood cells").patients
    low_ph = _row(evidence, "90 % or lower").patients
    hematologic, low_before = (
        sum(status_row(evidence, name).patients for name in names)
        for names in (HEMATOLOGIC, ("lost-major-35-to-90", "resistant-35-to-90"))
    )
    yield check(
        "table-1.time-point",
        "Time at which the characteristics were taken",
        TABLE,
        printed="no time but for the last group, at start of 400 mg",
        recomputed=f"{white} with raised white cells but {hematologic} treated for hematologic "
        f"failure; {low_ph} at 90 % Ph+ or lower but {low_before} in Table 2, so hardly at the "
        "dose increase",
        holds=None,
    )


def clonal_evolution(evidence: Evidence) -> Iterator[Check]:
    """Clonal evolution is a mechanism of resistance; none is said to have been studied."""
    row = _row(evidence, "Clonal evolution")
    evaluated = evidence.word("discussion-mechanism", "mechanism")
    yield check(
        "table-1.clonal-evolution",
        "Mechanism of resistance not evaluated",
        f"Results and discussion, paragraph 9; {TABLE}",
        printed=evaluated,
        recomputed=f"clonal evolution, named as a mechanism, is known for {row.patients} of "
        f"{row.of}; no response is given by it",
        holds=evaluated != "not evaluated",
    )


CHECKS = (
    percentages,
    groups,
    percentages_of_groups,
    same_words,
    heading,
    age,
    time_from_diagnosis,
    interferon,
    time_point,
    clonal_evolution,
)


def _row(evidence: Evidence, label: str) -> Characteristic:
    rows = evidence.study(STUDY).characteristics
    return the_one(
        [row for row in rows if row.label.startswith(label)], f"row '{label}' of Table 1"
    )


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
