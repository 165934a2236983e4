"""What every kind of content file has: a source, how far it was checked, when it was looked at."""

from dataclasses import dataclass
from datetime import date

from calculator.fields import FieldError, Fields, Limits, limits, quoted
from calculator.sources import Verification, read_verification

PATIENTS = limits(0, 100_000, whole=True)
MONTHS = limits(0, 600)
PERCENT = limits(0, 100)
DOSE_MG = limits(0, 2000, above_low=True)


@dataclass(frozen=True, kw_only=True)
class Review:
    """When the item was last compared with its source, and when that is due again.

    `reviewed_by` names the clinician who reviewed it and is None where none has.
    """

    reviewed: date
    review_by: date
    reviewed_by: str | None


def verification(fields: Fields, *, required: bool = True) -> Verification | None:
    """The key `verification` of a mapping."""
    if required and not fields.has("verification"):
        fields.reject(("verification",), "is missing")
    return read_verification(fields)


def review(fields: Fields) -> Review:
    """The keys `reviewed`, `review_by` and `reviewed_by` of a file."""
    reviewed, due = day(fields, "reviewed"), day(fields, "review_by")
    if reviewed and due and due <= reviewed:
        fields.reject(("review_by",), f"{due} is not after reviewed, {reviewed}; write a later day")
    return Review(reviewed=reviewed, review_by=due, reviewed_by=fields.text("reviewed_by"))


def day(fields: Fields, key: str, *, required: bool = True) -> date | None:
    """A day, written as a quoted text such as "2026-11-21"."""
    text = fields.text(key, required=required)
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        fields.reject((key,), f'must be a day such as "2026-11-21", got {quoted(text)}')
        return None


def numbers(
    fields: Fields, key: str, within: Limits, unit: str, length: int | None = None
) -> tuple:
    """A list of numbers, such as a printed range; empty where the key is absent."""
    found = fields.value(key)
    if found is None:
        return ()
    if not isinstance(found, list) or (length is not None and len(found) != length):
        wanted = f"a list of {length} numbers" if length else "a list of numbers"
        fields.reject((key,), f"must be {wanted}, got {quoted(found)}")
        return ()
    result = []
    for index, value in enumerate(found):
        errors: list[FieldError] = []
        number = Fields({"at": value}, (), errors).decimal("at", within, unit, required=True)
        for error in errors:
            fields.reject((key, index), error.message)
        result.append(number)
    return tuple(result)
