"""Response rates as marks on a line of 0 to 100 %."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from calculator.drawing.forest import Mark, before_and_after, forest, forest_axis
from calculator.drawing.markup import SVG_NAMESPACE

RAISED = Mark(percent=Decimal(35), words="12/34 (35 %)", low=21.5, high=52.1)
CHANGED = Mark(percent=Decimal(49), words="47/96 (49 %)", switched=True, low=39.0, high=59.0)
WITHOUT_COUNTS = Mark(percent=Decimal(13), words="13 %; no counts printed, so no interval")
CHANGED_WITHOUT_COUNTS = Mark(percent=Decimal(20), words="20 %", switched=True)


def shapes(drawing):
    return [
        (each.tag.rsplit("}", 1)[-1], each.get("class"))
        for each in ElementTree.fromstring(drawing)
        if each.get("class") != "s-grid"
    ]


def drawn(markup):
    """The elements of a drawing, without the grid behind it."""
    return [each for each in elements(markup) if "s-grid" not in each]


def elements(markup):
    return markup.replace("><", ">\n<").splitlines()


def test_imatinib_is_a_square_on_its_interval():
    assert shapes(forest([RAISED])) == [("line", "s-ink s-ink--thin"), ("rect", "f-met")]


def test_a_changed_tki_is_a_ring():
    assert shapes(forest([CHANGED]))[-1] == ("circle", "f-paper s-ink")


def test_a_percentage_without_counts_is_a_bar_without_an_interval():
    assert shapes(forest([WITHOUT_COUNTS])) == [("rect", "f-met")]


def test_two_rates_lie_above_each_other_and_are_read_out_in_order():
    assert drawn(forest([RAISED, CHANGED])) == [
        f'<svg xmlns="{SVG_NAMESPACE}" class="plot" role="img" '
        'aria-label="12/34 (35 %); 47/96 (49 %)">',
        '<line class="s-ink s-ink--thin" x1="23.21%" x2="51.97%" y1="50%" y2="50%" '
        'transform="translate(0,-9)"/>',
        '<rect class="f-met" x="35.90%" y="50%" width="11" height="11" '
        'transform="translate(-5.5,-14.5)"/>',
        '<line class="s-ink s-ink--thin" x1="39.66%" x2="58.46%" y1="50%" y2="50%" '
        'transform="translate(0,9)"/>',
        '<circle class="f-paper s-ink" cx="49.06%" cy="50%" r="5" transform="translate(0,9)"/>',
        "</svg>",
    ]


def test_three_rates_find_no_room_in_a_row():
    with pytest.raises(ValueError, match="shorter"):
        forest([RAISED, CHANGED, WITHOUT_COUNTS])


def test_two_bars_are_lower_and_that_of_a_changed_tki_is_hollow():
    assert drawn(forest([WITHOUT_COUNTS, CHANGED_WITHOUT_COUNTS]))[1:-1] == [
        '<rect class="f-met" x="15.22%" y="50%" width="4" height="14" '
        'transform="translate(-2,-16)"/>',
        '<rect class="f-paper s-ink s-ink--thin" x="21.80%" y="50%" width="4" height="14" '
        'transform="translate(-2,2)"/>',
    ]


def test_the_axis_runs_from_0_to_100_percent():
    axis = ElementTree.fromstring(forest_axis())

    assert axis.get("aria-hidden") == "true"

    assert [each.text for each in axis] == ["0", "25", "50", "75", "100"]


def test_a_patient_is_a_ring_before_and_a_dot_after():
    drawing = before_and_after(Decimal(90), Decimal(40), "Patient 11", (35,))

    assert elements(drawing) == [
        f'<svg xmlns="{SVG_NAMESPACE}" class="plot" role="img" aria-label="Patient 11">',
        '<line class="s-grid" x1="3.00%" x2="3.00%" y1="0" y2="100%"/>',
        '<line class="s-grid" x1="97.00%" x2="97.00%" y1="0" y2="100%"/>',
        '<line class="s-tick" x1="35.90%" x2="35.90%" y1="0" y2="100%"/>',
        '<line class="s-ink s-ink--thin" x1="87.60%" x2="40.60%" y1="50%" y2="50%"/>',
        '<circle class="f-paper s-ink s-ink--thin" cx="87.60%" cy="50%" r="4"/>',
        '<circle class="f-met" cx="40.60%" cy="50%" r="5"/>',
        "</svg>",
    ]
