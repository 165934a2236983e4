"""Worked examples: the course, what every set says of it, and why."""

from collections.abc import Iterator

from build_scripts.content.cases import Case
from build_scripts.content.load import Content
from build_scripts.pages.linked import linked_row
from build_scripts.pages.page import Page, root_of
from calculator.course import Assessment
from calculator.describe import (
    CLONE_WORDS,
    cytogenetics_text,
    molecular_text,
    verdict_text,
)
from calculator.drawing.answer import headline
from calculator.drawing.chart import chart
from calculator.drawing.glance import glance
from calculator.drawing.icons import verdict, verdict_style
from calculator.drawing.separates import separates
from calculator.drawing.strip import for_course
from calculator.drawing.trace import traces
from calculator.evaluate import Evaluation, evaluate
from calculator.parts import CHART_SET
from calculator.quantities import plain
from calculator.report import report
from calculator.rules import RULES


def pages(content: Content) -> Iterator[Page]:
    """The index and a page for each case."""
    yield _index(content)
    for case in content.cases.values():
        yield _case_page(content, case)


def evaluations(content: Content, case: Case) -> list[Evaluation]:
    """The course judged by every set, in the fixed order."""
    return [evaluate(case.course, each) for each in content.criteria_sets.values()]


def _index(content: Content) -> Page:
    rows = [
        {
            "case": each,
            "glance": glance(evaluations(content, each), f"Verdicts: {each.title}"),
        }
        for each in content.cases.values()
    ]
    return Page(
        path="cases/index.md",
        template="cases_index.md.j2",
        title="Worked examples",
        description="Courses with the verdict of every rule set; the calculator is tested on them.",
        file="content/cases",
        wide=True,
        indexed=False,
        values={"rows": rows, "sets": list(content.criteria_sets.values())},
    )


def _case_page(content: Content, case: Case) -> Page:
    path = f"cases/{case.id}.md"
    root = root_of(path)
    judged = evaluations(content, case)
    answer = report(case.course, RULES)
    notes = {each["id"]: each["notes"] for each in answer["criteria_sets"]}
    return Page(
        path=path,
        template="case.md.j2",
        title=case.title,
        description=case.shows,
        file=case.file,
        wide=True,
        indexed=False,
        values={
            "case": case,
            "records": _records(content, case),
            "visits": [_visit(each) for each in case.course.assessments],
            "as_of": plain(case.course.as_of_month),
            "chronic": case.course.phase == "chronic",
            "headline": headline(judged),
            "strip": for_course(judged, case.course.as_of_month, root, linked_row(content, root)),
            "separates": separates(judged) or "",
            "chart": chart(case.course, content.criteria_sets[CHART_SET]),
            "traces": traces(judged, notes, root),
            "warnings": answer["warnings"],
            "questions": answer["pathway"]["open_questions"],
            "expected": [_expected(content, each) for each in case.expect],
            "revision": RULES.revision,
        },
    )


def _records(content: Content, case: Case) -> str:
    sets = (f"criteria/{each}" for each in content.criteria_sets)
    return " ".join([f"cases/{case.id}", *sets])


def _visit(assessment: Assessment) -> dict[str, str]:
    return {
        "month": plain(assessment.month),
        "dose": _or_dash(assessment.daily_dose_mg),
        "blood": assessment.hematologic_response or _five_items(assessment),
        "ph_positive": cytogenetics_text(assessment) or "not done",
        "bcr_abl1": molecular_text(assessment) or "not done",
        "other": "; ".join(_other(assessment)) or "–",
    }


def _or_dash(value) -> str:
    return "–" if value is None else plain(value)


def _five_items(assessment: Assessment) -> str:
    if assessment.wbc_e9_per_l is None:
        return "not done"
    parts = [f"WBC {plain(assessment.wbc_e9_per_l)}"]
    if assessment.platelets_e9_per_l is not None:
        parts.append(f"platelets {plain(assessment.platelets_e9_per_l)}")
    if assessment.basophils_percent is not None:
        parts.append(f"basophils {plain(assessment.basophils_percent)} %")
    if assessment.immature_granulocytes is not None:
        parts.append(f"immature granulocytes {_yes_no(assessment.immature_granulocytes)}")
    if assessment.spleen_palpable is not None:
        parts.append(f"spleen palpable {_yes_no(assessment.spleen_palpable)}")
    return ", ".join(parts)


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _other(assessment: Assessment) -> Iterator[str]:
    if assessment.mutations is not None:
        yield f"mutations: {', '.join(assessment.mutations) or 'none found'}"
    if assessment.clonal_evolution is not None:
        yield f"chromosomes: {CLONE_WORDS[assessment.clonal_evolution]}"
    if assessment.progression is not None:
        yield f"progression: {_yes_no(assessment.progression)}"


def _expected(content: Content, expected) -> dict[str, object]:
    of = content.criteria_sets[expected.criteria_set]
    return {
        "of": of,
        "verdict": verdict(
            verdict_style(expected.category), verdict_text(of, expected.category), plain=True
        ),
    }
