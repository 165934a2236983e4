"""The grid: complete at every threshold, one verdict each, worst wins, better is never worse."""

from decimal import Decimal
from itertools import pairwise

import pytest

from build_scripts.grid import rows, written
from build_scripts.grid_values import BCR_ABL1, MONTHS, PH_POSITIVE
from build_scripts.paths import GOLDEN
from calculator.criteria import CATEGORIES
from calculator.quantities import Range
from calculator.rules import RULES
from calculator.timing import due_from

SEVERITY = {
    "optimal": 0,
    "none": 1,
    None: 1,
    "warning": 2,
    "suboptimal": 3,
    "failure": 4,
    "escalate": 4,
}


@pytest.fixture(scope="module")
def grid():
    return list(rows(RULES.criteria_sets))


def test_the_golden_file_holds_the_verdicts_of_these_rules(grid):
    assert GOLDEN.read_text(encoding="utf-8") == written(grid), "run: python3 dev.py golden"


def thresholds(kinds):
    """Every edge that the criteria of these kinds compare with, directly or through a response."""
    found = set()
    for criterion in (each for chosen in RULES.criteria_sets for each in chosen.criteria):
        argument = criterion.argument
        measured_by = getattr(argument, "measured_by", criterion.kind)
        wanted = argument if isinstance(argument, Range) else getattr(argument, "range", None)
        if measured_by in kinds and wanted is not None:
            found |= set(wanted.edges)
    return sorted(found)


@pytest.mark.parametrize(
    ("options", "kinds", "step"),
    [
        (PH_POSITIVE, ("ph_positive_percent", "chr_and_ph_positive_percent"), "0.1"),
        (BCR_ABL1, ("bcr_abl1_is_percent", "bcr_abl1_confirmed"), "0.1"),
    ],
    ids=["Ph+", "BCR::ABL1"],
)
def test_every_threshold_of_the_rules_is_in_the_grid_with_a_value_below_and_above(
    options, kinds, step
):
    values = {Decimal(each.label.split()[-2]) for each in options[1:]}
    for edge in thresholds(kinds):
        around = sorted(value for value in values if abs(value - edge) <= Decimal(step))
        below = edge == 0 or any(value < edge for value in around)
        assert (edge, below, edge in values, any(value > edge for value in around)) == (
            edge,
            True,
            True,
            True,
        )


def test_every_month_at_which_a_rule_comes_into_force_is_in_the_grid_with_its_neighbors():
    due = {
        due_from(each.due_month)
        for chosen in RULES.criteria_sets
        for each in chosen.milestones
        if each.due_month is not None
    }
    hundredth = Decimal("0.01")

    wanted = {str(month + step) for month in due for step in (-hundredth, 0 * hundredth, hundredth)}

    assert {str(Decimal(each)) for each in wanted} <= {
        str(Decimal(each).quantize(hundredth)) for each in MONTHS
    }


def test_every_point_has_one_verdict_that_its_set_knows(grid):
    known = {each.id: {*each.categories, "none", None} for each in RULES.criteria_sets}
    strange = [
        row.text
        for row in grid
        if not {each.category for each in row.evaluations} <= known[row.criteria_set.id]
    ]

    assert strange == []


def test_the_worst_met_criterion_decides_every_point(grid):
    wrong = []
    for row in grid:
        for evaluation in row.evaluations:
            met = {each.criterion.category for each in evaluation.findings if each.is_met}
            worst = next((each for each in CATEGORIES if each in met), None)
            if (worst or evaluation.category) != evaluation.category or (
                worst is None and evaluation.category not in ("none", None)
            ):
                wrong.append(row.text)

    assert wrong == []


def severities(row):
    return [SEVERITY[each.category] for each in row.evaluations]


def test_no_lower_bcr_abl1_at_one_visit_gives_a_worse_verdict(grid):
    worse = []
    for row in grid:
        if row.scene.part == "one visit" and len(row.points) > 1:
            measured = severities(row)[1:]
            if any(low > high for low, high in pairwise(measured)):
                worse.append(row.text)

    assert worse == []


def test_no_lower_ph_positive_at_one_visit_gives_a_worse_verdict(grid):
    compared, worse = 0, []
    for lower, higher in pairwise(grid_by_ph_positive(grid)):
        if lower[0] == higher[0]:
            compared += 1
            if any(low > high for low, high in zip(lower[1], higher[1], strict=True)):
                worse.append(higher[0])

    assert compared > 3000
    assert worse == []


def grid_by_ph_positive(grid):
    """Rows of one visit in the order of their Ph+ value, beside what they otherwise share."""
    found = []
    for row in grid:
        month, blood, *marrow = row.scene.shared.split(", ")
        if row.scene.part == "one visit" and marrow[0].endswith("%"):
            found.append(((row.criteria_set.id, month, blood), severities(row)))
    return sorted(found, key=lambda each: each[0])
