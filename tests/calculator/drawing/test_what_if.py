"""What would change the verdicts: near values, missing tests, a repeat."""

from calculator.changes import changes
from calculator.drawing.what_if import what_if
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import captions, rows, tree, words
from tests.calculator.patients import course_of, visit

NEAR = "Nearest values that give another verdict"
MISSING = "Not entered, and what it could do"
COMPLETE = {
    "ph_positive_percent": 0,
    "metaphases": 20,
    "hematologic_response": "complete",
    "mutations": (),
    "clonal_evolution": "none",
    "progression": False,
}


def drawn(*visits):
    evaluations = evaluations_of(course_of(*visits), RULES)
    return what_if(
        evaluations, {each.criteria_set.id: changes(each, RULES) for each in evaluations}
    )


def test_a_near_value_names_the_month_and_the_sets_that_it_moves():
    assert rows(drawn(visit(3, bcr_abl1_is_percent=12)))[0] == [
        "BCR::ABL1 IS 10 %, month 3",
        "ELN 2020, ELN 2013: Warning \u2192 Optimal",
    ]


def test_a_missing_test_names_what_each_result_would_do():
    found = dict(rows(drawn(visit(3, bcr_abl1_is_percent=12))))

    assert found["Progression yes"] == (
        "US label, EU label, IRIS trial: Cannot be assessed \u2192 Escalation rule met"
    )


def test_near_values_come_before_missing_tests():
    assert captions(drawn(visit(3, bcr_abl1_is_percent=12))) == [NEAR, MISSING]


def test_a_complete_course_has_near_values_only():
    assert captions(drawn(visit(12, bcr_abl1_is_percent="0.05", **COMPLETE))) == [NEAR]


def test_a_course_without_results_has_missing_tests_only():
    assert captions(drawn(visit(12))) == [MISSING]


def test_each_repeat_that_a_set_asks_for_is_named():
    visits = (
        visit(3, ph_positive_percent=20),
        visit(4, ph_positive_percent=20),
        visit(5, ph_positive_percent=55, bcr_abl1_is_percent=12),
    )
    (last,) = [words(each) for each in tree(drawn(*visits)).iter("p")]

    assert last == (
        "One more result decides. ELN 2020: BCR::ABL1 IS above 10 %, confirmed by a second test "
        "1 to 3 months later; Kantarjian 2003: Ph+ metaphases at least 30 percentage points above "
        "the lowest, in 2 consecutive results."
    )


def test_without_any_change_a_sentence_says_so():
    evaluations = evaluations_of(course_of(visit(12)), RULES)

    assert what_if(evaluations, {each.criteria_set.id: () for each in evaluations}) == (
        "<p>No single change of a value or a test gives another verdict.</p>"
    )
