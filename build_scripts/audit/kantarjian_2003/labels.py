"""Table 3 of the 2003 paper, patient by patient: labels and values by the rules."""

from collections.abc import Iterator
from decimal import Decimal

from build_scripts.audit.kantarjian_2003.paper import (
    CLASS_OF_LABEL,
    ELN,
    LABEL_OF_CLASS,
    LOST_MINOR,
    OWN,
    PRINTED_LABEL,
    cytogenetic_patients,
    definitions,
    table_3,
)
from build_scripts.audit.result import Check, Evidence, check, listed
from build_scripts.content.study_tables import PatientResponse
from calculator.course import Assessment
from calculator.quantities import plain
from calculator.responses import Definitions, ph_positive_percent

TABLE = "Table 3"


def labels(evidence: Evidence) -> Iterator[Check]:
    """Each label is the class that the paper's own definitions give the Ph+ after the increase."""
    own = definitions(evidence)
    for row in table_3(evidence):
        yield _label(
            row, own, f"table-3.label.{row.patient}", f"{TABLE}; Study design, paragraph 2"
        )


def labels_by_eln(evidence: Evidence) -> Iterator[Check]:
    """Each label is the class that the ELN definitions give the same Ph+."""
    eln = definitions(evidence, ELN)
    for row in table_3(evidence):
        yield _label(row, eln, f"table-3.label-eln.{row.patient}", f"{TABLE}; ELN definitions")


def one_value_two_labels(evidence: Evidence) -> Iterator[Check]:
    """The same Ph+ after the increase has the same label."""
    labels_of: dict[Decimal, dict[str, list[int]]] = {}
    for row in table_3(evidence):
        by_label = labels_of.setdefault(row.after_increase_percent, {})
        by_label.setdefault(PRINTED_LABEL[row.printed_response], []).append(row.patient)
    apart = [
        f"{plain(value)} %: "
        + ", ".join(f"{label} of patient {listed(ids)}" for label, ids in by_label.items())
        for value, by_label in labels_of.items()
        if len(by_label) > 1
    ]
    yield check(
        "table-3.one-value-two-labels",
        "One label for each value of Ph+ after the increase",
        TABLE,
        printed=f"{len(labels_of)} values",
        recomputed="; ".join(apart) or "no value with two labels",
        holds=not apart,
    )


def improved_class(evidence: Evidence) -> Iterator[Check]:
    """A patient listed as improved is in a better class than before the increase."""
    own = definitions(evidence)
    rows = table_3(evidence)
    unchanged = [
        row.patient
        for row in rows
        if own.cytogenetic_class(row.after_increase_percent)
        == own.cytogenetic_class(row.before_increase_percent)
    ]
    yield check(
        "table-3.class-improved",
        "Class of response after the increase, against the class before it",
        f"{TABLE}, last column; Study design, paragraph 2",
        printed=f"{len(rows)} patients with an improved cytogenetic response",
        recomputed=f"same class before and after: patients {listed(unchanged)}",
        holds=not unchanged,
    )


def values_in_order(evidence: Evidence) -> Iterator[Check]:
    """The lowest Ph+ is not above the one before the increase, and the one after is below it."""
    rows = table_3(evidence)
    wrong = [
        row.patient
        for row in rows
        if row.lowest_percent > row.before_increase_percent
        or row.after_increase_percent >= row.before_increase_percent
    ]
    yield check(
        "table-3.values",
        "Lowest Ph+, Ph+ before and Ph+ after the increase are in order",
        TABLE,
        printed=f"{len(rows)} patients",
        recomputed=f"{len(wrong)} patients with values out of order",
        holds=not wrong,
    )


def edge_of_35(evidence: Evidence) -> Iterator[Check]:
    """No value lies at the edge that Kantarjian 2003 and ELN put on different sides."""
    own, eln = definitions(evidence, OWN), definitions(evidence, ELN)
    rows = table_3(evidence)
    apart = [
        row.patient
        for row in rows
        for value in (row.lowest_percent, row.before_increase_percent, row.after_increase_percent)
        if own.responses["MCyR"].is_present(value) != eln.responses["MCyR"].is_present(value)
    ]
    yield check(
        "table-3.edge-of-35",
        "Values that are a major response for one definition of MCyR only",
        TABLE,
        printed="no value of exactly 35 %",
        recomputed=f"{len(apart)} values on different sides",
        holds=not apart,
    )


def values_of_twenty(evidence: Evidence) -> Iterator[Check]:
    """Which values by banding no number of 20 metaphases gives; the numbers are not printed."""
    rows = [row for row in table_3(evidence) if row.method == "banding"]
    odd = [
        f"{plain(value)} % (patient {row.patient})"
        for row in rows
        for value in (row.lowest_percent, row.before_increase_percent, row.after_increase_percent)
        if value % 5
    ]
    yield check(
        "table-3.metaphases",
        "Numbers of metaphases and nuclei",
        f"Study design, paragraph 2; {TABLE}",
        printed="percentages without numbers of cells",
        recomputed=f"no number of 20 metaphases gives {listed(odd)}; how many were counted is "
        "not printed",
        holds=None,
    )


def former_response_by_eln(evidence: Evidence) -> Iterator[Check]:
    """A response that is called minor before the increase is minor by ELN as well."""
    eln = definitions(evidence, ELN)
    rows = [
        each.values
        for each in cytogenetic_patients(evidence)
        if each.row in (*LOST_MINOR, "resistant-35-to-90")
    ]
    off = [
        f"{row.patient} ({plain(row.lowest_percent)} %)"
        for row in rows
        if eln.cytogenetic_class(row.lowest_percent) != "minor"
    ]
    yield check(
        "table-3.former-minor-eln",
        "Minor responses before the increase, by the ELN definitions",
        f"Table 2; {TABLE}; ELN definitions",
        printed=f"{len(rows)} patients of Table 3 with a minor response before",
        recomputed=f"minimal and not minor: patients {listed(off)}",
        holds=not off,
    )


CHECKS = (
    labels,
    labels_by_eln,
    one_value_two_labels,
    former_response_by_eln,
    improved_class,
    values_in_order,
    values_of_twenty,
    edge_of_35,
)


def _label(row: PatientResponse, source: Definitions, name: str, locator: str) -> Check:
    assessment = Assessment(
        month=0,
        ph_positive_percent=row.after_increase_percent,
        cytogenetic_method=row.method,
    )
    usable = ph_positive_percent(assessment, source)
    found = None if usable is None else source.cytogenetic_class(usable)
    shown = f"Ph+ {plain(row.after_increase_percent)} %{' by FISH' if row.method == 'fish' else ''}"
    return check(
        name,
        f"Label of patient {row.patient}",
        locator,
        printed=f"{PRINTED_LABEL[row.printed_response]} at {shown}",
        recomputed=LABEL_OF_CLASS.get(found, found)
        if found
        else f"not usable: FISH counts only below {plain(source.fish.below_percent)} %",
        holds=found == CLASS_OF_LABEL[row.printed_response],
    )
