"""Results of studies that another page rests on, each with a link to its row."""

from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.content.study_results import StudyResult
from build_scripts.pages.rates import Rate, rate
from calculator.drawing.markup import Markup, join


def quoted_rows(content: Content, names: tuple[str, ...]) -> Iterator[dict[str, str | Markup]]:
    """The results named as `study/result`, in their order, ready to be printed."""
    for name in names:
        study_id, result_id = name.split("/")
        study = content.studies[study_id]
        result = next(each for each in study.results if each.id == result_id)
        arm = study.arm_of(result)
        found = rate(study, result)
        yield {
            "href": f"evidence/{study_id}/#{result_id}",
            "study": content.references[study.reference_of(result)].short,
            "label": result.label,
            "month": result.at_month,
            "arm": arm.title if arm else None,
            "group": result.group,
            "figure": _figure(result, found),
            "interval": found.interval,
            "plot": found.plot,
            "record": found.record,
        }


def _figure(result: StudyResult, found: Rate) -> Markup:
    """ "13/34, 38 %", "42 % of 39", or the percentage alone."""
    if result.responders is not None:
        return join(found.counts, ", ", found.percent)
    return join(found.percent, " ", found.counts) if result.evaluable else found.percent
