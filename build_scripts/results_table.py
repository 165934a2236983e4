"""The evidence table: every result of every study, the same on the page, as CSV and in the API."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from build_scripts.content.load import Content
from build_scripts.content.studies import Study
from build_scripts.content.study_results import StudyResult
from build_scripts.intervals import places_of, rounded, wilson
from calculator.quantities import plain

_NOT_SAID = {
    "primary": "not reported",
    "abstract": "not reported in the abstract",
    "secondary": "not reported in the copy",
}


@dataclass(frozen=True, kw_only=True)
class ResultLine:
    """One outcome of one group of patients, with the study around it.

    `interval_low` and `interval_high` are in percent, as printed, else the 95 % Wilson interval
    of the counts. `patients` are those of the whole study. `follow_up` and `grade_3_4` say in
    words where the source gives none.
    """

    study: str
    id: str
    strategy: str | None
    outcome: str
    label: str
    arm: str | None
    group: str | None
    indication: str | None
    at_month: Decimal | None
    responders: int | None
    evaluable: int | None
    percent: Decimal | None
    reported_percent: Decimal | None
    interval_low: Decimal | None
    interval_high: Decimal | None
    ours: bool
    note: str | None
    reference: str
    locator: str
    verification: str
    design: str
    population: str
    patients: int | None
    dose_step: str | None
    prior_response: str | None
    follow_up: str
    grade_3_4: str
    overlaps: str | None


def result_lines(content: Content) -> Iterator[ResultLine]:
    """Every result, study by study in the order of the content."""
    for study in content.studies.values():
        for result in study.results:
            yield _line(study, result)


def _line(study: Study, result: StudyResult) -> ResultLine:
    low, high = _interval(result)
    return ResultLine(
        study=study.id,
        id=result.id,
        strategy=study.strategy_of(result),
        outcome=result.outcome,
        label=result.label,
        arm=result.arm,
        group=result.group,
        indication=result.indication,
        at_month=result.at_month,
        responders=result.responders,
        evaluable=result.evaluable,
        percent=result.percent,
        reported_percent=result.reported_percent,
        interval_low=low,
        interval_high=high,
        ours=result.ours,
        note=result.note,
        reference=study.reference_of(result),
        locator=result.locator,
        verification=study.verification_of(result).level,
        design=study.design,
        population=study.population,
        patients=study.patients,
        dose_step=dose_step(study),
        prior_response=result.prior_response,
        follow_up=follow_up(study),
        grade_3_4=grade_3_4(study, result),
        overlaps=" ".join(study.overlaps) or None,
    )


def _interval(result: StudyResult) -> tuple[Decimal | None, Decimal | None]:
    if result.interval:
        low, high = result.interval
        return low, high
    if result.responders is None or not result.evaluable:
        return None, None
    found = wilson(result.responders, result.evaluable)
    return Decimal(f"{found.low:.1f}"), Decimal(f"{found.high:.1f}")


def in_words(result: StudyResult) -> str:
    """Counts and percentage on one line: "13/34 (38 %)", "13 % of 86"."""
    if result.responders is None:
        of = f" of {result.evaluable}" if result.evaluable is not None else ""
        return f"{plain(result.percent)} %{of}"
    return f"{result.responders}/{result.evaluable} ({percent_of_counts(result)} %)"


def percent_of_counts(result: StudyResult) -> str:
    """The percentage that the counts give, to as many places as the source prints."""
    places = 0 if result.reported_percent is None else places_of(result.reported_percent)
    return rounded(result.share, places)


def dose_step(study: Study) -> str | None:
    """The dose steps of a study in mg a day: "400→800, 300→600"; None where none is taken."""
    steps = [f"{plain(each.from_mg)}→{plain(each.to_mg)}" for each in study.escalations]
    return ", ".join(dict.fromkeys(steps)) or None


def follow_up(study: Study) -> str:
    """How long the patients of a study were followed, or that our copy does not say it."""
    return study.follow_up or _NOT_SAID[study.verification.level]


def severe_events(study: Study, result: StudyResult) -> list[StudyResult]:
    """The grade 3 or 4 events of the patients of a result: those of its arm."""
    return [each for each in study.results if each.grade and each.arm == result.arm]


def grade_3_4(study: Study, result: StudyResult) -> str:
    """The grade 3 or 4 events beside a result, or what the study says in place of rates."""
    events = [
        f"{each.label.split(', grade')[0]} {in_words(each)}"
        for each in severe_events(study, result)
    ]
    return "; ".join(events) or study.grade_3_4 or _NOT_SAID[study.verification.level]
