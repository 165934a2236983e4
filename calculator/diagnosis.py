"""What was found at diagnosis, before any treatment, as the risk scores need it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from calculator.fields import FieldError, Fields, Limits, limits, quoted
from calculator.quantities import plain
from calculator.typed_numbers import UnreadableError, means_not_done, read_number


def _measured(label: str, unit: str, within: Limits, example: str, hint: str = "") -> Any:
    metadata = {"label": label, "unit": unit, "limits": within, "example": example, "help": hint}
    return field(default=None, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class AtDiagnosis:
    """What was found before any treatment; None where it is not known."""

    age_years: Decimal | None = _measured("Age", "years", limits(18, 120), "52")
    spleen_cm: Decimal | None = _measured(
        "Spleen", "cm", limits(0, 50), "4", "Largest distance below the costal margin, by palpation"
    )
    platelets_e9_per_l: Decimal | None = _measured(
        "Platelets", "10^9/L", limits(0, 10000, above_low=True), "350"
    )
    blasts_percent: Decimal | None = _measured(
        "Blasts in blood", "%", limits(0, 100), "1", "Of all leukocytes"
    )
    eosinophils_percent: Decimal | None = _measured(
        "Eosinophils in blood", "%", limits(0, 100), "2"
    )
    basophils_percent: Decimal | None = _measured("Basophils in blood", "%", limits(0, 100), "4")


def read_at_diagnosis(typed: object, errors: list[FieldError]) -> AtDiagnosis | None:
    """What was typed, field by field; None where anything in it cannot be read."""
    source = Fields(typed, (), errors)
    before = len(errors)
    values: dict[str, Decimal | None] = {}
    for each in fields(AtDiagnosis):
        values[each.name] = _read(source, each.name, each.metadata)
    source.close()
    return None if len(errors) > before else AtDiagnosis(**values)


def _read(source: Fields, name: str, metadata: Any) -> Decimal | None:
    typed = source.value(name)
    if typed is None or (isinstance(typed, str) and means_not_done(typed)):
        return None
    if not isinstance(typed, (str, Decimal)):
        source.reject(
            (name,), f"must be a number such as {metadata['example']}, got {quoted(typed)}"
        )
        return None
    try:
        text = typed if isinstance(typed, str) else plain(typed)
        number = read_number(text, metadata["unit"], metadata["example"])
    except UnreadableError as error:
        source.reject((name,), str(error))
        return None
    if not metadata["limits"].contains(number):
        source.reject(
            (name,), f"must be {metadata['limits'].describe(metadata['unit'])}, got {plain(number)}"
        )
        return None
    return number
