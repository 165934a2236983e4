"""The pathway for one course: answers taken, questions open, options that stay."""

from dataclasses import replace
from decimal import Decimal

from calculator.course import Circumstances
from calculator.pathway import follow, pathway_report
from calculator.pathway_document import OPTION_ORDER
from calculator.practice import PRACTICE
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.patients import course_of, visit

FAILURE = (visit(9, bcr_abl1_is_percent=12), visit(12, bcr_abl1_is_percent=8, daily_dose_mg=400))


def followed(*visits, **circumstances):
    course = replace(course_of(*visits), circumstances=Circumstances(**circumstances))
    return follow(PRACTICE.pathway, course, evaluations_of(course, RULES), RULES)


def option(found, name):
    (wanted,) = (each for each in found.options if each.option.id == name)
    return wanted


def whens(reasons):
    return [each.when for each in reasons]


def test_all_options_stay_in_their_order_whatever_the_course():
    for found in (followed(visit(12)), followed(*FAILURE), followed(*FAILURE, available_tkis=())):
        assert tuple(each.option.id for each in found.options) == OPTION_ORDER


def test_a_check_that_nothing_answers_is_an_open_question():
    assert followed(*FAILURE).open_questions == (
        "Is BCR::ABL1 reported on the International Scale?",
        "Is imatinib taken as prescribed?",
        "Does another drug lower imatinib?",
        "What does the mutation test show?",
        "Was there ever a cytogenetic response to imatinib?",
        "Has there been a severe adverse reaction, or severe cytopenia not due to leukemia?",
        "Can another TKI be had here?",
    )


def walk(found):
    return [each.check.id for each in found.walk]


def test_the_walk_ends_at_the_first_check_that_is_open_or_leads_to_an_option():
    assert walk(followed(*FAILURE)) == ["phase", "result", "scale"]
    assert walk(followed(FAILURE[1])) == ["phase", "result"]
    assert walk(followed(*FAILURE, assay_on_international_scale=True, adherence="inadequate")) == [
        "phase",
        "result",
        "scale",
        "adherence",
    ]


def test_failure_with_everything_answered_leaves_no_question():
    found = followed(
        FAILURE[0],
        replace(FAILURE[1], mutations=()),
        assay_on_international_scale=True,
        adherence="adequate",
        interacting_drug=False,
        prior_cytogenetic_response=True,
        severe_adverse_reaction=False,
        severe_cytopenia_not_leukemia=False,
        available_tkis=("dasatinib",),
    )

    assert found.open_questions == ()
    assert [(each.check.id, each.edge.leads_to) for each in found.steps] == [
        ("phase", "result"),
        ("result", "scale"),
        ("scale", "adherence"),
        ("adherence", "interactions"),
        ("interactions", "criteria"),
        ("criteria", "mutations"),
        ("mutations", "prior-response"),
        ("prior-response", "tolerance"),
        ("tolerance", "availability"),
        ("availability", "change-tki"),
        ("dose", "escalate"),
    ]


def test_an_insensitive_mutation_blocks_a_higher_dose_and_speaks_for_a_change():
    found = followed(FAILURE[0], replace(FAILURE[1], mutations=("T315I",)))

    escalate = option(found, "escalate")
    assert escalate.is_blocked
    assert whens(escalate.reasons_against) == ["insensitive_mutation"]
    assert "insensitive_mutation" in whens(option(found, "change-tki").reasons_for)


def test_a_severe_reaction_blocks_a_higher_dose():
    assert option(followed(*FAILURE, severe_adverse_reaction=True), "escalate").is_blocked


def test_no_earlier_cytogenetic_response_speaks_against_a_higher_dose_without_blocking_it():
    escalate = option(followed(*FAILURE, prior_cytogenetic_response=False), "escalate")

    assert not escalate.is_blocked
    assert whens(escalate.reasons_against) == ["no_prior_cytogenetic_response"]


def test_where_no_tki_can_be_had_the_change_is_blocked_and_the_dose_is_not():
    found = followed(*FAILURE, available_tkis=())

    assert option(found, "change-tki").is_blocked
    assert not option(found, "escalate").is_blocked
    assert "no_other_tki_available" in whens(option(found, "escalate").reasons_for)


def test_at_600_mg_no_label_prints_a_step_but_none_forbids_one():
    escalate = option(followed(replace(FAILURE[1], daily_dose_mg=Decimal(600))), "escalate")

    assert not escalate.is_blocked
    assert "no_label_step_left" in whens(escalate.reasons_against)


def test_at_800_mg_no_label_leaves_room():
    found = followed(replace(FAILURE[1], daily_dose_mg=Decimal(800)))

    assert option(found, "escalate").is_blocked
    assert "no_label_step_left" in whens(option(found, "refer").reasons_for)


def test_a_contraindication_that_nobody_asked_about_is_named_as_open():
    escalate = option(followed(*FAILURE), "escalate")

    assert whens(escalate.open_against) == ["insensitive_mutation", "severe_reaction_or_cytopenia"]


def test_the_report_names_answers_questions_and_options():
    found = pathway_report(followed(*FAILURE, adherence="inadequate"))
    taken = {
        "check": "adherence",
        "answer": "Inadequate",
        "leads_to": "adherence-and-interactions",
    }

    assert taken in found["steps"]
    assert found["options"][1] == {
        "id": "adherence-and-interactions",
        "blocked": False,
        "for": ["adherence_inadequate"],
        "against": [],
        "open": [],
    }
