"""The site's own record of the 2003 paper, against its lines and sentences."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from build_scripts.audit.kantarjian_2003.paper import (
    STUDY,
    cytogenetic_patients,
    definitions,
)
from build_scripts.audit.result import Check, Evidence, check, same, the_one
from build_scripts.content.studies import Study
from build_scripts.content.study_tables import Characteristic, PatientResponse, StatusRow
from calculator.quantities import plain

RESULTS = {
    "chr-or-phr-hematologic": ("results-hematologic-total", "responders", "percent"),
    "chr-hematologic": ("results-hematologic-total", "complete", None),
    "phr-hematologic": ("results-hematologic-total", "partial", None),
    "chr-hematologic-relapse": ("results-hematologic-relapse", "complete", None),
    "chr-hematologic-resistance": ("results-hematologic-resistance", "complete", None),
    "mcyr-hematologic": ("results-hematologic-total", "major", "major_percent"),
    "mcyr-cytogenetic": ("results-cytogenetic-total", "responders", "percent"),
    "ccyr-cytogenetic": ("results-cytogenetic-total", "complete", None),
    "pcyr-cytogenetic": ("results-cytogenetic-total", "partial", None),
    "any-cyr-cytogenetic": ("abstract-cytogenetic", "responders", "percent"),
    "mcyr-after-loss-of-mcyr": ("results-lost-major", "responders", "percent"),
    "dose-reduced": ("results-reductions", "patients", None),
    "dose-reduced-for-pancytopenia": ("results-reductions", "pancytopenia", None),
    "stopped": ("results-disposition", "stopped", None),
    "died": ("results-deaths", "total", None),
}
SUMS = {
    "mcyr-after-loss-of-minor": "results-lost-minor",
    "mcyr-never-responded": "results-resistance-none",
    "mcyr-with-minor": "results-resistance-minor",
}
Row = Characteristic | StatusRow | PatientResponse

TABLE_1 = {
    "patients": lambda row: row.patients,
    "percent": lambda row: row.reported_percent,
}
TABLE_2 = {
    "median_months": lambda row: row.median_months,
    "shortest_months": lambda row: row.months[0],
    "longest_months": lambda row: row.months[1],
    "patients": lambda row: row.patients,
    "complete_hematologic": lambda row: row.chr or 0,
    "partial_hematologic": lambda row: row.phr or 0,
    "complete_banding": lambda row: row.ccyr.banding,
    "complete_fish": lambda row: row.ccyr.fish,
    "partial_banding": lambda row: row.pcyr.banding,
    "partial_fish": lambda row: row.pcyr.fish,
    "minor_banding": lambda row: row.minor.banding,
    "minor_fish": lambda row: row.minor.fish,
}
TABLE_3 = {
    "lowest_percent": lambda row: row.lowest_percent,
    "before_percent": lambda row: row.before_increase_percent,
    "after_percent": lambda row: row.after_increase_percent,
    "months": lambda row: row.duration_months,
    "labelled_complete": lambda row: row.printed_response == "CCyR",
    "labelled_partial": lambda row: row.printed_response == "PCyR",
    "labelled_minor": lambda row: row.printed_response == "minor",
    "by_fish": lambda row: row.method == "fish",
    "ongoing": lambda row: row.ongoing,
    "daggers": lambda row: row.hematologic_resistance_mark,
}
DENOMINATORS = {
    "dose-reduced": ("results-doses", "on_800"),
    "dose-reduced-for-pancytopenia": ("results-doses", "on_800"),
    "stopped": ("abstract-doses", "patients"),
    "died": ("abstract-doses", "patients"),
}


def results(evidence: Evidence) -> Iterator[Check]:
    """Each result that the site quotes is that of the sentence it comes from."""
    for name, (statement, responders, percent) in RESULTS.items():
        numbers = evidence.statement(statement).numbers
        count = evidence.number(statement, responders)
        yield _record(evidence, name, statement, count, int(numbers[percent]) if percent else None)
    for name, statement in SUMS.items():
        count = sum(evidence.counted(statement, key) for key in ("complete", "partial"))
        yield _record(evidence, name, statement, count, None)


def our_recount(evidence: Evidence) -> Iterator[Check]:
    """The recount that the site prints beside the paper's figure is what Table 3 gives."""
    major = definitions(evidence).responses["MCyR"]
    rows = [each.values for each in cytogenetic_patients(evidence)]
    count = sum(major.is_present(row.after_increase_percent) for row in rows)
    yield _record(evidence, "mcyr-cytogenetic-recount", "results-cytogenetic-total", count, None)


