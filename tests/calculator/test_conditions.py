"""Every condition of the pathway: true, false, and unknown where nobody asked."""

from dataclasses import replace

import pytest

from calculator.conditions import CONDITIONS, Facts
from calculator.course import Circumstances
from calculator.pathway_document import CONDITION_NAMES
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.patients import course_of, criteria_set, visit

OPPOSITES = [
    ("chronic_phase", "advanced_phase"),
    ("result_repeated", "result_not_repeated"),
    ("result_on_scale", "result_not_on_scale"),
    ("adherence_adequate", "adherence_inadequate"),
    ("no_interacting_drug", "interacting_drug"),
    ("mutation_test_available", "mutation_test_not_available"),
    ("prior_cytogenetic_response", "no_prior_cytogenetic_response"),
    ("severe_reaction_or_cytopenia", "no_severe_reaction_or_cytopenia"),
    ("other_tki_available", "no_other_tki_available"),
    ("label_step_left", "no_label_step_left"),
]


def answer(name, *visits, phase="chronic", **circumstances):
    course = replace(course_of(*visits), phase=phase, circumstances=Circumstances(**circumstances))
    return CONDITIONS[name](Facts(course, evaluations_of(course, RULES), RULES))


def test_the_conditions_are_those_of_the_closed_list():
    assert tuple(CONDITIONS) == CONDITION_NAMES


@pytest.mark.parametrize(("yes", "no"), OPPOSITES)
@pytest.mark.parametrize(
    "circumstances",
    [
        {},
        {"adherence": "adequate", "interacting_drug": False, "available_tkis": ()},
        {"prior_cytogenetic_response": True, "mutation_test_available": False},
        {"severe_adverse_reaction": True, "assay_on_international_scale": False},
    ],
)
def test_opposite_conditions_never_agree(yes, no, circumstances):
    visits = (visit(3, daily_dose_mg=400), visit(12, bcr_abl1_is_percent=4))
    pair = answer(yes, *visits, **circumstances), answer(no, *visits, **circumstances)

    assert pair in ((True, False), (False, True), (None, None))


@pytest.mark.parametrize(("phase", "expected"), [("chronic", True), ("accelerated", False)])
def test_the_phase_is_always_known(phase, expected):
    assert answer("chronic_phase", visit(12), phase=phase) is expected


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ((visit(12, hematologic_response="complete"),), None),
        ((visit(12, bcr_abl1_is_percent=4),), False),
        ((visit(9, bcr_abl1_is_percent=4), visit(12, bcr_abl1_is_percent=4)), True),
        ((visit(6, ph_positive_percent=40), visit(12, ph_positive_percent=40)), True),
        ((visit(6, ph_positive_percent=40), visit(12, bcr_abl1_is_percent=4)), False),
    ],
    ids=["no test", "one test", "two tests", "two cytogenetic tests", "two different tests"],
)
def test_a_result_is_repeated_if_the_same_test_shows_it_before(visits, expected):
    assert answer("result_repeated", *visits) is expected


def test_a_result_that_a_rule_set_wants_confirmed_is_not_repeated():
    visits = (visit(1, bcr_abl1_is_percent=30), visit(3, bcr_abl1_is_percent=20))

    assert answer("result_repeated", *visits) is False


@pytest.mark.parametrize("given", [None, True, False])
def test_the_scale_is_asked_where_a_molecular_result_is_used(given):
    found = answer(
        "result_on_scale", visit(12, bcr_abl1_is_percent=4), assay_on_international_scale=given
    )

    assert found is given


def test_the_scale_does_not_matter_without_a_molecular_result():
    assert answer("result_on_scale", visit(12, ph_positive_percent=40)) is True


@pytest.mark.parametrize(
    ("given", "adequate", "inadequate"),
    [(None, None, None), ("adequate", True, False), ("inadequate", False, True)],
)
def test_adherence_is_as_answered(given, adequate, inadequate):
    found = [
        answer(name, visit(12), adherence=given)
        for name in ("adherence_adequate", "adherence_inadequate")
    ]

    assert found == [adequate, inadequate]


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ((visit(12),), (None, None, None)),
        ((visit(12, bcr_abl1_is_percent="0.05"),), (True, False, False)),
        ((visit(12, bcr_abl1_is_percent="0.5"),), (False, True, False)),
        ((visit(12, bcr_abl1_is_percent=5),), (False, False, True)),
        ((visit(12, ph_positive_percent=50, metaphases=20),), (False, False, True)),
    ],
    ids=["nothing measured", "optimal", "warning", "failure", "rule met"],
)
def test_the_criteria_give_one_of_three_answers(visits, expected):
    names = ("response_adequate", "warning_or_suboptimal_only", "failure_or_escalation_rule")

    assert tuple(answer(name, *visits) for name in names) == expected


