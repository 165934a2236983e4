from decimal import Decimal

import pytest

from calculator.typed_numbers import UnreadableError, means_not_done, read_month, read_number


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0.1", "0.1"),
        ("0,1", "0.1"),
        (".1", "0.1"),
        (",5", "0.5"),
        ("1e-3", "0.001"),
        ("12.", "12"),
        (" 35 ", "35"),
        ("0,001", "0.001"),
        ("12,5", "12.5"),
        ("1234", "1234"),
        ("1.234", "1.234"),
        ("\u22121", "-1"),
        ("+4", "4"),
    ],
)
def test_a_number_is_read_the_way_it_is_usually_typed(typed, expected):
    assert read_number(typed) == Decimal(expected)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("35 %", "%"),
        ("35%", "%"),
        ("400 mg", "mg/day"),
        ("400mg/day", "mg/day"),
        ("12 months", "months since imatinib start"),
        ("4 10^9/L", "10^9/L"),
        ("4 x10^9/L", "10^9/L"),
        ("4 G/L", "10^9/L"),
        ("400 mg/d", "mg/day"),
        ("400 mg daily", "mg/day"),
        ("0.1 IS", "% is"),
        ("0.1 % (IS)", "% is"),
        ("0.1% IS", "% is"),
    ],
)
def test_the_unit_of_a_field_may_stand_behind_its_number(typed, unit):
    assert read_number(typed, unit) == Decimal("".join(typed.split()[0]).rstrip("%mgday/"))


@pytest.mark.parametrize(
    "typed", ["12", "M12", "m 12", "Month 12", "12m", "12 mo", "12 months", "12 month"]
)
def test_a_month_is_read_the_way_a_chart_names_it(typed):
    assert read_month(typed) == 12


@pytest.mark.parametrize(
    ("typed", "got"),
    [("12 weeks", "12 weeks"), ("M", "M"), ("month 1 year", "1 year"), ("M3M12", "3M12")],
)
def test_another_unit_of_time_is_no_month(typed, got):
    with pytest.raises(UnreadableError) as refused:
        read_month(typed)

    assert str(refused.value) == f"write a number such as 12, got '{got}'"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1,234", "write 1.234 or 1234; the comma in '1,234' can mean either"),
        ("-1,234", "write -1.234 or -1234; the comma in '-1,234' can mean either"),
        (
            "1,234.5",
            "write the digits without spaces or separators, such as 1234.5, got '1,234.5'",
        ),
        ("10 000", "write the digits without spaces or separators, such as 1234.5, got '10 000'"),
        ("<5", "write the measured number, not a bound, got '<5'"),
        ("\u22655", "write the measured number, not a bound, got '\u22655'"),
        ("about five", "write a number such as 12.5, got 'about five'"),
        ("12 XXXX", "write a number such as 12.5, got '12 XXXX'"),
        ("\u0663", "write a number such as 12.5, got '\u0663'"),
    ],
)
def test_what_is_not_one_number_is_refused_with_what_to_write(typed, message):
    with pytest.raises(UnreadableError) as refused:
        read_number(typed)

    assert str(refused.value) == message


@pytest.mark.parametrize(
    "typed", ["", "  ", "not done", "Not tested", "unknown", "N/A", "-", "\u2013", "?"]
)
def test_words_for_not_done_are_no_value(typed):
    assert means_not_done(typed)


def test_a_zero_is_a_value():
    assert not means_not_done("0")
