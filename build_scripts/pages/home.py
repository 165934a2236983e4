"""The values of the home page: one course, the labels' steps, what the trials showed."""

from build_scripts.content.load import Content
from build_scripts.content.studies import Study
from build_scripts.pages.comparisons import comparisons
from build_scripts.pages.rates import rates
from calculator.criteria import CriteriaSet
from calculator.describe import verdict_text
from calculator.drawing.forest import forest_axis
from calculator.drawing.icons import verdict, verdict_style
from calculator.drawing.strip import counted_value, ruler_of, short_verdict
from calculator.evaluate import evaluate
from calculator.kinds import PH
from calculator.quantities import plain

EXAMPLE_CASE = "seven-of-twenty-at-month-12"
EXAMPLE_SETS = ("eln-2013", "eln-2006", "iris", "kantarjian-2003")
FIRST_STUDY, FIRST_RESULT = "kantarjian-2003", "mcyr-cytogenetic"
COMPARED = "escalation-against-switching"


def one_course(content: Content) -> dict | None:
    """One worked case in the sets that divide on it, each with its ruler."""
    case = content.cases.get(EXAMPLE_CASE)
    if case is None:
        return None
    rows = []
    for name in EXAMPLE_SETS:
        evaluation = evaluate(case.course, content.criteria_sets[name])
        style = verdict_style(evaluation.category)
        rows.append(
            {
                "set": evaluation.criteria_set,
                "verdict": verdict(style, short_verdict(evaluation), plain=True),
                "words": verdict_text(evaluation.criteria_set, evaluation.category),
                "ruler": ruler_of(evaluation, PH, counted_value(evaluation, PH)),
            }
        )
    answers = len({each["words"] for each in rows})
    return {"case": case, "rows": rows, "answers": answers}


def label_steps(content: Content) -> list[dict]:
    """The dose steps of the current labels."""
    return [
        {"set": each, "steps": _steps(each)}
        for each in content.criteria_sets.values()
        if each.standing == "current-label"
    ]


def _steps(of: CriteriaSet) -> str:
    steps = []
    for each in of.dose_steps:
        doses = " or ".join(plain(dose) for dose in each.to_mg)
        steps.append(f"{plain(each.from_mg)} to {doses} mg")
    return "; ".join(steps)


def trials(content: Content) -> dict:
    """What raising imatinib gave against a change of the TKI, by year, and in 2003 alone."""
    compared = [each for each in content.studies.values() if each.role == COMPARED]
    compared.sort(key=lambda each: content.references[each.reference].year or 9999)
    pairs = [pair for study in compared for pair in _main_comparisons(study)]
    study = content.studies[FIRST_STUDY]
    alone = next(each for each in rates(study) if each.result.id == FIRST_RESULT)
    return {"pairs": pairs, "alone": alone, "alone_study": study, "axis": forest_axis()}


def _main_comparisons(study: Study) -> list[dict]:
    """The main question of a study; where it names none, the comparisons with counts."""
    pairs = comparisons(study)
    main = [each for each in pairs if each["comparison"].primary]
    return main or [each for each in pairs if each["counted"]]