@pytest.mark.parametrize(
    ("mutations", "expected"),
    [
        (None, (None, None, None)),
        ((), (False, False, True)),
        (("M351T",), (False, True, False)),
        (("T315I",), (True, False, False)),
        (("M351T", "T315I"), (True, False, False)),
    ],
)
def test_the_mutation_test_gives_one_of_three_answers(mutations, expected):
    names = ("insensitive_mutation", "other_mutation", "no_mutation_found")

    assert tuple(answer(name, visit(12, mutations=mutations)) for name in names) == expected


@pytest.mark.parametrize(
    ("mutations", "given", "expected"),
    [(None, None, None), (None, True, True), (None, False, False), ((), None, True)],
)
def test_a_test_that_was_done_can_be_had(mutations, given, expected):
    found = answer(
        "mutation_test_available", visit(12, mutations=mutations), mutation_test_available=given
    )

    assert found is expected


@pytest.mark.parametrize(
    ("earlier", "given", "expected"),
    [(None, None, None), (95, None, True), (96, None, False), (100, True, True), (0, False, False)],
)
def test_an_earlier_cytogenetic_response_is_answered_or_seen(earlier, given, expected):
    visits = (visit(6, ph_positive_percent=earlier), visit(12, ph_positive_percent=100))

    found = answer("prior_cytogenetic_response", *visits, prior_cytogenetic_response=given)

    assert found is expected


@pytest.mark.parametrize(
    ("reaction", "cytopenia", "expected"),
    [
        (None, None, None),
        (False, None, None),
        (True, None, True),
        (None, True, True),
        (False, False, False),
    ],
)
def test_one_severe_event_is_enough_and_both_have_to_be_excluded(reaction, cytopenia, expected):
    found = answer(
        "severe_reaction_or_cytopenia",
        visit(12),
        severe_adverse_reaction=reaction,
        severe_cytopenia_not_leukemia=cytopenia,
    )

    assert found is expected


@pytest.mark.parametrize(("given", "expected"), [(None, None), ((), False), (("dasatinib",), True)])
def test_no_tki_is_an_answer(given, expected):
    assert answer("other_tki_available", visit(12), available_tkis=given) is expected


@pytest.mark.parametrize(
    ("mutations", "available", "expected"),
    [
        (None, ("dasatinib",), None),
        (("T315I",), None, None),
        (("T315I",), (), False),
        ((), ("dasatinib",), False),
        (("V299L",), ("dasatinib",), True),
        (("V299L",), ("dasatinib", "nilotinib"), False),
        (("T315I",), ("dasatinib", "nilotinib", "bosutinib"), True),
        (("T315I",), ("dasatinib", "ponatinib"), False),
    ],
)
def test_a_mutation_may_exclude_every_tki_that_can_be_had(mutations, available, expected):
    found = answer(
        "mutation_excludes_every_available_tki",
        visit(12, mutations=mutations),
        available_tkis=available,
    )

    assert found is expected


@pytest.mark.parametrize(
    ("dose", "step_left", "at_ceiling"),
    [
        (None, None, None),
        (400, True, False),
        (600, False, False),
        (799, False, False),
        (800, False, True),
    ],
)
def test_labels_print_steps_from_400_mg_and_none_above_800(dose, step_left, at_ceiling):
    found = [
        answer(name, visit(12, daily_dose_mg=dose))
        for name in ("label_step_left", "at_label_ceiling")
    ]

    assert found == [step_left, at_ceiling]


def test_one_step_of_one_label_is_a_step_left():
    course = course_of(visit(12, daily_dose_mg=400))
    one_label = replace(RULES, criteria_sets=(criteria_set("fda-label"),))

    assert CONDITIONS["label_step_left"](Facts(course, (), one_label)) is True


@pytest.mark.parametrize("given", [None, True, False])
def test_transplantation_is_as_answered(given):
    assert answer("transplant_candidate", visit(12), transplant_candidate=given) is given
