"""Which row is in force and which measurement counts for it."""

from decimal import Decimal

import pytest

from calculator.responses import Reading
from calculator.timing import Window, counting, due_from, is_past_published_window, within
from tests.calculator.patients import category, evaluated, visit


def reading(month):
    return Reading(month=Decimal(str(month)), value=Decimal(1), assessment=visit(month))


def test_a_milestone_is_due_half_a_month_before():
    assert due_from(Decimal(12)) == Decimal("11.5")


@pytest.mark.parametrize(
    ("month", "inside"), [("11.49", False), ("11.5", True), ("17.49", True), ("17.5", False)]
)
def test_a_row_counts_from_its_due_time_until_the_next_one_is_due(month, inside):
    assert Window(opens=Decimal("11.5"), closes=Decimal("17.5")).contains(Decimal(month)) is inside


def test_the_last_row_stays_in_force():
    assert Window(opens=Decimal("17.5")).contains(Decimal(600))


def test_the_latest_measurement_inside_the_window_counts():
    readings = [reading(month) for month in (11, 12, 15, 18)]
    window = Window(opens=Decimal("11.5"), closes=Decimal("17.5"))

    assert within(readings, window) == (readings[1], readings[2])
    assert counting(readings, window) is readings[2]
    assert counting(readings[:1], window) is None


@pytest.mark.parametrize(("month", "late"), [("14.9", False), ("15", False), ("15.1", True)])
def test_more_than_three_months_after_the_milestone_is_outside_the_published_window(month, late):
    assert is_past_published_window(reading(month), Decimal(12)) is late


@pytest.mark.parametrize(
    ("as_of", "milestone", "following"),
    [
        ("0", None, 3),
        ("2.4", None, 3),
        ("2.5", 3, 6),
        ("5.4", 3, 6),
        ("5.5", 6, 12),
        ("11.4", 6, 12),
        ("11.5", 12, 18),
        ("17.4", 12, 18),
        ("17.5", 18, None),
        ("600", 18, None),
    ],
)
def test_the_row_in_force_and_the_next_one_of_a_set_with_four_rows(as_of, milestone, following):
    found = evaluated("eln-2006", visit(as_of))

    months = [each and each.due_month for each in (found.milestone, found.next_milestone)]
    assert months == [milestone, following]


@pytest.mark.parametrize(
    ("as_of", "milestone", "following"),
    [
        ("2.4", None, 3),
        ("2.5", 3, 12),
        ("11.4", 3, 12),
        ("11.5", 12, None),
        ("600", 12, None),
    ],
)
def test_the_open_rule_in_force_and_the_next_one_of_a_set_without_rows(as_of, milestone, following):
    found = evaluated("iris", visit(as_of))

    months = [each and each.due_month for each in (found.milestone, found.next_milestone)]
    assert months == [milestone, following]


def test_a_value_of_the_row_before_is_missing_once_the_next_row_is_due():
    value = visit("11.4", bcr_abl1_is_percent=20)

    assert category("eln-2013", value) == "failure"
    assert category("eln-2013", value, as_of="11.5") is None


def test_a_value_after_the_judged_month_does_not_count():
    visits = [visit(12, bcr_abl1_is_percent="0.1"), visit(13, bcr_abl1_is_percent=20)]

    assert category("eln-2013", *visits, as_of=12) == "optimal"


def test_rules_that_open_at_a_month_never_close():
    reached = visit(3, hematologic_response="none")

    assert category("kantarjian-2003", reached, as_of=60) == "escalate"
