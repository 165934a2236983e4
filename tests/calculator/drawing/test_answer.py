"""The head of the answer: how far the rule sets agree, and what was not entered."""

from dataclasses import replace

import pytest

from calculator.course import Circumstances
from calculator.drawing import answer
from calculator.drawing.markup import Markup
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import tree, words
from tests.calculator.patients import course_of, visit

PH_35 = (visit(12, ph_positive_percent=35, metaphases=20),)
COMPLETE = visit(
    12,
    bcr_abl1_is_percent="0.05",
    ph_positive_percent=0,
    metaphases=20,
    hematologic_response="complete",
    mutations=(),
    clonal_evolution="none",
    progression=False,
)


def evaluations(*visits):
    return evaluations_of(course_of(*visits), RULES)


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        (PH_35, "Nine rule sets, four different answers"),
        ((visit(12),), "Nine rule sets, one answer"),
    ],
)
def test_the_headline_counts_the_different_answers(visits, expected):
    assert answer.headline(evaluations(*visits)) == expected


def test_more_than_nine_sets_are_counted_in_figures():
    ten = [*evaluations(*PH_35), *evaluations(*PH_35)][:10]

    assert answer.headline(ten).startswith("10 rule sets")
    assert answer.headline([*evaluations(*PH_35), *evaluations(*PH_35)]).startswith("18 rule sets")


def test_the_verdicts_are_counted_from_the_worst_on():
    made = tree(answer.counts(evaluations(*PH_35)))

    assert [words(each) for each in made.iter("li")] == [
        "Failure: 1",
        "Suboptimal: 3",
        "Escalation rule met: 1",
        "Cannot be assessed: 4",
    ]


def test_the_summary_names_each_set_with_its_verdict():
    found = answer.summary(evaluations(*PH_35))

    assert found.startswith(
        "Nine rule sets, four different answers. US label: Cannot be assessed; "
    )
    assert "ELN 2013: Failure" in found


def test_what_was_not_entered_and_what_it_leaves_open_is_said():
    found = words(tree(answer.could_change(evaluations(visit(12, ph_positive_percent=40)))))

    assert found.startswith("Not entered: BCR::ABL1, chromosome changes, hematologic response")
    assert "Left open by it: US label, EU label" in found


def test_a_complete_course_misses_nothing():
    assert answer.could_change(evaluations(COMPLETE)) is None


def test_what_leaves_no_verdict_open_is_named_alone():
    settled = [replace(each, not_excluded=()) for each in evaluations(*PH_35)]

    assert "Left open" not in words(tree(answer.could_change(settled)))


def test_unusual_entries_are_listed_and_none_make_no_box():
    assert answer.warnings(["Odd."]) == (
        '<div class="note"><p class="note__title">Check first</p><ul><li>Odd.</li></ul></div>'
    )
    assert answer.warnings([]) is None


def test_a_course_out_of_scope_gets_its_reasons_instead_of_verdicts():
    assert answer.stop(["Not in chronic phase."]) == (
        '<div class="note note--stop"><p class="note__title">Out of scope</p>'
        "<p>Not in chronic phase.</p></div>"
    )


def test_the_answer_holds_warnings_strip_and_what_separates_the_sets():
    strip = Markup("<p>strip</p>")
    made = words(tree(answer.answer(evaluations(*PH_35), strip, ["Odd."], ["Adult", "Adherence"])))
    parts = ("Odd.", "strip", "Not answered: Adult; Adherence.", "What separates them")

    assert sorted(parts, key=made.index) == list(parts)


def test_questions_that_were_all_answered_are_not_spoken_of():
    assert answer.not_answered([]) is None


@pytest.mark.parametrize(
    ("circumstances", "expected"),
    [
        ({}, "Course as entered. Chronic phase. Month 3: 400 mg/dayMonth 12: BCR::ABL1 5 % IS"),
        (
            {"adult": True},
            "Course as entered. Chronic phase. Adult yes.Month 3: 400 mg/dayMonth 12: "
            "BCR::ABL1 5 % IS",
        ),
    ],
)
def test_a_printed_page_shows_what_was_entered(circumstances, expected):
    course = course_of(visit(3, daily_dose_mg=400), visit(12, bcr_abl1_is_percent=5))
    entered = replace(course, circumstances=Circumstances(**circumstances))

    assert words(tree(answer.inputs(entered))) == expected
