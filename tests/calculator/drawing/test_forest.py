"""Response rates as marks on a line of 0 to 100 %."""

from decimal import Decimal
from xml.etree import ElementTree

from calculator.drawing.forest import Mark, before_and_after, forest, forest_axis

RAISED = Mark(percent=Decimal(35), words="12/34 (35 %)", low=21.5, high=52.1)
CHANGED = Mark(percent=Decimal(49), words="47/96 (49 %)", switched=True, low=39.0, high=59.0)
WITHOUT_COUNTS = Mark(percent=Decimal(13), words="13 %; no counts printed, so no interval")


def shapes(drawing):
    return [
        (each.tag.rsplit("}", 1)[-1], each.get("class"))
        for each in ElementTree.fromstring(drawing)
        if each.get("class") != "s-grid"
    ]


def test_imatinib_is_a_square_on_its_interval():
    assert shapes(forest([RAISED])) == [("line", "s-ink s-ink--thin"), ("rect", "f-met")]


def test_a_changed_tki_is_a_ring():
    assert shapes(forest([CHANGED]))[-1] == ("circle", "f-paper s-ink")


def test_a_percentage_without_counts_is_a_bar_without_an_interval():
    assert shapes(forest([WITHOUT_COUNTS])) == [("rect", "f-met")]


def test_two_rates_lie_above_each_other_and_are_read_out_in_order():
    drawing = ElementTree.fromstring(forest([RAISED, CHANGED]))

    assert drawing.get("aria-label") == "12/34 (35 %); 47/96 (49 %)"
    assert [each.get("transform") for each in drawing if each.get("transform")] == [
        *("translate(0,-9)", "translate(-5.5,-14.5)", "translate(0,9)", "translate(0,9)")
    ]


def test_the_axis_runs_from_0_to_100_percent():
    axis = ElementTree.fromstring(forest_axis())

    assert axis.get("aria-hidden") == "true"

    assert [each.text for each in axis] == ["0", "25", "50", "75", "100"]


def test_a_patient_is_a_ring_before_and_a_dot_after():
    drawing = before_and_after(Decimal(90), Decimal(40), "Patient 11", (35,))

    assert shapes(drawing) == [
        *(("line", "s-tick"), ("line", "s-ink s-ink--thin")),
        *(("circle", "f-paper s-ink s-ink--thin"), ("circle", "f-met")),
    ]
