"""Reads a nested document, key by key, and collects every mistake with its place.

The same reader serves the YAML of `content/` at build time and the JSON that reaches the
calculator, so a key has one meaning and one error message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

Path = tuple[str | int, ...]

MAX_DIGITS = 15
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?", re.ASCII)


class FieldError(Exception):
    """A value that cannot be read, at a path such as `assessments[0].month`."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{dotted(path)}: {message}" if path else message)
        self.path = path
        self.message = message

    @property
    def field(self) -> str:
        """The path as a reader writes it; empty for the document as a whole."""
        return dotted(self.path)


def dotted(path: Path) -> str:
    """`("assessments", 0, "month")` as `assessments[0].month`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


class UnreadableNumber:
    """A number of the document that is too long or too large to be handled exactly."""

    def __init__(self, text: str) -> None:
        self.text = text


class JsonObject(dict[str, object]):
    """A JSON object that remembers which of its keys were written more than once."""

    def __init__(self, pairs: Iterable[tuple[str, object]]) -> None:
        super().__init__()
        self.duplicates: list[str] = []
        for key, value in pairs:
            if key in self and key not in self.duplicates:
                self.duplicates.append(key)
            self[key] = value


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The numbers that a field accepts: at least or above `low`, up to and including `high`."""

    low: Decimal
    high: Decimal
    above_low: bool = False
    whole: bool = False

    def describe(self, unit: str) -> str:
        """The limits in words, as error messages and the form print them."""
        kind = "a whole number " if self.whole else ""
        low = f"above {self.low} and at most" if self.above_low else f"{self.low} to"
        return f"{kind}{low} {self.high} {unit}".rstrip()

    def contains(self, number: Decimal) -> bool:
        """Whether the number may be entered."""
        if self.whole and number != number.to_integral_value():
            return False
        return (number > self.low if self.above_low else number >= self.low) and number <= self.high


def limits(low: int, high: int, *, above_low: bool = False, whole: bool = False) -> Limits:
    """Limits from plain whole numbers."""
    return Limits(low=Decimal(low), high=Decimal(high), above_low=above_low, whole=whole)


def quoted(value: object) -> str:
    """A wrong value as a message shows it: short, and never a whole document."""
    if isinstance(value, UnreadableNumber):
        text = value.text
    elif value is None:
        text = "null"
    elif isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, dict):
        return "a mapping"
    elif isinstance(value, list):
        return "a list"
    elif isinstance(value, str):
        return f"'{shortened(value)}'"
    else:
        text = str(value)
    return shortened(text)


def shortened(text: str) -> str:
    """At most 40 characters of a text."""
    return text if len(text) <= 40 else text[:39] + "\u2026"


