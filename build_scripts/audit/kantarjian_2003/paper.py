"""The rows of the 2003 paper by name, and its patients by the row their values point to."""

from dataclasses import dataclass

from build_scripts.audit.result import Evidence, MissingFactError, found
from build_scripts.content.study_tables import PatientResponse, StatusRow
from calculator.responses import Definitions

STUDY = "kantarjian-2003"
OWN, ELN = "kantarjian-2003", "eln"

LOST_MAJOR = ("lost-major-above-90", "lost-major-35-to-90")
LOST_MINOR = ("lost-minor",)
RESISTANT = ("resistant-above-90", "resistant-35-to-90")
CYTOGENETIC = (*LOST_MAJOR, *LOST_MINOR, *RESISTANT)
HEMATOLOGIC = ("hematologic-relapse", "hematologic-resistance")
ALL_CYTOGENETIC = "any-cytogenetic"

PRINTED_LABEL = {"CCyR": "CR", "PCyR": "PR", "minor": "Minor"}
CLASS_OF_LABEL = {"CCyR": "complete", "PCyR": "partial", "minor": "minor"}
LABEL_OF_CLASS = {"complete": "CR", "partial": "PR", "minor": "Minor"}


@dataclass(frozen=True, kw_only=True)
class GroupedPatient:
    """A patient of Table 3 and the row of Table 2 that the values point to.

    `row` is None for a patient with a dagger: Table 3 does not tell the two hematologic rows
    apart.
    """

    values: PatientResponse
    row: str | None

    @property
    def number(self) -> int:
        """The number that Table 3 gives the patient."""
        return self.values.patient


def definitions(evidence: Evidence, name: str = OWN) -> Definitions:
    """The response definitions of the paper, or of another source."""
    return found(evidence.content.definitions, name, "response definitions")


def status_row(evidence: Evidence, name: str) -> StatusRow:
    """A row of Table 2."""
    rows = {row.id: row for row in evidence.study(STUDY).status_rows}
    return found(rows, name, "row of Table 2")


def table_3(evidence: Evidence) -> tuple[PatientResponse, ...]:
    """The patients of Table 3. Raises MissingFactError where there are none."""
    rows = evidence.study(STUDY).patient_rows
    if not rows:
        raise MissingFactError("the audit needs the patients of Table 3, which are not there")
    return rows


def patients(evidence: Evidence) -> tuple[GroupedPatient, ...]:
    """The patients of Table 3 with the rows of Table 2 that their own values point to.

    A lowest Ph+ below 35 % is a major response that was lost; otherwise 100 % before the
    increase after less is a minor one that was lost; the others never had a major response.
    """
    own = definitions(evidence)
    return tuple(GroupedPatient(values=row, row=_row_of(row, own)) for row in table_3(evidence))


def cytogenetic_patients(evidence: Evidence) -> tuple[GroupedPatient, ...]:
    """The patients of Table 3 without a dagger."""
    return tuple(each for each in patients(evidence) if each.row is not None)


def _row_of(row: PatientResponse, own: Definitions) -> str | None:
    if row.hematologic_resistance_mark:
        return None
    best, before = row.lowest_percent, row.before_increase_percent
    high = own.cytogenetic_class(before) == "none"
    if own.responses["MCyR"].is_present(best):
        return LOST_MAJOR[0] if high else LOST_MAJOR[1]
    if high and own.cytogenetic_class(best) == "minor":
        return LOST_MINOR[0]
    return RESISTANT[0] if high else RESISTANT[1]
