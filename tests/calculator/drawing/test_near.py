"""Near a threshold, as a table."""

from dataclasses import replace

from calculator import near as nearness
from calculator.drawing import near as near_drawing
from calculator.drawing.near import near_thresholds
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.drawing.markup_text import captions, rows
from tests.calculator.patients import course_of, visit


def drawn(of=None, **measured):
    evaluations = evaluations_of(course_of(visit(12, **measured)), RULES)
    return near_thresholds([each for each in evaluations if of in (None, each.criteria_set.id)])


def test_sets_that_put_an_edge_on_the_same_side_stand_together():
    assert rows(drawn(ph_positive_cells=7, metaphases=20)) == [
        [
            "Ph+ 35 %",
            "7 of 20 = 35 %, month 12: on 35 %"
            "ELN 2009, ELN 2006: Failure above 35 %, without 35 % itself"
            "Kantarjian 2003: MCyR below 35 %, without 35 % itself",
            "None of these rule sets names one",
        ]
    ]


def test_a_second_test_stands_beside_the_set_that_asks_for_it():
    ((_, _, asked),) = rows(drawn(bcr_abl1_is_percent="0.11"))

    assert asked == (
        "ELN 2013: Loss of MMR in two consecutive tests, one of them at least 1 %"
        "The others name none"
    )


def test_where_every_set_asks_for_a_second_test_no_others_are_spoken_of():
    ((_, _, asked),) = rows(drawn(of="eln-2013", bcr_abl1_is_percent="0.11"))

    assert asked == "ELN 2013: Loss of MMR in two consecutive tests, one of them at least 1 %"


def test_two_second_tests_of_one_set_stand_in_one_line(monkeypatch):
    monkeypatch.setattr(
        near_drawing,
        "near",
        lambda found: [replace(each, repeats=each.repeats * 2) for each in nearness.near(found)],
    )
    ((_, _, asked),) = rows(drawn(of="eln-2013", bcr_abl1_is_percent="0.11"))

    once = "Loss of MMR in two consecutive tests, one of them at least 1 %"
    assert asked == f"ELN 2013: {once}; {once}"


def test_how_near_is_said_to_be_ours():
    assert captions(drawn(bcr_abl1_is_percent="0.11"))[0].startswith(
        "Near a threshold Near is ours: one metaphase"
    )


def test_a_value_far_from_every_threshold_makes_no_table():
    assert drawn(bcr_abl1_is_percent="5") is None
