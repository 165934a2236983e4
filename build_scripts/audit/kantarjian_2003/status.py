"""Table 2 of the 2003 paper: its sums, and what the text says of each row."""

from collections.abc import Iterator

from build_scripts.audit.kantarjian_2003.paper import (
    ALL_CYTOGENETIC,
    CYTOGENETIC,
    HEMATOLOGIC,
    LOST_MAJOR,
    LOST_MINOR,
    STUDY,
    status_row,
)
from build_scripts.audit.result import Check, Evidence, adds_up, check, same
from build_scripts.content.study_tables import StatusRow

TABLE = "Table 2"
RESULTS = "Results and discussion"

COLUMNS = {
    "patients": ("Patients", lambda row: row.patients),
    "complete-banding": ("Complete responses by banding", lambda row: row.ccyr.banding),
    "complete-fish": ("Complete responses by FISH", lambda row: row.ccyr.fish),
    "partial-banding": ("Partial responses by banding", lambda row: row.pcyr.banding),
    "partial-fish": ("Partial responses by FISH", lambda row: row.pcyr.fish),
    "minor-banding": ("Minor responses by banding", lambda row: row.minor.banding),
    "minor-fish": ("Minor responses by FISH", lambda row: row.minor.fish),
}
RESPONSES = {
    "complete": lambda row: row.ccyr.total,
    "partial": lambda row: row.pcyr.total,
    "minor": lambda row: row.minor.total,
}
TEXT_GROUPS = (
    ("lost-major", "Loss of a major response", LOST_MAJOR, ("complete", "partial")),
    ("lost-minor", "Loss of a minor response", LOST_MINOR, ("complete", "partial")),
    ("resistance-none", "Resistance without a response", ("resistant-above-90",), ("partial",)),
    (
        "resistance-minor",
        "Resistance with a minor response",
        ("resistant-35-to-90",),
        ("complete", "partial"),
    ),
)


def column_sums(evidence: Evidence) -> Iterator[Check]:
    """Each figure of the row that sums up is the sum of the five rows above it."""
    total = status_row(evidence, ALL_CYTOGENETIC)
    rows = [status_row(evidence, name) for name in CYTOGENETIC]
    for name, (title, count) in COLUMNS.items():
        yield adds_up(
            f"table-2.sum.{name}",
            f"Sum of the column: {title}",
            f"{TABLE}, Any CG resistance/relapse",
            count(total),
            [count(row) for row in rows],
        )
    yield adds_up(
        "table-2.sum.all-patients",
        "Cytogenetic and hematologic rows make up the patients",
        TABLE,
        evidence.number("abstract-doses", "patients"),
        [total.patients, *(status_row(evidence, name).patients for name in HEMATOLOGIC)],
    )


def responders_within_rows(evidence: Evidence) -> Iterator[Check]:
    """No row has more responses than patients."""
    rows = evidence.study(STUDY).status_rows
    above = [row.id for row in rows if max(_cytogenetic(row), _hematologic(row)) > row.patients]
    yield check(
        "table-2.responders",
        "No row has more responses than patients",
        TABLE,
        printed=f"{len(rows)} rows",
        recomputed=f"{len(above)} rows with more responses than patients",
        holds=not above,
    )


def text_against_rows(evidence: Evidence) -> Iterator[Check]:
    """Each group of the text has the patients and the responses of its rows."""
    for name, title, ids, responses in TEXT_GROUPS:
        rows = [status_row(evidence, each) for each in ids]
        place = f"{evidence.statement(f'results-{name}').locator}; {TABLE}"
        yield same(
            f"text-and-table-2.{name}-patients",
            f"{title}: patients, text against Table 2",
            place,
            evidence.number(f"results-{name}", "patients"),
            sum(row.patients for row in rows),
        )
        for response in responses:
            yield same(
                f"text-and-table-2.{name}-{response}",
                f"{title}: {response} responses, text against Table 2",
                place,
                evidence.number(f"results-{name}", response),
                sum(RESPONSES[response](row) for row in rows),
            )


