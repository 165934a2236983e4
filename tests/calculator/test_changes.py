"""The nearest single changes of a verdict, found by running the rules again."""

from decimal import Decimal

from calculator.changes import changes
from calculator.evaluate import evaluate
from calculator.rules import RULES
from tests.calculator.patients import course_of, visit


def found(name, course):
    criteria_set = next(each for each in RULES.criteria_sets if each.id == name)
    return [
        (each.text, each.category, each.missing)
        for each in changes(evaluate(course, criteria_set), RULES)
    ]


DISPUTED = course_of(
    visit(3, hematologic_response="complete", ph_positive_cells=18, metaphases=20),
    visit(12, ph_positive_cells=7, metaphases=20, bcr_abl1_is_percent="4.2"),
)


def test_one_metaphase_less_ends_the_kantarjian_2003_rule():
    assert found("kantarjian-2003", DISPUTED) == [("Ph+ 6 of 20 = 30 %", "none", False)]


def test_one_metaphase_more_is_failure_by_eln_2009():
    assert found("eln-2009", DISPUTED) == [
        ("a mutation insensitive to imatinib", "failure", True),
        ("Ph+ 0 of 20 = 0 %", "optimal", False),
        ("Ph+ 8 of 20 = 40 %", "failure", False),
        ("chromosome changes: further change in Ph+ cells", "failure", True),
    ]


def test_a_value_is_moved_to_the_edge_that_counts_as_better():
    course = course_of(visit(12, bcr_abl1_is_percent="1.01"))

    assert found("eln-2020", course)[0] == ("BCR::ABL1 IS 1 %", "warning", False)


def test_a_value_on_an_edge_is_moved_beyond_it():
    course = course_of(visit(12, bcr_abl1_is_percent="1"))

    assert ("BCR::ABL1 IS above 1 %", "failure", False) in found("eln-2020", course)


def test_an_edge_that_excludes_itself_is_crossed():
    course = course_of(visit(6, bcr_abl1_is_percent="1", ph_positive_percent="0"))

    assert ("BCR::ABL1 IS below 1 %", "optimal", False) in found("eln-2013", course)


def test_a_percentage_never_leaves_0_to_100():
    course = course_of(visit(12, ph_positive_percent="0"))

    texts = [text for text, _, missing in found("eln-2006", course) if not missing]
    assert texts == ["Ph+ above 0 %"]


def test_a_missing_test_is_given_each_result_that_a_rule_tells_apart():
    course = course_of(visit(12, hematologic_response="complete"))

    assert [each for each in found("smolecule-2026", course) if each[0].startswith("Ph+")] == [
        ("Ph+ 0 %", "none", True),
        ("Ph+ above 0 %", "suboptimal", True),
    ]


def test_a_missing_result_is_added_to_the_month_that_is_judged():
    course = course_of(visit(12, ph_positive_percent="40"), as_of=14)
    criteria_set = next(each for each in RULES.criteria_sets if each.id == "iris")
    added = [each for each in changes(evaluate(course, criteria_set), RULES) if each.missing]

    assert {each.month for each in added} == {Decimal(14)}


def test_a_missing_blood_count_comes_before_a_missing_marrow():
    course = course_of(visit(12, bcr_abl1_is_percent="0.5"))

    assert [text for text, _, _ in found("fda-label", course)] == [
        "hematologic response partial",
        "progression yes",
        "Ph+ above 95 %",
    ]


def test_no_other_visit_is_touched():
    before = course_of(visit(12, bcr_abl1_is_percent="0.5"))
    found("eln-2013", before)

    assert before == course_of(visit(12, bcr_abl1_is_percent="0.5"))


def test_cells_that_give_no_whole_percentage_are_said_to_be_about():
    course = course_of(visit(12, ph_positive_cells=10, metaphases=21))

    assert ("Ph+ 7 of 21 about 33.3 %", "suboptimal", False) in found("eln-2009", course)
