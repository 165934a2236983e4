"""The questions that come first, and what each answer does: stop, warn, or stay open."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.course import Course
from calculator.fields import Path

STOPS, WARNS, OPENS = "stops", "warns", "opens"
OPEN_QUESTION = "Not answered: an open question"


@dataclass(frozen=True, kw_only=True)
class Gate:
    """The effect of one answer: the field, what it does, and the sentence that says so."""

    path: Path
    effect: str
    text: str


def gates(course: Course) -> tuple[Gate, ...]:
    """The effect of every answer that has one, in the order of the form."""
    asked = course.circumstances
    found = [
        _gate("phase", STOPS, OTHER_PHASE) if course.phase != "chronic" else None,
        _answered("adult", asked.adult, good=True, effect=STOPS),
        _answered("pregnancy", asked.pregnancy, good=False, effect=STOPS),
        _answered("assay_on_international_scale", asked.assay_on_international_scale, good=True),
        _adherence(asked.adherence),
        _answered("interacting_drug", asked.interacting_drug, good=False),
        _mutation_test(course),
    ]
    return tuple(each for each in found if each is not None)


def reasons_to_stop(course: Course) -> tuple[str, ...]:
    """Why this course is out of scope; empty where it is not."""
    return tuple(each.text for each in gates(course) if each.effect == STOPS)


OTHER_PHASE = (
    "The rule sets are for chronic phase. In accelerated or blast phase none of them is evaluated"
)
_BAD_ANSWERS = {
    "adult": "The rule sets were made for adults; none of them is evaluated for a child",
    "pregnancy": "None of the rule sets speaks of pregnancy; this course is out of scope",
    "assay_on_international_scale": (
        "Thresholds in % IS do not hold for a result that is not on the scale; enter a local "
        "ratio with the laboratory's conversion factor, or leave BCR::ABL1 open"
    ),
    "interacting_drug": "A drug that lowers imatinib can explain a missed milestone",
}
INADEQUATE = "Inadequate adherence can explain a missed milestone"
NO_MUTATION_TEST = "No mutation test at any visit: an open question"


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


def _mutation_test(course: Course) -> Gate | None:
    if any(each.mutations is not None for each in course.considered):
        return None
    return Gate(path=("assessments",), effect=OPENS, text=NO_MUTATION_TEST)
