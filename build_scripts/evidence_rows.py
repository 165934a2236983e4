"""The results of studies that the calculator shows, as it reads them."""

from collections.abc import Iterator
from typing import Any

from build_scripts.content.load import Content
from build_scripts.content.studies import Study
from build_scripts.content.study_results import StudyResult

_ROLES = ("escalation-against-switching", "escalation-after-failure", "switching")


def row_id(study: Study, result: StudyResult) -> str:
    """The name of a result: `start-r/ccyr-dasatinib`."""
    return f"{study.id}/{result.id}"


def evidence_rows(content: Content) -> list[dict[str, Any]]:
    """Results after a missed response, and every result that a pathway rests on.

    A result counts as the former if its study treats such patients and it says for which of
    them (`indication`). Keys without a value are left out. Trials that set raising the dose
    against changing the TKI come first, then the one, then the other, each by year.
    """
    named = {
        name
        for each in content.pathways.values()
        for claim in each.pathway.claims()
        for name in claim.rows
    }
    return [
        {key: each for key, each in _row(content, study, result).items() if _is_said(each)}
        for study, result in _results(content)
        if row_id(study, result) in named or (study.role in _ROLES and result.indication)
    ]


def _results(content: Content) -> Iterator[tuple[Study, StudyResult]]:
    def place(study: Study) -> tuple[int, int, str]:
        role = _ROLES.index(study.role) if study.role in _ROLES else len(_ROLES)
        return role, content.references[study.reference].year or 0, study.id

    for study in sorted(content.studies.values(), key=place):
        for result in study.results:
            yield study, result


def _is_said(value: Any) -> bool:
    return value is not None and value is not False and value != []


def _row(content: Content, study: Study, result: StudyResult) -> dict[str, Any]:
    arm = study.arm_of(result)
    return {
        "id": row_id(study, result),
        "study": study.id,
        "title": study.title,
        "strategy": study.strategy_of(result),
        "arm": arm.title if arm else None,
        "group": result.group,
        "indication": result.indication,
        "prior_response": result.prior_response,
        "from_mg": [each.from_mg for each in study.escalations],
        "to_mg": [each.to_mg for each in study.escalations],
        "outcome": result.outcome,
        "label": result.label,
        "at_month": result.at_month,
        "responders": result.responders,
        "evaluable": result.evaluable,
        "percent": result.percent,
        "interval": list(result.interval),
        "ours": result.ours,
        "overlaps": list(study.overlaps),
        "reference": study.reference_of(result),
        "locator": result.locator,
        "level": study.verification_of(result).level,
    }
