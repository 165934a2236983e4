"""The times on imatinib in the 2003 paper: medians and ranges against each other and the rule."""

from collections.abc import Iterator
from decimal import Decimal

from build_scripts.audit.kantarjian_2003.paper import (
    ALL_CYTOGENETIC,
    CYTOGENETIC,
    HEMATOLOGIC,
    STUDY,
    status_row,
)
from build_scripts.audit.result import Check, Evidence, check, same
from build_scripts.content.study_tables import StatusRow
from calculator.quantities import plain

TABLE = "Table 2"
RESULTS = "Results and discussion"


def medians_in_ranges(evidence: Evidence) -> Iterator[Check]:
    """Each median lies in its range."""
    rows = evidence.study(STUDY).status_rows
    outside = [row.id for row in rows if not row.months[0] <= row.median_months <= row.months[1]]
    yield check(
        "table-2.medians",
        "Each median time lies in its range",
        TABLE,
        printed=f"{len(rows)} rows",
        recomputed=f"{len(outside)} medians outside their range",
        holds=not outside,
    )


def ranges(evidence: Evidence) -> Iterator[Check]:
    """The ranges of the text and of the row that sums up span the ranges of their rows."""
    cytogenetic = [status_row(evidence, name) for name in CYTOGENETIC]
    rows = [*cytogenetic, *(status_row(evidence, name) for name in HEMATOLOGIC)]
    total = status_row(evidence, ALL_CYTOGENETIC)
    yield same(
        "table-2.cytogenetic-range",
        "Range of time on 400 mg, all cytogenetic rows",
        f"{TABLE}, Any CG resistance/relapse",
        _span([total]),
        _span(cytogenetic),
    )
    low, high = (evidence.number("results-duration", name) for name in ("from", "to"))
    place = f"{evidence.statement('results-duration').locator}; {TABLE}"
    shortest, longest = (_edge(rows, index) for index in (0, 1))
    yield same(
        "text-and-table-2.shortest-time",
        "Shortest time on imatinib, months",
        place,
        str(low),
        shortest,
    )
    yield same(
        "text-and-table-2.longest-time",
        "Longest time on imatinib, months",
        place,
        str(high),
        longest,
    )


def medians_possible(evidence: Evidence) -> Iterator[Check]:
    """The overall medians are possible with the medians and ranges of the rows."""
    cytogenetic = [status_row(evidence, name) for name in CYTOGENETIC]
    rows = [*cytogenetic, *(status_row(evidence, name) for name in HEMATOLOGIC)]
    total = status_row(evidence, ALL_CYTOGENETIC)
    for name, title, median, parts in (
        ("cytogenetic", "all cytogenetic rows", total.median_months, cytogenetic),
        (
            "all",
            "all patients, as the text gives it",
            Decimal(evidence.number("results-duration", "median")),
            rows,
        ),
    ):
        low, high = _median_bounds(parts)
        yield check(
            f"table-2.median-{name}",
            f"Median time on imatinib, {title}",
            f"{TABLE}; {RESULTS}, paragraph 1",
            printed=f"{plain(median)} months",
            recomputed=f"the rows allow {plain(low)} to {plain(high)} months",
            holds=low <= median <= high,
        )


def minimum_times(evidence: Evidence) -> Iterator[Check]:
    """Nobody was judged a failure before the months that rule and discussion ask for."""
    wanted = {
        "hematologic": evidence.number("discussion-times", "hematologic"),
        "cytogenetic": evidence.number("discussion-times", "cytogenetic"),
    }
    for name, ids in (("hematologic", HEMATOLOGIC), ("cytogenetic", CYTOGENETIC)):
        shortest = _edge([status_row(evidence, each) for each in ids], 0)
        yield check(
            f"table-2.minimum-time-{name}",
            f"Shortest time on imatinib before {name} failure",
            f"{evidence.statement('discussion-times').locator}; {TABLE}",
            printed=f"at least {wanted[name]} months",
            recomputed=f"{shortest} months",
            holds=int(shortest) >= wanted[name],
        )
    discussed = evidence.statement("discussion-times").locator
    for name, statement in (
        ("hematologic", "design-hematologic"),
        ("cytogenetic", "design-cytogenetic"),
    ):
        yield same(
            f"text.rule-month-{name}",
            f"Months that rule and discussion ask for before {name} failure",
            f"{evidence.statement(statement).locator}; {discussed}",
            wanted[name],
            evidence.number(statement, "month"),
        )


CHECKS = (medians_in_ranges, ranges, medians_possible, minimum_times)


def _edge(rows: list[StatusRow], index: int) -> str:
    return plain((min, max)[index](row.months[index] for row in rows))


def _span(rows: list[StatusRow]) -> str:
    return f"{_edge(rows, 0)} to {_edge(rows, 1)} months"


def _median_bounds(rows: list[StatusRow]) -> tuple[Decimal, Decimal]:
    """The lowest and the highest median of all that medians and ranges of the rows allow."""
    lowest: list[Decimal] = []
    highest: list[Decimal] = []
    for row in rows:
        below, middle = divmod(row.patients, 2)
        low, high = row.months
        lowest += [low] * below + [row.median_months] * (below + middle)
        highest += [row.median_months] * (below + middle) + [high] * below
    return _median(lowest), _median(highest)


def _median(values: list[Decimal]) -> Decimal:
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
