"""Reads a typed BCR::ABL1 result in the unit that the laboratory reports, as % IS.

The International Scale is counted from a standardized baseline, the same for every patient.
A reduction from the patient's own first value is another measure and is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from calculator.fields import shortened
from calculator.quantities import plain
from calculator.typed_numbers import UnreadableError, read_number, tidy

IS_PERCENT = "is_percent"
IS_LOG_REDUCTION = "is_log_reduction"
LOCAL_RATIO = "local_ratio"
OWN_BASELINE = "own_baseline"

UNITS = {
    IS_PERCENT: "% IS",
    IS_LOG_REDUCTION: "MR or log reduction on the IS",
    LOCAL_RATIO: "local ratio in %, with the laboratory's conversion factor",
    OWN_BASELINE: "log reduction from the patient's own baseline",
}

NOT_DETECTED = frozenset(
    ("not detected", "not detectable", "undetectable", "undetected", "negative", "neg", "neg.")
)
_UNDETECTABLE = ("not det", "undetect")
DETECTED = frozenset(("detected", "detectable", "positive", "pos", "pos."))

# A bound such as "<0.0032" counts as its edge. Up to MMR every class includes its edge, so the
# edge lies in the class of everything below it; above, it could lie on the wrong side of a rule.
LARGEST_BOUND = Decimal("0.1")
_NAMED_REDUCTIONS = {Decimal("4.5"): Decimal("0.0032")}
_FOUR_DIGITS = Context(prec=4)
_BOUND = re.compile(r"(?:<=?|\u2264|less than |below )\s*(.+)")
_ABOVE = re.compile(r"(?:>|\u2265)")
_MR = re.compile(r"(?:mr\s*)?(.+?)(?:\s*log(?:s)?)?")
_MAX_FACTOR_DIGITS = 7


@dataclass(frozen=True, kw_only=True)
class Molecular:
    """A result as read: a value in % IS, or whether a transcript was found; how it was read."""

    is_percent: Decimal | None = None
    detected: bool | None = None
    how: str | None = None


def read_bcr_abl1(text: str, unit: str = IS_PERCENT, conversion_factor: str = "") -> Molecular:
    """What was typed, in % IS.

    Raises UnreadableError where it has no value on the International Scale, or could have two.
    """
    typed = tidy(text).lower()
    if typed in NOT_DETECTED:
        return Molecular(detected=False, how="not detected")
    if typed in DETECTED:
        return Molecular(detected=True, how="detected, without a value")
    _refuse_words(typed, tidy(text))
    if unit == OWN_BASELINE:
        raise UnreadableError(
            "cannot be converted: a reduction from the patient's own first value is not on the "
            "International Scale, which counts from one baseline for all; ask for a result in % IS"
        )
    if unit == IS_LOG_REDUCTION or (typed.startswith("mr") and unit == IS_PERCENT):
        return _log_reduction(typed)
    if unit == LOCAL_RATIO:
        return _local_ratio(typed, conversion_factor)
    return _is_percent(typed)


def _refuse_words(typed: str, written: str) -> None:
    if typed in ("nd", "n.d.", "n. d."):
        raise UnreadableError(f"write not detected or not done; '{written}' can mean either")
    if any(word in typed for word in _UNDETECTABLE):
        raise UnreadableError(
            "write not detected alone, and the number of ABL1 copies further down; the copies say "
            "how deep an undetectable result is"
        )


def _is_percent(typed: str) -> Molecular:
    if "log" in typed:
        raise UnreadableError(
            "choose the unit of a log reduction beside it: on the International Scale, or from the "
            "patient's own baseline"
        )
    bound = _BOUND.fullmatch(typed)
    if bound is None:
        return Molecular(is_percent=_percentage(typed))
    edge = _percentage(bound[1])
    if edge > LARGEST_BOUND:
        raise UnreadableError(
            f"write the measured value; 'below {plain(edge)} %' can lie on either side of a "
            f"threshold (a bound up to {plain(LARGEST_BOUND)} % is read)"
        )
    return Molecular(
        is_percent=edge,
        how=f"below {plain(edge)} % IS, counted as {plain(edge)} %; "
        "for an undetectable result write not detected and the number of ABL1 copies",
    )


def _percentage(typed: str) -> Decimal:
    if _ABOVE.match(typed):
        raise UnreadableError(f"write the measured value, not a bound, got '{shortened(typed)}'")
    return read_number(typed, "% is", "0.1, <0.0032 or not detected")


def _log_reduction(typed: str) -> Molecular:
    if _BOUND.fullmatch(typed) or _ABOVE.match(typed):
        raise UnreadableError(
            f"write the reported reduction, such as 4.5, not a bound, got '{shortened(typed)}'"
        )
    reduction = read_number(_MR.fullmatch(typed)[1] if typed else typed, example="4.5")
    if not Decimal(0) <= reduction <= Decimal(7):
        raise UnreadableError(f"write a log reduction between 0 and 7, got {plain(reduction)}")
    if reduction.normalize().as_tuple().exponent < -3:
        raise UnreadableError(
            f"write a log reduction with at most 3 decimals, got {plain(reduction)}"
        )
    value = _NAMED_REDUCTIONS.get(reduction.normalize())
    if value is None:
        value = _FOUR_DIGITS.plus(Decimal(10) ** (2 - reduction))
    return Molecular(is_percent=value, how=f"a {plain(reduction)}-log reduction on the IS")


def _local_ratio(typed: str, conversion_factor: str) -> Molecular:
    if not conversion_factor.strip():
        raise UnreadableError(
            "needs the laboratory's conversion factor to the International Scale; "
            "enter it beside the ratio"
        )
    factor = read_number(conversion_factor, example="0.8")
    ratio = _percentage(typed)
    if not Decimal(0) < factor <= Decimal(100):
        raise UnreadableError(
            f"needs a conversion factor above 0 and at most 100, got {plain(factor)}"
        )
    if len(ratio.as_tuple().digits) + len(factor.as_tuple().digits) > 2 * _MAX_FACTOR_DIGITS:
        raise UnreadableError(
            f"write ratio and factor with at most {_MAX_FACTOR_DIGITS} digits each"
        )
    return Molecular(
        is_percent=ratio * factor, how=f"{plain(ratio)} % times {plain(factor)} by the laboratory"
    )
