"""Kinds of criterion about several results of a course: each outcome, and the edges."""

from decimal import Decimal

import pytest

from calculator.judgment import Confirmation, LostMmr, Outcome, Remark, Rise
from calculator.kinds import CRITERION_KINDS
from calculator.quantities import Range
from calculator.rules import RULES
from tests.calculator.patients import (
    CHR_ITEMS,
    ELN,
    KANTARJIAN,
    criteria_set,
    judge,
    outcome,
    visit,
)

MET, NOT_MET, NOT_ASSESSABLE = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_ASSESSABLE
CHR, CCYR, MMR = (ELN.responses[name] for name in ("CHR", "CCyR", "MMR"))
CONFIRMED = Confirmation(range=Range(above=Decimal(10)), within_months=(Decimal(1), Decimal(3)))
LOST_MMR = LostMmr(mmr=MMR, one_at_least=Decimal(1))
RISE = Rise(at_least_points=Decimal(30), consecutive=2)


def months(judgment):
    return [str(each.month) for each in judgment.counted]


def ph(*results):
    return [visit(3 * index, ph_positive_percent=each) for index, each in enumerate(results, 1)]


def bcr(*results):
    return [visit(3 * index, bcr_abl1_is_percent=each) for index, each in enumerate(results, 1)]


def test_every_kind_that_a_set_uses_is_one_of_the_fourteen_tested_here():
    used = {each.kind for chosen in RULES.criteria_sets for each in chosen.criteria}

    assert sorted(used) == sorted(CRITERION_KINDS)


class TestResponseLost:
    def test_a_response_shown_earlier_and_absent_now_is_lost(self):
        judgment = judge("response_lost", CCYR, *ph(0, 0, "0.1"))

        assert (judgment.outcome, months(judgment)) == (MET, ["6", "9"])

    def test_a_response_lost_and_regained_is_not_lost(self):
        judgment = judge("response_lost", CCYR, *ph(0, 5, 0))

        assert (judgment.outcome, months(judgment)) == (NOT_MET, ["9"])

    def test_a_response_never_shown_in_two_measurements_is_not_lost(self):
        judgment = judge("response_lost", CCYR, *ph(60, 20))

        assert (judgment.outcome, months(judgment)) == (NOT_MET, ["6"])

    def test_one_measurement_that_shows_it_absent_lacks_an_earlier_one(self):
        judgment = judge("response_lost", CCYR, *ph(20))

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ())
        assert (judgment.remark, months(judgment)) == (Remark.LACKS_EARLIER_RESULT, ["3"])

    def test_nothing_measured_asks_for_the_response_quantity(self):
        judgment = judge("response_lost", MMR, visit(3))

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ("bcr_abl1_is_percent",))

    def test_a_chr_derived_from_the_five_items_can_be_lost(self):
        visits = [visit(3, **CHR_ITEMS), visit(6, **CHR_ITEMS | {"wbc_e9_per_l": "10"})]

        assert outcome("response_lost", CHR, *visits) is MET


class TestConfirmedLossOfMmr:
    @pytest.mark.parametrize(
        ("tests", "expected"),
        [
            (("0.1", "0.11", "1"), MET),
            (("0.1", "1", "0.11"), MET),
            (("0.1", "0.99", "0.99"), NOT_MET),
            (("0.1", "2", "0.1"), NOT_MET),
            (("0.11", "5", "5"), NOT_MET),
            (("0.1", "0.2", "0.2", "1"), MET),
            (("5", "5"), NOT_MET),
            (("5", "0.1"), NOT_MET),
            (("0.1", "5", "0.2", "0.2"), NOT_MET),
            (("5", "5", "0.1", "5", "5"), MET),
            (("0.05",), NOT_MET),
        ],
    )
    def test_two_tests_above_mmr_one_of_them_at_least_1_percent(self, tests, expected):
        judgment = judge("confirmed_loss_of_mmr", LOST_MMR, *bcr(*tests))

        assert (judgment.outcome, judgment.provisional) == (expected, False)

    def test_the_last_two_tests_are_shown(self):
        judgment = judge("confirmed_loss_of_mmr", LOST_MMR, *bcr("0.1", "0.2", "1"))

        assert months(judgment) == ["6", "9"]

    def test_a_last_test_with_mmr_is_shown_alone(self):
        assert months(judge("confirmed_loss_of_mmr", LOST_MMR, *bcr("5", "0.1"))) == ["6"]

    def test_mmr_in_the_test_before_the_last_is_provisional(self):
        judgment = judge("confirmed_loss_of_mmr", LOST_MMR, *bcr("0.05", "0.1", "0.11"))

        assert (judgment.outcome, judgment.provisional, months(judgment)) == (
            NOT_ASSESSABLE,
            True,
            ["6", "9"],
        )

    def test_one_test_above_mmr_lacks_an_earlier_result(self):
        judgment = judge("confirmed_loss_of_mmr", LOST_MMR, *bcr("0.11"))

        assert (judgment.outcome, judgment.asks_for, judgment.provisional) == (
            NOT_ASSESSABLE,
            (),
            False,
        )

    def test_no_test_is_asked_for(self):
        judgment = judge("confirmed_loss_of_mmr", LOST_MMR, visit(3))

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ("bcr_abl1_is_percent",))


