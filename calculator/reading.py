"""Reads what was typed into the form: the course, and field by field the value or what to write.

Everything arrives as text under the names of the course's own fields, so a message finds its
field. Three fields of the form are not fields of a course: the date of a visit beside the start
of imatinib, the unit of a BCR::ABL1 result, and the conversion factor of a local ratio.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from itertools import pairwise
from typing import Any

from calculator.calendar_months import months_between, read_date
from calculator.course import MONTHS, PHASES, Assessment, Circumstances
from calculator.fields import FieldError, Fields, Path, quoted
from calculator.quantities import plain
from calculator.typed_bcr_abl1 import IS_PERCENT, UNITS, read_bcr_abl1
from calculator.typed_numbers import (
    UnreadableError,
    means_not_done,
    read_month,
    read_number,
    tidy,
)
from calculator.typed_words import listed, read_choice, read_mutations, read_yes_no

MAX_TYPED = 200
_OF = re.compile(r" (?:out )?of ")
FORM_KEYS = ("date", "bcr_abl1_unit", "conversion_factor")
"""The fields of a visit in the form that are not fields of a course."""


@dataclass(frozen=True, kw_only=True)
class FieldReading:
    """What one field was read as, in words where that is not plain from the text itself."""

    path: Path
    value: object = None
    how: str | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A form as read: the document of the course, and each field's reading.

    Visits in which nothing was typed are left out of the document; `visits` names for each
    visit of the document the place that it has in the form.
    """

    document: dict[str, Any]
    readings: tuple[FieldReading, ...]
    visits: tuple[int, ...]
    errors: tuple[FieldError, ...]

    def out_of_order(self) -> tuple[int, ...]:
        """The places in the form of visits whose month lies before that of the visit above."""
        months = [Decimal(each["month"]) for each in self.document["assessments"]]
        return tuple(
            self.visits[at]
            for at, (above, month) in enumerate(pairwise(months), start=1)
            if month < above
        )

    def place_in_form(self, path: Path) -> Path:
        """The field of the form for a path of the document."""
        if path[:1] == ("assessments",) and len(path) > 1 and self.visits:
            return ("assessments", self.visits[path[1]], *path[2:])
        return path


def read_entered(entered: object) -> Entry:
    """What was typed, read field by field; errors of all fields together."""
    errors: list[FieldError] = []
    readings: list[FieldReading] = []
    form = Fields(entered, (), errors)
    reader = _Reader(errors=errors, readings=readings, start=_start_date(form, errors))
    document: dict[str, Any] = {}
    phase = _typed(form, "phase")
    if phase:
        document["phase"] = phase
    else:
        form.reject(("phase",), f"choose one: {', '.join(PHASES)}")
    reader.put(document, form, "as_of_month", lambda text: plain(read_month(text)))
    visits: list[int] = []
    document["assessments"] = []
    for place, visit in enumerate(form.mappings("assessments")):
        values = reader.visit(visit)
        if values:
            document["assessments"].append(values)
            visits.append(place)
    if not visits and not errors:
        form.reject(("assessments",), "enter one visit: its month and one result are enough")
    surroundings = form.mapping("circumstances")
    if surroundings is not None:
        document["circumstances"] = reader.group(surroundings, Circumstances)
        surroundings.close()
    form.close()
    return Entry(
        document=document, readings=tuple(readings), visits=tuple(visits), errors=tuple(errors)
    )


