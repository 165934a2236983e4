"""Seeded input that is wrong: courses with one known fault, and text damaged at one place.

Like `courses`, a pure function of `seed` and `index` in every Python. Used by the fuzzers and
by the tests of the error messages.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from build_scripts.courses import Draw, course

Value = Any
Fault = Callable[[dict[str, Any]], str]


@dataclass(frozen=True, kw_only=True)
class BrokenCourse:
    """A course that must be refused, and the field that the first error must name."""

    fault: str
    course: Value
    field: str


def _set(key: str, value: Value, *, absent: tuple[str, ...] = (), place: str = "") -> Fault:
    """The key of the first visit takes the value; keys that would hide it are dropped."""

    def apply(made: dict[str, Value]) -> str:
        visit = made["assessments"][0]
        for other in absent:
            visit.pop(other, None)
        visit[key] = value
        return f"assessments[0].{key}{place}"

    return apply


def _set_course(key: str, value: Value) -> Fault:
    def apply(made: dict[str, Value]) -> str:
        made[key] = value
        return key

    return apply


def _set_circumstance(key: str, value: Value, field: str) -> Fault:
    def apply(made: dict[str, Value]) -> str:
        made["circumstances"] = {key: value}
        return f"circumstances.{field}"

    return apply


def _without_month(made: dict[str, Value]) -> str:
    del made["assessments"][0]["month"]
    return "assessments[0].month"


def _month_twice(made: dict[str, Value]) -> str:
    first = made["assessments"][0]["month"]
    made["assessments"].append({"month": first})
    return f"assessments[{len(made['assessments']) - 1}].month"


def _counts_and_percentage(made: dict[str, Value]) -> str:
    made["assessments"][0] |= {"ph_positive_cells": 7, "metaphases": 20, "ph_positive_percent": 35}
    return "assessments[0].ph_positive_percent"


def _cells_above_total(made: dict[str, Value]) -> str:
    made["assessments"][0].pop("ph_positive_percent", None)
    made["assessments"][0] |= {"ph_positive_cells": 21, "metaphases": 20}
    return "assessments[0].ph_positive_cells"


def _undetected_above_zero(made: dict[str, Value]) -> str:
    made["assessments"][0] |= {"bcr_abl1_detected": False, "bcr_abl1_is_percent": 0.1}
    return "assessments[0].bcr_abl1_detected"


def _detected_at_zero(made: dict[str, Value]) -> str:
    made["assessments"][0] |= {"bcr_abl1_detected": True, "bcr_abl1_is_percent": 0}
    return "assessments[0].bcr_abl1_detected"


def _too_many_visits(made: dict[str, Value]) -> str:
    made["assessments"] = [{"month": month} for month in range(501)]
    return "assessments"


_COUNTS = ("ph_positive_cells", "metaphases", "ph_positive_percent")
_MOLECULAR = ("bcr_abl1_detected", "bcr_abl1_is_percent")

FAULTS: dict[str, Fault] = {
    "month missing": _without_month,
    "month below 0": _set("month", -0.1),
    "month above 600": _set("month", 600.1),
    "month with 16 digits": _set("month", "1.000000000000001"),
    "month a word": _set("month", "twelve"),
    "month with a decimal comma": _set("month", "11,5"),
    "month yes": _set("month", True),
    "month twice": _month_twice,
    "dose 0": _set("daily_dose_mg", 0),
    "dose above 2000": _set("daily_dose_mg", 2001),
    "unknown hematologic response": _set("hematologic_response", "CHR"),
    "spleen in words": _set("spleen_palpable", "yes"),
    "immature granulocytes as a number": _set("immature_granulocytes", 0),
    "cells without total": _set("ph_positive_cells", 7, absent=_COUNTS),
    "cells above total": _cells_above_total,
    "total 0": _set("metaphases", 0, absent=_COUNTS),
    "more than 10 000 nuclei": _set("metaphases", 10001, absent=_COUNTS),
    "half a metaphase": _set("metaphases", 19.5, absent=_COUNTS),
    "counts and percentage": _counts_and_percentage,
    "Ph+ above 100 %": _set("ph_positive_percent", 100.1, absent=_COUNTS),
    "Ph+ below 0 %": _set("ph_positive_percent", -1, absent=_COUNTS),
    "unknown method": _set("cytogenetic_method", "FISH"),
    "BCR::ABL1 below 0 %": _set("bcr_abl1_is_percent", -0.1, absent=_MOLECULAR),
    "BCR::ABL1 above 10 000 %": _set("bcr_abl1_is_percent", 10000.1, absent=_MOLECULAR),
    "undetected above 0 %": _undetected_above_zero,
    "detected at 0 %": _detected_at_zero,
    "copies below 0": _set("abl1_copies", -1),
    "unknown clone": _set("clonal_evolution", "trisomy 8"),
    "mutations no list": _set("mutations", "T315I"),
    "mutation in lower case": _set("mutations", ["t315i"], place="[0]"),
    "mutation without its last letter": _set("mutations", ["T315"], place="[0]"),
    "progression in words": _set("progression", "no"),
    "unknown key of a visit": _set("ph_percent", 12),
    "phase missing": lambda made: made.pop("phase") and "phase",
    "unknown phase": _set_course("phase", "chronic phase"),
    "as of month below 0": _set_course("as_of_month", -1),
    "as of month above 600": _set_course("as_of_month", 601),
    "no visits": _set_course("assessments", []),
    "visits no list": _set_course("assessments", {"month": 3}),
    "visits missing": lambda made: made.pop("assessments") and "assessments",
    "a visit that is a number": lambda made: made["assessments"].insert(0, 12) or "assessments[0]",
    "more than 500 visits": _too_many_visits,
    "unknown key of the course": _set_course("patient", "name"),
    "unknown circumstance": _set_circumstance("weight", 70, "weight"),
    "circumstance in words": _set_circumstance("adult", "yes", "adult"),
    "unknown TKI": _set_circumstance(
        "available_tkis", ["dasatinib", "imatinib"], "available_tkis[1]"
    ),
    "adherence yes": _set_circumstance("adherence", True, "adherence"),
}


def broken_course(seed: int, index: int) -> BrokenCourse:
    """A course of `courses.course` with one fault; the faults take turns."""
    name = list(FAULTS)[index % len(FAULTS)]
    made = course(seed, index)
    return BrokenCourse(fault=name, field=FAULTS[name](made), course=made)


DAMAGE = (
    *'{}[],:"\\\n\t\0 -+.0e9',
    "NaN",
    "Infinity",
    "1e999",
    "null",
    "true",
    "'",
    "//",
    "\ufeff",
    "\ud800",
    "é",
)


def damaged_text(seed: int, index: int) -> str:
    """The JSON text of a course, cut, put into, taken from or doubled at one place."""
    text = json.dumps(course(seed, index))
    draw = Draw(seed, index)
    place = draw.below(len(text))
    end = min(len(text), place + 1 + draw.below(12))
    return draw.one(
        (
            text[:place],
            text[:place] + draw.one(DAMAGE) + text[place:],
            text[:place] + draw.one(DAMAGE) + text[end:],
            text[:place] + text[end:],
            text[:end] + text[place:],
            text[:place] + text[place:end] * 50 + text[end:],
        )
    )
