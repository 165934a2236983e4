from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

import pytest

from calculator.calendar_months import months_between, read_date
from calculator.typed_numbers import UnreadableError


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2024-01-15", "2024-01-15", "0.00"),
        ("2024-01-15", "2025-01-15", "12.00"),
        ("2024-01-15", "2024-12-28", "11.41"),
        ("2024-01-31", "2024-02-29", "1.00"),
        ("2024-01-31", "2024-03-30", "1.96"),
        ("2024-01-31", "2024-03-31", "2.00"),
        ("2023-11-30", "2024-02-28", "2.96"),
        ("1999-12-31", "2000-02-29", "2.00"),
        ("2100-02-28", "2100-03-28", "1.00"),
        ("2024-01-15", "2024-01-14", "-0.04"),
    ],
)
def test_a_visit_is_dated_in_calendar_months_and_never_rounded_up(start, end, months):
    assert months_between(read_date(start), read_date(end)) == Decimal(months)


def test_a_day_short_of_twelve_months_is_not_month_12():
    assert months_between((2024, 1, 15), (2025, 1, 14)) == Decimal("11.96")


def months_later(start, months):
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def by_the_standard_library(start, end):
    whole = 0
    while months_later(start, whole + 1) <= end:
        whole += 1
    last, following = months_later(start, whole), months_later(start, whole + 1)
    exact = whole + Decimal((end - last).days) / (following - last).days
    return exact.quantize(Decimal("0.01"), rounding=ROUND_FLOOR)


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2023, 2024, 2099, 2100])
@pytest.mark.parametrize("days", [1, 30, 59, 366, 1000])
def test_every_day_of_a_year_counts_as_in_the_calendar_of_the_standard_library(year, days):
    starts = [date(year, 1, 1) + timedelta(days=each) for each in range(365)]
    ends = [start + timedelta(days=days) for start in starts]

    found = [
        months_between((start.year, start.month, start.day), (end.year, end.month, end.day))
        for start, end in zip(starts, ends, strict=True)
    ]
    assert found == [by_the_standard_library(*each) for each in zip(starts, ends, strict=True)]


@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_day_of_each_month_is_read_and_the_day_after_it_is_not(month):
    last = monthrange(2023, month)[1]

    assert read_date(f"2023-{month:02}-{last}") == (2023, month, last)
    with pytest.raises(UnreadableError):
        read_date(f"2023-{month:02}-{last + 1}")


def test_dates_are_read_from_1900_on():
    assert read_date("1900-01-01") == (1900, 1, 1)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "03/04/2024",
            "write the date as year-month-day, such as 2024-03-31, got '03/04/2024'",
        ),
        (
            "the day after the start of the treatment in spring",
            "write the date as year-month-day, such as 2024-03-31, got 'the day after the start of "
            "the treatmen\u2026'",
        ),
        ("2024-02-30", "is no day of the calendar: 2024-02-30; correct it"),
        ("2023-02-29", "is no day of the calendar: 2023-02-29; correct it"),
        ("2024-13-01", "is no day of the calendar: 2024-13-01; correct it"),
        ("1899-12-31", "is no day of the calendar: 1899-12-31; correct it"),
    ],
)
def test_a_date_that_is_ambiguous_or_impossible_is_refused(typed, message):
    with pytest.raises(UnreadableError) as refused:
        read_date(typed)

    assert str(refused.value) == message
