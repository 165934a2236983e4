"""Patients for the tests of the rules: visits and courses written as briefly as in a chart."""

from dataclasses import fields
from decimal import Decimal

from calculator.course import Assessment, Course
from calculator.criteria import CriteriaSet
from calculator.evaluate import Evaluation, evaluate
from calculator.judgment import Judgment, Outcome
from calculator.kinds import CRITERION_KINDS
from calculator.responses import Definitions, read_with
from calculator.rules import RULES
from calculator.timing import ANY_TIME, Window

ELN = RULES.definitions["eln"]
KANTARJIAN = RULES.definitions["kantarjian-2003"]
CHR_ITEMS = {
    "wbc_e9_per_l": "9.9",
    "platelets_e9_per_l": "449",
    "basophils_percent": "4.9",
    "immature_granulocytes": False,
    "spleen_palpable": False,
}
"""Five items just good enough for a complete hematologic response."""

ROW_AT_12 = Window(opens=Decimal("11.5"), closes=Decimal("17.5"))
_NUMBERS = {each.name for each in fields(Assessment) if each.metadata["kind"] == "decimal"}


def visit(month: str | int, **measured: object) -> Assessment:
    """One visit; numbers may be written as text or as whole numbers."""
    values = {
        name: Decimal(str(value)) if name in _NUMBERS and value is not None else value
        for name, value in measured.items()
    }
    return Assessment(month=Decimal(str(month)), **values)


def course_of(*visits: Assessment, as_of: str | int | None = None) -> Course:
    """A course in chronic phase, as of its last visit unless said otherwise."""
    in_order = tuple(sorted(visits, key=lambda each: each.month))
    as_of_month = in_order[-1].month if as_of is None else Decimal(str(as_of))
    return Course(phase="chronic", as_of_month=as_of_month, assessments=in_order)


def judge(
    kind: str,
    argument: object,
    *visits: Assessment,
    definitions: Definitions = ELN,
    window: Window = ANY_TIME,
    as_of: str | int | None = None,
) -> Judgment:
    """The judgment of one kind of criterion on these visits."""
    return CRITERION_KINDS[kind](
        read_with(course_of(*visits, as_of=as_of), definitions), window, argument
    )


def outcome(kind: str, argument: object, *visits: Assessment, **how: object) -> Outcome:
    """The outcome alone."""
    return judge(kind, argument, *visits, **how).outcome


def criteria_set(name: str) -> CriteriaSet:
    """A criteria set by its id."""
    return next(each for each in RULES.criteria_sets if each.id == name)


def evaluated(name: str, *visits: Assessment, as_of: str | int | None = None) -> Evaluation:
    """A set's evaluation of these visits."""
    chosen = criteria_set(name)
    return evaluate(course_of(*visits, as_of=as_of), chosen)


def category(name: str, *visits: Assessment, as_of: str | int | None = None) -> str | None:
    """The category alone."""
    return evaluated(name, *visits, as_of=as_of).category
