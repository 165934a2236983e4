"""Kinds of criterion about the milestone row: met, not met, not assessable, and at their edges."""

from decimal import Decimal

import pytest

from calculator.judgment import Confirmation, Outcome
from calculator.quantities import Range
from tests.calculator.patients import (
    CHR_ITEMS,
    ELN,
    KANTARJIAN,
    ROW_AT_12,
    judge,
    outcome,
    visit,
)

MET, NOT_MET, NOT_ASSESSABLE = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_ASSESSABLE
CHR, MCYR = ELN.responses["CHR"], ELN.responses["MCyR"]
CONFIRMED = Confirmation(range=Range(above=Decimal(10)), within_months=(Decimal(1), Decimal(3)))


def months(judgment):
    return [str(each.month) for each in judgment.counted]


def ph(*results):
    return [visit(3 * index, ph_positive_percent=each) for index, each in enumerate(results, 1)]


def bcr(*results):
    return [visit(3 * index, bcr_abl1_is_percent=each) for index, each in enumerate(results, 1)]


class TestLessThan:
    def test_a_partial_hematologic_response_in_the_row_is_less_than_chr(self):
        visits = [visit(12, hematologic_response="partial")]

        assert outcome("less_than", CHR, *visits, window=ROW_AT_12) is MET

    def test_five_items_that_do_not_make_a_chr_are_less_than_chr(self):
        visits = [visit(12, **CHR_ITEMS | {"spleen_palpable": True})]

        assert outcome("less_than", CHR, *visits, window=ROW_AT_12) is MET

    def test_a_chr_in_the_row_is_not_less_than_chr(self):
        visits = [visit(12, hematologic_response="complete")]

        assert outcome("less_than", CHR, *visits, window=ROW_AT_12) is NOT_MET

    def test_the_latest_measurement_of_the_row_counts(self):
        visits = [
            visit(12, hematologic_response="partial"),
            visit(15, hematologic_response="complete"),
        ]

        judgment = judge("less_than", CHR, *visits, window=ROW_AT_12)

        assert (judgment.outcome, months(judgment)) == (NOT_MET, ["15"])

    def test_a_measurement_before_the_row_is_missing_not_old(self):
        visits = [visit("11.4", hematologic_response="partial"), visit(12)]

        judgment = judge("less_than", CHR, *visits, window=ROW_AT_12)

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ("hematologic_response",))


class TestNeverAchieved:
    @pytest.mark.parametrize(
        ("percent", "expected"), [("34.9", NOT_MET), ("35", MET), ("35.1", MET)]
    )
    def test_mcyr_of_the_2003_study_is_below_35_percent(self, percent, expected):
        mcyr = KANTARJIAN.responses["MCyR"]
        visits = [visit(12, ph_positive_percent=percent)]

        found = outcome("never_achieved", mcyr, *visits, window=ROW_AT_12, definitions=KANTARJIAN)

        assert found is expected

    def test_a_response_reached_before_the_due_time_counts_as_reached(self):
        judgment = judge("never_achieved", MCYR, *ph(20, 60, 60, 60), window=ROW_AT_12)

        assert (judgment.outcome, months(judgment)) == (NOT_MET, ["3"])

    def test_never_reached_and_not_measured_since_it_was_due_cannot_be_assessed(self):
        judgment = judge("never_achieved", MCYR, *ph(90, 60), window=ROW_AT_12, as_of=12)

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ("ph_positive_percent",))

    def test_a_response_after_the_judged_month_does_not_count(self):
        visits = [visit(12, ph_positive_percent=40), visit(18, ph_positive_percent=0)]

        judgment = judge("never_achieved", MCYR, *visits, window=ROW_AT_12, as_of=12)

        assert (judgment.outcome, months(judgment)) == (MET, ["12"])


