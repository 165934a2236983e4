"""Where a statement is printed, and how far our copy of it was checked."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.fields import Fields

LEVELS = ("primary", "abstract", "secondary")


@dataclass(frozen=True, kw_only=True)
class Verification:
    """How far our copy was checked: the source itself, its abstract or a part, or other copies.

    What is known from memory alone is not content, so there is no word for it.
    """

    level: str
    read: str


def read_verification(fields: Fields, key: str = "verification") -> Verification | None:
    """The verification written under a key; None where it is absent."""
    source = fields.mapping(key)
    if source is None:
        return None
    level = source.choice("level", LEVELS, required=True)
    read = source.text("read", required=True)
    source.close()
    return Verification(level=level, read=read)


def read_required_verification(fields: Fields) -> Verification | None:
    """The verification of a file that must have one; the missing key is recorded."""
    found = read_verification(fields)
    if found is None:
        fields.reject(("verification",), "is missing; say how far our copy was checked")
    return found
