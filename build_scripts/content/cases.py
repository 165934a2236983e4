"""content/cases/: worked courses with the verdicts that were derived by hand."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from build_scripts.content.common import MONTHS
from calculator.course import Course
from calculator.course_document import read_course
from calculator.criteria import CATEGORIES
from calculator.evaluate import NONE
from calculator.fields import FieldError, Fields

VERDICTS = (*CATEGORIES, NONE)


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """What one criteria set says about the course.

    `category` None is "cannot be assessed"; None elsewhere is "the case does not say".
    """

    criteria_set: str
    category: str | None
    milestone: Decimal | None
    met: tuple[str, ...] | None
    provisional: tuple[str, ...] | None
    missing: tuple[str, ...] | None
    not_excluded: tuple[str, ...] | None
    discordant: bool | None


@dataclass(frozen=True, kw_only=True)
class Case:
    """One worked example. `request` is the course as written, for the API and the form."""

    id: str
    title: str
    shows: str
    request: dict[str, Any]
    course: Course
    expect: tuple[Expectation, ...]
    file: str


def read_case(name: str, fields: Fields, file: str) -> Case:
    """One case."""
    request = fields.value("course", required=True)
    course_errors: list[FieldError] = []
    course = read_course(request, course_errors) if request is not None else None
    for error in course_errors:
        fields.reject(("course", *error.path), error.message)
    expect = fields.mapping("expect", required=True)
    sets = expect.names()
    if fields.has("expect") and not sets:
        fields.reject(("expect",), "names no criteria set; name one or more")
    case = Case(
        id=name,
        title=fields.text("title", required=True),
        shows=fields.text("shows", required=True),
        request=request,
        course=course,
        expect=tuple(_expectation(expect, each) for each in sets),
        file=file,
    )
    fields.close()
    return case


def _expectation(expect: Fields, criteria_set: str) -> Expectation:
    fields = expect.mapping(criteria_set, required=True)
    known = fields.names()
    if "category" not in known:
        fields.reject(("category",), "is missing; write null where no verdict can be given")
    category = fields.choice("category", VERDICTS)
    expectation = Expectation(
        criteria_set=criteria_set,
        category=category,
        milestone=fields.decimal("milestone", MONTHS, "months"),
        met=fields.texts("met"),
        provisional=fields.texts("provisional"),
        missing=fields.texts("missing"),
        not_excluded=fields.texts("not_excluded"),
        discordant=fields.yes_no("discordant"),
    )
    fields.close()
    return expectation
