"""Checks and options of a course, none of them chosen."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculator.course import Circumstances
from calculator.drawing.options import claim, options, rate_text
from calculator.drawing.pathway import XLINK
from calculator.pathway import follow
from calculator.pathway_document import Claim
from calculator.practice import PRACTICE
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import captions, rows, tree, words
from tests.calculator.patients import course_of, visit

SVG = "{http://www.w3.org/2000/svg}"
FAILURE = (visit(9, bcr_abl1_is_percent=12), visit(12, bcr_abl1_is_percent=8))
TITLES = [each.title for each in PRACTICE.pathway.options]


ANSWERED = (FAILURE[0], replace(FAILURE[1], mutations=(), daily_dose_mg=Decimal(400)))
ANSWERS = {
    "assay_on_international_scale": True,
    "adherence": "adequate",
    "interacting_drug": False,
    "prior_cytogenetic_response": True,
    "severe_adverse_reaction": False,
    "severe_cytopenia_not_leukemia": False,
    "available_tkis": ("dasatinib",),
}


def drawn(*visits, pathway=PRACTICE.pathway, **circumstances):
    course = replace(course_of(*visits), circumstances=Circumstances(**circumstances))
    followed = follow(pathway, course, evaluations_of(course, RULES), RULES)
    return options(pathway, followed, PRACTICE.evidence, "../")


def option_rows(markup):
    return rows(markup)[-len(TITLES) :]


def test_each_column_of_the_options_has_its_head():
    heads = [words(each) for each in tree(drawn(*FAILURE)).iter("th") if each.get("scope") == "col"]

    assert heads[-5:] == [
        *("Option", "Benefit reported", "Harm or limit reported"),
        *("For, in this course", "Against, or open"),
    ]


def test_checks_come_before_options():
    assert captions(drawn(*FAILURE)) == [
        "Checks before any change, in this order The order is ours.",
        "Options, always in this order",
    ]


def test_an_answered_check_shows_its_answer_and_an_open_one_its_question():
    found = {row[0]: row[1] for row in rows(drawn(*FAILURE, adherence="inadequate"))}

    assert (found["Adherence"], found["Mutations"]) == (
        "Inadequate \u2192 Adherence and interactions"
        "Otherwise: Adequate \u2192 Interactions and trough level",
        "Open: What does the mutation test show?"
        "Insensitive to imatinib \u2192 Change the TKI; "
        "Another mutation \u2192 Prior cytogenetic response; "
        "None found \u2192 Prior cytogenetic response",
    )


def test_the_check_at_which_the_course_stands_is_named_above_and_marked_in_the_list():
    asked = {"assay_on_international_scale": True}

    assert words(tree(drawn(*FAILURE, **asked))).startswith(
        "Stands at check 4 of 11, Adherence: not answered. 7 open questions."
    )
    assert [row[0] for row in rows(drawn(*FAILURE, **asked)) if "Stands here" in row[0]] == [
        "AdherenceStands here"
    ]


def test_an_answer_that_leads_to_an_option_is_where_the_course_stands_and_no_option_is_left_out():
    text = words(tree(drawn(FAILURE[1])))

    assert text.startswith(
        "Stands at check 2 of 11, Confirm the result: \u201cSeen once\u201d leads to "
        "\u201cContinue and recheck\u201d."
    )
    assert "Every option stays below, with what is for and against it." in text


def test_a_course_with_every_check_answered_has_no_open_question():
    assert (
        "\u201cAnother TKI can be had\u201d leads to \u201cChange the TKI\u201d. No open question."
        in words(tree(drawn(*ANSWERED, **ANSWERS)))
    )


@pytest.mark.parametrize(
    ("left_open", "expected"),
    [
        (("interacting_drug",), "1 open question."),
        (("interacting_drug", "adherence"), "2 open questions."),
    ],
)
def test_open_questions_are_counted(left_open, expected):
    answers = {name: answer for name, answer in ANSWERS.items() if name not in left_open}

    assert f": not answered. {expected}" in words(tree(drawn(*ANSWERED, **answers)))


def test_an_option_without_a_figure_says_so():
    first, *others = PRACTICE.pathway.options
    bare = replace(first, benefits=(), harms=())
    made = drawn(*FAILURE, pathway=replace(PRACTICE.pathway, options=(bare, *others)))

    assert option_rows(made)[0][1:3] == ["No figure in our sources"] * 2


def test_every_box_of_the_drawing_leads_to_its_row():
    markup = tree(drawn(*FAILURE))
    targets = {each.get(f"{{{XLINK}}}href") for each in markup.iter(f"{SVG}a")}
    places = {f"#{each.get('id')}" for each in markup.iter() if each.get("id")}

    assert targets == places != set()


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


def test_a_claim_whose_source_has_no_place_names_the_source_alone():
    stated = Claim(
        text="Some respond.",
        reference="kantarjian-2003",
        locator=None,
        level=None,
        ours=False,
        rows=(),
    )

    assert claim(stated, PRACTICE.evidence, "../") == (
        '<span class="line">Some respond. <a class="src" '
        'href="../references/#kantarjian-2003">Kantarjian 2003</a></span>'
    )


def test_a_rate_names_counts_or_percentage_and_whose_it_is():
    lasor = PRACTICE.evidence["lasor/ccyr-6-imatinib"]
    alone = replace(lasor, arm=None, group=None, responders=None, percent=Decimal(42))

    assert rate_text(lasor) == "Imatinib 600 mg once daily: CCyR 40/95"
    assert rate_text(alone) == "CCyR 42 %"
    assert rate_text(replace(alone, percent=None)) == "CCyR"
