"""Reads a number the way people type it, and refuses what could mean two numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from calculator.fields import shortened

NOT_DONE = frozenset(("", "not done", "not tested", "unknown", "n/a", "na", "?", "-", "\u2013"))

_POINT = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?", re.ASCII)
_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+", re.ASCII)
_THOUSANDS_OR_DECIMALS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}", re.ASCII)
_DIGITS_AND_SEPARATORS = re.compile(r"[+-]?[0-9][0-9.,' ]*", re.ASCII)
_BOUND = re.compile(r"[<>\u2264\u2265]")
_MONTH = re.compile(r"(?:months?|mo?)\.? ?(?=[.,]?[0-9])", re.IGNORECASE)
_OTHER_SPELLINGS = {
    "% is": ("% (is)", "is"),
    "mg/day": ("mg/d", "mg daily", "mg per day"),
    "months": ("month", "mo", "m"),
    "cells": ("metaphases",),
    "10^9/L": ("x10^9/l", "x 10^9/l", "g/l"),
}


class UnreadableError(ValueError):
    """A typed text that is no value; the message says what to write instead."""


def tidy(text: str) -> str:
    """The text with plain spaces and signs, without space at its ends."""
    return " ".join(text.replace("\u2212", "-").split())


def means_not_done(text: str) -> bool:
    """Whether nothing was measured: an empty field or words that say so."""
    return tidy(text).lower() in NOT_DONE


def read_number(text: str, unit: str = "", example: str = "12.5") -> Decimal:
    """The number that was typed; a decimal comma and a trailing unit are accepted.

    Raises UnreadableError for `1,234`, which some write for 1.234 and others for 1234, and for
    anything else that is not one number.

    >>> read_number("0,1"), read_number(".1"), read_number("35 %", "%")
    (Decimal('0.1'), Decimal('0.1'), Decimal('35'))
    """
    typed = _without_unit(tidy(text), unit)
    if _POINT.fullmatch(typed):
        return Decimal(typed)
    if _THOUSANDS_OR_DECIMALS.fullmatch(typed):
        point, whole = typed.replace(",", "."), typed.replace(",", "")
        raise UnreadableError(f"write {point} or {whole}; the comma in '{typed}' can mean either")
    if _COMMA.fullmatch(typed):
        return Decimal(typed.replace(",", "."))
    if _DIGITS_AND_SEPARATORS.fullmatch(typed):
        raise UnreadableError(
            f"write the digits without spaces or separators, such as 1234.5, got '{_short(typed)}'"
        )
    if _BOUND.search(typed):
        raise UnreadableError(f"write the measured number, not a bound, got '{_short(typed)}'")
    raise UnreadableError(f"write a number such as {example}, got '{_short(text)}'")


def read_month(text: str) -> Decimal:
    """The months since the start of imatinib; `M12` and `month 12` are accepted too."""
    return read_number(_MONTH.sub("", tidy(text), count=1), "months", "12")


def _without_unit(typed: str, unit: str) -> str:
    first = unit.split(" ")[0]
    usual = (unit, unit.replace(" ", ""), first, first.split("/")[0])
    for ending in sorted((*usual, *_OTHER_SPELLINGS.get(unit, ())), key=len, reverse=True):
        if ending and unit and typed.lower().endswith(ending.lower()):
            return typed[: -len(ending)].rstrip()
    return typed


def _short(text: str) -> str:
    return shortened(" ".join(text.split()))
