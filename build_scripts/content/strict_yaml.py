"""YAML without its surprises, and with the line of every value.

Only a small part of YAML is read: mappings with text as keys, lists, text, decimal
numbers, `true`, `false` and `null`. What PyYAML would turn into something else without
a word (`NO`, `010`, `1:30`, a date, a key that stands twice) is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml

from build_scripts.content.problem import ContentError, Problem

LIMIT_BYTES = 1_000_000
LIMIT_DEPTH = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_TRUTH = re.compile(r"y|n|yes|no|on|off|true|false", re.IGNORECASE)
_NOTHING = re.compile(r"~|null", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")
_ODD_NUMBER = re.compile(
    r"[-+]?(\.?[0-9][0-9_.:]*([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|\.(inf|nan))", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Document:
    """One file: its value, and the line of each path in it (`results[0].responders` -> 12)."""

    file: str
    value: Any
    lines: dict[str, int]

    def line(self, path: str) -> int:
        """The line of a path, or of the nearest thing around it that is in the file."""
        while path and path not in self.lines:
            path = re.sub(r"(\.[^.\[\]]*|\[[0-9]*\]|^[^.\[\]]*)$", "", path)
        return self.lines.get(path, 1)

    def problem(self, path: str, message: str) -> Problem:
        """A problem at a path of this file."""
        return Problem(file=self.file, line=self.line(path), path=path, message=message)


@lru_cache(maxsize=1024)
def read(data: bytes, file: str) -> Document:
    """Read one YAML file; `file` is the name used in messages.

    What was read once is remembered, so that watching the content reads only what changed.
    Raises ContentError with every surprise in the file, or with the first place at which
    the file is not YAML at all.
    """
    text = _decoded(data, file)
    builder = _Builder(file=file)
    try:
        value = builder.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        builder.refuse(line, "", f"not YAML: {error.problem}; check indentation, colons and quotes")
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        builder.refuse(line, "", "a control character stands in the text; remove it")
    if builder.problems:
        raise ContentError(builder.problems)
    return Document(file=file, value=value, lines=builder.lines)


def _decoded(data: bytes, file: str) -> str:
    if len(data) > LIMIT_BYTES:
        message = f"the file has {len(data)} bytes; at most {LIMIT_BYTES} are read, so split it"
        raise ContentError([Problem(file=file, line=1, path="", message=message)])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise ContentError([Problem(file=file, line=line, path="", message=message)]) from None
    if text.startswith("\ufeff"):
        message = "the file begins with a byte order mark; save it as UTF-8 without one"
        raise ContentError([Problem(file=file, line=1, path="", message=message)])
    return text


@dataclass
class _Builder:
    """Builds the value from PyYAML's events, which still know anchors, tags and quotes."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def refuse(self, line: int, path: str, message: str) -> None:
        self.problems.append(Problem(file=self.file, line=line, path=path, message=message))

    def document(self, events: Iterator[yaml.Event]) -> Any:
        next(events)
        start = next(events)
        if isinstance(start, yaml.StreamEndEvent):
            self.refuse(1, "", "the file is empty; see content/README.md for what belongs in it")
            return None
        value = self.value(next(events), events, "", 1)
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.refuse(
                after.start_mark.line + 1, "", "a second document begins; write one per file"
            )
        return value

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], path: str, depth: int) -> Any:
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if depth > LIMIT_DEPTH:
            self.refuse(
                line, path, f"more than {LIMIT_DEPTH} levels deep; content is never that deep"
            )
            raise ContentError(self.problems)
        self._refuse_anchors_and_tags(event, line, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, path)
        return None

    def _refuse_anchors_and_tags(self, event: yaml.Event, line: int, path: str) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.refuse(line, path, f"alias *{event.anchor}; write the value out")
            return
        if event.anchor:
            self.refuse(
                line, path, f"anchor &{event.anchor}; write each value out where it is used"
            )
        if event.tag:
            self.refuse(line, path, f"tag {event.tag}; write plain text, a number, true or false")

    def _mapping(self, events: Iterator[yaml.Event], path: str, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            key = self._key(event, line, path)
            inner = f"{path}.{key}" if path else key
            if key in result:
                self.refuse(
                    line, inner, f"stands twice, first in line {self.lines[inner]}; keep one"
                )
                inner_lines = dict(self.lines)
                self.value(next(events), events, inner, depth + 1)
                self.lines = inner_lines
                continue
            self.lines[inner] = line
            result[key] = self.value(next(events), events, inner, depth + 1)
        return result

    def _key(self, event: yaml.Event, line: int, path: str) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self.refuse(line, path, "a key is no plain text; write a word and a colon")
            raise ContentError(self.problems)
        self._refuse_anchors_and_tags(event, line, path)
        if event.value == "<<" and not event.style:
            self.refuse(line, path, "merge key <<; write the keys out")
        elif not isinstance(self._scalar(event, line, path), str):
            self.refuse(line, path, f"key {event.value} is no text; quote it")
        return event.value

    def _sequence(self, events: Iterator[yaml.Event], path: str, depth: int) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            result.append(self.value(event, events, f"{path}[{len(result)}]", depth + 1))
        return result

    def _scalar(self, event: yaml.ScalarEvent, line: int, path: str) -> Any:
        text = event.value
        if event.style:
            return text
        if text in ("true", "false"):
            return text == "true"
        if text == "null":
            return None
        if _NUMBER.fullmatch(text):
            return Decimal(text)
        if message := _surprise(text):
            self.refuse(line, path, message)
        return text


def _surprise(text: str) -> str | None:
    """What YAML might read into an unquoted word, or None where it is plain text."""
    if not text:
        return "has no value; write one, or null where nothing is meant"
    if _TRUTH.fullmatch(text):
        return f"{text} could be read as yes or no; write true or false, or quote the word"
    if _NOTHING.fullmatch(text):
        return f"{text} could be read as nothing; write null, or quote the word"
    if _DATE.fullmatch(text):
        return f'{text} could be read as a date; quote it: "{text}"'
    if _ODD_NUMBER.fullmatch(text):
        return (
            f"{text} could be read as another number; write digits such as 10 or 0.5, or quote it"
        )
    return None
