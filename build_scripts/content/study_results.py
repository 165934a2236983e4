"""The results of a study: rates of one arm, comparisons of two, and facts that are no rate."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from build_scripts.content.common import MONTHS, PATIENTS, PERCENT, numbers, verification
from calculator.evidence_document import INDICATIONS, PRIOR_RESPONSES, STRATEGIES
from calculator.fields import Fields
from calculator.sources import Verification

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
    "MR4",
    "MR4.5",
    "molecular response",
    "suboptimal response",
    "response kept",
    "progression-free",
    "event-free",
    "transformation-free",
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
GRADES = ("3-4",)


@dataclass(frozen=True, kw_only=True)
class Arm:
    """One treatment of a study, and whether it raises the dose or changes the drug."""

    id: str
    title: str
    strategy: str
    patients: int | None


@dataclass(frozen=True, kw_only=True)
class StudyResult:
    """One outcome: `responders` of `evaluable`, or a percentage where no counts are printed.

    `reported_percent` is what the source prints beside its counts. `interval` is one that the
    source prints. `ours` marks counts that we derived. `grade` is that of an adverse event.
    `note` explains a disagreement, or anything else that a reader has to know.
    """

    id: str
    outcome: str
    label: str
    arm: str | None
    group: str | None
    indication: str | None
    prior_response: str | None
    at_month: Decimal | None
    grade: str | None
    responders: int | None
    evaluable: int | None
    percent: Decimal | None
    interval: tuple[Decimal, ...]
    reported_percent: Decimal | None
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
class Comparison:
    """Two results of one outcome in two arms, as the source sets them against each other.

    `p_value` is as printed; `significant` is what the source says where it prints no value.
    `primary` marks the main question of the study.
    """

    id: str
    label: str
    results: tuple[str, ...]
    p_value: str | None
    significant: bool | None
    primary: bool
    reference: str | None
    locator: str
    note: str | None


@dataclass(frozen=True, kw_only=True)
class StudyFact:
    """Something the source says that is no rate: one sentence, and where it is printed."""

    topic: str
    text: str
    reference: str | None
    locator: str
    verification: Verification | None


def read_arm(fields: Fields) -> Arm:
    """One arm of the key `arms`."""
    arm = Arm(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        strategy=fields.choice("strategy", STRATEGIES, required=True),
        patients=fields.whole("patients", PATIENTS, "patients"),
    )
    fields.close()
    return arm


def read_result(fields: Fields) -> StudyResult:
    """One result of the key `results`."""
    result = StudyResult(
        id=fields.text("id", required=True),
        outcome=fields.choice("outcome", OUTCOMES, required=True),
        label=fields.text("label", required=True),
        arm=fields.text("arm"),
        group=fields.text("group"),
        indication=fields.choice("indication", INDICATIONS),
        prior_response=fields.choice("prior_response", PRIOR_RESPONSES),
        at_month=fields.decimal("at_month", MONTHS, "months"),
        grade=fields.choice("grade", GRADES),
        responders=fields.whole("responders", PATIENTS, "patients"),
        evaluable=fields.whole("evaluable", PATIENTS, "patients"),
        percent=fields.decimal("percent", PERCENT, "%"),
        interval=numbers(fields, "interval", PERCENT, "%", 2),
        reported_percent=fields.decimal("reported_percent", PERCENT, "%"),
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


def read_comparison(fields: Fields) -> Comparison:
    """One comparison of the key `comparisons`."""
    comparison = Comparison(
        id=fields.text("id", required=True),
        label=fields.text("label", required=True),
        results=fields.texts("results", required=True) or (),
        p_value=fields.text("p_value"),
        significant=fields.yes_no("significant"),
        primary=fields.yes_no("primary") or False,
        reference=fields.text("reference"),
        locator=fields.text("locator", required=True),
        note=fields.text("note"),
    )
    if len(comparison.results) != 2:
        fields.reject(
            ("results",), f"names {len(comparison.results)} results; a comparison has two"
        )
    fields.close()
    return comparison


def read_fact(fields: Fields) -> StudyFact:
    """One fact of the key `facts`."""
    fact = StudyFact(
        topic=fields.text("topic", required=True),
        text=fields.text("text", required=True),
        reference=fields.text("reference"),
        locator=fields.text("locator", required=True),
        verification=verification(fields, required=False),
    )
    fields.close()
    return fact
