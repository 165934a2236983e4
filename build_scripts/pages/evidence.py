"""The evidence table: every result of every study, to be filtered and sorted, never pooled."""

from collections.abc import Iterable, Iterator

from build_scripts.content.load import Content
from build_scripts.content.studies import ROLES, Study
from build_scripts.content.study_results import OUTCOMES, StudyResult
from build_scripts.pages.page import Page
from build_scripts.pages.rates import Rate, rates
from build_scripts.results_table import dose_step, follow_up, grade_3_4, severe_events
from calculator.describe import VERIFICATION_WORDS
from calculator.drawing.forest import forest_axis

ROLE_WORDS = {
    "escalation-after-failure": "Imatinib raised after failure or suboptimal response",
    "escalation-against-switching": "Imatinib raised against another TKI",
    "switching": "TKI changed, no comparison with a raised dose",
    "dose-adapted": "Dose adapted by plan",
    "first-line-dose": "First-line dose",
    "context": "Context",
}
ADVERSE = ("adverse event", "death", "dose", "discontinued")


def pages(content: Content) -> Iterator[Page]:
    """The index of the evidence."""
    studies = sorted(content.studies.values(), key=lambda each: _order(content, each))
    groups = [
        {
            "name": ROLE_WORDS[role],
            "rows": [
                _row(content, study, found)
                for study in studies
                if study.role == role
                for found in rates(study)
            ],
        }
        for role in ROLES
        if any(study.role == role for study in studies)
    ]
    rows = [row for group in groups for row in group["rows"]]
    yield Page(
        path="evidence/index.md",
        template="evidence_index.md.j2",
        title="Evidence",
        description="Response after raising imatinib or changing the TKI, with intervals.",
        file="content/studies",
        wide=True,
        values={
            "groups": groups,
            "count": len(rows),
            "studies": [{"study": each, "name": _name(content, each)} for each in studies],
            "axis": forest_axis(),
            "filters": _filters(rows),
        },
    )


def _order(content: Content, study: Study) -> tuple:
    reference = content.references[study.reference]
    return (ROLES.index(study.role), reference.year or 9999, study.id)


def _name(content: Content, study: Study) -> str:
    return content.references[study.reference].short


def _row(content: Content, study: Study, found: Rate) -> dict:
    result = found.result
    arm = study.arm_of(result)
    level = study.verification_of(result).level
    dose = dose_step(study) or "–"
    return {
        "id": f"{study.id}.{result.id}",
        "study": study,
        "name": _name(content, study),
        "rate": found,
        "arm": arm.title if arm else None,
        "patients": result.group or study.population,
        "dose": dose,
        "follow_up": follow_up(study),
        "severe": grade_3_4(study, result),
        "severe_records": _records(study, severe_events(study, result)),
        "level": level,
        "reference": study.reference_of(result),
        "overlaps": [
            _name(content, content.studies[each])
            for each in study.overlaps
            if each in content.studies
        ],
        "sort": f"{float(result.share):.4f}",
        "choices": {
            "question": ROLE_WORDS[study.role],
            "indication": result.indication or "not said",
            "dose": dose,
            "outcome": result.outcome,
            "copy": VERIFICATION_WORDS[level],
        },
    }


def _records(study: Study, results: list[StudyResult]) -> str:
    return " ".join(f"studies/{study.id}/{each.id}" for each in results) or f"studies/{study.id}"


def _filters(rows: list[dict]) -> list[dict]:
    names = {
        "question": ("Question", ROLE_WORDS.values()),
        "outcome": ("Outcome", OUTCOMES),
        "indication": ("Reason for the change", ()),
        "dose": ("Dose step", ()),
        "copy": ("Our copy", VERIFICATION_WORDS.values()),
    }
    return [
        {"key": key, "label": label, "options": _options(rows, key, order)}
        for key, (label, order) in names.items()
    ]


def _options(rows: list[dict], key: str, order: Iterable[str]) -> list[str]:
    found = {row["choices"][key] for row in rows}
    return [each for each in order if each in found] or sorted(found)
