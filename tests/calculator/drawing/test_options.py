"""Checks and options of a course, none of them chosen."""

from dataclasses import replace
from decimal import Decimal

from calculator.course import Circumstances
from calculator.drawing.options import claim, options, rate_text
from calculator.pathway import follow
from calculator.pathway_document import Claim
from calculator.practice import PRACTICE
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import captions, rows, tree, words
from tests.calculator.patients import course_of, visit

FAILURE = (visit(9, bcr_abl1_is_percent=12), visit(12, bcr_abl1_is_percent=8))
TITLES = [each.title for each in PRACTICE.pathway.options]


def drawn(*visits, **circumstances):
    course = replace(course_of(*visits), circumstances=Circumstances(**circumstances))
    followed = follow(PRACTICE.pathway, course, evaluations_of(course, RULES), RULES)
    return options(followed, PRACTICE.evidence, "../")


def option_rows(markup):
    return rows(markup)[-len(TITLES) :]


def test_checks_come_before_options():
    assert captions(drawn(*FAILURE)) == [
        "Checks before any change, in this order The order is ours.",
        "Options, always in this order",
    ]


def test_an_answered_check_shows_its_answer_and_an_open_one_its_question():
    found = {row[0]: row[1] for row in rows(drawn(*FAILURE, adherence="inadequate"))}

    assert (found["Adherence"], found["Mutations"]) == (
        "Inadequate",
        "Open: What does the mutation test show?",
    )


def test_every_option_stays_in_its_place():
    for markup in (drawn(*FAILURE), drawn(visit(12), available_tkis=())):
        found = option_rows(markup)

        assert [row[0].startswith(title) for row, title in zip(found, TITLES, strict=True)] == (
            [True] * len(TITLES)
        )


def test_a_blocked_option_says_so_and_names_the_contraindication():
    escalate = option_rows(drawn(*FAILURE, severe_adverse_reaction=True))[2]

    assert "Not open here" in escalate[0]
    assert escalate[4].startswith("Contraindicated. Both labels exclude a higher dose")


def test_a_contraindication_that_was_not_asked_about_is_open():
    assert "Open: Both labels exclude a higher dose" in option_rows(drawn(*FAILURE))[2][4]


def test_nothing_for_or_against_is_a_dash():
    assert option_rows(drawn(*FAILURE))[1][3:] == ["\u2013", "\u2013"]


def test_a_claim_shows_its_figures_and_that_it_is_ours():
    stated = Claim(
        text="Some respond.",
        reference=None,
        locator=None,
        level=None,
        ours=True,
        rows=("lasor/ccyr-6-imatinib", "not/there"),
    )

    assert words(tree(claim(stated, PRACTICE.evidence, "../"))) == (
        "Some respond.Imatinib 600 mg once daily: CCyR 40/95 (ours)"
    )


def test_a_rate_names_counts_or_percentage_and_whose_it_is():
    lasor = PRACTICE.evidence["lasor/ccyr-6-imatinib"]
    alone = replace(lasor, arm=None, group=None, responders=None, percent=Decimal(42))

    assert rate_text(lasor) == "Imatinib 600 mg once daily: CCyR 40/95"
    assert rate_text(alone) == "CCyR 42 %"
    assert rate_text(replace(alone, percent=None)) == "CCyR"
