"""The thresholds that a value lies on or near, its side, and the second test asked for."""

import pytest

from calculator.near import near
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.patients import course_of, visit


def near_in(set_id, *visits):
    evaluations = evaluations_of(course_of(*visits), RULES)
    (evaluation,) = (each for each in evaluations if each.criteria_set.id == set_id)
    return near(evaluation)


def said(found):
    return [(str(each.edge), each.side, each.includes_edge) for each in found]


@pytest.mark.parametrize(
    ("cells", "metaphases", "expected"),
    [
        (5, 20, []),
        (6, 20, [("35", "below", False)]),
        (7, 20, [("35", "on", False)]),
        (8, 20, [("35", "above", False)]),
        (9, 20, []),
        (36, 100, [("35", "above", False)]),
        (37, 100, []),
    ],
)
def test_counted_cells_are_near_within_one_metaphase(cells, metaphases, expected):
    found = near_in("eln-2009", visit(12, ph_positive_cells=cells, metaphases=metaphases))

    assert said(found) == expected


@pytest.mark.parametrize(("percent", "near_35"), [("29.9", False), ("30", True), ("40.1", False)])
def test_a_percentage_without_counts_is_near_within_5_points(percent, near_35):
    found = near_in("eln-2009", visit(12, ph_positive_percent=percent))

    assert (said(found) != []) is near_35


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        ("0.06", []),
        ("0.07", [("0.1", "below", False)]),
        ("0.15", [("0.1", "above", False)]),
        ("0.16", []),
        ("1", [("1", "on", False)]),
        ("0", []),
    ],
)
def test_bcr_abl1_is_near_within_a_factor_of_one_and_a_half(percent, expected):
    assert said(near_in("eln-2020", visit(12, bcr_abl1_is_percent=percent))) == expected


def test_an_edge_that_belongs_to_the_worse_range_is_said_to_be_in_it():
    assert said(near_in("eln-2013", visit(6, bcr_abl1_is_percent="1"))) == [("1", "on", True)]


def test_a_second_test_is_named_only_where_a_criterion_on_this_edge_asks_for_one():
    ((at_ten,), (at_mmr,), (at_one,)) = (
        near_in("eln-2020", visit(3, bcr_abl1_is_percent="12")),
        near_in("eln-2013", visit(12, bcr_abl1_is_percent="0.11")),
        near_in("eln-2020", visit(12, bcr_abl1_is_percent="1.1")),
    )

    assert [each.kind for each in at_ten.repeats] == ["bcr_abl1_confirmed"]
    assert [each.kind for each in at_mmr.repeats] == ["confirmed_loss_of_mmr"]
    assert at_one.repeats == ()


def test_a_test_that_was_not_done_is_near_nothing():
    assert near_in("eln-2013", visit(12, hematologic_response="complete")) == ()


def test_a_criterion_on_two_quantities_is_near_by_its_percentage():
    measured = {"hematologic_response": "complete", "ph_positive_percent": 65}

    assert said(near_in("eln-2009", visit(3, **measured))) == [("65", "on", True)]


def test_two_tests_are_near_a_threshold_each():
    found = near_in("eln-2009", visit(18, ph_positive_percent=1, bcr_abl1_is_percent="0.11"))

    assert len({each.quantity for each in found}) == 2
