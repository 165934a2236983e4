"""Two arms of a study set against each other, as one row with two marks."""

from build_scripts.content.studies import Study
from build_scripts.content.study_results import Comparison, StudyResult
from build_scripts.pages.rates import rate
from build_scripts.results_table import in_words
from calculator.drawing.forest import forest


def comparisons(study: Study) -> list[dict]:
    """The comparisons of a study, in its order."""
    return [_pair(study, each) for each in study.comparisons]


def _pair(study: Study, comparison: Comparison) -> dict:
    by_id = {each.id: each for each in study.results}
    first, second = (by_id[each] for each in comparison.results)
    if study.strategy_of(first) == "switch":
        first, second = second, first
    marks = [rate(study, each).mark for each in (first, second)]
    return {
        "study": study,
        "comparison": comparison,
        "first": in_words(first),
        "second": in_words(second),
        "first_arm": _arm_title(study, first),
        "second_arm": _arm_title(study, second),
        "counted": all(each.responders is not None for each in (first, second)),
        "difference": _difference(comparison),
        "records": f"studies/{study.id}/{first.id} studies/{study.id}/{second.id}",
        "plot": forest(marks),
    }


def _arm_title(study: Study, result: StudyResult) -> str:
    arm = study.arm_of(result)
    return "all" if arm is None else arm.title


def _difference(comparison: Comparison) -> str:
    if comparison.p_value is not None:
        return comparison.p_value
    if comparison.significant is None:
        return "–"
    return "significant, no value printed" if comparison.significant else "not significant"
