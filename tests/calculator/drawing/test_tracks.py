"""Bands behind a track: which are drawn, and which have room for their name."""

from decimal import Decimal

import pytest

from calculator.drawing.markup import join
from calculator.drawing.tracks import CYTOGENETIC, MOLECULAR, Track, background
from calculator.kinds import PH
from tests.calculator.drawing.markup_text import tree, words
from tests.calculator.set_documents import document, read

ONE_PIXEL_A_PERCENT = Track(quantity=PH, top=0, bottom=100, marks=())


def bands(track, end, **rows):
    """The class and the words of each band and of each name, in the order drawn."""
    criteria_set, mistakes = read(document(**rows))
    assert mistakes == []
    made = tree(join(*background(track, criteria_set, Decimal(end))))
    return [
        (each.get("class"), words(each))
        for each in made
        if each.tag == "rect" or "t-band" in each.get("class")
    ]


def ph_positive(month, **categories):
    """A row of criteria on Ph+ alone, a range for each category."""
    listed = {
        name: [{"ph_positive_percent": range_, "locator": "Table 1"}]
        for name, range_ in categories.items()
    }
    return {"month": month, **listed}


@pytest.mark.parametrize(
    ("optimal_up_to", "failure_above", "expected"),
    [
        (1, 84, [("b-optimal", ""), ("b-failure", ""), ("t-plot t-band", "failure")]),
        (0.9, 85, [("b-failure", "")]),
    ],
)
def test_a_band_needs_a_pixel_to_be_drawn_and_sixteen_to_be_named(
    optimal_up_to, failure_above, expected
):
    row = ph_positive(3, failure={"above": failure_above}, optimal={"up_to": optimal_up_to})

    assert bands(ONE_PIXEL_A_PERCENT, 60, milestones=[row]) == expected


@pytest.mark.parametrize(
    ("following", "end", "style"),
    [(24, 90, "t-plot t-band"), (70, 560, "t-plot t-band t-band--wide")],
)
def test_a_name_that_just_fits_is_given(following, end, style):
    first = ph_positive(1, suboptimal={"above": 0})
    second = ph_positive(following, failure={"above": 0})

    assert bands(CYTOGENETIC, end, milestones=[first, second])[:2] == [
        ("b-suboptimal", ""),
        (style, "suboptimal"),
    ]


def test_a_set_that_does_not_use_a_test_draws_no_band_of_it():
    assert bands(MOLECULAR, 60, milestones=[ph_positive(3, failure={"above": 35})]) == []


def test_a_row_that_comes_into_force_at_the_end_of_the_axis_is_not_drawn():
    rows = [ph_positive(3, failure={"above": 35}), ph_positive(12, warning={"above": 0})]

    assert bands(CYTOGENETIC, "11.5", milestones=rows) == [
        ("b-failure", ""),
        ("t-plot t-band", "failure"),
    ]
