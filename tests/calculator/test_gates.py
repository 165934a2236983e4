"""The first questions: what each answer stops, warns of or leaves open."""

from dataclasses import replace

import pytest

from calculator.course import Circumstances
from calculator.gates import (
    HINTS,
    MUTATION_TEST,
    NOTES,
    OPEN_QUESTION,
    OPENS,
    OTHER_PHASE,
    STOPS,
    WARNS,
    gates,
    reasons_to_stop,
    unanswered,
)
from tests.calculator.patients import course_of, visit

ANSWERED = Circumstances(
    adult=True,
    pregnancy=False,
    assay_on_international_scale=True,
    adherence="adequate",
    interacting_drug=False,
)
COURSE = replace(course_of(visit(12, mutations=())), circumstances=ANSWERED)


def effects(course):
    return {each.path[-1]: each.effect for each in gates(course, {"T315I", "Y253H"})}


def test_good_answers_have_no_effect_but_the_note_on_the_mutation_test():
    assert effects(COURSE) == {MUTATION_TEST: NOTES}


def test_questions_without_an_answer_stay_open():
    course = replace(course_of(visit(12)), circumstances=Circumstances())

    assert effects(course) == dict.fromkeys(
        (
            "adult",
            "pregnancy",
            "assay_on_international_scale",
            "adherence",
            "interacting_drug",
            MUTATION_TEST,
        ),
        OPENS,
    )


@pytest.mark.parametrize(
    ("name", "answer", "effect"),
    [
        ("adult", False, STOPS),
        ("pregnancy", True, STOPS),
        ("assay_on_international_scale", False, WARNS),
        ("adherence", "inadequate", WARNS),
        ("interacting_drug", True, WARNS),
    ],
)
def test_an_answer_that_matters_stops_or_warns(name, answer, effect):
    course = replace(COURSE, circumstances=replace(ANSWERED, **{name: answer}))

    assert effects(course) == {name: effect, MUTATION_TEST: NOTES}
    assert effect in HINTS[name]


def test_another_phase_stops():
    assert reasons_to_stop(replace(COURSE, phase="blast")) == (
        "The rule sets are for chronic phase. In accelerated or blast phase none of them is "
        "evaluated",
    )
    assert reasons_to_stop(COURSE) == ()


@pytest.mark.parametrize(
    ("mutations", "effect", "text"),
    [
        (None, OPENS, "No mutation test at any visit: an open question"),
        ((), NOTES, "Tested, none found"),
        (("M351T",), NOTES, "M351T found; rule sets and options say what it means"),
        (
            ("M351T", "F359V"),
            NOTES,
            "F359V, M351T found; rule sets and options say what it means",
        ),
        (
            ("Y253H", "M351T", "T315I"),
            WARNS,
            "T315I, Y253H: insensitive to imatinib by our rule; a higher dose is marked not open",
        ),
    ],
)
def test_the_mutation_test_warns_of_what_is_insensitive_and_notes_the_rest(mutations, effect, text):
    course = replace(course_of(visit(12, mutations=mutations)), circumstances=ANSWERED)
    (found,) = gates(course, {"T315I", "Y253H"})

    assert (found.path, found.effect, found.text) == ((MUTATION_TEST,), effect, text)


def test_the_questions_that_nobody_answered_are_named_as_in_the_form():
    course = replace(COURSE, circumstances=replace(ANSWERED, adult=None, adherence=None))

    assert unanswered(course) == ("Adult", "Adherence")
    assert unanswered(COURSE) == ()


def test_the_phase_is_a_field_of_its_own_and_the_other_questions_are_circumstances():
    course = replace(COURSE, phase="blast", circumstances=Circumstances())
    first = gates(course, set())[:3]

    assert [(each.path, each.effect, each.text) for each in first] == [
        (("phase",), STOPS, OTHER_PHASE),
        (("circumstances", "adult"), OPENS, OPEN_QUESTION),
        (("circumstances", "pregnancy"), OPENS, OPEN_QUESTION),
    ]
