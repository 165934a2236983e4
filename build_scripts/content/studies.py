"""content/studies/: what was done to whom, and what came of it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from build_scripts.content.common import (
    DOSE_MG,
    MONTHS,
    PATIENTS,
    PERCENT,
    Review,
    numbers,
    review,
    verification,
)
from build_scripts.content.study_tables import (
    Characteristic,
    PatientResponse,
    StatusRow,
    read_characteristics,
    read_patients,
    read_status_rows,
)
from calculator.fields import Fields
from calculator.sources import Verification

ROLES = (
    "escalation-after-failure",
    "escalation-against-switching",
    "switching",
    "first-line-dose",
    "context",
)
OUTCOMES = (
    "CHR",
    "PHR",
    "hematologic response",
    "any cytogenetic response",
    "MCyR",
    "CCyR",
    "PCyR",
    "minor response",
    "MMR",
    "MR4.5",
    "molecular response",
    "progression-free",
    "event-free",
    "alive",
    "death",
    "dose",
    "discontinued",
    "crossover",
    "adverse event",
    "adherence",
    "trough level",
    "escalated",
    "other",
)
INDICATIONS = (
    "hematologic",
    "cytogenetic",
    "suboptimal",
    "any failure",
    "first line",
    "early molecular",
)


@dataclass(frozen=True, kw_only=True)
class Escalation:
    """A dose step that was taken, and by how many; `patients` is None where it is not printed."""

    from_mg: Decimal
    to_mg: Decimal
    patients: int | None


@dataclass(frozen=True, kw_only=True)
class Arm:
    """One treatment of a comparison, and whether it raises the dose or changes the drug."""

    id: str
    title: str
    strategy: str
    patients: int | None


@dataclass(frozen=True, kw_only=True)
class StudyResult:
    """One outcome: `responders` of `evaluable`, or a percentage where no counts are printed.

    `reported_percent` is what the source prints beside its counts. `note` explains a
    disagreement of the two, or anything else that a reader has to know.
    """

    outcome: str
    label: str
    arm: str | None
    group: str | None
    indication: str | None
    prior_response: str | None
    at_month: Decimal | None
    responders: int | None
    evaluable: int | None
    percent: Decimal | None
    interval: tuple[Decimal, ...]
    reported_percent: Decimal | None
    p_value: str | None
    ours: bool
    reference: str | None
    locator: str
    verification: Verification | None
    note: str | None

    @property
    def share(self) -> Fraction | None:
        """The result in percent, exact where counts are printed."""
        if self.responders is not None and self.evaluable:
            return Fraction(100 * self.responders, self.evaluable)
        return None if self.percent is None else Fraction(self.percent)


@dataclass(frozen=True, kw_only=True)
class StudyFact:
    """Something the source says that is no rate: one sentence, and where it is printed."""

    topic: str
    text: str
    reference: str | None
    locator: str
    verification: Verification | None


@dataclass(frozen=True, kw_only=True)
class Study:
    """One study, with every result that we quote from it."""

    id: str
    reference: str
    companions: tuple[str, ...]
    title: str
    summary: str
    role: str
    design: str
    disease_phase: str
    population: str
    patients: int
    dose_label: str
    escalations: tuple[Escalation, ...]
    arms: tuple[Arm, ...]
    follow_up: str | None
    criteria_set: str | None
    overlaps: tuple[str, ...]
    results: tuple[StudyResult, ...]
    facts: tuple[StudyFact, ...]
    characteristics: tuple[Characteristic, ...]
    status_rows: tuple[StatusRow, ...]
    patient_rows: tuple[PatientResponse, ...]
    notes: tuple[str, ...]
    verification: Verification
    review: Review
    file: str


def read_study(name: str, fields: Fields, file: str) -> Study:
    """One study."""
    study = Study(
        id=name,
        reference=fields.text("reference", required=True),
        companions=fields.texts("companions") or (),
        title=fields.text("title", required=True),
        summary=fields.text("summary", required=True),
        role=fields.choice("role", ROLES, required=True),
        design=fields.text("design", required=True),
        disease_phase=fields.choice("disease_phase", ("chronic", "mixed"), required=True),
        population=fields.text("population", required=True),
        patients=fields.whole("patients", PATIENTS, "patients", required=True),
        dose_label=fields.text("dose_label", required=True),
        escalations=tuple(_escalation(each) for each in fields.mappings("escalations")),
        arms=tuple(_arm(each) for each in fields.mappings("arms")),
        follow_up=fields.text("follow_up"),
        criteria_set=fields.text("criteria_set"),
        overlaps=fields.texts("overlaps") or (),
        results=tuple(_result(each) for each in fields.mappings("results", required=True)),
        facts=tuple(_fact(each) for each in fields.mappings("facts")),
        characteristics=read_characteristics(fields),
        status_rows=read_status_rows(fields),
        patient_rows=read_patients(fields),
        notes=fields.texts("notes") or (),
        verification=verification(fields),
        review=review(fields),
        file=file,
    )
    fields.close()
    return study


def _escalation(fields: Fields) -> Escalation:
    escalation = Escalation(
        from_mg=fields.decimal("from_mg", DOSE_MG, "mg", required=True),
        to_mg=fields.decimal("to_mg", DOSE_MG, "mg", required=True),
        patients=fields.whole("patients", PATIENTS, "patients"),
    )
    fields.close()
    return escalation


def _arm(fields: Fields) -> Arm:
    arm = Arm(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        strategy=fields.choice(
            "strategy",
            ("escalate", "switch", "standard", "high-dose", "combination"),
            required=True,
        ),
        patients=fields.whole("patients", PATIENTS, "patients"),
    )
    fields.close()
    return arm


def _result(fields: Fields) -> StudyResult:
    result = StudyResult(
        outcome=fields.choice("outcome", OUTCOMES, required=True),
        label=fields.text("label", required=True),
        arm=fields.text("arm"),
        group=fields.text("group"),
        indication=fields.choice("indication", INDICATIONS),
        prior_response=fields.text("prior_response"),
        at_month=fields.decimal("at_month", MONTHS, "months"),
        responders=fields.whole("responders", PATIENTS, "patients"),
        evaluable=fields.whole("evaluable", PATIENTS, "patients"),
        percent=fields.decimal("percent", PERCENT, "%"),
        interval=numbers(fields, "interval", PERCENT, "%", 2),
        reported_percent=fields.decimal("reported_percent", PERCENT, "%"),
        p_value=fields.text("p_value"),
        ours=fields.yes_no("ours") or False,
        reference=fields.text("reference"),
        locator=fields.text("locator", required=True),
        verification=verification(fields, required=False),
        note=fields.text("note"),
    )
    _refuse_counts_beside_percent(fields, result)
    fields.close()
    return result


def _refuse_counts_beside_percent(fields: Fields, result: StudyResult) -> None:
    if result.responders is not None and result.percent is not None:
        fields.reject(
            ("percent",),
            "stands beside responders; type the counts, and what is printed as reported_percent",
        )
    if result.responders is None and result.percent is None:
        fields.reject(
            (), "has neither responders nor percent; type the counts, or the printed percent"
        )
    if result.responders is not None and result.evaluable is None:
        fields.reject(
            ("responders",), "has no evaluable; type the number of patients it is counted of"
        )


def _fact(fields: Fields) -> StudyFact:
    fact = StudyFact(
        topic=fields.text("topic", required=True),
        text=fields.text("text", required=True),
        reference=fields.text("reference"),
        locator=fields.text("locator", required=True),
        verification=verification(fields, required=False),
    )
    fields.close()
    return fact