@dataclass(frozen=True, kw_only=True)
class _Reader:
    errors: list[FieldError]
    readings: list[FieldReading]
    start: tuple[int, int, int] | None

    def put(
        self, values: dict[str, Any], source: Fields, key: str, read: Callable[[str], Any]
    ) -> None:
        """Reads one field into the values, or records what to write there."""
        self._put_text(values, (*source.path, key), _typed(source, key), read)

    def _put_text(
        self, values: dict[str, Any], path: Path, text: str, read: Callable[[str], Any]
    ) -> None:
        if means_not_done(text):
            return
        try:
            value = read(text)
        except UnreadableError as error:
            self.errors.append(FieldError(path, str(error)))
            return
        values[path[-1]] = value
        how = None if _says_itself(text, value) else _in_words(value)
        self.readings.append(FieldReading(path=path, value=value, how=how))

    def group(self, source: Fields, kind: type) -> dict[str, Any]:
        """Every field of a kind of record that needs no reading of its own."""
        values: dict[str, Any] = {}
        for each in fields(kind):
            if each.name not in ("month", "bcr_abl1_is_percent", "ph_positive_cells"):
                read = _READERS[each.metadata["kind"]]
                self.put(
                    values, source, each.name, lambda text, r=read, m=each.metadata: r(text, m)
                )
        return values

    def visit(self, source: Fields) -> dict[str, Any]:
        """One visit; empty where nothing was typed."""
        before = len(self.errors)
        values = self.group(source, Assessment)
        self._cells(source, values)
        self._bcr_abl1(source, values)
        self._month(source, values, typed_something=bool(values) or len(self.errors) > before)
        source.close()
        return values

    def _cells(self, source: Fields, values: dict[str, Any]) -> None:
        """The Ph+ cells; `7/20` and `7 of 20` give the metaphases too."""
        text = _OF.sub("/", _typed(source, "ph_positive_cells").lower())
        if text.count("/") == 1 and "metaphases" not in values:
            positive, examined = text.split("/")
            typed = {"ph_positive_cells": positive, "metaphases": examined}
            for key, part in typed.items():
                self._put_text(values, (*source.path, key), tidy(part), _cells)
        else:
            self.put(values, source, "ph_positive_cells", _cells)

    def _bcr_abl1(self, source: Fields, values: dict[str, Any]) -> None:
        unit = _typed(source, "bcr_abl1_unit") or IS_PERCENT
        factor = _typed(source, "conversion_factor")
        text = _typed(source, "bcr_abl1_is_percent")
        path = (*source.path, "bcr_abl1_is_percent")
        if unit not in UNITS:
            source.reject(
                ("bcr_abl1_unit",), f"must be one of {', '.join(UNITS)}, got {quoted(unit)}"
            )
        if unit not in UNITS or means_not_done(text):
            return
        try:
            read = read_bcr_abl1(text, unit, factor)
        except UnreadableError as error:
            self.errors.append(FieldError(path, str(error)))
            return
        if read.is_percent is not None:
            values["bcr_abl1_is_percent"] = plain(read.is_percent)
        if (
            read.detected is not None
            and values.get("bcr_abl1_detected", read.detected) != read.detected
        ):
            message = "contradicts the answer to BCR::ABL1 detected; correct one of the two"
            self.errors.append(FieldError(path, message))
        elif read.detected is not None:
            values["bcr_abl1_detected"] = read.detected
        value = values.get("bcr_abl1_is_percent")
        self.readings.append(FieldReading(path=path, value=value, how=read.how))

    def _month(self, source: Fields, values: dict[str, Any], *, typed_something: bool) -> None:
        typed, dated = _typed(source, "month"), _typed(source, "date")
        if typed and dated:
            source.reject(("date",), "stands beside a month; keep one of the two")
        elif dated:
            self._month_from_date(source, values, dated)
        elif not typed and typed_something:
            source.reject(("month",), "write the months since imatinib start, such as 12")
        else:
            self.put(values, source, "month", lambda text: plain(read_month(text)))

    def _month_from_date(self, source: Fields, values: dict[str, Any], dated: str) -> None:
        path = (*source.path, "date")
        try:
            day = read_date(dated)
            if self.start is None:
                raise UnreadableError(
                    "needs the date on which imatinib was started; enter it above"
                )
            month = months_between(self.start, day)
            if month < 0:
                raise UnreadableError(
                    "lies before the start of imatinib; correct one of the two dates"
                )
            if month > MONTHS.high:
                raise UnreadableError(
                    f"lies more than {MONTHS.high} months after the start of imatinib; correct one "
                    "of the two dates"
                )
        except UnreadableError as error:
            self.errors.append(FieldError(path, str(error)))
            return
        values["month"] = plain(month)
        self.readings.append(
            FieldReading(path=path, value=values["month"], how=f"month {values['month']}")
        )


def _start_date(form: Fields, errors: list[FieldError]) -> tuple[int, int, int] | None:
    typed = _typed(form, "start_date")
    if means_not_done(typed):
        return None
    try:
        return read_date(typed)
    except UnreadableError as error:
        errors.append(FieldError(("start_date",), str(error)))
        return None


def _typed(source: Fields, key: str) -> str:
    found = source.value(key)
    if found is None:
        return ""
    if not isinstance(found, str) or len(found) > MAX_TYPED:
        source.reject(
            (key,), f"must be a text of at most {MAX_TYPED} characters, got {quoted(found)}"
        )
        return ""
    return tidy(found)


def _number(text: str, unit: str, example: str) -> str:
    return plain(read_number(text, unit, example))


def _cells(text: str) -> str:
    if text.endswith("%"):
        raise UnreadableError(
            "write the cells of the metaphases, such as 7 of 20; a percentage has a field of its "
            "own beside them"
        )
    return _number(text, "cells", "7")


_READERS: dict[str, Callable[[str, Mapping[str, Any]], Any]] = {
    "decimal": lambda text, m: _number(text, m["unit"], m["example"] or "12.5"),
    "whole": lambda text, m: _number(text, m["unit"], m["example"] or "20"),
    "choice": read_choice,
    "choices": lambda text, m: [read_choice(word, m) for word in listed(text)],
    "yes_no": lambda text, m: read_yes_no(text),
    "mutations": lambda text, m: read_mutations(text),
}


def _says_itself(text: str, value: object) -> bool:
    return (
        not isinstance(value, (str, list))
        or text.replace(" ", "-").lower() == _in_words(value).lower()
    )


def _in_words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "tested, none found"
    return str(value)
