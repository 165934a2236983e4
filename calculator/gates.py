"""The questions that come first, and what each answer does: stop, warn, note, or stay open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields

from calculator.course import Circumstances, Course
from calculator.fields import Path

STOPS, WARNS, NOTES, OPENS = "stops", "warns", "notes", "opens"
OPEN_QUESTION = "Not answered: an open question"
MUTATION_TEST = "mutation_test"
HINTS = {
    "phase": "Accelerated or blast stops",
    "adult": "No stops",
    "pregnancy": "Yes stops",
    "assay_on_international_scale": "No warns",
    "adherence": "Inadequate warns",
    "interacting_drug": "Yes warns",
    MUTATION_TEST: "Insensitive to imatinib warns",
}
"""What the form says beside each question before it is answered."""


@dataclass(frozen=True, kw_only=True)
class Gate:
    """The effect of one answer: the field, what it does, and the sentence that says so."""

    path: Path
    effect: str
    text: str


def gates(course: Course, insensitive: Collection[str]) -> tuple[Gate, ...]:
    """The effect of every answer that has one, in the order of the form.

    `insensitive` are the mutations that are insensitive to imatinib.
    """
    return (*_answered_first(course), _mutation_test(course, insensitive))


def reasons_to_stop(course: Course) -> tuple[str, ...]:
    """Why this course is out of scope; empty where it is not."""
    return tuple(each.text for each in _answered_first(course) if each.effect == STOPS)


def unanswered(course: Course) -> tuple[str, ...]:
    """The first questions that nobody answered, by the labels of the form, in its order."""
    labels = {each.name: each.metadata["label"] for each in fields(Circumstances)}
    return tuple(labels[each.path[-1]] for each in _answered_first(course) if each.effect == OPENS)


def _answered_first(course: Course) -> tuple[Gate, ...]:
    asked = course.circumstances
    found = [
        _gate("phase", STOPS, OTHER_PHASE) if course.phase != "chronic" else None,
        _answered("adult", asked.adult, good=True, effect=STOPS),
        _answered("pregnancy", asked.pregnancy, good=False, effect=STOPS),
        _answered("assay_on_international_scale", asked.assay_on_international_scale, good=True),
        _adherence(asked.adherence),
        _answered("interacting_drug", asked.interacting_drug, good=False),
    ]
    return tuple(each for each in found if each is not None)


OTHER_PHASE = (
    "The rule sets are for chronic phase. In accelerated or blast phase none of them is evaluated"
)
_BAD_ANSWERS = {
    "adult": "The rule sets were made for adults; none of them is evaluated for a child",
    "pregnancy": "None of the rule sets speaks of pregnancy; this course is out of scope",
    "assay_on_international_scale": (
        "Thresholds in % IS do not hold for a result that is not on the scale; a local ratio "
        "counts if it is entered with the laboratory's conversion factor, otherwise leave "
        "BCR::ABL1 open"
    ),
    "interacting_drug": "A drug that lowers imatinib can explain a missed milestone",
}
INADEQUATE = "Inadequate adherence can explain a missed milestone"
NO_MUTATION_TEST = "No mutation test at any visit: an open question"
NO_MUTATION_FOUND = "Tested, none found"


def _gate(name: str, effect: str, text: str) -> Gate:
    path: Path = (name,) if name == "phase" else ("circumstances", name)
    return Gate(path=path, effect=effect, text=text)


def _answered(name: str, answer: bool | None, *, good: bool, effect: str = WARNS) -> Gate | None:
    if answer is None:
        return _gate(name, OPENS, OPEN_QUESTION)
    return None if answer is good else _gate(name, effect, _BAD_ANSWERS[name])


def _adherence(answer: str | None) -> Gate | None:
    if answer is None:
        return _gate("adherence", OPENS, OPEN_QUESTION)
    return _gate("adherence", WARNS, INADEQUATE) if answer == "inadequate" else None


def _mutation_test(course: Course, insensitive: Collection[str]) -> Gate:
    tests = [each.mutations for each in course.considered if each.mutations is not None]
    found = sorted({name for names in tests for name in names})
    names, resistant = ", ".join(found), ", ".join(each for each in found if each in insensitive)
    if resistant:
        text = f"{resistant}: insensitive to imatinib by our rule; a higher dose is marked not open"
        return _mutation_gate(WARNS, text)
    if found:
        return _mutation_gate(NOTES, f"{names} found; rule sets and options say what it means")
    if tests:
        return _mutation_gate(NOTES, NO_MUTATION_FOUND)
    return _mutation_gate(OPENS, NO_MUTATION_TEST)


def _mutation_gate(effect: str, text: str) -> Gate:
    return Gate(path=(MUTATION_TEST,), effect=effect, text=text)
