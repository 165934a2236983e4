"""The parts of an answer that a request can ask for, each made from one evaluated course."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from calculator import changes, note, share
from calculator.course import Course
from calculator.drawing import answer, glance, strip, trace
from calculator.evaluate import Evaluation
from calculator.gates import reasons_to_stop
from calculator.remarks import course_warnings, set_notes
from calculator.report import evaluations_of, report_of
from calculator.rules import RULES

FIRST = ("view",)
"""What the page asks for first; everything else follows once that is shown."""

ROOT = "../"
"""The way from the calculator's page to the home of the site."""


@dataclass(frozen=True)
class Answer:
    """A course, evaluated once for all parts."""

    course: Course

    @cached_property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """The verdicts of all sets, in the fixed order."""
        return evaluations_of(self.course, RULES)

    @cached_property
    def report(self) -> dict[str, Any]:
        """The report of the course, as plain data."""
        return report_of(self.course, self.evaluations, RULES)

    @cached_property
    def changes(self) -> dict[str, tuple[changes.Change, ...]]:
        """The nearest changes of each set's verdict, by the set's id."""
        return {each.criteria_set.id: changes.changes(each, RULES) for each in self.evaluations}


def _strip(asked: Answer) -> str:
    return strip.for_course(asked.evaluations, asked.course.as_of_month, ROOT)


def _view(asked: Answer) -> dict[str, str]:
    """The markup of the verdicts, and their sentence for a screen reader."""
    reasons = reasons_to_stop(asked.course)
    if reasons:
        return {
            "headline": answer.OUT_OF_SCOPE_TITLE,
            "summary": f"{answer.OUT_OF_SCOPE_TITLE}: {'; '.join(reasons)}.",
            "answer": answer.stop(reasons),
        }
    sets = asked.evaluations
    return {
        "headline": answer.headline(sets),
        "summary": answer.summary(sets),
        "glance": glance.glance(sets, answer.headline(sets)),
        "answer": answer.answer(sets, _strip(asked), course_warnings(asked.course)),
    }


def _layers(asked: Answer) -> dict[str, str]:
    """The markup of what stands under the answer, asked for once that is in the page."""
    if reasons_to_stop(asked.course):
        return {}
    sets = asked.evaluations
    notes = {each.criteria_set.id: list(set_notes(each)) for each in sets}
    return {"trace": trace.traces(sets, notes, ROOT)}


def _note(asked: Answer) -> dict[str, str]:
    sets, revision = asked.evaluations, RULES.revision
    return {
        "line": note.line(asked.course, sets, revision),
        "paragraph": note.paragraph(asked.course, sets, revision),
        "trace": note.trace(asked.course, sets, revision, course_warnings(asked.course)),
    }


def _share(asked: Answer) -> dict[str, str]:
    return {"fragment": share.fragment(asked.course), "file": share.canonical(asked.course)}


def _report_with_changes(asked: Answer) -> dict[str, Any]:
    listed = {name: changes.as_data(found) for name, found in asked.changes.items()}
    return report_of(asked.course, asked.evaluations, RULES, listed)


WHOLE_REPORTS: dict[str, Callable[[Answer], dict[str, Any]]] = {
    "report": lambda asked: asked.report,
    "changes": _report_with_changes,
}
"""The parts that are the answer itself: the report, and the report with the nearest changes."""

PARTS: dict[str, Callable[[Answer], Any]] = {
    **WHOLE_REPORTS,
    "strip": _strip,
    "view": _view,
    "layers": _layers,
    "note": _note,
    "share": _share,
    "typed": lambda asked: share.typed_of(share.document_of(asked.course)),
}
"""The parts by name."""
