"""How a dataclass is shown to programs: every field under its own name, but for a few.

One table serves the values and their JSON Schema, so the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from fractions import Fraction
from typing import Any

from build_scripts.content.cases import Case
from build_scripts.content.references import Reference
from calculator import describe
from calculator.course import Course
from calculator.criteria import CriteriaSet, Criterion
from calculator.mutations import MutationTable

Added = tuple[Any, Callable[[Any], Any]]


@dataclass(frozen=True, kw_only=True)
class View:
    """The fields that are not shown, and what is shown beside the others, with its type."""

    leave_out: tuple[str, ...] = ()
    add: dict[str, Added] = field(default_factory=dict)


VIEWS: dict[type, View] = {
    Criterion: View(
        leave_out=("argument",),
        add={"text": (str, describe.criterion_text)},
    ),
    CriteriaSet: View(
        leave_out=("definitions",),
        add={"definitions": (str, lambda each: each.definitions.id)},
    ),
    MutationTable: View(
        add={"insensitive": (tuple[str, ...], lambda each: tuple(sorted(each.insensitive)))}
    ),
    Reference: View(add={"citation": (str, lambda each: each.citation)}),
    Case: View(
        leave_out=("course", "request"), add={"course": (Course, lambda each: each.request)}
    ),
}


def shown_fields(kind: type) -> list[str]:
    """The names of the fields of a dataclass that are shown."""
    view = VIEWS.get(kind, View())
    return [each.name for each in fields(kind) if each.name not in view.leave_out]


def as_plain(value: Any) -> Any:
    """A value as JSON can hold it; a fraction as a text, `100/3`, a day as `2026-11-21`."""
    kind = type(value)
    if hasattr(kind, "__dataclass_fields__"):
        view = VIEWS.get(kind, View())
        shown = {name: as_plain(getattr(value, name)) for name in shown_fields(kind)}
        return shown | {name: as_plain(make(value)) for name, (_, make) in view.add.items()}
    if isinstance(value, dict):
        return {key: as_plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value) if isinstance(value, Fraction | date) else value
