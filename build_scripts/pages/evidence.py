"""The evidence table: every result of every study, to be filtered and sorted, never pooled."""

from collections.abc import Iterable, Iterator

from build_scripts.content.load import Content
from build_scripts.content.studies import ROLES, Study
from build_scripts.content.study_results import OUTCOMES
from build_scripts.pages.page import Page
from build_scripts.pages.rates import Rate, rates
from calculator.describe import VERIFICATION_WORDS
from calculator.drawing.forest import forest_axis
from calculator.quantities import plain

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
    return {
        "id": f"{study.id}.{result.id}",
        "study": study,
        "name": _name(content, study),
        "rate": found,
        "arm": arm.title if arm else None,
        "patients": result.group or study.population,
        "dose": dose_step(study),
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
            "dose": dose_step(study),
            "outcome": result.outcome,
            "copy": VERIFICATION_WORDS[level],
        },
    }


def dose_step(study: Study) -> str:
    """The dose steps of a study: "400→800, 300→600"; a dash where none is taken."""
    steps = [f"{plain(each.from_mg)}→{plain(each.to_mg)}" for each in study.escalations]
    return ", ".join(dict.fromkeys(steps)) or "–"


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
