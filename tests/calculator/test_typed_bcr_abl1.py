from decimal import Decimal

import pytest

from calculator.typed_bcr_abl1 import UNITS, Molecular, read_bcr_abl1
from calculator.typed_numbers import UnreadableError

NO_FACTOR = (
    "needs the laboratory's conversion factor to the International Scale; enter it beside the ratio"
)
LONG = "ten times the value of the first visit in spring"
COPIES = (
    "write not detected alone, and the number of ABL1 copies further down; the copies say how deep "
    "an undetectable result is"
)


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("0.1", "0.1"),
        ("0,1", "0.1"),
        (".1", "0.1"),
        ("1e-3", "0.001"),
        ("4.2 % IS", "4.2"),
        ("4.2%", "4.2"),
        ("4.2 IS", "4.2"),
        ("4.2%IS", "4.2"),
        ("4.2 % (IS)", "4.2"),
        ("0", "0"),
    ],
)
def test_a_percentage_on_the_international_scale_is_read_as_typed(typed, percent):
    assert read_bcr_abl1(typed) == Molecular(is_percent=Decimal(percent))


@pytest.mark.parametrize("typed", ["not detected", "Undetectable", "negative", "NOT DETECTABLE"])
@pytest.mark.parametrize("unit", sorted(UNITS))
def test_not_detected_is_no_value_in_any_unit(typed, unit):
    assert read_bcr_abl1(typed, unit) == Molecular(detected=False, how="not detected")


def test_detected_alone_is_no_value():
    assert read_bcr_abl1("positive") == Molecular(detected=True, how="detected, without a value")


def test_a_bound_up_to_mmr_counts_as_its_edge():
    assert read_bcr_abl1("<0.0032") == Molecular(
        is_percent=Decimal("0.0032"),
        how="below 0.0032 % IS, counted as 0.0032 %; for an undetectable result write not "
        "detected and the number of ABL1 copies",
    )


def test_a_bound_at_mmr_is_still_read():
    assert read_bcr_abl1("\u2264 0,1").is_percent == Decimal("0.1")
    assert read_bcr_abl1("<=0.1").is_percent == Decimal("0.1")


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("MR3", "0.1"),
        ("mr 4", "0.01"),
        ("MR4.5", "0.0032"),
        ("4,5", "0.0032"),
        ("5", "0.00001E2"),
        ("0", "100"),
        ("7", "0.00001"),
        ("1.3", "5.012"),
        ("2.999", "0.1002"),
        ("3 log", "0.1"),
    ],
)
def test_a_log_reduction_on_the_scale_becomes_a_percentage(typed, percent):
    assert read_bcr_abl1(typed, "is_log_reduction").is_percent == Decimal(percent)


def test_a_molecular_response_by_name_needs_no_change_of_unit():
    assert read_bcr_abl1("MR4.5") == Molecular(
        is_percent=Decimal("0.0032"), how="a 4.5-log reduction on the IS"
    )


@pytest.mark.parametrize(
    ("ratio", "factor", "percent"),
    [
        ("0.25", "0.8", "0.200"),
        ("0.25", "100", "25"),
        ("0.1234567", "1.234567", "0.1524155677489"),
    ],
)
def test_a_local_ratio_is_multiplied_by_the_conversion_factor(ratio, factor, percent):
    assert read_bcr_abl1(ratio, "local_ratio", factor) == Molecular(
        is_percent=Decimal(percent), how=f"{ratio} % times {factor} by the laboratory"
    )


def test_a_local_ratio_alone_asks_for_the_conversion_factor():
    with pytest.raises(UnreadableError) as refused:
        read_bcr_abl1("0.25", "local_ratio")

    assert str(refused.value) == NO_FACTOR


@pytest.mark.parametrize(
    ("typed", "unit", "factor", "message"),
    [
        ("1,234", "is_percent", "", "write 1.234 or 1234; the comma in '1,234' can mean either"),
        *(
            (typed, "is_percent", "", f"write not detected or not done; '{typed}' can mean either")
            for typed in ("nd", "N.D.", "n. d.")
        ),
        (
            "<1",
            "is_percent",
            "",
            "write the measured value; 'below 1 %' can lie on either side of a threshold "
            "(a bound up to 0.1 % is read)",
        ),
        (">10", "is_percent", "", "write the measured value, not a bound, got '>10'"),
        (
            f"> {LONG}",
            "is_percent",
            "",
            f"write the measured value, not a bound, got '> {LONG[:37]}\u2026'",
        ),
        *(
            (typed, "is_percent", "", COPIES)
            for typed in ("undetectable, MR4.5", "MR4.5 not detected")
        ),
        (
            "4.5 log",
            "is_percent",
            "",
            "choose the unit of a log reduction beside it: on the International Scale, or from "
            "the patient's own baseline",
        ),
        (
            "high",
            "is_percent",
            "",
            "write a number such as 0.1, <0.0032 or not detected, got 'high'",
        ),
        ("0.25", "local_ratio", "", NO_FACTOR),
        (
            "0.25",
            "local_ratio",
            "0",
            "needs a conversion factor above 0 and at most 100, got 0",
        ),
        (
            "0.25",
            "local_ratio",
            "100.5",
            "needs a conversion factor above 0 and at most 100, got 100.5",
        ),
        (
            "0.25",
            "local_ratio",
            "0.8 months",
            "write a number such as 0.8, got '0.8 months'",
        ),
        (
            "0.12345678",
            "local_ratio",
            "0.1234567",
            "write ratio and factor with at most 7 digits each",
        ),
        (
            ">4",
            "is_log_reduction",
            "",
            "write the reported reduction, such as 4.5, not a bound, got '>4'",
        ),
        ("", "is_log_reduction", "", "write a number such as 4.5, got ''"),
        (
            "4.5 months",
            "is_log_reduction",
            "",
            "write a number such as 4.5, got '4.5 months'",
        ),
        ("8", "is_log_reduction", "", "write a log reduction between 0 and 7, got 8"),
        ("-1", "is_log_reduction", "", "write a log reduction between 0 and 7, got -1"),
        (
            "2.9999",
            "is_log_reduction",
            "",
            "write a log reduction with at most 3 decimals, got 2.9999",
        ),
        (
            "3",
            "own_baseline",
            "",
            "cannot be converted: a reduction from the patient's own first value is not on the "
            "International Scale, which counts from one baseline for all; ask for a result in % IS",
        ),
    ],
)
def test_a_result_without_one_value_on_the_scale_is_refused(typed, unit, factor, message):
    with pytest.raises(UnreadableError) as refused:
        read_bcr_abl1(typed, unit, factor)

    assert str(refused.value) == message