class TestPhPositiveRise:
    @pytest.mark.parametrize(
        ("results", "expected", "provisional"),
        [
            ((10, 40, 40), MET, False),
            ((10, "39.9", 40), NOT_ASSESSABLE, True),
            ((10, 40, "39.9"), NOT_MET, False),
            ((20, 10, 40, 40), MET, False),
            ((10, 20, 40, 50), MET, False),
            ((60, 50, 40), NOT_MET, False),
            ((50, 10, 40), NOT_ASSESSABLE, True),
            ((10, 40), NOT_ASSESSABLE, True),
            ((10, 39), NOT_ASSESSABLE, False),
            ((90,), NOT_ASSESSABLE, False),
        ],
    )
    def test_a_rise_of_30_points_above_the_lowest_in_two_results(
        self, results, expected, provisional
    ):
        judgment = judge("ph_positive_rise", RISE, *ph(*results), definitions=KANTARJIAN)

        assert (judgment.outcome, judgment.provisional) == (expected, provisional)

    def test_the_lowest_before_and_the_last_two_are_shown(self):
        judgment = judge("ph_positive_rise", RISE, *ph(30, 10, 20, 50, 60))

        assert months(judgment) == ["6", "12", "15"]

    @pytest.mark.parametrize(
        ("results", "shown"),
        [((50, 10, 40), ["6", "9"]), ((60, 50, 40), ["3", "6", "9"])],
    )
    def test_what_a_rise_not_confirmed_or_not_met_rests_on_is_shown(self, results, shown):
        assert months(judge("ph_positive_rise", RISE, *ph(*results))) == shown

    @pytest.mark.parametrize(
        ("results", "remark"),
        [
            ((20, "25.99", "25.99"), Remark.RELATIVE_RISE_NOT_MET),
            ((20, 26, 26), Remark.RELATIVE_RISE_MET),
            ((20, "25.9", 26), Remark.RELATIVE_RISE_NOT_MET),
            ((20, 90, 90), Remark.RELATIVE_RISE_MET),
            ((0, 40, 40), None),
        ],
    )
    def test_the_relative_reading_is_reported_beside_it(self, results, remark):
        assert judge("ph_positive_rise", RISE, *ph(*results)).remark is remark

    def test_fewer_than_three_results_lack_another_one(self):
        judgment = judge("ph_positive_rise", RISE, *ph(20, 30))

        assert (judgment.remark, judgment.asks_for) == (Remark.LACKS_EARLIER_RESULT, ())

    def test_no_result_is_asked_for(self):
        assert judge("ph_positive_rise", RISE, visit(3)).asks_for == ("ph_positive_percent",)


class TestTranscriptRise:
    @pytest.mark.parametrize(
        ("tests", "expected"),
        [
            (("0.1", "0.11"), MET),
            (("0.1", "0.1"), NOT_MET),
            (("0.1", "0.09"), NOT_MET),
            (("0.1", "5", "4"), NOT_MET),
            (("1", "9", "3", "2"), NOT_MET),
            (("5",), NOT_ASSESSABLE),
        ],
    )
    def test_the_latest_value_is_above_the_one_before(self, tests, expected):
        judgment = judge("transcript_rise", True, *bcr(*tests))

        assert (judgment.outcome, judgment.asks_for) == (expected, ())

    def test_the_last_two_values_are_shown(self):
        assert months(judge("transcript_rise", True, *bcr("1", "2", "3"))) == ["6", "9"]

    def test_no_test_is_asked_for(self):
        judgment = judge("transcript_rise", True, visit(3))

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ("bcr_abl1_is_percent",))


def test_the_sets_ask_their_questions_with_the_numbers_used_in_these_tests():
    arguments = {
        each.kind: each.argument
        for name in ("eln-2013", "eln-2020", "kantarjian-2003")
        for each in criteria_set(name).criteria
    }

    assert arguments["bcr_abl1_confirmed"] == CONFIRMED
    assert arguments["confirmed_loss_of_mmr"] == LOST_MMR
    assert arguments["ph_positive_rise"] == RISE