class TestRangesInTheRow:
    @pytest.mark.parametrize(
        ("percent", "expected"), [("34.9", NOT_MET), ("35", NOT_MET), ("35.1", MET)]
    )
    def test_ph_positive_above_35_percent(self, percent, expected):
        visits = [visit(12, ph_positive_percent=percent)]
        wanted = Range(above=Decimal(35))

        assert outcome("ph_positive_percent", wanted, *visits, window=ROW_AT_12) is expected

    @pytest.mark.parametrize(
        ("cells", "metaphases", "expected"),
        [(7, 20, NOT_MET), (8, 20, MET), (35, 100, NOT_MET), (36, 100, MET), (11, 30, MET)],
    )
    def test_counts_are_compared_as_exact_fractions(self, cells, metaphases, expected):
        visits = [visit(12, ph_positive_cells=cells, metaphases=metaphases)]
        wanted = Range(above=Decimal(35))

        assert outcome("ph_positive_percent", wanted, *visits, window=ROW_AT_12) is expected

    def test_ph_positive_not_measured_in_the_row_is_asked_for(self):
        judgment = judge(
            "ph_positive_percent", Range(above=Decimal(35)), *ph(90), window=ROW_AT_12, as_of=12
        )

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ("ph_positive_percent",))

    @pytest.mark.parametrize(
        ("percent", "expected"), [("0.99", NOT_MET), ("1", MET), ("10", MET), ("10.1", NOT_MET)]
    )
    def test_bcr_abl1_from_1_to_10_percent_includes_both_edges(self, percent, expected):
        visits = [visit(12, bcr_abl1_is_percent=percent)]
        wanted = Range(at_least=Decimal(1), up_to=Decimal(10))

        assert outcome("bcr_abl1_is_percent", wanted, *visits, window=ROW_AT_12) is expected

    def test_bcr_abl1_not_measured_in_the_row_is_asked_for(self):
        judgment = judge("bcr_abl1_is_percent", Range(above=Decimal(1)), visit(12))

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ("bcr_abl1_is_percent",))

    @pytest.mark.parametrize(("copies", "expected"), [(9999, NOT_ASSESSABLE), (10000, MET)])
    def test_undetectable_reads_as_0_percent_from_10000_copies_on(self, copies, expected):
        visits = [visit(12, bcr_abl1_detected=False, abl1_copies=copies)]

        assert outcome("bcr_abl1_is_percent", Range(up_to=Decimal("0.1")), *visits) is expected


class TestChrAndPhPositive:
    WANTED = Range(up_to=Decimal(65))

    @pytest.mark.parametrize(("percent", "expected"), [(64, MET), (65, MET), ("65.1", NOT_MET)])
    def test_chr_with_ph_positive_up_to_65_percent(self, percent, expected):
        visits = [visit(12, hematologic_response="complete", ph_positive_percent=percent)]

        judgment = judge("chr_and_ph_positive_percent", self.WANTED, *visits, window=ROW_AT_12)

        assert (judgment.outcome, months(judgment)) == (expected, ["12", "12"])

    def test_no_chr_is_enough_for_not_met(self):
        visits = [visit(12, hematologic_response="partial")]

        judgment = judge("chr_and_ph_positive_percent", self.WANTED, *visits, window=ROW_AT_12)

        assert (judgment.outcome, judgment.asks_for) == (NOT_MET, ())

    def test_ph_positive_outside_the_range_is_enough_for_not_met(self):
        found = outcome(
            "chr_and_ph_positive_percent", self.WANTED, visit(12, ph_positive_percent=90)
        )

        assert found is NOT_MET

    @pytest.mark.parametrize(
        ("measured", "asked"),
        [
            ({"hematologic_response": "complete"}, ("ph_positive_percent",)),
            ({"ph_positive_percent": 30}, ("hematologic_response",)),
            ({}, ("hematologic_response", "ph_positive_percent")),
        ],
    )
    def test_otherwise_it_asks_for_what_was_not_measured(self, measured, asked):
        judgment = judge("chr_and_ph_positive_percent", self.WANTED, visit(12, **measured))

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, asked)
        assert months(judgment) == ["12"] * len(measured)


