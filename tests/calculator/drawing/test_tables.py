"""Tables of the answer name their heads for a screen reader and for a phone."""

import pytest

from calculator.drawing.tables import table
from tests.calculator.drawing.markup_text import captions, rows, tree

MADE = table("Doses", ("Text", "To", "Source"), [("EU label", ("800 mg", None))], note="Daily.")


def test_every_head_has_its_scope():
    scopes = [(each.text, each.get("scope")) for each in tree(MADE).iter("th")]

    assert scopes == [("Text", "col"), ("To", "col"), ("Source", "col"), ("EU label", "row")]


def test_each_cell_repeats_its_head_for_a_phone():
    assert [each.get("data-label") for each in tree(MADE).iter("td")] == ["To", "Source"]


def test_the_caption_carries_the_note():
    assert captions(MADE) == ["Doses Daily."]
    assert captions(table("Doses", ("Text",), [])) == ["Doses"]


def test_an_empty_cell_stays_empty():
    assert rows(MADE) == [["EU label", "800 mg", ""]]


def test_a_row_that_lacks_a_cell_is_a_mistake():
    with pytest.raises(ValueError, match="shorter"):
        table("Doses", ("Text", "To", "Source"), [("EU label", ("800 mg",))])


def test_the_region_can_be_scrolled_by_keyboard():
    (region,) = (each for each in tree(MADE) if each.get("role") == "region")

    assert (region.get("aria-label"), region.get("tabindex")) == ("Doses", "0")
