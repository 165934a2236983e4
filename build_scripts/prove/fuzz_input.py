"""Throws wrong input at the calculator: text, JSON, typed forms, links and saved files.

The promise: no exception, no answer later than a second, and where the input is wrong always a
message with its place. Like the courses, every input is a pure function of seed and index.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import fields
from typing import Any

from build_scripts.broken_courses import DAMAGE, broken_course, damaged_text
from build_scripts.courses import Draw, course
from calculator import json_text, share
from calculator.browser import run
from calculator.course_document import read_course
from calculator.diagnosis import AtDiagnosis
from calculator.parts import PARTS

MOST_SECONDS = 1.0
STRANGE: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    1e308,
    10**30,
    "",
    " ",
    "0",
    "-0",
    "1e5",
    "12,5",
    "\u0661\u0662",
    "NaN",
    "Infinity",
    "<script>alert(1)</script>",
    "a" * 5000,
    "\u0000",
    "\u202e",
    "\ud800",
    [],
    {},
    [[]],
    [None],
    {"": {}},
    [0] * 600,
    {"month": {"month": []}},
    ["T315I"] * 600,
)


def strange_input(seed: int, index: int) -> tuple[str, str]:
    """The kind of an input and its text; the kinds take turns."""
    kind = list(_KINDS)[index % len(_KINDS)]
    return kind, _KINDS[kind](seed, index)


def fault(text: str) -> str | None:
    """How the calculator breaks its promise on a text; None where it keeps it."""
    started = time.process_time()
    try:
        answer = run(text)
    except Exception as error:  # noqa: BLE001 - whatever comes out is the fault looked for
        return f"raises {type(error).__name__}: {error}"
    seconds = time.process_time() - started
    if seconds > MOST_SECONDS:
        return f"takes {seconds:.1f} s"
    if not answer.isascii() or not answer.endswith("\n"):
        return "does not answer in one line of ASCII"
    return _misanswered(json.loads(answer))


def _misanswered(answer: dict[str, Any]) -> str | None:
    if answer["ok"]:
        return None
    errors = answer.get("errors")
    if not errors:
        return "is refused without a message"
    unplaced = [each for each in errors if not isinstance(each["field"], str)]
    unsaid = [each for each in errors if not each["message"].strip()]
    return f"is refused with {(unplaced + unsaid)[0]}" if unplaced or unsaid else None


def _make_strange(draw: Draw, document: Any) -> None:
    """Replaces, doubles, renames or takes out one value, key or item of a document."""
    places = list(_places(document))
    holder, key = draw.one(places)
    way = draw.below(4)
    if way == 0 and isinstance(holder, dict):
        holder[draw.one((f"{key}s", "", "\u0430dult", "__class__"))] = holder.pop(key)
    elif way == 1:
        del holder[key]
    elif way == 2 and isinstance(holder, list):
        holder.append(deepcopy(holder[key]))
    else:
        holder[key] = deepcopy(draw.one(STRANGE))


def _places(value: Any) -> Any:
    """Every place of a document that holds a value."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


def _strange(seed: int, index: int, document: Any) -> str:
    draw = Draw(seed + 1, index)
    made = {"": deepcopy(document)}
    for _ in range(1 + draw.below(3)):
        _make_strange(draw, made)
        if list(made) != [""]:
            return json.dumps(made)
    return json.dumps(made[""])


def _read(seed: int, index: int) -> Any:
    return read_course(json_text.read(json.dumps(course(seed, index))), [])


def _entered(seed: int, index: int) -> str:
    typed = share.typed_of(share.document_of(_read(seed, index)))
    return _strange(seed, index, {"entered": typed, "parts": ["view", "note"]})


def _fragment(seed: int, index: int) -> str:
    draw = Draw(seed + 2, index)
    whole = share.fragment(_read(seed, index))
    place = draw.below(len(whole))
    damaged = draw.one(
        (whole, whole[:place], whole[:place] + draw.one(DAMAGE) + whole[place:], whole[place:])
    )
    return json.dumps({"fragment": damaged.replace("=1.", draw.one(("=1.", "=1.", "=2.", "=")))})


def _request(seed: int, index: int) -> str:
    request = {"course": course(seed, index), "parts": list(PARTS), "chart_set": "eln-2013"}
    return _strange(seed, index, request)


def _pasted(seed: int, index: int) -> str:
    """A table with heads, as from a spreadsheet, with something put in at one place."""
    visits = course(seed, index)["assessments"]
    heads = list(dict.fromkeys(key for visit in visits for key in visit))
    rows = [heads, *([str(visit.get(key, "")) for key in heads] for visit in visits)]
    text = "\n".join("\t".join(row) for row in rows)
    draw = Draw(seed + 3, index)
    place = draw.below(len(text))
    return json.dumps({"pasted": text[:place] + draw.one((*DAMAGE, "\t")) + text[place:]})


def _at_diagnosis(seed: int, index: int) -> str:
    draw = Draw(seed + 4, index)
    numbers = ("", "0", "17", "18", "52", "120", "4,5", "1e3", "-1", "not done", "350 10^9/L", "x")
    typed = {each.name: draw.one(numbers) for each in fields(AtDiagnosis)}
    return _strange(seed, index, {"at_diagnosis": typed, "parts": ["view", "scores"]})


def _deep(seed: int, index: int) -> str:
    depth = 15 + Draw(seed, index).below(40_000)
    return ("[" * depth + "]" * depth) if index % 2 else ('{"a":' * depth + "1" + "}" * depth)


def _long(seed: int, index: int) -> str:
    draw = Draw(seed, index)
    piece = draw.one(('{"month": 1},', '"', "9", " ", '{"phase": ', "\\u0000", "[],", "-"))
    return f'{{"phase": "chronic", "assessments": [{piece * draw.below(60_000)}]}}'


_KINDS: dict[str, Callable[[int, int], str]] = {
    "damaged text": damaged_text,
    "a course with one fault": lambda seed, index: json.dumps(broken_course(seed, index).course),
    "a course with strange values": lambda seed, index: _strange(seed, index, course(seed, index)),
    "a request with strange values": _request,
    "a form with strange values": _entered,
    "the fragment of a link": _fragment,
    "a saved file": lambda seed, index: json.dumps({"saved": damaged_text(seed, index)}),
    "a pasted table": _pasted,
    "numbers at diagnosis": _at_diagnosis,
    "deep nesting": _deep,
    "long text": _long,
}