class Fields:
    """One mapping of the document. Each getter returns the value, or records why it cannot.

    An absent key and `null` are the same: the getter returns None (or an empty tuple) and
    records an error only where the key is `required`. `close()` reports the keys that no
    getter asked for.
    """

    def __init__(self, value: object, path: Path, errors: list[FieldError]) -> None:
        self.path = path
        self.errors = errors
        self._asked: list[str] = []
        self._values: dict[str, object] = {}
        if isinstance(value, dict):
            self._values = value
        else:
            self.reject((), f"must be a mapping of keys to values, got {quoted(value)}")
        for key in getattr(value, "duplicates", ()):
            self.reject((key,), "is written more than once; keep one")

    def reject(self, below: Path, message: str) -> None:
        """Records what is wrong with a value of this mapping."""
        self.errors.append(FieldError(self.path + below, message))

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return self._values.get(key) is not None

    def names(self) -> tuple[str, ...]:
        """The keys of the mapping, as written."""
        return tuple(self._values)

    def value(self, key: str, *, required: bool = False) -> object:
        """Whatever stands under the key, unread."""
        self._asked.append(key)
        found = self._values.get(key)
        if found is None and required:
            self.reject((key,), "is missing")
        return found

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text that is not empty."""
        found = self.value(key, required=required)
        if found is None:
            return None
        if not isinstance(found, str) or not found.strip():
            self.reject((key,), f"must be a text, got {quoted(found)}")
            return None
        return found

    def choice(self, key: str, allowed: Iterable[str], *, required: bool = False) -> str | None:
        """One of the allowed words."""
        found = self.value(key, required=required)
        if found is None:
            return None
        return self._one_of(found, tuple(allowed), (key,))

    def choices(self, key: str, allowed: Iterable[str]) -> tuple[str, ...] | None:
        """A list of allowed words, each once; None where the key is absent."""
        allowed = tuple(allowed)
        words: list[str] = []
        for value, path in self._list(key):
            word = self._one_of(value, allowed, path)
            if word in words:
                self.reject(path, f"is listed twice: {quoted(word)}")
            elif word is not None:
                words.append(word)
        return tuple(words) if self.has(key) else None

    def _one_of(self, value: object, allowed: tuple[str, ...], below: Path) -> str | None:
        if isinstance(value, str) and value in allowed:
            return value
        self.reject(below, f"must be one of {', '.join(allowed)}, got {quoted(value)}")
        return None

    def yes_no(self, key: str, *, required: bool = False) -> bool | None:
        """true or false."""
        found = self.value(key, required=required)
        if found is None or isinstance(found, bool):
            return found
        self.reject((key,), f"must be true or false, got {quoted(found)}")
        return None

    def decimal(
        self, key: str, within: Limits, unit: str = "", *, required: bool = False
    ) -> Decimal | None:
        """An exact number within the limits: a number, or a text of digits with a decimal point."""
        found = self.value(key, required=required)
        if found is None:
            return None
        if isinstance(found, str) and _PLAIN_NUMBER.fullmatch(found):
            found = Decimal(found)
        if isinstance(found, UnreadableNumber):
            self.reject((key,), f"must be {within.describe(unit)}, got {quoted(found)}")
            return None
        if not isinstance(found, Decimal):
            self.reject((key,), f"must be a number, {within.describe(unit)}, got {quoted(found)}")
            return None
        if not within.contains(found):
            self.reject((key,), f"must be {within.describe(unit)}, got {quoted(found)}")
            return None
        if len(found.as_tuple().digits) > MAX_DIGITS or found.as_tuple().exponent < -MAX_DIGITS:
            self.reject((key,), f"must have at most {MAX_DIGITS} digits, got {quoted(found)}")
            return None
        return found

    def whole(
        self, key: str, within: Limits, unit: str = "", *, required: bool = False
    ) -> int | None:
        """A whole number within the limits."""
        found = self.decimal(key, within, unit, required=required)
        return None if found is None else int(found)

    def mapping(self, key: str, *, required: bool = False) -> Fields | None:
        """A mapping below this one; where a required one is missing, an empty one in its place.

        Of that empty one no mistake is recorded: that it is missing has been said.
        """
        found = self.value(key, required=required)
        if found is None:
            return Fields({}, (), []) if required else None
        return Fields(found, (*self.path, key), self.errors)

    def mappings(self, key: str, *, required: bool = False) -> Iterator[Fields]:
        """Each mapping of a list below this one."""
        for value, path in self._list(key, required=required):
            yield Fields(value, self.path + path, self.errors)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...] | None:
        """A list of texts; None where the key is absent."""
        texts: list[str] = []
        for value, path in self._list(key, required=required):
            if isinstance(value, str) and value.strip():
                texts.append(value)
            else:
                self.reject(path, f"must be a text, got {quoted(value)}")
        return tuple(texts) if self.has(key) else None

    def _list(self, key: str, *, required: bool = False) -> list[tuple[object, Path]]:
        found = self.value(key, required=required)
        if found is None:
            return []
        if not isinstance(found, list):
            self.reject((key,), f"must be a list, got {quoted(found)}")
            return []
        return [(value, (key, index)) for index, value in enumerate(found)]

    def close(self) -> None:
        """Reports every key that nobody asked for, with the keys that are known here."""
        known = ", ".join(sorted(set(self._asked)))
        for key in self._values:
            if key not in self._asked:
                self.reject((key,), f"unknown key; known keys: {known}")


def in_order_of_input(errors: Iterable[FieldError], document: object) -> list[FieldError]:
    """The errors in the order in which their places stand in the document.

    A missing key comes where its mapping begins.
    """

    def position(error: FieldError) -> list[int]:
        places, value = [], document
        for part in error.path:
            if isinstance(value, dict) and part in value:
                places.append(list(value).index(part))
                value = value[part]
            elif isinstance(value, list) and isinstance(part, int):
                places.append(part)
                value = value[part]
            else:
                places.append(-1)
                break
        return places

    return sorted(errors, key=position)