def minor_responses_by_group(evidence: Evidence) -> Iterator[Check]:
    """The improvements that the text names in a group are the minor responses of its rows."""
    for name, title, ids, _ in TEXT_GROUPS:
        yield same(
            f"text-and-table-2.{name}-minor",
            f"{title}: minor responses or improvements, text against Table 2",
            f"{evidence.statement(f'results-{name}').locator}; {TABLE}",
            evidence.counted(f"results-{name}", "improved"),
            sum(status_row(evidence, each).minor.total for each in ids),
        )


def totals_against_text(evidence: Evidence) -> Iterator[Check]:
    """The totals of the table are those of the text."""
    row = status_row(evidence, ALL_CYTOGENETIC)
    place = f"{RESULTS}, paragraph 6; {TABLE}"
    for response in ("complete", "partial"):
        yield same(
            f"text-and-table-2.all-{response}",
            f"All {response} cytogenetic responses, text against Table 2",
            place,
            evidence.number("results-cytogenetic-total", response),
            RESPONSES[response](row),
        )
    minor = evidence.number("results-minor", "patients")
    yield same(
        "text-and-table-2.all-minor",
        "All minor responses, text against Table 2",
        place,
        minor,
        row.minor.total,
    )
    yield same(
        "abstract-and-table-2.any-response",
        "The abstract's 19 responders as all responses of Table 2",
        f"Abstract; {TABLE}",
        evidence.number("abstract-cytogenetic", "responders"),
        _cytogenetic(row),
    )


def hematologic_rows(evidence: Evidence) -> Iterator[Check]:
    """The hematologic rows say what the text says of relapse and of resistance."""
    for name in ("relapse", "resistance"):
        row = status_row(evidence, f"hematologic-{name}")
        statement = f"results-hematologic-{name}"
        place = f"{evidence.statement(statement).locator}; {TABLE}"
        counted = {"patients": row.patients, "complete": row.chr, "partial": row.phr}
        cytogenetic = {
            "relapse": ("minor", row.minor.total),
            "resistance": ("cytogenetic_partial", row.pcyr.total),
        }
        key, count = cytogenetic[name]
        for each, of_row in {**counted, key: count}.items():
            yield same(
                f"text-and-table-2.hematologic-{name}-{each.replace('_', '-')}",
                f"Hematologic {name}: {each.replace('_', ' ')}, text against Table 2",
                place,
                evidence.counted(statement, each),
                of_row,
            )


def two_splits_alike(evidence: Evidence) -> Iterator[Check]:
    """Nine patients are split 3 and 6 by what they lost in the text, by Ph+ in the table."""
    by_loss = [
        evidence.number("results-lost-major", key) for key in ("lost_complete", "lost_partial")
    ]
    by_ph = [status_row(evidence, name).patients for name in LOST_MAJOR]
    yield check(
        "text-and-table-2.two-splits",
        "Two splits of the nine patients who lost a major response",
        f"{evidence.statement('results-lost-major').locator}; {TABLE}",
        printed=f"{by_loss[0]} lost a complete and {by_loss[1]} a partial response",
        recomputed=f"Table 2 splits them {by_ph[0]} and {by_ph[1]} by Ph+ above and up to 90 %; "
        "whether the same numbers are chance cannot be told",
        holds=None if by_loss == by_ph else True,
    )


CHECKS = (
    column_sums,
    responders_within_rows,
    text_against_rows,
    minor_responses_by_group,
    totals_against_text,
    hematologic_rows,
    two_splits_alike,
)


def _cytogenetic(row: StatusRow) -> int:
    return row.ccyr.total + row.pcyr.total + row.minor.total


def _hematologic(row: StatusRow) -> int:
    return (row.chr or 0) + (row.phr or 0)
