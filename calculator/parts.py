"""The parts of an answer that a request can ask for, each made from one evaluated course."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from calculator import changes, dosing, evidence, note, pathway, share
from calculator.course import Course
from calculator.diagnosis import AtDiagnosis
from calculator.drawing import answer, chart, doses, glance, near, options, strip, trace, what_if
from calculator.drawing import evidence as drawn_evidence
from calculator.drawing.markup import join
from calculator.drawing.strip_table import LinkedRow
from calculator.evaluate import Evaluation
from calculator.gates import WARNS, gates, reasons_to_stop, unanswered
from calculator.remarks import course_warnings, set_notes
from calculator.report import evaluations_of, report_of
from calculator.risk_scores import scores_report
from calculator.rules import RULES

FIRST = ("view",)
"""What the page asks for first; everything else follows once that is shown."""

CHART_SET = "eln-2013"
"""The set whose bands the chart shows unless another is asked for: it uses both tests."""

ROOT = "../"
"""The way from the calculator's page to the home of the site."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a request asks for beside the course: parts by name, and how they are to be made.

    `chart_set` is the set whose bands the chart shows. `address` is that of the page, for the
    texts to carry away; `with_course` adds the course to it, as a link would.
    """

    parts: tuple[str, ...] = ()
    chart_set: str | None = None
    address: str | None = None
    with_course: bool | None = None


@dataclass(frozen=True)
class Answer:
    """A course, evaluated once for all parts."""

    course: Course
    wanted: Wanted = Wanted()

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

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What the answers to the first questions warn of, then the soft warnings."""
        first = gates(self.course, RULES.mutations.insensitive)
        warned = (each.text for each in first if each.effect == WARNS)
        return (*warned, *course_warnings(self.course, RULES.definitions.values()))


def _linked() -> LinkedRow | None:
    linked = RULES.linked
    return linked and LinkedRow(
        title=linked.title,
        href=f"{ROOT}criteria/#linked",
        statement=linked.statement,
        mark=linked.mark,
    )


def _strip(asked: Answer) -> str:
    return strip.for_course(asked.evaluations, asked.course.as_of_month, ROOT, _linked())


def _view(asked: Answer) -> dict[str, str]:
    """The markup of the verdicts, and their sentence for a screen reader."""
    reasons = reasons_to_stop(asked.course)
    if reasons:
        return {
            "headline": answer.OUT_OF_SCOPE_TITLE,
            "summary": f"{answer.OUT_OF_SCOPE_TITLE}: {'; '.join(reasons)}.",
            "inputs": answer.inputs(asked.course),
            "glance": "",
            "answer": answer.stop(reasons),
        }
    sets = asked.evaluations
    return {
        "headline": answer.headline(sets),
        "summary": answer.summary(sets),
        "glance": glance.glance(sets, answer.headline(sets), _linked()),
        "inputs": answer.inputs(asked.course),
        "answer": answer.answer(sets, _strip(asked), asked.warnings, unanswered(asked.course)),
    }


def _layers(asked: Answer) -> dict[str, str]:
    """The markup of what stands under the answer, asked for once that is in the page."""
    if reasons_to_stop(asked.course):
        return {}
    sets = asked.evaluations
    notes = {each.criteria_set.id: list(set_notes(each)) for each in sets}
    return {
        "trace": trace.traces(sets, notes, ROOT),
        **_practice_layers(asked),
    }


def _what_if(asked: Answer) -> dict[str, str]:
    """The thresholds that lie near, and what would change the verdicts: the rules run again."""
    if reasons_to_stop(asked.course):
        return {}
    sets = asked.evaluations
    shown = join(near.near_thresholds(sets), what_if.what_if(sets, asked.changes))
    return {"what-if": shown}


def _practice_layers(asked: Answer) -> dict[str, str]:
    # Verdicts do without the facts of practice, so those are read with the first layers.
    from calculator.practice import PRACTICE

    course, sets = asked.course, asked.evaluations
    followed = pathway.follow(PRACTICE.pathway, course, sets, RULES)
    wanted = evidence.situation(course, sets, RULES)
    rows = evidence.matching_rows(PRACTICE.evidence.values(), wanted)
    current = dosing.current_dose_mg(course)
    steps = dosing.allowed_steps(course, RULES.criteria_sets)
    return {
        "options": options.options(PRACTICE.pathway, followed, PRACTICE.evidence, ROOT),
        "dose": doses.doses(current, steps, PRACTICE.dosing, ROOT),
        "evidence": drawn_evidence.evidence(rows, evidence.in_words(wanted), ROOT),
        "chart": _chart(asked),
    }


def _note(asked: Answer) -> dict[str, Any]:
    """The texts to carry away, and the same in ASCII alone."""
    course, stamp = asked.course, note.Stamp(revision=RULES.revision, address=_address(asked))
    sets = () if reasons_to_stop(course) else asked.evaluations
    texts = {
        "line": note.line(course, sets, stamp),
        "paragraph": note.paragraph(course, sets, stamp),
        "trace": note.trace(course, sets, stamp, asked.warnings),
    }
    return texts | {"ascii": {name: note.ascii_only(text) for name, text in texts.items()}}


def _address(asked: Answer) -> str:
    """The address of the page that asks, with the course after it if the reader wanted that."""
    page = asked.wanted.address or ""
    if not (page and asked.wanted.with_course):
        return page
    return f"{page}#{share.fragment(asked.course)}"


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


def _chart(asked: Answer) -> str:
    """The chart on the bands of the set that was asked for, or of the usual one."""
    wanted = asked.wanted.chart_set or CHART_SET
    chosen = next(each for each in RULES.criteria_sets if each.id == wanted)
    return chart.chart(asked.course, chosen)


PARTS: dict[str, Callable[[Answer], Any]] = {
    **WHOLE_REPORTS,
    "strip": _strip,
    "chart": _chart,
    "view": _view,
    "layers": _layers,
    "what_if": _what_if,
    "note": _note,
    "share": _share,
    "scores": lambda asked: scores_report(AtDiagnosis()),
    "typed": lambda asked: share.typed_of(share.document_of(asked.course)),
}
"""The parts by name."""
