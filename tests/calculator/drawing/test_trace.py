"""The trace of a set: each criterion with the value that counted, its outcome and its source."""

import pytest

from calculator.drawing.trace import source_name, trace, traces
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import rows, tree, words
from tests.calculator.patients import course_of, visit

PH_40 = (visit(6, bcr_abl1_is_percent=5), visit(12, ph_positive_percent=40, metaphases=20))


def evaluations(*visits):
    return evaluations_of(course_of(*visits), RULES)


def drawn(name, *visits, notes=()):
    (found,) = (each for each in evaluations(*visits) if each.criteria_set.id == name)
    return trace(found, list(notes), "../")


def paragraphs(markup):
    return [words(each) for each in tree(markup).iter("p")]


def test_the_summary_counts_what_is_met_and_what_cannot_be_assessed():
    assert words(tree(drawn("kantarjian-2003", *PH_40)).find(".//summary")) == (
        "Kantarjian 2003 Escalation rule met 1 of 4 criteria met, 3 cannot be assessed"
    )


def test_where_everything_is_assessed_the_summary_counts_what_is_met():
    visits = (
        visit(3, hematologic_response="complete", ph_positive_percent=60),
        visit(6, hematologic_response="complete", ph_positive_percent=50),
        visit(12, hematologic_response="complete", ph_positive_percent=40),
    )

    assert words(tree(drawn("kantarjian-2003", *visits)).find(".//summary")).endswith(
        "1 of 4 criteria met"
    )


def test_a_criterion_stands_with_value_outcome_and_source():
    assert rows(drawn("kantarjian-2003", *PH_40))[1] == [
        "Never reached: MCyR (Ph+ metaphases below 35 %)From month 12 on",
        "40 % of 20, month 12",
        "met",
        "Kantarjian 2003: Study design",
    ]


def test_what_is_ours_and_what_category_it_leads_to_stand_under_the_criterion():
    heads = [
        rows(drawn("fda-label", *PH_40))[0][0],
        rows(drawn("eln-2020", *PH_40))[0][0],
    ]

    assert heads == [
        "Never reached: CHRFrom month 3 on (ours)",
        "BCR::ABL1 IS above 1 %Failure, month 12 and later",
    ]


def test_several_values_carry_their_own_months():
    visits = (
        visit(12, ph_positive_percent=0, metaphases=20),
        visit(18, ph_positive_percent=50, metaphases=20),
    )
    values = [row[1] for row in rows(drawn("eln-2013", *visits))]

    assert any(each.count("(month ") == 2 for each in values)


def test_a_provisional_criterion_waits_for_one_more_result():
    outcomes = [row[2] for row in rows(drawn("eln-2020", visit(3, bcr_abl1_is_percent=12)))]

    assert outcomes[0] == "cannot be assessed yet: one more result decides"


@pytest.mark.parametrize(
    ("name", "visits", "expected"),
    [
        (
            "eln-2020",
            PH_40,
            "Judged on the row of month 12 and later, in force since month 11.5.",
        ),
        (
            "eln-2020",
            (visit(1, bcr_abl1_is_percent=12),),
            "No milestone is due yet; only rules for any time apply. "
            "Next: month 3, due at month 2.5.",
        ),
        (
            "kantarjian-2003",
            (visit(4, ph_positive_percent=40),),
            "The rule from month 3 on is the latest that is open. "
            "Next: from month 12 on, due at month 11.5.",
        ),
    ],
)
def test_the_row_in_force_and_the_next_one_are_named(name, visits, expected):
    assert paragraphs(drawn(name, *visits))[0] == expected


def test_what_was_not_entered_is_named():
    assert "Not entered: hematologic response" in paragraphs(drawn("kantarjian-2003", *PH_40))


def test_a_set_that_misses_nothing_names_nothing():
    made = drawn(
        "kantarjian-2003", visit(1, hematologic_response="complete", ph_positive_percent=90)
    )

    assert [each for each in paragraphs(made) if each.startswith("Not entered")] == []


def test_notes_stand_under_the_criteria():
    made = tree(drawn("eln-2020", *PH_40, notes=["First.", "Second."]))

    assert [words(each) for each in made.iter("li")] == ["First.", "Second."]
    assert list(tree(drawn("eln-2020", *PH_40)).iter("li")) == []


def test_every_criterion_links_to_its_own_place():
    links = [each.get("href") for each in tree(drawn("kantarjian-2003", *PH_40)).iter("a")]

    assert links[2] == (
        "../criteria/kantarjian-2003/#kantarjian-2003.from12.escalate.never_achieved.mcyr"
    )


def test_all_sets_come_in_their_order_with_their_notes():
    made = tree(traces(evaluations(*PH_40), {"eln-2020": ["A note."]}, "../"))

    assert [each.get("id") for each in made] == [f"trace-{each.id}" for each in RULES.criteria_sets]
    assert [words(each) for each in made.iter("li")] == ["A note."]


def test_a_source_without_a_place_is_named_alone():
    assert source_name("kantarjian-2003", "") == "Kantarjian 2003"
    assert source_name("nobody-2003", "Table 1") == "nobody-2003: Table 1"
