"""Table 3 of the 2003 paper, counted: against Table 2 and against the text."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from build_scripts.audit.kantarjian_2003.paper import (
    ALL_CYTOGENETIC,
    CYTOGENETIC,
    HEMATOLOGIC,
    LOST_MAJOR,
    PRINTED_LABEL,
    RESISTANT,
    cytogenetic_patients,
    definitions,
    patients,
    status_row,
    table_3,
)
from build_scripts.audit.result import Check, Evidence, check, listed, same
from build_scripts.content.study_tables import StatusRow
from build_scripts.intervals import rounded

TABLE = "Table 3"
IN_THE_TEXT = (
    (
        "no-response",
        "three improved patients without a response before",
        "results-resistance-none",
        ("after_1", "after_2", "after_3"),
        ("resistant-above-90",),
    ),
    (
        "lost-minor",
        "the fourth patient after loss of a minor response",
        "results-lost-minor",
        ("after",),
        ("lost-minor",),
    ),
    (
        "hematologic-partial",
        "the partial response after hematologic failure",
        "abstract-hematologic",
        ("partial_after",),
        (None,),
    ),
    (
        "hematologic-minor",
        "the minor response after hematologic failure",
        "abstract-hematologic",
        ("minor_after",),
        (None,),
    ),
)


def label_counts(evidence: Evidence) -> Iterator[Check]:
    """The labels of Table 3 are counted as Table 2 counts responses, row by row."""
    total = status_row(evidence, ALL_CYTOGENETIC)
    grouped = cytogenetic_patients(evidence)
    counted = Counter(each.values.printed_response for each in grouped)
    for label, count in _by_label(total).items():
        yield same(
            f"table-2-and-3.all-{PRINTED_LABEL[label].lower()}",
            f"Patients labelled {PRINTED_LABEL[label]} without a dagger, against Table 2",
            f"{TABLE}; Table 2, Any CG resistance/relapse",
            count,
            counted[label],
        )
    for name in CYTOGENETIC:
        mine = Counter(each.values.printed_response for each in grouped if each.row == name)
        yield same(
            f"table-2-and-3.{name}",
            f"Patients of Table 3 whose values point to the row {name}, by label",
            f"{TABLE}; Table 2",
            _worded(_by_label(status_row(evidence, name))),
            _worded(mine),
        )


def daggers(evidence: Evidence) -> Iterator[Check]:
    """Patients with the dagger for hematologic resistance are that row of Table 2."""
    marked = [each.values for each in patients(evidence) if each.row is None]
    rows = {name: status_row(evidence, name) for name in HEMATOLOGIC}
    yield check(
        "table-2-and-3.dagger",
        "Patients marked as hematologic resistance",
        f"{TABLE}, footnote; Table 2; Results and discussion, paragraph 5",
        printed=f"dagger, hematologic resistance: patients {listed(row.patient for row in marked)}",
        recomputed="; ".join(
            f"{name.replace('-', ' ')}: {_worded(_by_label(row))}" for name, row in rows.items()
        ),
        holds=Counter(row.printed_response for row in marked)
        == Counter(_by_label(rows["hematologic-resistance"]).elements()),
    )
    both = sum((_by_label(row) for row in rows.values()), Counter())
    yield same(
        "table-2-and-3.hematologic",
        "Patients with a dagger, against both hematologic rows together",
        f"{TABLE}; Table 2",
        _worded(both),
        _worded(Counter(row.printed_response for row in marked)),
    )


def fish(evidence: Evidence) -> Iterator[Check]:
    """Table 2 marks as many results by FISH as Table 3; no definition mentions the test."""
    row = status_row(evidence, ALL_CYTOGENETIC)
    by_fish = [each.values for each in patients(evidence) if each.values.method == "fish"]
    counted = Counter(each.printed_response for each in by_fish)
    printed = Counter({"CCyR": row.ccyr.fish, "PCyR": row.pcyr.fish, "minor": row.minor.fish})
    yield same(
        "table-2-and-3.fish",
        "Results by FISH, Table 2 against Table 3",
        f"Table 2, asterisks; {TABLE}",
        _worded(printed),
        _worded(counted),
    )
    tests = evidence.word("design-classes", "tests")
    yield check(
        "table-3.fish-undefined",
        "FISH among the cytogenetic responses",
        f"Study design, paragraph 2; {TABLE}",
        printed=f"tests that the definitions name: {tests}",
        recomputed=f"{len(by_fish)} of {len(table_3(evidence))} patients by FISH, "
        f"patients {listed(each.patient for each in by_fish)}",
        holds=tests != "none" or not by_fish,
    )


def recount(evidence: Evidence) -> Iterator[Check]:
    """The responses among the 34, counted anew by the paper's definitions."""
    own = definitions(evidence)
    rows = [each.values for each in cytogenetic_patients(evidence)]
    classes = Counter(own.cytogenetic_class(row.after_increase_percent) for row in rows)
    for name, statement, key in (
        ("complete", "results-cytogenetic-total", "complete"),
        ("partial", "results-cytogenetic-total", "partial"),
        ("minor", "results-minor", "patients"),
    ):
        yield same(
            f"table-3.recount-{name}",
            f"{name.capitalize()} responses of cytogenetic failures, by the paper's own limits",
            f"Results and discussion, paragraph 6; {TABLE}",
            evidence.number(statement, key),
            classes[name],
        )
    of = evidence.number("results-cytogenetic-total", "patients")
    printed = evidence.number("results-cytogenetic-total", "responders")
    yield same(
        "table-3.recount-major",
        "Major responses among the cytogenetic failures, by the paper's own limits",
        f"Results and discussion, paragraph 6; {TABLE}",
        _share(printed, of),
        _share(classes["complete"] + classes["partial"], of),
    )
    banding = sum(
        own.responses["MCyR"].is_present(row.after_increase_percent)
        for row in rows
        if row.method == "banding"
    )
    yield same(
        "table-3.recount-banding",
        "Major responses among the cytogenetic failures, by banding alone",
        f"Results and discussion, paragraph 6; {TABLE}",
        _share(printed, of),
        _share(banding, of),
    )


