"""The door of the page: text in, text out, and never an exception for wrong input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from calculator import json_text
from calculator.course import Course
from calculator.course_document import read_course
from calculator.fields import FieldError, Fields, in_order_of_input
from calculator.report import report
from calculator.rules import RULES

REQUEST_KEYS = ("course", "parts")
PARTS: dict[str, Callable[[Course], Any]] = {"report": lambda course: report(course, RULES)}
"""The parts that can be asked for; `report` is always there."""


def run(text: str) -> str:
    """The answer to a course, or to a request for parts of an answer, as one line of JSON.

    The same text and revision give the same bytes in every Python. Wrong input is answered
    with all its errors, each with the path of its field.
    """
    try:
        document = json_text.read(text)
    except FieldError as error:
        return json_text.write(_refused([error]))
    is_request = isinstance(document, dict) and any(key in document for key in REQUEST_KEYS)
    return json_text.write(_answer_request(document) if is_request else _answer(document, ()))


def _answer_request(document: object) -> dict[str, Any]:
    errors: list[FieldError] = []
    request = Fields(document, (), errors)
    parts = request.choices("parts", PARTS) or ()
    course = request.value("course", required=True)
    request.close()
    refused = in_order_of_input(errors, document)
    return _refused(refused) if course is None else _answer(course, parts, tuple(refused))


def _answer(
    document: object, parts: tuple[str, ...], before: tuple[FieldError, ...] = ()
) -> dict[str, Any]:
    """The parts of an answer to a course; the errors of the request, if any, come first."""
    errors: list[FieldError] = []
    course = read_course(document, errors)
    refused = [*before, *in_order_of_input(errors, document)]
    if course is None or refused:
        return _refused(refused)
    answer = report(course, RULES)
    return answer | {part: PARTS[part](course) for part in parts if part != "report"}


def _refused(errors: list[FieldError]) -> dict[str, Any]:
    listed = [{"field": each.field, "message": each.message} for each in errors]
    return {"ok": False, "errors": listed}
