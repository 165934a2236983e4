"""The first questions: what each answer stops, warns of or leaves open."""

from dataclasses import replace

import pytest

from calculator.course import Circumstances
from calculator.gates import OPENS, STOPS, WARNS, gates, reasons_to_stop
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
    return {each.path[-1]: each.effect for each in gates(course)}


def test_good_answers_have_no_effect():
    assert gates(COURSE) == ()


def test_questions_without_an_answer_stay_open():
    course = replace(course_of(visit(12)), circumstances=Circumstances())

    assert effects(course) == dict.fromkeys(
        (
            "adult",
            "pregnancy",
            "assay_on_international_scale",
            "adherence",
            "interacting_drug",
            "assessments",
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

    assert effects(course) == {name: effect}


def test_another_phase_stops():
    assert reasons_to_stop(replace(COURSE, phase="blast")) == (
        "The rule sets are for chronic phase. In accelerated or blast phase none of them is "
        "evaluated",
    )
    assert reasons_to_stop(COURSE) == ()
