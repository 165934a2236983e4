"""What an evaluation leaves open: either test, what is missing, and late values."""

import pytest

from calculator.rules import RULES
from tests.calculator.patients import evaluated, visit

COMPLETE = {
    "hematologic_response": "complete",
    "ph_positive_percent": 0,
    "bcr_abl1_is_percent": "0.05",
}


def months(readings):
    return [str(each.month) for each in readings]


class TestEitherTestSuffices:
    @pytest.mark.parametrize(
        ("measured", "missing"),
        [
            (
                {"ph_positive_percent": 0},
                ("clonal_evolution", "hematologic_response", "mutations"),
            ),
            (
                {"bcr_abl1_is_percent": "0.5"},
                ("clonal_evolution", "hematologic_response", "mutations"),
            ),
        ],
    )
    def test_the_second_test_is_neither_missing_nor_left_open_in_eln_2013(self, measured, missing):
        found = evaluated("eln-2013", visit(6, **measured))

        assert (found.category, found.not_excluded, found.missing) == ("optimal", (), missing)

    def test_chr_is_neither_of_the_two_tests(self):
        found = evaluated("eln-2013", visit(3, bcr_abl1_is_percent=5))

        assert (found.category, found.not_excluded) == ("optimal", ("failure",))

    def test_ph_positive_0_at_12_months_is_in_no_category_and_needs_the_molecular_test(self):
        found = evaluated("eln-2013", visit(12, ph_positive_percent=0))

        assert (found.category, found.not_excluded, found.missing) == (
            None,
            ("failure", "warning"),
            ("bcr_abl1_is_percent", "clonal_evolution", "hematologic_response", "mutations"),
        )

    def test_in_other_sets_both_tests_are_asked_for(self):
        found = evaluated("eln-2006", visit(12, ph_positive_percent=0))

        assert found.not_excluded == ("warning",)
        assert "bcr_abl1_is_percent" in found.missing

    def test_eln_2013_alone_lets_either_test_suffice(self):
        assert [each.id for each in RULES.criteria_sets if each.either_test_suffices] == [
            "eln-2013"
        ]


class TestMissing:
    def test_what_open_criteria_ask_for_is_listed_once_and_sorted(self):
        assert evaluated("eln-2006", visit(6)).missing == (
            "bcr_abl1_is_percent",
            "clonal_evolution",
            "hematologic_response",
            "mutations",
            "ph_positive_percent",
        )

    def test_a_criterion_that_lacks_only_an_earlier_result_asks_for_nothing(self):
        found = evaluated("kantarjian-2003", visit(12, ph_positive_percent=0))

        assert found.missing == ("hematologic_response",)

    def test_progression_is_asked_for_by_the_sets_that_print_it(self):
        missing = {
            each.id: "progression" in evaluated(each.id, visit(12, **COMPLETE)).missing
            for each in RULES.criteria_sets
        }

        assert [name for name, asked in missing.items() if asked] == [
            "fda-label",
            "ema-label",
            "iris",
        ]


class TestPublishedWindow:
    def test_a_value_more_than_three_months_after_its_milestone_is_named(self):
        found = evaluated("eln-2006", visit("15.1", ph_positive_percent=0))

        assert months(found.past_published_window) == ["15.1"]

    def test_values_of_several_late_visits_are_named_by_month_each_once(self):
        visits = [visit(16, bcr_abl1_is_percent=0), visit("15.5", ph_positive_percent=0)]

        assert months(evaluated("eln-2006", *visits).past_published_window) == ["15.5", "16"]

    def test_a_late_visit_that_the_row_did_not_use_is_not(self):
        visits = [visit(12, ph_positive_percent=0), visit(16, mutations=())]

        assert evaluated("eln-2006", *visits).past_published_window == ()

    def test_a_value_three_months_after_its_milestone_is_not(self):
        found = evaluated("eln-2006", visit(15, ph_positive_percent=0))

        assert found.past_published_window == ()

    def test_a_last_row_printed_as_and_later_has_no_window(self):
        assert evaluated("eln-2013", visit(60, **COMPLETE)).past_published_window == ()

    def test_a_last_row_printed_for_one_month_has_one(self):
        found = evaluated("eln-2006", visit(60, bcr_abl1_is_percent=0))

        assert months(found.past_published_window) == ["60"]

    def test_rules_that_never_close_have_no_window(self):
        assert evaluated("iris", visit(60, **COMPLETE)).past_published_window == ()