class TestBcrAbl1Confirmed:
    @pytest.mark.parametrize(
        ("earlier", "expected"),
        [
            ("2.9", NOT_ASSESSABLE),
            ("3", MET),
            ("5", MET),
            ("5.1", NOT_ASSESSABLE),
        ],
    )
    def test_the_second_test_counts_1_to_3_months_after_the_first(self, earlier, expected):
        visits = [visit(earlier, bcr_abl1_is_percent=20), visit(6, bcr_abl1_is_percent=20)]

        judgment = judge("bcr_abl1_confirmed", CONFIRMED, *visits)

        assert (judgment.outcome, judgment.provisional) == (expected, expected is NOT_ASSESSABLE)

    def test_both_values_are_shown_where_it_is_met(self):
        visits = [visit(3, bcr_abl1_is_percent=20), visit(5, bcr_abl1_is_percent="10.1")]

        assert months(judge("bcr_abl1_confirmed", CONFIRMED, *visits)) == ["3", "5"]

    def test_a_value_in_between_does_not_hide_the_earlier_one(self):
        visits = [visit(month, bcr_abl1_is_percent=20) for month in (3, "5.5", 6)]

        assert outcome("bcr_abl1_confirmed", CONFIRMED, *visits) is MET

    def test_an_earlier_value_of_10_percent_does_not_confirm(self):
        visits = [visit(3, bcr_abl1_is_percent=10), visit(5, bcr_abl1_is_percent=20)]

        judgment = judge("bcr_abl1_confirmed", CONFIRMED, *visits)

        assert (judgment.outcome, judgment.provisional, months(judgment)) == (
            NOT_ASSESSABLE,
            True,
            ["5"],
        )

    def test_an_earlier_value_before_the_row_does_not_confirm(self):
        visits = [visit("11.4", bcr_abl1_is_percent=20), visit(13, bcr_abl1_is_percent=20)]

        assert judge("bcr_abl1_confirmed", CONFIRMED, *visits, window=ROW_AT_12).provisional

    def test_a_counting_value_of_10_percent_is_not_met(self):
        visits = [visit(3, bcr_abl1_is_percent=20), visit(5, bcr_abl1_is_percent=10)]

        judgment = judge("bcr_abl1_confirmed", CONFIRMED, *visits)

        assert (judgment.outcome, months(judgment)) == (NOT_MET, ["5"])

    def test_not_measured_in_the_row_is_asked_for(self):
        judgment = judge("bcr_abl1_confirmed", CONFIRMED, *bcr(20), window=ROW_AT_12, as_of=12)

        assert (judgment.outcome, judgment.asks_for, judgment.provisional) == (
            NOT_ASSESSABLE,
            ("bcr_abl1_is_percent",),
            False,
        )


class TestHematologicResponse:
    @pytest.mark.parametrize(
        ("measured", "expected"),
        [
            ({"hematologic_response": "none"}, MET),
            ({"hematologic_response": "partial"}, NOT_MET),
            ({"hematologic_response": "complete"}, NOT_MET),
            (CHR_ITEMS, NOT_MET),
            (CHR_ITEMS | {"basophils_percent": "5"}, NOT_ASSESSABLE),
            ({}, NOT_ASSESSABLE),
        ],
    )
    def test_no_hematologic_response_in_the_row(self, measured, expected):
        judgment = judge("hematologic_response", "none", visit(12, **measured), window=ROW_AT_12)

        counted = [] if expected is NOT_ASSESSABLE else ["12"]
        assert (judgment.outcome, months(judgment)) == (expected, counted)

    def test_a_result_before_the_row_is_asked_for_again(self):
        visits = [visit(6, hematologic_response="none"), visit(12)]

        judgment = judge("hematologic_response", "none", *visits, window=ROW_AT_12)

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ("hematologic_response",))
