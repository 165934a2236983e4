"""Seeded courses for proofs: realistic, and crowded where the rules have their edges.

A course is a pure function of `seed` and `index`: the same two whole numbers give the same
course in every Python and in Pyodide. Of the `random` module only `Random(n)` and
`Random.random()` are used, the two that Python promises to keep; everything else is whole-number
arithmetic here. Used by the golden grid, the fuzzers, the profile of the lazy runtime and
the tests.

The pools hold values below, at and above every threshold of the nine criteria sets, of the
response definitions and of the milestones. They are written out, not read from the rules:
a threshold that moves must not move its own test.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

Choice = TypeVar("Choice")


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PH_POSITIVE_PERCENT = _numbers(
    "0 0.5 1 5 12 20 30 34 34.9 35 35.1 36 40 50 60 64.9 65 65.1 66 80 "
    "89.9 90 90.1 94.9 95 95.1 100"
)
FISH_PERCENT = _numbers("0 0.5 0.9 0.99 1 1.01 3 35 95")
BCR_ABL1_IS_PERCENT = _numbers(
    "0 0.0009 0.001 0.0011 0.0031 0.0032 0.0033 0.009 0.01 0.011 0.05 0.09 0.099 0.1 0.101 "
    "0.2 0.5 0.9 0.99 1 1.01 2 5 9 9.9 10 10.1 20 60 100 10000"
)
NEAR_MMR = _numbers("0.04 0.09 0.1 0.101 0.3 0.99 1 1.01 2")
ABOVE_TEN = _numbers("9.9 10 10.1 14 30")
METAPHASES = (1, 10, 19, 20, 20, 20, 21, 25, 30, 40, 100, 10000)
NUCLEI = (100, 199, 200, 201, 500)
ABL1_COPIES = (0, 5000, 9999, 10000, 10001, 31999, 32000, 32001, 99999, 100000, 100001)
WBC_E9_PER_L = _numbers("4 9.9 10 10.1 30")
PLATELETS_E9_PER_L = _numbers("200 449 450 451")
BASOPHILS_PERCENT = _numbers("0 4.9 5 5.1")
DAILY_DOSE_MG = _numbers("100 300 400 400 400 600 800 2000")
MONTHS = _numbers(
    "0 0.5 1 2 2.4 2.49 2.5 3 3.4 3.5 4 5 5.4 5.49 5.5 6 6.1 7 8 9 9.1 10 11 11.4 11.49 11.5 12 13 "
    "15 15.1 17 17.4 17.49 17.5 18 19 21 21.1 24 36 60 600"
)
VISIT_PLANS = (
    "0 3 6 12",
    "0 3 6 9 12 18 24",
    "1 3 5.5 8 11.5 14 17.5",
    "2.5 3.5 4.5 5.4",
    "3 4 6",
    "2.4 5.4 11.4 17.4",
    "6 9 12 15",
    "12 18 19 20 21",
)
HEMATOLOGIC_RESPONSES = ("complete", "complete", "complete", "partial", "none")
CLONAL_EVOLUTIONS = (
    "none",
    "none",
    "ph-positive",
    "ph-positive-high-risk",
    "ph-negative",
    "ph-negative-minus-7",
)
MUTATION_TESTS = (
    (),
    (),
    ("T315I",),
    ("M351T",),
    ("Y253H", "F317L"),
    ("E255V",),
    ("E255K",),
    ("G250E", "V299L"),
)
TKIS = ("dasatinib", "nilotinib", "bosutinib", "ponatinib", "asciminib")
YES_NO_CIRCUMSTANCES = (
    "adult",
    "pregnancy",
    "assay_on_international_scale",
    "interacting_drug",
    "severe_adverse_reaction",
    "severe_cytopenia_not_leukemia",
    "mutation_test_available",
    "transplant_candidate",
    "prior_cytogenetic_response",
)


class Draw:
    """Choices from the one stream that belongs to a seed and an index."""

    def __init__(self, seed: int, index: int) -> None:
        self._random = random.Random(seed * 2**40 + index)

    def below(self, count: int) -> int:
        """A whole number from 0 to one below `count`."""
        return int(self._random.random() * count)

    def chance(self, percent: int) -> bool:
        """Yes in so many of a hundred draws."""
        return self.below(100) < percent

    def one(self, choices: Sequence[Choice]) -> Choice:
        """One of the choices."""
        return choices[self.below(len(choices))]

    def shuffled(self, items: Sequence[Choice]) -> list[Choice]:
        """All items in a drawn order."""
        rest, order = list(items), []
        while rest:
            order.append(rest.pop(self.below(len(rest))))
        return order

    def number(self, literals: Sequence[str]) -> int | float | str:
        """One of the numbers: mostly a JSON number, now and then the same digits as a string."""
        literal = self.one(literals)
        if self.chance(5):
            return literal
        return float(literal) if "." in literal else int(literal)


def course(seed: int, index: int) -> dict[str, object]:
    """A well-formed course, JSON-ready."""
    draw = Draw(seed, index)
    months = _months(draw)
    habits = _Habits(draw)
    made: dict[str, object] = {
        "phase": draw.one(("accelerated", "blast")) if draw.chance(2) else "chronic",
        "assessments": draw.shuffled([_assessment(draw, habits, month) for month in months]),
    }
    if draw.chance(40):
        made["as_of_month"] = draw.number(MONTHS if draw.chance(60) else months)
    elif draw.chance(5):
        made["as_of_month"] = None
    if draw.chance(30):
        made["circumstances"] = _circumstances(draw)
    return made


def courses(seed: int, count: int) -> Iterator[dict[str, object]]:
    """The first so many courses of a seed."""
    return (course(seed, index) for index in range(count))


class _Habits:
    """How one patient is followed: which tests, how often, and where the results lie."""

    def __init__(self, draw: Draw) -> None:
        self.hematologic = draw.one((10, 50, 90, 100))
        self.five_items = draw.one((0, 0, 30, 80))
        self.cytogenetic = draw.one((0, 30, 70, 100))
        self.fish = draw.one((0, 0, 10, 60))
        self.counted = draw.one((0, 30, 60))
        self.molecular = draw.one((0, 30, 70, 100))
        self.undetectable = draw.one((0, 0, 10, 40))
        self.rare = draw.one((0, 10, 50))
        self.bcr_abl1 = draw.one((BCR_ABL1_IS_PERCENT, BCR_ABL1_IS_PERCENT, NEAR_MMR, ABOVE_TEN))


def _months(draw: Draw) -> list[str]:
    """Months of the visits: one visit at an edge, a plan, or any few; each month once."""
    kind = draw.below(10)
    if kind < 3:
        return [draw.one(MONTHS)]
    if kind < 7:
        plan = draw.one(VISIT_PLANS).split()
        return [month for month in plan if draw.chance(80)] or [plan[-1]]
    return list(dict.fromkeys(draw.one(MONTHS) for _ in range(2 + draw.below(7))))


def _assessment(draw: Draw, habits: _Habits, month: str) -> dict[str, object]:
    """One visit; what is not measured is left out or null."""
    visit: dict[str, object] = {"month": draw.number([month])}
    if draw.chance(50):
        visit["daily_dose_mg"] = draw.number(DAILY_DOSE_MG)
    visit |= _hematologic(draw, habits)
    if draw.chance(habits.cytogenetic):
        visit |= _cytogenetic(draw, habits)
    if draw.chance(habits.molecular):
        visit |= _molecular(draw, habits)
    visit |= _events(draw, habits)
    for key in ("ph_positive_percent", "bcr_abl1_is_percent", "mutations", "cytogenetic_method"):
        if key not in visit and draw.chance(5):
            visit[key] = None
    return visit


def _events(draw: Draw, habits: _Habits) -> dict[str, object]:
    """What was looked for beside the response: clones, mutations, progression."""
    found: dict[str, object] = {}
    if draw.chance(habits.rare):
        found["clonal_evolution"] = draw.one(CLONAL_EVOLUTIONS)
    if draw.chance(habits.rare):
        found["mutations"] = list(draw.one(MUTATION_TESTS))
    if draw.chance(habits.rare):
        found["progression"] = draw.chance(20)
    return found


def _hematologic(draw: Draw, habits: _Habits) -> dict[str, object]:
    """A stated response, the five items of an ELN CHR, both, or parts of them."""
    found: dict[str, object] = {}
    if draw.chance(habits.five_items):
        found |= {
            "wbc_e9_per_l": _mostly_first_two(draw, WBC_E9_PER_L),
            "platelets_e9_per_l": _mostly_first_two(draw, PLATELETS_E9_PER_L),
            "basophils_percent": _mostly_first_two(draw, BASOPHILS_PERCENT),
            "immature_granulocytes": draw.chance(10),
            "spleen_palpable": draw.chance(10),
        }
        if draw.chance(20):
            found.pop(draw.one(sorted(found)))
    elif draw.chance(habits.hematologic):
        found["hematologic_response"] = draw.one(HEMATOLOGIC_RESPONSES)
    if found and draw.chance(5):
        found["hematologic_response"] = draw.one(HEMATOLOGIC_RESPONSES)
    return found


def _mostly_first_two(draw: Draw, literals: Sequence[str]) -> int | float | str:
    return draw.number(literals[:2] if draw.chance(60) else literals)


def _cytogenetic(draw: Draw, habits: _Habits) -> dict[str, object]:
    """Banding or FISH, as counts or as a percentage with or without the number examined."""
    if draw.chance(habits.fish):
        return _fish(draw)
    found: dict[str, object] = {}
    if draw.chance(habits.counted):
        metaphases = draw.one(METAPHASES)
        found = {"ph_positive_cells": _cells_near(draw, metaphases), "metaphases": metaphases}
    else:
        found = {"ph_positive_percent": draw.number(PH_POSITIVE_PERCENT)}
        if draw.chance(30):
            found["metaphases"] = draw.one(METAPHASES)
    if draw.chance(10):
        found["cytogenetic_method"] = "banding"
    return found


def _fish(draw: Draw) -> dict[str, object]:
    """A FISH result, mostly around the one edge that the ELN papers give it."""
    nuclei = draw.one(NUCLEI)
    if draw.chance(30):
        return {
            "cytogenetic_method": "fish",
            "ph_positive_cells": draw.below(4) if draw.chance(80) else draw.below(nuclei + 1),
            "metaphases": nuclei,
        }
    found: dict[str, object] = {
        "cytogenetic_method": "fish",
        "ph_positive_percent": draw.number(FISH_PERCENT[:4] if draw.chance(60) else FISH_PERCENT),
    }
    return found | ({"metaphases": nuclei} if draw.chance(80) else {})


def _cells_near(draw: Draw, total: int) -> int:
    """A count of Ph+ cells at, one below or one above an edge of its total."""
    edge = draw.one((0, 1, 35, 35, 65, 90, 95, 100))
    return min(total, max(0, edge * total // 100 + draw.below(3) - 1))


def _molecular(draw: Draw, habits: _Habits) -> dict[str, object]:
    """A value on the International Scale, or an undetectable transcript with or without copies."""
    if draw.chance(habits.undetectable):
        found: dict[str, object] = {"bcr_abl1_detected": False}
        if draw.chance(80):
            found["abl1_copies"] = draw.one(ABL1_COPIES)
        if draw.chance(10):
            found["bcr_abl1_is_percent"] = 0
        return found
    literal = draw.one(habits.bcr_abl1)
    found = {"bcr_abl1_is_percent": draw.number([literal])}
    if literal != "0" and draw.chance(10):
        found["bcr_abl1_detected"] = True
        if draw.chance(20):
            found["bcr_abl1_is_percent"] = None
    if draw.chance(15):
        found["abl1_copies"] = draw.one(ABL1_COPIES)
    return found


def _circumstances(draw: Draw) -> dict[str, object]:
    """Some circumstances; the others stay unknown."""
    found: dict[str, object] = {
        name: None if draw.chance(10) else draw.chance(50)
        for name in YES_NO_CIRCUMSTANCES
        if draw.chance(40)
    }
    if draw.chance(50):
        found["adherence"] = draw.one(("adequate", "inadequate"))
    if draw.chance(50):
        found["available_tkis"] = [tki for tki in TKIS if draw.chance(50)]
    return found
