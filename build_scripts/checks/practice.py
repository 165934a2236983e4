"""Rules on pathway, doses and comparisons: they lead somewhere, and compare like with like."""

from collections.abc import Iterator
from dataclasses import fields

from build_scripts.content.load import Content
from build_scripts.content.pathways import DecisionPathway
from build_scripts.content.problem import Problem
from build_scripts.content.study_results import StudyResult
from calculator.course import Assessment, Circumstances

_ASKED = {
    "phase",
    "assessments",
    *(f"assessments.{each.name}" for each in fields(Assessment)),
    *(f"circumstances.{each.name}" for each in fields(Circumstances)),
}


def check_is_never_reached(content: Content) -> Iterator[Problem]:
    """An edge leads to each check but the first; an edge or a reason leads to each option."""
    for found in content.pathways.values():
        document = content.documents[found.file]
        reached = {edge.leads_to for check in found.pathway.checks for edge in check.edges}
        for index, check in enumerate(found.pathway.checks[1:], start=1):
            if check.id not in reached:
                message = f"no edge leads to '{check.id}'; add one, or take the check out"
                yield document.problem(f"checks[{index}].id", message)
        for index, option in enumerate(found.pathway.options):
            if option.id not in reached and not option.reasons_for:
                message = f"nothing leads to '{option.id}'; add an edge, or a reason for it"
                yield document.problem(f"options[{index}].id", message)


def question_cannot_be_answered(content: Content) -> Iterator[Problem]:
    """A check asks for fields of a course, and no two of its edges share a condition."""
    for found in content.pathways.values():
        yield from _unanswered(content, found)


def _unanswered(content: Content, found: DecisionPathway) -> Iterator[Problem]:
    document = content.documents[found.file]
    for index, check in enumerate(found.pathway.checks):
        for place, name in enumerate(check.asks):
            if name not in _ASKED:
                message = f"'{name}' is no field of a course; see calculator/course.py"
                yield document.problem(f"checks[{index}].asks[{place}]", message)
        seen: set[str] = set()
        for place, edge in enumerate(check.edges):
            if edge.when in seen:
                message = f"'{edge.when}' stands twice in this check; the second is never taken"
                yield document.problem(f"checks[{index}].edges[{place}].when", message)
            seen.add(edge.when)


def comparison_of_unlike_results(content: Content) -> Iterator[Problem]:
    """The two results of a comparison have one outcome and one month, in two arms or groups."""
    for study in content.studies.values():
        results = {each.id: each for each in study.results}
        for index, comparison in enumerate(study.comparisons):
            pair = [results[name] for name in comparison.results if name in results]
            if len(pair) == 2 and not _are_alike(*pair):
                message = (
                    f"'{pair[0].id}' and '{pair[1].id}' differ in outcome or month, or are of "
                    "one arm and group; compare like with like"
                )
                document = content.documents[study.file]
                yield document.problem(f"comparisons[{index}].results", message)


def _are_alike(first: StudyResult, second: StudyResult) -> bool:
    return (
        first.outcome == second.outcome
        and first.at_month == second.at_month
        and (first.arm, first.group) != (second.arm, second.group)
    )


def dose_names_what_does_not_exist(content: Content) -> Iterator[Problem]:
    """The criteria set of a label or protocol exists, and so do its dose steps in that set."""
    if content.unread or content.dosing is None:
        return
    document = content.documents[content.dosing.file]
    for index, source in enumerate(content.dosing.sources):
        name = source.criteria_set
        if name is None:
            continue
        if name not in content.criteria_sets:
            message = f"unknown '{name}'; known: {', '.join(content.criteria_sets)}"
            yield document.problem(f"sources[{index}].criteria_set", message)
            continue
        steps = {(each.from_mg, each.to_mg) for each in content.criteria_sets[name].dose_steps}
        here = {
            (each.from_mg, each.to_mg)
            for each in source.steps
            if each.kind == "increase" and each.phase == "chronic"
        }
        if here != steps:
            message = (
                f"the increases in chronic phase differ from the dose_steps of {name}; "
                "one of the two is wrong"
            )
            yield document.problem(f"sources[{index}].steps", message)
