"""The three printed tables of a study report, row by row, as counts and as patients."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from build_scripts.content.common import MONTHS, PATIENTS, PERCENT, numbers
from calculator.fields import Fields

RESPONSES = ("CCyR", "PCyR", "minor")


@dataclass(frozen=True, kw_only=True)
class Characteristic:
    """One row of a table of patients' characteristics."""

    group: str | None
    label: str
    patients: int
    of: int
    reported_percent: Decimal
    locator: str
    note: str | None

    @property
    def share(self) -> Fraction:
        """The row in percent, exact."""
        return Fraction(100 * self.patients, self.of)


@dataclass(frozen=True, kw_only=True)
class Responders:
    """Patients with one response, by the test that showed it."""

    banding: int
    fish: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.banding + self.fish


@dataclass(frozen=True, kw_only=True)
class StatusRow:
    """One row of a table of responses by why the dose was raised; None is "not applicable"."""

    id: str
    group: str
    label: str
    sums: tuple[str, ...]
    median_months: Decimal
    months: tuple[Decimal, ...]
    patients: int
    chr: int | None
    phr: int | None
    ccyr: Responders
    pcyr: Responders
    minor: Responders
    locator: str
    note: str | None


@dataclass(frozen=True, kw_only=True)
class PatientResponse:
    """One patient of a printed table of responses."""

    patient: int
    lowest_percent: Decimal
    before_increase_percent: Decimal
    after_increase_percent: Decimal
    method: str
    printed_response: str
    duration_months: Decimal
    ongoing: bool
    hematologic_resistance_mark: bool
    locator: str
    note: str | None


def read_characteristics(fields: Fields) -> tuple[Characteristic, ...]:
    """The key `characteristics` of a study."""
    table = fields.mapping("characteristics")
    if table is None:
        return ()
    of = table.whole("of", PATIENTS, "patients", required=True)
    locator = table.text("locator", required=True)
    rows = tuple(_characteristic(row, of, locator) for row in table.mappings("rows", required=True))
    table.close()
    return rows


def _characteristic(row: Fields, of: int, locator: str) -> Characteristic:
    characteristic = Characteristic(
        group=row.text("group"),
        label=row.text("label", required=True),
        patients=row.whole("patients", PATIENTS, "patients", required=True),
        of=of,
        reported_percent=row.decimal("reported_percent", PERCENT, "%", required=True),
        locator=locator,
        note=row.text("note"),
    )
    row.close()
    return characteristic


def read_status_rows(fields: Fields) -> tuple[StatusRow, ...]:
    """The key `responses_by_status` of a study."""
    table = fields.mapping("responses_by_status")
    if table is None:
        return ()
    locator = table.text("locator", required=True)
    rows = tuple(_status_row(row, locator) for row in table.mappings("rows", required=True))
    table.close()
    return rows


def _status_row(row: Fields, locator: str) -> StatusRow:
    status = StatusRow(
        id=row.text("id", required=True),
        group=row.text("group", required=True),
        label=row.text("label", required=True),
        sums=row.texts("sums") or (),
        median_months=row.decimal("median_months", MONTHS, "months", required=True),
        months=numbers(row, "months", MONTHS, "months", 2),
        patients=row.whole("patients", PATIENTS, "patients", required=True),
        chr=row.whole("chr", PATIENTS, "patients"),
        phr=row.whole("phr", PATIENTS, "patients"),
        ccyr=_responders(row, "ccyr"),
        pcyr=_responders(row, "pcyr"),
        minor=_responders(row, "minor"),
        locator=locator,
        note=row.text("note"),
    )
    row.close()
    return status


def _responders(row: Fields, key: str) -> Responders:
    inner = row.mapping(key, required=True)
    responders = Responders(
        banding=inner.whole("banding", PATIENTS, "patients", required=True),
        fish=inner.whole("fish", PATIENTS, "patients", required=True),
    )
    inner.close()
    return responders


def read_patients(fields: Fields) -> tuple[PatientResponse, ...]:
    """The key `patients_table` of a study."""
    table = fields.mapping("patients_table")
    if table is None:
        return ()
    locator = table.text("locator", required=True)
    rows = tuple(_patient(row, locator) for row in table.mappings("rows", required=True))
    table.close()
    return rows


def _patient(row: Fields, locator: str) -> PatientResponse:
    patient = PatientResponse(
        patient=row.whole("patient", PATIENTS, required=True),
        lowest_percent=row.decimal("lowest_percent", PERCENT, "%", required=True),
        before_increase_percent=row.decimal("before_increase_percent", PERCENT, "%", required=True),
        after_increase_percent=row.decimal("after_increase_percent", PERCENT, "%", required=True),
        method=row.choice("method", ("banding", "fish"), required=True),
        printed_response=row.choice("printed_response", RESPONSES, required=True),
        duration_months=row.decimal("duration_months", MONTHS, "months", required=True),
        ongoing=row.yes_no("ongoing", required=True),
        hematologic_resistance_mark=row.yes_no("hematologic_resistance_mark") or False,
        locator=locator,
        note=row.text("note"),
    )
    row.close()
    return patient
