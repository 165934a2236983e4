"""Rulers follow from the ranges of a set: every edge on its side."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from calculator.drawing.bands import BCR_ABL1_IS, PH_POSITIVE, bands, sentence
from calculator.drawing.ruler import axis, ruler
from calculator.quantities import Range

ELN_2006_AT_12_MONTHS = (
    ("failure", Range(above=Decimal(35))),
    ("suboptimal", Range(above=Decimal(0))),
)


def test_the_worse_category_holds_where_ranges_overlap():
    drawn = bands(ELN_2006_AT_12_MONTHS, PH_POSITIVE)

    assert (
        sentence(drawn, PH_POSITIVE)
        == "Suboptimal above 0 up to and including 35 %, failure above 35 % Ph+"
    )


def test_an_escalation_rule_covers_the_scale_with_met_and_not_met():
    drawn = bands((("met", Range(at_least=Decimal(35))),), PH_POSITIVE, rest="notmet")

    assert sentence(drawn, PH_POSITIVE) == "Not met below 35 %, rule met from 35 % Ph+"


def test_a_gap_of_the_print_is_said_to_be_unassigned():
    printed = (("suboptimal", Range(above=Decimal(95))), ("optimal", Range(up_to=Decimal(65))))

    assert sentence(bands(printed, PH_POSITIVE), PH_POSITIVE) == (
        "Optimal up to and including 65 %, not assigned above 65 up to and including 95 %, "
        "suboptimal above 95 % Ph+"
    )


def test_a_single_value_that_the_print_leaves_out_is_not_spoken_of():
    printed = (("failure", Range(above=Decimal(1))), ("optimal", Range(below=Decimal(1))))

    assert sentence(bands(printed, BCR_ABL1_IS), BCR_ABL1_IS) == (
        "Optimal below 1 %, failure above 1 % IS"
    )


def test_a_rule_for_every_value_says_so():
    everything = (("failure", Range(at_least=Decimal(0))),)

    assert sentence(bands(everything, PH_POSITIVE), PH_POSITIVE) == "Failure at every value Ph+"


def test_an_edge_between_neighbors_names_both_sides():
    printed = (
        ("failure", Range(above=Decimal(10))),
        ("warning", Range(at_least=Decimal(1), up_to=Decimal(10))),
        ("optimal", Range(below=Decimal(1))),
    )

    assert sentence(bands(printed, BCR_ABL1_IS), BCR_ABL1_IS) == (
        "Optimal below 1 %, warning from 1 up to and including 10 %, failure above 10 % IS"
    )


def test_zero_alone_is_a_band_of_its_own():
    printed = (("failure", Range(above=Decimal(0))), ("optimal", Range(up_to=Decimal(0))))

    assert (
        sentence(bands(printed, PH_POSITIVE), PH_POSITIVE)
        == "Optimal at 0 %, failure above 0 % Ph+"
    )


def test_the_dot_on_an_edge_has_the_style_of_the_side_that_includes_it():
    dots = circles(ruler(bands(ELN_2006_AT_12_MONTHS, PH_POSITIVE), PH_POSITIVE))

    assert dots == [("3.00%", "f-paper s-ink s-ink--thin"), ("35.90%", "f-suboptimal dot-edge")]


@pytest.mark.parametrize(
    ("met", "expected"),
    [
        (Range(at_least=Decimal(35)), ["≥ 35", "not met", "rule met"]),
        (Range(above=Decimal(35)), ["> 35", "not met", "rule met"]),
        (Range(up_to=Decimal(35)), ["≤ 35", "rule met", "not met"]),
        (Range(below=Decimal(35)), ["< 35", "rule met", "not met"]),
    ],
)
def test_the_comparison_under_an_edge_is_that_of_the_worse_side(met, expected):
    drawn = bands((("met", met),), PH_POSITIVE, rest="notmet")

    assert texts(ruler(drawn, PH_POSITIVE)) == expected


@pytest.mark.parametrize(("edge", "anchor"), [("81", "start"), ("82", "end")])
def test_the_comparison_stands_on_the_inner_side_of_an_edge_near_the_end(edge, anchor):
    drawn = bands((("met", Range(above=Decimal(edge))),), PH_POSITIVE, rest="notmet")
    (label, *_) = ElementTree.fromstring(ruler(drawn, PH_POSITIVE)).iter(
        "{http://www.w3.org/2000/svg}text"
    )

    assert (label.text, label.get("text-anchor")) == (f"> {edge}", anchor)


def test_our_reading_of_a_source_without_numbers_is_said_at_the_edge_and_aloud():
    drawn = bands((("met", Range(above=Decimal(95))),), PH_POSITIVE, rest="notmet")
    drawing = ElementTree.fromstring(ruler(drawn, PH_POSITIVE, ours=True))

    assert texts(ruler(drawn, PH_POSITIVE, ours=True))[0] == "> 95 (ours)"
    assert (
        drawing.get("aria-label")
        == "Not met up to and including 95 %, rule met above 95 % Ph+, our reading"
    )


def test_a_value_is_a_line_and_rings_the_ruler_only_where_it_counts():
    drawn = bands(ELN_2006_AT_12_MONTHS, PH_POSITIVE)

    assert circles(ruler(drawn, PH_POSITIVE, value=Decimal(35))) == circles(
        ruler(drawn, PH_POSITIVE)
    )
    assert ("35.90%", "s-ink") in circles(ruler(drawn, PH_POSITIVE, value=Decimal(35), counts=True))


def test_a_value_off_the_scale_lies_on_its_end():
    assert BCR_ABL1_IS.position(Decimal(0)) == 3
    assert BCR_ABL1_IS.position(Decimal(250)) == 97


def test_the_marks_of_an_axis_stand_where_their_values_lie():
    marks = ElementTree.fromstring(axis(BCR_ABL1_IS))

    assert [(each.text, each.get("x")) for each in marks] == [
        ("0.001", "3.00%"),
        ("0.1", "40.60%"),
        ("1", "59.40%"),
        ("10", "78.20%"),
        ("100", "97.00%"),
    ]


def circles(drawing):
    return [
        (each.get("cx"), each.get("class"))
        for each in ElementTree.fromstring(drawing)
        if each.tag.endswith("circle") and each.get("class") != "s-halo"
    ]


def texts(drawing):
    return [
        "".join(each.itertext())
        for each in ElementTree.fromstring(drawing)
        if each.tag.endswith("text")
    ]
