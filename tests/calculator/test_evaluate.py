"""From criteria to a verdict: the category, what is left open, and what is missing."""

import pytest

from calculator.evaluate import evaluate
from calculator.judgment import Outcome
from calculator.rules import RULES
from tests.calculator.patients import category, course_of, criteria_set, evaluated, visit
from tests.calculator.set_documents import document, read

COMPLETE = {
    "hematologic_response": "complete",
    "ph_positive_percent": 0,
    "bcr_abl1_is_percent": "0.05",
}


def outcomes(evaluation):
    return {each.criterion.id: each.judgment.outcome for each in evaluation.findings}


class TestCategory:
    def test_the_worst_met_category_wins(self):
        found = visit(12, ph_positive_percent=40, bcr_abl1_is_percent="0.2")

        assert category("eln-2006", found) == "failure"

    @pytest.mark.parametrize(
        ("name", "measured", "expected"),
        [
            ("eln-2006", {"ph_positive_percent": 10, "bcr_abl1_is_percent": 1}, "suboptimal"),
            ("eln-2006", {"ph_positive_percent": 0, "bcr_abl1_is_percent": 1}, "warning"),
            ("eln-2013", {"ph_positive_percent": 0, "bcr_abl1_is_percent": "0.2"}, "warning"),
            ("eln-2013", {"ph_positive_percent": 5, "bcr_abl1_is_percent": "0.1"}, "failure"),
            ("eln-2009", {"ph_positive_percent": 0}, "optimal"),
        ],
    )
    def test_failure_is_worse_than_suboptimal_than_warning_than_optimal(
        self, name, measured, expected
    ):
        assert category(name, visit(12, **measured)) == expected

    def test_an_any_time_rule_can_be_the_worst(self):
        assert category("eln-2020", visit(12, mutations=("M351T",), **COMPLETE)) == "failure"

    def test_no_criterion_met_and_every_rule_in_force_assessed_is_none(self):
        assert category("iris", visit(12, **COMPLETE)) == "none"

    def test_no_criterion_met_and_a_rule_in_force_not_assessed_is_open(self):
        assert category("iris", visit(12, hematologic_response="complete")) is None

    def test_nothing_measured_is_open(self):
        assert category("iris", visit(12)) is None

    def test_before_the_first_row_one_assessable_any_time_rule_is_enough_for_none(self):
        assert category("eln-2013", visit(1, hematologic_response="complete")) == "none"

    def test_before_the_first_row_nothing_assessable_is_open(self):
        assert category("eln-2013", visit(1, hematologic_response="partial")) is None

    def test_a_range_that_a_source_leaves_unassigned_is_none(self):
        measured = {"hematologic_response": "complete", "ph_positive_percent": 80}

        assert category("eln-2009", visit(3, **measured)) == "none"

    def test_a_provisional_criterion_never_counts_as_met(self):
        found = evaluated("eln-2020", visit(3, bcr_abl1_is_percent=20))

        assert (found.category, found.not_excluded) == ("warning", ("failure",))
        assert [each.criterion.id for each in found.provisional] == [
            "eln-2020.m3.failure.bcr_abl1_confirmed"
        ]


class TestFindings:
    def test_rules_in_force_come_first_then_any_time_rules_in_the_order_of_the_file(self):
        found = evaluated("eln-2006", visit(12))

        assert [each.criterion.id for each in found.findings] == [
            "eln-2006.m12.failure.ph_positive_percent",
            "eln-2006.m12.suboptimal.ph_positive_percent",
            "eln-2006.m12.warning.bcr_abl1_is_percent",
            "eln-2006.any.failure.response_lost.chr",
            "eln-2006.any.failure.response_lost.ccyr",
            "eln-2006.any.failure.mutation.insensitive",
            "eln-2006.any.suboptimal.clonal_evolution.ph-positive",
            "eln-2006.any.suboptimal.response_lost.mmr",
            "eln-2006.any.suboptimal.mutation.other",
            "eln-2006.any.warning.transcript_rise",
            "eln-2006.any.warning.clonal_evolution.ph-negative",
        ]

    def test_every_open_rule_is_in_force(self):
        found = evaluated("kantarjian-2003", visit(12))

        assert [each.criterion.id for each in found.findings if each.in_force] == [
            "kantarjian-2003.from3.escalate.never_achieved.chr",
            "kantarjian-2003.from12.escalate.never_achieved.mcyr",
        ]

    def test_only_any_time_rules_are_judged_before_two_and_a_half_months(self):
        found = evaluated("smolecule-2026", visit("2.4", **COMPLETE))

        assert [each.criterion.id for each in found.findings] == [
            "smolecule-2026.any.suboptimal.response_lost.chr",
            "smolecule-2026.any.suboptimal.response_lost.ccyr",
            "smolecule-2026.any.suboptimal.response_lost.mmr",
            "smolecule-2026.any.suboptimal.clonal_evolution.any",
        ]

    def test_a_loss_is_judged_on_the_whole_course_also_in_a_row(self):
        visits = [visit(3, bcr_abl1_is_percent="0.05"), visit(6, bcr_abl1_is_percent="0.5")]

        found = evaluated("eln-2020", *visits, as_of=12)

        assert outcomes(found)["eln-2020.m12.warning.response_lost.mmr"] is Outcome.MET
        assert (found.category, found.not_excluded) == ("warning", ("failure",))


