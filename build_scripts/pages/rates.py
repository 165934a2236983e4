"""A study's result as it is printed: counts, percentage, interval, plot, and what disagrees."""

from dataclasses import dataclass
from fractions import Fraction

from build_scripts.content.studies import Study
from build_scripts.content.study_results import StudyResult
from build_scripts.intervals import disagrees, places_of, rounded, wilson
from build_scripts.results_table import in_words, percent_of_counts
from calculator.drawing.forest import Mark, forest
from calculator.drawing.markup import Markup, element, join
from calculator.quantities import plain


@dataclass(frozen=True, kw_only=True)
class Rate:
    """One result, ready to be printed.

    `record` names where the figure comes from, for the ledger. `counts` is "13/34" or, where
    only a percentage is printed, "of 86" or a dash.
    """

    record: str
    result: StudyResult
    counts: Markup
    percent: Markup
    interval: str
    mark: Mark
    plot: Markup


def rate(study: Study, result: StudyResult) -> Rate:
    """A result of a study, ready to be printed."""
    mark = _mark(study, result)
    return Rate(
        record=f"studies/{study.id}/{result.id}",
        result=result,
        counts=counts(result),
        percent=percent(result),
        interval=_interval(result, mark),
        mark=mark,
        plot=forest([mark]),
    )


def rates(study: Study) -> list[Rate]:
    """Every result of a study, in its order."""
    return [rate(study, each) for each in study.results]


def is_disputed(result: StudyResult) -> bool:
    """Whether the printed percentage is not that of the printed counts."""
    if result.responders is None or result.reported_percent is None:
        return False
    return disagrees(result.share, result.reported_percent)


def counts(result: StudyResult) -> Markup:
    """Responders of evaluable, or what is printed instead."""
    if result.responders is not None:
        return join(f"{result.responders}/{result.evaluable}")
    return join(f"of {result.evaluable}" if result.evaluable is not None else "–")


def percent(result: StudyResult) -> Markup:
    """The percentage: derived from counts, or as printed and marked where the two disagree."""
    if result.responders is None:
        return join(f"{plain(result.percent)} %")
    if is_disputed(result):
        derived = rounded(result.share, places_of(result.reported_percent) + 1)
        return join(
            element("mark", f"{plain(result.reported_percent)} %"),
            " ",
            element("small", f"{derived} % by us"),
        )
    return join(f"{percent_of_counts(result)} %")


def _mark(study: Study, result: StudyResult) -> Mark:
    switched = study.strategy_of(result) == "switch"
    if result.responders is None:
        words = f"{in_words(result)}; no counts printed, so no interval"
        return Mark(percent=Fraction(result.share), words=words, switched=switched)
    found = wilson(result.responders, result.evaluable)
    words = f"{in_words(result)}, 95 % interval {found.low:.0f} to {found.high:.0f} %"
    return Mark(
        percent=result.share, words=words, switched=switched, low=found.low, high=found.high
    )


def _interval(result: StudyResult, mark: Mark) -> str:
    if result.interval:
        low, high = result.interval
        return f"{plain(low)}–{plain(high)} printed"
    if mark.low is None:
        return "–"
    return f"{mark.low:.0f}–{mark.high:.0f}"
