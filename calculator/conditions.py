"""The conditions of the pathway: what is true, false or not known of a course.

Their names are the closed list of `calculator.pathway_document`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from calculator.course import Course
from calculator.dosing import (
    FULFILLED,
    NOT_FULFILLED,
    allowed_steps,
    current_dose_mg,
    precondition_of,
)
from calculator.evaluate import NONE, Evaluation
from calculator.kinds import BCR, PH
from calculator.responses import read_with
from calculator.rules import Rules

NEED_ACTION = ("failure", "escalate")
NEED_WATCH = ("warning", "suboptimal")
LABELS = ("current-label",)


@dataclass(frozen=True)
class Facts:
    """What the conditions of the pathway are answered from."""

    course: Course
    evaluations: Sequence[Evaluation]
    rules: Rules

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The verdicts that could be given."""
        return tuple(each.category for each in self.evaluations if each.category is not None)

    @cached_property
    def mutations(self) -> frozenset[str] | None:
        """All mutations found; None where there was no test."""
        lists = [each.mutations for each in self.course.considered if each.mutations is not None]
        return frozenset(name for found in lists for name in found) if lists else None

    @cached_property
    def counting_test(self) -> str | None:
        """The test whose repetition matters: BCR::ABL1 where measured, else Ph+."""
        return next((each for each in (BCR, PH) if self._values(each)), None)

    def _values(self, quantity: str) -> int:
        definitions = self.rules.definitions["eln"]
        return len(read_with(self.course, definitions).of(quantity))

    @cached_property
    def is_repeated(self) -> bool | None:
        """Whether the latest result has an earlier one, and none of the sets waits for another."""
        if self.counting_test is None:
            return None
        waits = any(each.provisional for each in self.evaluations)
        return self._values(self.counting_test) > 1 and not waits

    @cached_property
    def had_cytogenetic_response(self) -> bool | None:
        """As answered, or any cytogenetic response before the latest cytogenetic result."""
        answered = self.course.circumstances.prior_cytogenetic_response
        if answered is not None:
            return answered
        definitions = self.rules.definitions["eln"]
        earlier = read_with(self.course, definitions).of(PH)[:-1]
        if not earlier:
            return None
        response = definitions.responses["any_cyr"]
        return any(response.is_present(each.value) for each in earlier)

    @cached_property
    def label_steps(self) -> int | None:
        """How many steps the current labels leave from the current dose; None if it is unknown."""
        if current_dose_mg(self.course) is None:
            return None
        labels = [each for each in self.rules.criteria_sets if each.standing in LABELS]
        return len(allowed_steps(self.course, labels))

    @property
    def is_at_label_ceiling(self) -> bool | None:
        """Whether the current dose is the highest that a current label names; None if unknown."""
        dose = current_dose_mg(self.course)
        if dose is None:
            return None
        labels = (each for each in self.rules.criteria_sets if each.standing in LABELS)
        return dose >= max(mg for each in labels for step in each.dose_steps for mg in step.to_mg)

    @cached_property
    def excluded_tkis(self) -> frozenset[str]:
        """The TKIs that a source says to avoid with a mutation that was found."""
        return frozenset(
            statement.tki
            for each in self.rules.mutations.mutations
            if each.name in (self.mutations or ())
            for statement in each.avoid
            if statement.tki is not None
        )


Condition = Callable[[Facts], bool | None]


def _not(condition: Condition, facts: Facts) -> bool | None:
    answer = condition(facts)
    return None if answer is None else not answer


def _answer(name: str, value: object, facts: Facts) -> bool | None:
    given = getattr(facts.course.circumstances, name)
    return None if given is None else given == value


def _on_scale(facts: Facts) -> bool | None:
    used = any(each.bcr_abl1_is_percent is not None for each in facts.course.considered)
    return facts.course.circumstances.assay_on_international_scale if used else True


def _needs_action(facts: Facts) -> bool | None:
    if not facts.categories:
        return None
    return any(each in NEED_ACTION for each in facts.categories)


def _needs_watch(facts: Facts) -> bool | None:
    if not facts.categories:
        return None
    return not _needs_action(facts) and any(each in NEED_WATCH for each in facts.categories)


def _adequate(facts: Facts) -> bool | None:
    if not facts.categories:
        return None
    return all(each in ("optimal", NONE) for each in facts.categories)


def _no_mutation(facts: Facts) -> bool | None:
    return None if facts.mutations is None else not facts.mutations


def _insensitive(facts: Facts) -> bool | None:
    if facts.mutations is None:
        return None
    return bool(facts.mutations & facts.rules.mutations.insensitive)


def _other_mutation(facts: Facts) -> bool | None:
    if facts.mutations is None:
        return None
    return bool(facts.mutations) and not _insensitive(facts)


def _test_can_be_had(facts: Facts) -> bool | None:
    if facts.mutations is not None:
        return True
    return facts.course.circumstances.mutation_test_available


def _severe(facts: Facts) -> bool | None:
    known = precondition_of(facts.course.circumstances)
    return {NOT_FULFILLED: True, FULFILLED: False}.get(known)


def _other_tki(facts: Facts) -> bool | None:
    available = facts.course.circumstances.available_tkis
    return None if available is None else bool(available)


def _all_excluded(facts: Facts) -> bool | None:
    available = facts.course.circumstances.available_tkis
    if not available or facts.mutations is None:
        return None if available is None or facts.mutations is None else False
    return bool(facts.mutations) and set(available) <= facts.excluded_tkis


def _step_left(facts: Facts) -> bool | None:
    return None if facts.label_steps is None else facts.label_steps > 0


def _chronic(facts: Facts) -> bool | None:
    return facts.course.phase == "chronic"


def _had_response(facts: Facts) -> bool | None:
    return facts.had_cytogenetic_response


def _repeated(facts: Facts) -> bool | None:
    return facts.is_repeated


CONDITIONS: dict[str, Condition] = {
    "chronic_phase": _chronic,
    "advanced_phase": partial(_not, _chronic),
    "result_repeated": _repeated,
    "result_not_repeated": partial(_not, _repeated),
    "result_on_scale": _on_scale,
    "result_not_on_scale": partial(_not, _on_scale),
    "adherence_adequate": partial(_answer, "adherence", "adequate"),
    "adherence_inadequate": partial(_answer, "adherence", "inadequate"),
    "no_interacting_drug": partial(_not, partial(_answer, "interacting_drug", True)),
    "interacting_drug": partial(_answer, "interacting_drug", True),
    "response_adequate": _adequate,
    "warning_or_suboptimal_only": _needs_watch,
    "failure_or_escalation_rule": _needs_action,
    "insensitive_mutation": _insensitive,
    "other_mutation": _other_mutation,
    "no_mutation_found": _no_mutation,
    "mutation_test_available": _test_can_be_had,
    "mutation_test_not_available": partial(_not, _test_can_be_had),
    "prior_cytogenetic_response": _had_response,
    "no_prior_cytogenetic_response": partial(_not, _had_response),
    "severe_reaction_or_cytopenia": _severe,
    "no_severe_reaction_or_cytopenia": partial(_not, _severe),
    "other_tki_available": _other_tki,
    "no_other_tki_available": partial(_not, _other_tki),
    "mutation_excludes_every_available_tki": _all_excluded,
    "label_step_left": _step_left,
    "no_label_step_left": partial(_not, _step_left),
    "at_label_ceiling": lambda facts: facts.is_at_label_ceiling,
    "transplant_candidate": partial(_answer, "transplant_candidate", True),
}