def text_values(evidence: Evidence) -> Iterator[Check]:
    """The Ph+ values that abstract and text give single patients stand in Table 3."""
    grouped = patients(evidence)
    for name, title, statement, wanted, rows in IN_THE_TEXT:
        values = sorted(evidence.number(statement, key) for key in wanted)
        there = Counter(
            int(each.values.after_increase_percent) for each in grouped if each.row in rows
        )
        yield check(
            f"text-and-table-3.{name}",
            f"Ph+ after the increase of {title}",
            f"{evidence.statement(statement).locator}; {TABLE}",
            printed=f"{listed(values)} %",
            recomputed=f"Table 3 has {listed(sorted(there.elements()))} % in that group",
            holds=not Counter(values) - there,
        )


def lost_responses(evidence: Evidence) -> Iterator[Check]:
    """Patients who had lost a complete response, and responders who had lost any."""
    lost = [each.values for each in cytogenetic_patients(evidence) if each.row in LOST_MAJOR]
    complete = [row.patient for row in lost if row.lowest_percent == 0]
    allowed = evidence.number("results-lost-major", "lost_complete")
    yield check(
        "text-and-table-3.lost-complete",
        "Patients who had lost a complete response",
        f"{evidence.statement('results-lost-major').locator}; {TABLE}",
        printed=allowed,
        recomputed=f"{len(complete)} listed, patients {listed(complete)}",
        holds=len(complete) <= allowed,
    )
    others = [each for each in cytogenetic_patients(evidence) if each.row not in RESISTANT]
    relapse = status_row(evidence, "hematologic-relapse")
    had = len(others) + relapse.chr + relapse.phr
    responders = len(cytogenetic_patients(evidence)) + evidence.number(
        "results-hematologic-total", "responders"
    )
    yield check(
        "text-and-table-3.many-lost",
        "Many of the responders had lost their response before",
        f"{evidence.statement('discussion-lost').locator}; {TABLE}; Table 2",
        printed="many",
        recomputed=f"{had} of {responders} hematologic or cytogenetic responders",
        holds=2 * had > responders,
    )


def less_deep_than_before(evidence: Evidence) -> Iterator[Check]:
    """Listed improvements that did not reach the lowest Ph+ on the standard dose again."""
    rows = table_3(evidence)
    above = [row.patient for row in rows if row.after_increase_percent > row.lowest_percent]
    yield check(
        "table-3.less-deep",
        "Lowest Ph+ after the increase, against the lowest on the standard dose",
        TABLE,
        printed=f"{len(rows)} patients with an improved cytogenetic response",
        recomputed=f"above their own earlier lowest value: patients {listed(above)}",
        holds=not above,
    )


CHECKS = (
    label_counts,
    daggers,
    fish,
    recount,
    text_values,
    lost_responses,
    less_deep_than_before,
)


def _by_label(row: StatusRow) -> Counter:
    return Counter({"CCyR": row.ccyr.total, "PCyR": row.pcyr.total, "minor": row.minor.total})


def _worded(counted: Counter) -> str:
    return ", ".join(f"{counted[label]} {PRINTED_LABEL[label]}" for label in PRINTED_LABEL)


def _share(responders: int, of: int) -> str:
    return f"{responders} of {of} ({rounded(Fraction(100 * responders, of))} %)"
