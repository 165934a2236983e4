"""Months between two calendar dates, as a visit is dated from the start of imatinib."""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, Decimal

from calculator.fields import shortened
from calculator.typed_numbers import UnreadableError, tidy

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_HUNDREDTH = Decimal("0.01")

Date = tuple[int, int, int]


def read_date(text: str) -> Date:
    """Year, month and day of a date written as 2024-03-31.

    Raises UnreadableError for other orders: 03/04/2024 is two days, depending on the reader.
    """
    typed = tidy(text)
    match = _ISO_DATE.fullmatch(typed)
    if match is None:
        raise UnreadableError(
            f"write the date as year-month-day, such as 2024-03-31, got '{shortened(typed)}'"
        )
    year, month, day = (int(part) for part in match.groups())
    if not (1 <= month <= 12 and 1 <= day <= _days_in(year, month) and year >= 1900):
        raise UnreadableError(f"is no day of the calendar: {typed}; correct it")
    return year, month, day


def months_between(start: Date, end: Date) -> Decimal:
    """Whole calendar months, and the days left over as a share of the month that they lie in.

    Rounded down to two decimals, so that a visit never reaches a milestone before its day.
    Negative where the end comes first.

    >>> months_between((2024, 1, 15), (2025, 1, 15))
    Decimal('12.00')
    """
    whole = (end[0] - start[0]) * 12 + end[1] - start[1]
    if end < _months_after(start, whole):
        whole -= 1
    last, following = (_day_number(_months_after(start, whole + more)) for more in (0, 1))
    share = Decimal(_day_number(end) - last) / (following - last)
    return (whole + share).quantize(_HUNDREDTH, rounding=ROUND_FLOOR)


def _months_after(start: Date, months: int) -> Date:
    year, month = divmod(start[0] * 12 + start[1] - 1 + months, 12)
    return year, month + 1, min(start[2], _days_in(year, month + 1))


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _day_number(date: Date) -> int:
    year, month, day = date
    days = 365 * year + year // 4 - year // 100 + year // 400 + day
    leap_day_to_come = month <= 2 and _days_in(year, 2) == 29
    return days - leap_day_to_come + sum(_days_in(2001, each) for each in range(1, month))
