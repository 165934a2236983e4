"""The decision pathway for one course: which checks are answered, which are open, what is left.

Nothing is recommended. Every option stays, in its fixed order, with what speaks for and against
it in this course; a contraindication marks it and names its rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from calculator.conditions import CONDITIONS, Facts
from calculator.course import Course
from calculator.evaluate import Evaluation
from calculator.pathway_document import Check, Edge, Option, Pathway, Reason
from calculator.rules import Rules


@dataclass(frozen=True, kw_only=True)
class Step:
    """One check with the edge that the course takes; None where the question is open."""

    check: Check
    edge: Edge | None


@dataclass(frozen=True, kw_only=True)
class OptionInCourse:
    """One option with what holds for it in this course; `open_against` is not known yet."""

    option: Option
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]
    open_against: tuple[Reason, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether a contraindication holds."""
        return any(each.blocks for each in self.reasons_against)


@dataclass(frozen=True, kw_only=True)
class PathwayInCourse:
    """The pathway for one course."""

    steps: tuple[Step, ...]
    options: tuple[OptionInCourse, ...]

    @property
    def open_questions(self) -> tuple[str, ...]:
        """The questions of the checks that the course does not answer, in their order."""
        return tuple(each.check.question for each in self.steps if each.edge is None)

    @property
    def walk(self) -> tuple[Step, ...]:
        """The checks from the first along the answers, up to where the course stands.

        The last is an open check, or one whose answer leads to an option. Checks beyond it may
        be answered too.
        """
        by_id = {each.check.id: each for each in self.steps}
        walked = [self.steps[0]]
        while walked[-1].edge is not None and walked[-1].edge.leads_to in by_id:
            walked.append(by_id[walked[-1].edge.leads_to])
        return tuple(walked)


def follow(
    pathway: Pathway, course: Course, evaluations: Sequence[Evaluation], rules: Rules
) -> PathwayInCourse:
    """Every check with its answer, and every option with what speaks for and against it."""
    facts = Facts(course, evaluations, rules)
    answers = {name: condition(facts) for name, condition in CONDITIONS.items()}
    return PathwayInCourse(
        steps=tuple(_step(each, answers) for each in pathway.checks),
        options=tuple(_option(each, answers) for each in pathway.options),
    )


def pathway_report(followed: PathwayInCourse) -> dict[str, Any]:
    """The pathway as plain data: the steps taken, the open questions, the options."""
    return {
        "steps": [
            {"check": each.check.id, "answer": each.edge.answer, "leads_to": each.edge.leads_to}
            for each in followed.steps
            if each.edge is not None
        ],
        "open_questions": list(followed.open_questions),
        "options": [
            {
                "id": each.option.id,
                "blocked": each.is_blocked,
                "for": [reason.when for reason in each.reasons_for],
                "against": [reason.when for reason in each.reasons_against],
                "open": [reason.when for reason in each.open_against],
            }
            for each in followed.options
        ],
    }


def _step(check: Check, answers: dict[str, bool | None]) -> Step:
    taken = next((each for each in check.edges if answers[each.when]), None)
    return Step(check=check, edge=taken)


def _option(option: Option, answers: dict[str, bool | None]) -> OptionInCourse:
    return OptionInCourse(
        option=option,
        reasons_for=tuple(each for each in option.reasons_for if answers[each.when]),
        reasons_against=tuple(each for each in option.reasons_against if answers[each.when]),
        open_against=tuple(
            each for each in option.reasons_against if each.blocks and answers[each.when] is None
        ),
    )