class TestDiscordance:
    def test_ph_positive_and_bcr_abl1_in_different_categories_are_discordant(self):
        found = evaluated("eln-2013", visit(6, ph_positive_percent=0, bcr_abl1_is_percent=20))

        assert (found.category, found.discordant) == ("failure", True)

    def test_both_tests_in_one_category_are_not(self):
        found = evaluated("eln-2013", visit(6, ph_positive_percent=40, bcr_abl1_is_percent=20))

        assert (found.category, found.discordant) == ("failure", False)

    def test_one_test_alone_is_not(self):
        assert not evaluated("eln-2006", visit(12, ph_positive_percent=40)).discordant

    def test_the_worst_category_of_each_test_is_compared(self):
        found = evaluated("eln-2006", visit(12, ph_positive_percent=40, bcr_abl1_is_percent=1))

        assert found.discordant

    def test_a_test_that_meets_two_categories_is_compared_by_its_worst(self):
        criteria = {
            "failure": [{"ph_positive_percent": {"above": 35}, "locator": "Table 1"}],
            "suboptimal": [
                {"ph_positive_percent": {"above": 0}, "locator": "Table 1"},
                {"bcr_abl1_is_percent": {"above": 0}, "locator": "Table 1"},
            ],
        }
        chosen, _ = read(document(milestones=[{"month": 12} | criteria]))
        course = course_of(visit(12, ph_positive_percent=40, bcr_abl1_is_percent=1))

        assert evaluate(course, chosen).discordant

    def test_a_test_in_a_category_and_chr_in_another_are_not(self):
        found = evaluated("eln-2013", visit(3, hematologic_response="none", bcr_abl1_is_percent=1))

        assert (found.category, found.discordant) == ("failure", False)

    def test_any_time_rules_do_not_make_a_row_discordant(self):
        visits = [
            visit(9, ph_positive_percent=0, bcr_abl1_is_percent="0.05"),
            visit(12, ph_positive_percent=0, bcr_abl1_is_percent="0.05"),
            visit(15, ph_positive_percent=5),
        ]

        assert not evaluated("eln-2009", *visits[:2], visit(13, bcr_abl1_is_percent=1)).discordant
        assert not evaluated("eln-2020", *visits).discordant


class TestNotExcluded:
    def test_worse_categories_with_an_open_rule_in_force_are_not_excluded(self):
        found = evaluated("eln-2006", visit(12, bcr_abl1_is_percent="0.5"))

        assert (found.category, found.not_excluded) == ("warning", ("failure", "suboptimal"))

    def test_an_open_verdict_excludes_no_category_but_optimal(self):
        found = evaluated("eln-2009", visit(6))

        assert (found.category, found.not_excluded) == (None, ("failure", "suboptimal"))

    def test_the_worst_verdict_leaves_nothing_worse(self):
        found = evaluated("eln-2006", visit(12, ph_positive_percent=40))

        assert (found.category, found.not_excluded) == ("failure", ())

    def test_no_criterion_met_leaves_nothing_open(self):
        found = evaluated("iris", visit(12, **COMPLETE))

        assert (found.category, found.not_excluded) == ("none", ())

    def test_escalation_that_cannot_be_assessed_is_not_excluded(self):
        found = evaluated("iris", visit(12, hematologic_response="complete"))

        assert found.not_excluded == ("escalate",)

    def test_events_never_looked_for_leave_no_verdict_open(self):
        found = evaluated("eln-2020", visit(12, bcr_abl1_is_percent="0.05"))

        assert (found.category, found.not_excluded) == ("optimal", ())
        assert found.missing == ("clonal_evolution", "mutations")

    def test_before_the_first_row_nothing_is_in_force_that_could_be_open(self):
        assert evaluated("eln-2006", visit(1)).not_excluded == ()


def test_a_set_knows_its_categories_worst_first():
    assert {each.id: each.categories for each in RULES.criteria_sets} == {
        "fda-label": ("escalate",),
        "ema-label": ("escalate",),
        "eln-2020": ("failure", "warning", "optimal"),
        "eln-2013": ("failure", "warning", "optimal"),
        "eln-2009": ("failure", "suboptimal", "optimal"),
        "eln-2006": ("failure", "suboptimal", "warning"),
        "iris": ("escalate",),
        "kantarjian-2003": ("escalate",),
        "smolecule-2026": ("suboptimal",),
    }


def test_the_any_time_rules_of_a_set_are_those_of_no_milestone():
    assert [each.id for each in criteria_set("iris").any_time] == [
        "iris.any.escalate.response_lost.mcyr",
        "iris.any.escalate.progression",
    ]
