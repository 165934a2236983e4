"""Reads JSON text within limits, says where it is wrong, and writes it canonically.

The sentences of Python's own parser change between versions, so they are never shown: the
same text gets the same message everywhere.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal

from calculator.fields import FieldError, JsonObject, UnreadableNumber
from calculator.quantities import plain

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

_STRING = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"'
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_TOKEN = re.compile(
    rf"[ \t\r\n]*(?:(?P<string>{_STRING})"
    rf"|(?P<word>true|false|null|{_NUMBER})(?![\w.+-])"
    r"|(?P<mark>[\[\]{},:])|(?P<end>\Z))"
)
_SPACE = re.compile(r"[ \t\r\n]*")
_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)
_EXPONENT = re.compile(r"[eE][+-]?0*([0-9]+)\Z")


def read(text: str) -> object:
    """The value that the text holds, numbers as Decimal and objects as JsonObject.

    Raises FieldError at the path of the whole document: too long, too deep, or no JSON.
    """
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise FieldError((), "The text is longer than 1 MB; split the course or leave out visits")
    if _depth(text) > MAX_DEPTH:
        raise FieldError((), f"is nested deeper than {MAX_DEPTH} levels; a course needs five")
    try:
        return json.loads(
            text,
            object_pairs_hook=JsonObject,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError):
        raise FieldError((), _first_fault(text)) from None


def _number(text: str) -> Decimal | UnreadableNumber:
    exponent = _EXPONENT.search(text)
    if len(text) > 40 or (exponent and len(exponent[1]) > 3):
        return UnreadableNumber(text)
    return Decimal(text)


def _refuse(word: str) -> None:
    raise ValueError(word)


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in _BRACKETS.finditer(text):
        bracket = match[0]
        if bracket in ("[", "{"):
            depth += 1
            deepest = max(deepest, depth)
        elif bracket in ("]", "}"):
            depth -= 1
    return deepest


def _first_fault(text: str) -> str:
    """Where the text stops being JSON, and what could stand there."""
    open_brackets: list[str] = []
    expected, place = "a value", 0
    while True:
        token = _TOKEN.match(text, place)
        start = _SPACE.match(text, place).end()
        kind = _kind(token)
        if token is None or kind == "end" or not _fits(kind, expected):
            return _sentence(text, start, expected)
        place = token.end()
        expected = _next(kind, expected, open_brackets)


def _kind(token: re.Match[str] | None) -> str:
    if token is None:
        return "nothing"
    if token["mark"]:
        return token["mark"]
    return "string" if token["string"] else "word" if token["word"] else "end"


_ACCEPTED = {
    "a value": ("string", "word", "[", "{"),
    "a value or ]": ("string", "word", "[", "{", "]"),
    "a key in double quotes": ("string",),
    "a key in double quotes or }": ("string", "}"),
    "a colon": (":",),
    "a comma or ]": (",", "]"),
    "a comma or }": (",", "}"),
    "the end of the text": ("end",),
}


def _fits(kind: str, expected: str) -> bool:
    return kind in _ACCEPTED[expected]


def _next(kind: str, expected: str, open_brackets: list[str]) -> str:
    if kind == "[":
        open_brackets.append("]")
        return "a value or ]"
    if kind == "{":
        open_brackets.append("}")
        return "a key in double quotes or }"
    if kind == ":":
        return "a value"
    if kind == ",":
        return "a value" if open_brackets[-1] == "]" else "a key in double quotes"
    if expected.startswith("a key") and kind == "string":
        return "a colon"
    if kind in ("]", "}"):
        open_brackets.pop()
    return f"a comma or {open_brackets[-1]}" if open_brackets else "the end of the text"


def _sentence(text: str, place: int, expected: str) -> str:
    line = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    return f"is no JSON at line {line}, column {column}: expected {expected}"


def write(value: object) -> str:
    """The value as one line of JSON that is the same everywhere.

    Keys sorted, ASCII only, decimals in their shortest form without exponent and never through
    a float, a newline at the end.
    """
    return _written(value) + "\n"


def _written(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)}:{_written(value[key])}" for key in sorted(value))
        return f"{{{','.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(_written(each) for each in value)}]"
    if isinstance(value, Decimal):
        return plain(value)
    return json.dumps(value)
