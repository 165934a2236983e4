"""Reads a course from its document and refuses what cannot be true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any

from calculator.course import MONTHS, PHASES, Assessment, Circumstances, Course
from calculator.fields import FieldError, Fields, Path, quoted

MAX_ASSESSMENTS = 500

_MUTATION = re.compile(r"[A-Z][1-9][0-9]{0,3}[A-Z]", re.ASCII)


def read_course(value: object, errors: list[FieldError]) -> Course | None:
    """The course that a document holds; None where anything in it cannot be read.

    Every mistake is recorded with its path.
    """
    before = len(errors)
    course = Fields(value, (), errors)
    if len(errors) > before and not isinstance(value, dict):
        return None
    phase = course.choice("phase", PHASES, required=True)
    as_of_month = course.decimal("as_of_month", MONTHS, "months")
    assessments = [_read(Assessment, each) for each in _visits(course)]
    surroundings = course.mapping("circumstances")
    circumstances = {} if surroundings is None else _read(Circumstances, surroundings)
    course.close()
    _refuse_shared_months(assessments, errors)
    if len(errors) > before:
        return None
    read = sorted((Assessment(**each) for each in assessments), key=lambda each: each.month)
    return Course(
        phase=phase,
        as_of_month=read[-1].month if as_of_month is None else as_of_month,
        assessments=tuple(read),
        circumstances=Circumstances(**circumstances),
    )


def _visits(course: Fields) -> Iterator[Fields]:
    listed = course.value("assessments", required=True)
    if isinstance(listed, list) and not listed:
        course.reject(("assessments",), "is empty; at least one visit is needed")
    if isinstance(listed, list) and len(listed) > MAX_ASSESSMENTS:
        course.reject(
            ("assessments",),
            f"has {len(listed)} visits; at most {MAX_ASSESSMENTS} are read, leave some out",
        )
        return iter(())
    return course.mappings("assessments")


def _read(kind: type, source: Fields) -> dict[str, Any]:
    values = {each.name: _GETTERS[each.metadata["kind"]](source, each) for each in fields(kind)}
    source.close()
    if kind is Assessment:
        for check in (_check_cytogenetics, _check_detection):
            check(source, values)
    return values


_GETTERS: dict[str, Callable[[Fields, Any], Any]] = {
    "decimal": lambda source, each: source.decimal(
        each.name,
        each.metadata["limits"],
        each.metadata["unit"],
        required=each.metadata["required"],
    ),
    "whole": lambda source, each: source.whole(
        each.name, each.metadata["limits"], each.metadata["unit"]
    ),
    "choice": lambda source, each: source.choice(each.name, each.metadata["choices"]),
    "choices": lambda source, each: source.choices(each.name, each.metadata["choices"]),
    "yes_no": lambda source, each: source.yes_no(each.name),
    "mutations": lambda source, each: _read_mutations(source, each.name),
}


def _read_mutations(source: Fields, key: str) -> tuple[str, ...] | None:
    listed = source.value(key)
    if listed is None:
        return None
    if not isinstance(listed, list):
        source.reject((key,), f'must be a list such as ["T315I"], got {quoted(listed)}')
        return None
    found: list[str] = []
    for index, name in enumerate(listed):
        path: Path = (key, index)
        if not isinstance(name, str) or not _MUTATION.fullmatch(name):
            source.reject(path, f"must read as letter, number, letter (T315I), got {quoted(name)}")
        elif name not in found:
            found.append(name)
    return tuple(found)


def _check_cytogenetics(source: Fields, values: dict[str, Any]) -> None:
    cells, total = values["ph_positive_cells"], values["metaphases"]
    if source.has("ph_positive_cells") and not source.has("metaphases"):
        source.reject(("ph_positive_cells",), "has no total; give metaphases too")
    if cells is not None and total is not None and cells > total:
        source.reject(("ph_positive_cells",), f"must not be above metaphases, {total}, got {cells}")
    if source.has("ph_positive_cells") and source.has("ph_positive_percent"):
        source.reject(
            ("ph_positive_percent",), "stands beside a count of Ph+ cells; give one of them"
        )


def _check_detection(source: Fields, values: dict[str, Any]) -> None:
    detected, percent = values["bcr_abl1_detected"], values["bcr_abl1_is_percent"]
    if detected is False and percent:
        source.reject(
            ("bcr_abl1_detected",),
            f"says no beside a value of {percent} %; leave one of the two open",
        )
    if detected is True and percent == 0:
        source.reject(
            ("bcr_abl1_detected",), "says yes beside a value of 0 %; leave one of the two open"
        )


def _refuse_shared_months(assessments: list[dict[str, Any]], errors: list[FieldError]) -> None:
    seen: set[Decimal] = set()
    for index, each in enumerate(assessments):
        month = each["month"]
        if month in seen:
            path: Path = ("assessments", index, "month")
            message = f"is the month of another visit too, {month}; join them or correct one"
            errors.append(FieldError(path, message))
        elif month is not None:
            seen.add(month)
