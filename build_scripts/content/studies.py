"""content/studies/: what was done to whom, and what came of it."""

from dataclasses import dataclass
from decimal import Decimal

from build_scripts.content.common import DOSE_MG, PATIENTS, Review, review, verification
from build_scripts.content.study_results import (
    Arm,
    Comparison,
    StudyFact,
    StudyResult,
    read_arm,
    read_comparison,
    read_fact,
    read_result,
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
    "dose-adapted",
    "first-line-dose",
    "context",
)
_STRATEGY_OF_ROLE = {
    "escalation-after-failure": "escalate",
    "switching": "switch",
    "dose-adapted": "escalate",
    "first-line-dose": "high-dose",
}


@dataclass(frozen=True, kw_only=True)
class Escalation:
    """A dose step that was taken, and by how many; `patients` is None where it is not printed."""

    from_mg: Decimal
    to_mg: Decimal
    patients: int | None


@dataclass(frozen=True, kw_only=True)
class Study:
    """One study, with every result that we quote from it.

    `patients` is None where the text that was read does not say how many there were. Studies
    named in `overlaps` share patients or may share them: their figures are never added up.
    `grade_3_4` is what is said of such events where no rate of them is a result.
    """

    id: str
    reference: str
    companions: tuple[str, ...]
    title: str
    summary: str
    role: str
    design: str
    randomized: bool
    disease_phase: str
    population: str
    patients: int | None
    dose_label: str
    escalations: tuple[Escalation, ...]
    arms: tuple[Arm, ...]
    follow_up: str | None
    grade_3_4: str | None
    criteria_set: str | None
    overlaps: tuple[str, ...]
    results: tuple[StudyResult, ...]
    comparisons: tuple[Comparison, ...]
    facts: tuple[StudyFact, ...]
    characteristics: tuple[Characteristic, ...]
    status_rows: tuple[StatusRow, ...]
    patient_rows: tuple[PatientResponse, ...]
    notes: tuple[str, ...]
    verification: Verification
    review: Review
    file: str

    def arm_of(self, result: StudyResult) -> Arm | None:
        """The arm that a result belongs to; None where the study has a single one."""
        return next((arm for arm in self.arms if arm.id == result.arm), None)

    def strategy_of(self, result: StudyResult) -> str | None:
        """What was done to the patients of a result; None in studies that compare no strategy."""
        arm = self.arm_of(result)
        return arm.strategy if arm else _STRATEGY_OF_ROLE.get(self.role)

    def reference_of(self, item: StudyResult | Comparison | StudyFact) -> str:
        """The source of an item: its own, or that of the study."""
        return item.reference or self.reference

    def verification_of(self, item: StudyResult | StudyFact) -> Verification:
        """How far the copy of an item was checked: its own mark, or that of the study."""
        return item.verification or self.verification


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
        randomized=fields.yes_no("randomized") or False,
        disease_phase=fields.choice(
            "disease_phase", ("chronic", "mixed", "not stated"), required=True
        ),
        population=fields.text("population", required=True),
        patients=fields.whole("patients", PATIENTS, "patients"),
        dose_label=fields.text("dose_label", required=True),
        escalations=tuple(_escalation(each) for each in fields.mappings("escalations")),
        arms=tuple(read_arm(each) for each in fields.mappings("arms")),
        follow_up=fields.text("follow_up"),
        grade_3_4=fields.text("grade_3_4"),
        criteria_set=fields.text("criteria_set"),
        overlaps=fields.texts("overlaps") or (),
        results=tuple(read_result(each) for each in fields.mappings("results", required=True)),
        comparisons=tuple(read_comparison(each) for each in fields.mappings("comparisons")),
        facts=tuple(read_fact(each) for each in fields.mappings("facts")),
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
