"""Rules on cases: they cover every answer, and the rules agree with them."""

import itertools
from collections.abc import Iterator
from decimal import Decimal

from build_scripts.content.cases import Case, Expectation
from build_scripts.content.load import Content
from build_scripts.content.problem import Problem
from calculator.evaluate import NONE, Evaluation, evaluate
from calculator.quantities import plain


def category_has_no_case(content: Content) -> Iterator[Problem]:
    """Each criteria set has a case for each category it knows, for none, and for no verdict."""
    if content.unread & {"cases", "criteria"}:
        return
    shown = {
        (expectation.criteria_set, expectation.category)
        for case in content.cases.values()
        for expectation in case.expect
    }
    for name, found in content.criteria_sets.items():
        for category in (*found.categories, NONE, None):
            if (name, category) not in shown:
                document = content.documents[content.file_of("criteria", name)]
                message = f"no case shows {category or 'null'} for {name}; add one to content/cases"
                yield document.problem("", message)


def visits_are_out_of_order(content: Content) -> Iterator[Problem]:
    """A case lists its visits by month, from early to late."""
    for case in content.cases.values():
        months = [Decimal(each["month"]) for each in case.request["assessments"]]
        for index, (earlier, later) in enumerate(itertools.pairwise(months), start=1):
            if later < earlier:
                message = f"{plain(later)} comes after {plain(earlier)}; list the visits by month"
                path = f"course.assessments[{index}].month"
                yield content.documents[case.file].problem(path, message)


def case_names_what_does_not_exist(content: Content) -> Iterator[Problem]:
    """A case names criteria sets, categories and criteria that exist."""
    if "criteria" in content.unread:
        return
    for case in content.cases.values():
        for expectation in case.expect:
            for path, message in _unknown(content, expectation):
                yield content.documents[case.file].problem(path, message)


def _unknown(content: Content, expectation: Expectation) -> Iterator[tuple[str, str]]:
    name = expectation.criteria_set
    found = content.criteria_sets.get(name)
    if found is None:
        yield f"expect.{name}", f"unknown criteria set; known: {', '.join(content.criteria_sets)}"
        return
    categories = (*found.categories, NONE)
    if expectation.category not in (*categories, None):
        known = ", ".join((*categories, "null"))
        message = f"{name} has no category '{expectation.category}'; it has {known}"
        yield f"expect.{name}.category", message
    ids = {criterion.id for criterion in found.criteria}
    for key in ("met", "provisional"):
        for index, criterion in enumerate(getattr(expectation, key) or ()):
            if criterion not in ids:
                message = f"unknown criterion '{criterion}'; ids are <set>.<m12>.<category>.<kind>"
                yield f"expect.{name}.{key}[{index}]", message


def verdict_differs_from_the_rules(content: Content) -> Iterator[Problem]:
    """The rules give every case the verdict that was derived by hand."""
    for case in content.cases.values():
        for expectation in case.expect:
            if expectation.criteria_set in content.criteria_sets:
                yield from _differences(content, case, expectation)


def _differences(content: Content, case: Case, expectation: Expectation) -> Iterator[Problem]:
    name = expectation.criteria_set
    given = _given(evaluate(case.course, content.criteria_sets[name]))
    for key, answer in given.items():
        expected = getattr(expectation, key)
        if expected != answer and (key == "category" or expected is not None):
            message = (
                f"expected {_words(expected)}, the rules say {_words(answer)}; "
                "work out from the source which of the two is right"
            )
            yield content.documents[case.file].problem(f"expect.{name}.{key}", message)


def _given(evaluation: Evaluation) -> dict[str, object]:
    milestone = evaluation.milestone
    return {
        "category": evaluation.category,
        "milestone": milestone.due_month if milestone else None,
        "met": tuple(each.criterion.id for each in evaluation.findings if each.is_met),
        "provisional": tuple(each.criterion.id for each in evaluation.provisional),
        "missing": evaluation.missing,
        "not_excluded": evaluation.not_excluded,
        "discordant": evaluation.discordant,
    }


def _words(answer: object) -> str:
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, tuple):
        return f"[{', '.join(answer)}]"
    return "null" if answer is None else str(answer)
