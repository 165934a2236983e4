"""Reads typed words: one answer of several, yes or no, and the names of mutations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.fields import shortened
from calculator.typed_numbers import UnreadableError

_YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_NO_MUTATION = frozenset(
    (
        "none",
        "none found",
        "none detected",
        "no mutation",
        "no mutations",
        "no mutation found",
        "no mutation detected",
        "no mutations detected",
        "not detected",
        "negative",
        "unmutated",
        "wild type",
        "wild-type",
        "wt",
    )
)


def read_choice(text: str, metadata: Mapping[str, Any]) -> str:
    """One of the words of a choice; raises UnreadableError with all of them."""
    word = text.lower().replace(" ", "-")
    if word not in metadata["choices"]:
        raise UnreadableError(
            f"choose one: {', '.join(metadata['choices'])}, got '{shortened(text)}'"
        )
    return word


def read_yes_no(text: str) -> bool:
    """An answer of yes or no, also as `y` or `false`; raises UnreadableError for other words."""
    if text.lower() not in _YES_NO:
        raise UnreadableError(f"write yes or no, got '{shortened(text)}'")
    return _YES_NO[text.lower()]


def listed(text: str) -> list[str]:
    """The words of a list, whatever stands between them."""
    return text.replace(",", " ").replace(";", " ").replace("/", " ").split()


def read_mutations(text: str) -> list[str]:
    """The mutations that were found; empty where the words say that none was."""
    if text.lower() in _NO_MUTATION:
        return []
    return [word.upper().removeprefix("P.") for word in listed(text)]