def tables(evidence: Evidence) -> Iterator[Check]:
    """Each column that the site holds has the sum that was counted from the print."""
    for table, columns in _columns(evidence.study(STUDY)).items():
        printed = evidence.column_sums(table)
        for column in sorted({*printed, *columns}):
            yield same(
                f"copy.{table}.{column.replace('_', '-')}",
                f"{table.replace('-', ' ').capitalize()}: sum of {column.replace('_', ' ')}",
                table.replace("-", " ").capitalize(),
                plain(printed[column]) if column in printed else "no sum",
                plain(columns[column]) if column in columns else "no column",
            )


def quantities(evidence: Evidence) -> Iterator[Check]:
    """The number of patients and the steps that the site holds are those of the abstract."""
    study = evidence.study(STUDY)
    yield same(
        "copy.patients",
        "Patients of the study, against our copy",
        "Abstract",
        evidence.number("abstract-doses", "patients"),
        study.patients,
    )
    steps = {int(each.to_mg): each.patients for each in study.escalations}
    for dose in (800, 600):
        yield same(
            f"copy.patients-on-{dose}",
            f"Patients on {dose} mg, against our copy",
            "Abstract",
            evidence.number("abstract-doses", f"on_{dose}"),
            steps.get(dose),
        )


def limits_of_classes(evidence: Evidence) -> Iterator[Check]:
    """The classes that the rules use have the printed edges."""
    classes = {each.name: each.range for each in definitions(evidence).cytogenetic}
    number = evidence.number
    wanted = {
        "complete": (None, number("design-classes", "complete")),
        "partial": (number("design-classes", "complete"), number("design-classes", "major_below")),
        "minor": (number("design-classes", "minor_from"), number("design-classes", "minor_to")),
    }
    yield same(
        "copy.classes",
        "Edges of the response classes, against our definitions",
        "Study design, paragraph 2",
        "; ".join(f"{name} {low} to {high}" for name, (low, high) in wanted.items()),
        "; ".join(
            f"{name} {_edge(classes[name].low)} to {_edge(classes[name].high)}"
            for name in wanted
            if name in classes
        ),
    )


def edges_of_classes(evidence: Evidence) -> Iterator[Check]:
    """The printed edges leave one class open, and fit to each other."""
    number = evidence.number
    yield check(
        "text.class-above-90",
        "Class of Ph+ above the minor response",
        "Study design, paragraph 2; Table 2",
        printed=f"minor up to {number('design-classes', 'minor_to')} %, and no class above it",
        recomputed="Table 2 has rows for Ph+ above 90 % and calls them no response",
        holds=None,
    )
    yield same(
        "text.major-edge",
        "Edge of a major response, in the rule and in the definition",
        "Study design, paragraphs 1 and 2",
        number("design-cytogenetic", "below"),
        number("design-classes", "major_below"),
    )
    yield check(
        "text.partial-edge",
        "Edge of a partial response, against that of a major one",
        "Study design, paragraph 2",
        printed=f"partial up to {number('design-classes', 'partial_to')} %, major below "
        f"{number('design-classes', 'major_below')} %",
        recomputed="the same in whole numbers",
        holds=number("design-classes", "partial_to") + 1
        == number("design-classes", "major_below")
        == number("design-classes", "minor_from"),
    )


CHECKS = (results, our_recount, tables, quantities, limits_of_classes, edges_of_classes)


def _record(
    evidence: Evidence, name: str, statement: str, count: int, percent: int | None
) -> Check:
    rows = evidence.study(STUDY).results
    result = the_one([row for row in rows if row.id == name], f"result '{name}'")
    of = evidence.number(*DENOMINATORS.get(name, (statement, "patients")))
    reported = None if result.reported_percent is None else int(result.reported_percent)
    return same(
        f"copy.{name}",
        f"{result.label}, {result.group or 'all'}: paper against our copy",
        evidence.statement(statement).locator,
        _counts(count, of, percent),
        _counts(result.responders, result.evaluable, reported),
    )


def _counts(count: int | None, of: int | None, percent: int | None) -> str:
    return f"{count} of {of}" + (f" ({percent} %)" if percent is not None else "")


def _edge(edge: object) -> str:
    return "None" if edge is None else plain(edge)


def _columns(study: Study) -> dict[str, dict[str, Decimal]]:
    """The sum of each column of the three tables, as the site holds them."""
    return {
        "table-1": _sums(study.characteristics, TABLE_1),
        "table-2": _sums(study.status_rows, TABLE_2),
        "table-3": _sums(study.patient_rows, TABLE_3),
    }


def _sums(rows: tuple[Row, ...], columns: dict[str, Callable[[Row], Any]]) -> dict[str, Decimal]:
    return {name: Decimal(sum(cell(row) for row in rows)) for name, cell in columns.items()}
