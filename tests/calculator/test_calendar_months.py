from decimal import Decimal

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


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "03/04/2024",
            "write the date as year-month-day, such as 2024-03-31, got '03/04/2024'",
        ),
        ("2024-02-30", "is no day of the calendar: 2024-02-30"),
        ("2023-02-29", "is no day of the calendar: 2023-02-29"),
        ("2024-13-01", "is no day of the calendar: 2024-13-01"),
        ("1899-12-31", "is no day of the calendar: 1899-12-31"),
    ],
)
def test_a_date_that_is_ambiguous_or_impossible_is_refused(typed, message):
    with pytest.raises(UnreadableError) as refused:
        read_date(typed)

    assert str(refused.value) == message
