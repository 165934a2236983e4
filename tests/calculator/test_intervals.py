"""Wilson intervals against the values that Newcombe printed."""

import pytest

from calculator.intervals import Interval, wilson


@pytest.mark.parametrize(
    ("responders", "evaluable", "low", "high"),
    [
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0.0000", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ],
)
def test_the_interval_is_the_one_in_newcombe_1998_table_1(responders, evaluable, low, high):
    found = wilson(responders, evaluable)

    assert (f"{found.low / 100:.4f}", f"{found.high / 100:.4f}") == (low, high)


def test_none_of_all_patients_begins_at_exactly_zero():
    assert wilson(0, 14).low == 0


@pytest.mark.parametrize("patients", range(1, 60))
def test_all_of_all_patients_ends_at_exactly_one_hundred(patients):
    assert wilson(patients, patients).high == 100


def test_the_interval_mirrors_when_response_and_failure_are_exchanged():
    responders, failures = wilson(13, 34), wilson(21, 34)

    mirrored = Interval(low=100 - failures.high, high=100 - failures.low)

    assert (responders.low, responders.high) == pytest.approx((mirrored.low, mirrored.high))


def test_an_interval_without_patients_is_refused():
    with pytest.raises(ZeroDivisionError):
        wilson(0, 0)
