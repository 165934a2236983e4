"""The grid: the verdict of every set at every threshold, milestone edge and missing value.

Each scene is a row of courses that differ in one value. `grid_values` writes the values out, so
that a threshold that moves changes verdicts and not the grid. `tests/golden/verdicts.txt` is
this grid as committed: one line for each set and row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from build_scripts.grid_values import (
    BCR_ABL1,
    BCR_ABL1_SEQUENCE,
    CLONES,
    HEMATOLOGIC,
    MONTHS,
    MUTATIONS,
    OUTDATED,
    PH_POSITIVE,
    PH_POSITIVE_SEQUENCE,
    SECOND_TEST_MONTHS,
    USABLE,
    WELL,
    Option,
)
from calculator.course_document import read_course
from calculator.criteria import CriteriaSet
from calculator.evaluate import Evaluation, evaluate

Document = dict[str, Any]

LETTERS = {
    "failure": "F",
    "suboptimal": "S",
    "warning": "W",
    "optimal": "O",
    "escalate": "E",
    "none": "-",
    None: "?",
}
"""A verdict as one letter; lower case where a worse category is not excluded."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One course of a scene: what sets it apart, and the quantities that it measures."""

    label: str
    course: Document
    quantities: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A row of courses: the part of the grid, what they share, and the points across."""

    part: str
    shared: str
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one set says along a scene: the points that concern it and its evaluations."""

    criteria_set: CriteriaSet
    scene: Scene
    points: tuple[Point, ...]
    evaluations: tuple[Evaluation, ...]

    @property
    def head(self) -> str:
        """What the letters stand for, from left to right."""
        return " / ".join(point.label for point in self.points)

    @property
    def text(self) -> str:
        """The row as a line of the golden file."""
        letters = " ".join(letter(each) for each in self.evaluations)
        return f"{self.criteria_set.id} | {self.scene.shared} | {letters}"


def letter(evaluation: Evaluation) -> str:
    """A verdict in one letter."""
    found = LETTERS[evaluation.category]
    return found.lower() if evaluation.not_excluded else found


def scenes() -> Iterator[Scene]:
    """Every scene of the grid, in a fixed order."""
    for part, made in _PARTS.items():
        for shared, points in made():
            yield Scene(part=part, shared=shared, points=tuple(points))


def rows(criteria_sets: tuple[CriteriaSet, ...]) -> Iterator[Row]:
    """Every scene judged by every set that asks for what the scene measures."""
    asked = {each.id: _asked_for(each) for each in criteria_sets}
    for scene in scenes():
        courses = [_read(point.course) for point in scene.points]
        for chosen in criteria_sets:
            concerned = [
                (point, course)
                for point, course in zip(scene.points, courses, strict=True)
                if point.quantities <= asked[chosen.id]
            ]
            if concerned:
                yield Row(
                    criteria_set=chosen,
                    scene=scene,
                    points=tuple(point for point, _ in concerned),
                    evaluations=tuple(evaluate(course, chosen) for _, course in concerned),
                )


def written(found: list[Row]) -> str:
    """The rows as the golden file: by part and set, each block headed by its points."""
    blocks: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        blocks.setdefault((row.scene.part, row.criteria_set.id), []).append(row)
    legend = ", ".join(f"{sign} {name or 'cannot be assessed'}" for name, sign in LETTERS.items())
    lines = [
        "# Verdicts at every threshold, milestone edge and missing value; written by",
        "# python3 dev.py golden. One line for each set and row, one letter for each point:",
        f"# {legend};",
        "# lower case where a worse category is not excluded.",
    ]
    for (part, name), members in blocks.items():
        lines += ["", f"## {name} | {part}"]
        head = ""
        for row in members:
            if row.head != head:
                head = row.head
                lines.append(f"# {head}")
            lines.append(row.text)
    return "\n".join(lines) + "\n"


def _read(course: Document) -> Any:
    errors: list[Any] = []
    found = read_course(course, errors)
    if found is None:
        raise ValueError(f"a course of the grid cannot be read: {errors[0]}")
    return found


