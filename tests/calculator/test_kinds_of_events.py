"""Kinds of criterion about events: mutations, clones and progression, found or looked for."""

import pytest

from calculator.judgment import MutationClass, Outcome, Remark
from calculator.rules import RULES
from tests.calculator.patients import judge, outcome, visit

MET, NOT_MET, NOT_ASSESSABLE = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_ASSESSABLE


def months(judgment):
    return [str(each.month) for each in judgment.counted]


class TestMutation:
    @pytest.mark.parametrize(
        ("name", "found", "expected"),
        [
            ("any", ("M351T",), MET),
            ("any", ("T315I",), MET),
            ("any", (), NOT_MET),
            ("any", None, NOT_ASSESSABLE),
            ("insensitive", ("T315I",), MET),
            ("insensitive", ("Y253H",), MET),
            ("insensitive", ("E255V",), MET),
            ("insensitive", ("E255K",), NOT_MET),
            ("insensitive", ("M351T", "T315I"), MET),
            ("insensitive", (), NOT_MET),
            ("other", ("M351T",), MET),
            ("other", ("T315I",), NOT_MET),
            ("other", ("T315I", "M351T"), MET),
            ("other", (), NOT_MET),
        ],
    )
    def test_a_mutation_of_the_class_found_at_any_time(self, name, found, expected):
        wanted = MutationClass(name=name, insensitive=RULES.mutations.insensitive)

        assert outcome("mutation", wanted, visit(6, mutations=found)) is expected

    def test_a_mutation_found_once_stays_found(self):
        wanted = MutationClass(name="any", insensitive=frozenset())
        visits = [visit(6, mutations=("T315I",)), visit(12, mutations=())]

        judgment = judge("mutation", wanted, *visits)

        assert (judgment.outcome, months(judgment)) == (MET, ["6"])

    def test_the_last_of_several_negative_tests_is_shown(self):
        wanted = MutationClass(name="any", insensitive=frozenset())
        visits = [visit(6, mutations=()), visit(12, mutations=())]

        assert months(judge("mutation", wanted, *visits)) == ["12"]

    def test_no_test_is_asked_for(self):
        wanted = MutationClass(name="any", insensitive=frozenset())

        assert judge("mutation", wanted, visit(6)).asks_for == ("mutations",)

    def test_t315i_y253h_and_e255v_are_the_insensitive_mutations_of_the_table(self):
        assert RULES.mutations.insensitive == {"T315I", "Y253H", "E255V"}


class TestClonalEvolution:
    WANTED = ("ph-positive", "ph-positive-high-risk")

    @pytest.mark.parametrize(
        ("found", "expected"),
        [
            ("ph-positive", MET),
            ("ph-positive-high-risk", MET),
            ("ph-negative", NOT_MET),
            ("none", NOT_MET),
            (None, NOT_ASSESSABLE),
        ],
    )
    def test_one_of_the_clones_after_the_start(self, found, expected):
        visits = [visit(6, clonal_evolution=found)]

        assert outcome("clonal_evolution", self.WANTED, *visits) is expected

    def test_a_clone_at_month_0_alone_is_no_evolution_and_asks_for_a_later_look(self):
        judgment = judge(
            "clonal_evolution", self.WANTED, visit(0, clonal_evolution="ph-positive"), visit(3)
        )

        assert (judgment.outcome, judgment.asks_for) == (NOT_ASSESSABLE, ("clonal_evolution",))

    def test_a_clone_in_the_first_month_came_after_the_start(self):
        visits = [visit("0.1", clonal_evolution="ph-positive")]

        assert outcome("clonal_evolution", self.WANTED, *visits) is MET

    def test_a_clone_that_was_there_at_month_0_too_is_remarked(self):
        visits = [visit(month, clonal_evolution="ph-positive") for month in (0, 6)]

        judgment = judge("clonal_evolution", self.WANTED, *visits)

        assert (judgment.outcome, judgment.remark) == (MET, Remark.PRESENT_AT_START)

    @pytest.mark.parametrize("at_start", ["none", "ph-negative", None])
    def test_another_finding_at_month_0_is_not_remarked(self, at_start):
        visits = [visit(0, clonal_evolution=at_start), visit(6, clonal_evolution="ph-positive")]

        assert judge("clonal_evolution", self.WANTED, *visits).remark is None

    def test_a_clone_found_once_stays_found(self):
        visits = [visit(6, clonal_evolution="ph-positive"), visit(12, clonal_evolution="none")]

        judgment = judge("clonal_evolution", self.WANTED, *visits)

        assert (judgment.outcome, months(judgment)) == (MET, ["6"])


class TestProgression:
    @pytest.mark.parametrize(
        ("answers", "expected"),
        [
            ((True,), MET),
            ((True, False), MET),
            ((False,), NOT_MET),
            ((None,), NOT_ASSESSABLE),
        ],
    )
    def test_progression_at_any_time(self, answers, expected):
        visits = [visit(3 * index, progression=each) for index, each in enumerate(answers)]

        assert outcome("progression", True, *visits) is expected

    def test_the_visit_that_answers_is_shown(self):
        visits = [visit(3, progression=True), visit(6, progression=False)]

        judgment = judge("progression", True, *visits)

        assert months(judgment) == ["3"]
        assert judgment.counted[0].assessment is visits[0]

    def test_never_answered_is_asked_for(self):
        assert judge("progression", True, visit(3)).asks_for == ("progression",)