def _asked_for(criteria_set: CriteriaSet) -> frozenset[str]:
    """The quantities that a set asks a course without any measurement for, at any month."""
    return frozenset(
        quantity
        for month in MONTHS
        for quantity in evaluate(_read(_course(month)), criteria_set).missing
    )


def _course(as_of: str, *visits: Document) -> Document:
    listed = list(visits) or [{"month": as_of}]
    return {"phase": "chronic", "as_of_month": as_of, "assessments": listed}


def _visit(month: str, *options: Option) -> Document:
    measured: Document = {"month": month}
    for option in options:
        measured |= option.values
    return _course(month, measured)


def _point(option: Option, shared: tuple[Option, ...], course: Document) -> Point:
    quantities = frozenset(each.quantity for each in (option, *shared) if each.quantity)
    return Point(label=option.label, course=course, quantities=quantities)


Shared = Iterator[tuple[str, list[Point]]]


def _one_visit() -> Shared:
    for month, blood, marrow in product(MONTHS, HEMATOLOGIC, PH_POSITIVE):
        yield (
            f"month {month}, {blood.label}, {marrow.label}",
            [
                _point(
                    transcript,
                    (blood, marrow),
                    _visit(month, blood, marrow, transcript),
                )
                for transcript in BCR_ABL1
            ],
        )


def _two_visits() -> Shared:
    for options in (HEMATOLOGIC, PH_POSITIVE, BCR_ABL1):
        for earlier in options:
            yield (
                f"month 9 {earlier.label}, then at month 12",
                [
                    _point(
                        later,
                        (earlier,),
                        _course(
                            "12", {"month": "9"} | earlier.values, {"month": "12"} | later.values
                        ),
                    )
                    for later in options
                ],
            )


def _three_results() -> Shared:
    for options in (PH_POSITIVE_SEQUENCE, BCR_ABL1_SEQUENCE):
        for first, second in product(options, options):
            yield (
                f"{first.label} and {second.label}, then",
                [
                    _point(
                        third,
                        (first, second),
                        _course(
                            "12",
                            {"month": "6"} | first.values,
                            {"month": "9"} | second.values,
                            {"month": "12"} | third.values,
                        ),
                    )
                    for third in options
                ],
            )


def _second_test() -> Shared:
    values = [each for each in BCR_ABL1 if each.label.split()[-2] in ("9.9", "10", "10.1")]
    for first, month in product(values, SECOND_TEST_MONTHS):
        yield (
            f"month 2.5 {first.label}, then at month {month}",
            [
                _point(
                    second,
                    (first,),
                    _course(
                        month, {"month": "2.5"} | first.values, {"month": month} | second.values
                    ),
                )
                for second in values
            ],
        )


def _events() -> Shared:
    for event in (*MUTATIONS, *CLONES):
        for month in ("1", "12"):
            yield (
                f"month {month}, {event.label}",
                [_point(around, (event,), _visit(month, event, around)) for around in WELL],
            )


def _outdated() -> Shared:
    for bad, measured in product(OUTDATED, ("2.49", "5.49", "11.49", "17.49")):
        later = [month for month in MONTHS if float(month) >= float(measured)]
        yield (
            f"month {measured} {bad.label}, judged",
            [
                _point(
                    Option(label=f"as of month {month}"),
                    (bad,),
                    _course(month, {"month": measured} | bad.values),
                )
                for month in later
            ],
        )


def _usable() -> Shared:
    for month in ("3", "12", "18"):
        for measured, options in USABLE.items():
            yield (
                f"month {month}, {measured}",
                [_point(each, (), _visit(month, each)) for each in options],
            )


_PARTS: dict[str, Callable[[], Shared]] = {
    "one visit": _one_visit,
    "two visits": _two_visits,
    "results at months 6, 9 and 12": _three_results,
    "a second test in the row of month 3": _second_test,
    "events, with nothing else measured and with the best results": _events,
    "a result that grows old": _outdated,
    "results at the edge of being usable": _usable,
}
