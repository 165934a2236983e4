"""Every claim of the site as a record: what it says, where it is printed, how far that was checked.

A record is whatever in the content names the place in a source that it comes from, and the file
around it. A page marks each figure with the name of its record.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from build_scripts.content.cases import Case
from build_scripts.content.glossary import Glossary
from build_scripts.content.load import Content
from build_scripts.content.references import Reference
from build_scripts.content.study_results import StudyResult
from build_scripts.content.study_tables import Characteristic, PatientResponse, StatusRow
from build_scripts.content.term_histories import TermHistory
from build_scripts.intervals import rounded
from calculator.criteria import Criterion, DoseStep
from calculator.describe import EDGE_SIGNS, criterion_text, range_text
from calculator.mutations import Mutation, MutationTable
from calculator.quantities import plain
from calculator.responses import FishRule, ResponseClass

METHODS = {
    "method/interval": (
        "95 % intervals are Wilson score intervals of the printed counts, unless called printed."
    ),
    "method/edges": "With 20 metaphases 35, 65, 90 and 95 % are exact results.",
    "method/fields": "Limits and examples of the calculator's fields are those that it accepts.",
}
_KINDS = {
    "criteria_sets": "criteria",
    "definitions": "definitions",
    "studies": "studies",
    "pathways": "pathways",
    "dosing": "dosing",
    "comparison": "comparison",
    "vendor_pages": "vendor",
    "definitions_over_time": "definitions_over_time",
    "linked_guidelines": "guidelines",
    "mutations": "mutations",
    "cases": "cases",
    "audits": "audits",
    "studies_not_read": "studies_not_read",
    "references": "references",
    "glossary": "glossary",
}
_FOLDERS = {
    "responses": "definitions",
    "vendor_pages": "vendor",
    "linked_guidelines": "guidelines",
}
_UNNAMED = frozenset(
    (
        *("checks", "claim", "criteria", "guidelines", "milestones", "mutations"),
        *("options", "pathway", "results", "rows", "sections", "terms", "uses"),
    )
)
_LEFT_OUT = frozenset(("argument", "definitions", "note_sources", "documents"))
_SHORT = {"status_rows": "status", "patient_rows": "patients"}
_RECORDS = Mutation | MutationTable | Case | Reference | Glossary | TermHistory
_WORDS = ("text", "says", "printed", "statement", "label", "summary", "shows", "title", "note")


@dataclass(frozen=True, kw_only=True)
class Record:
    """One claim. `level` is how far our copy was checked; `ours` marks what no source prints."""

    id: str
    says: str
    reference: str | None
    locator: str | None
    level: str | None
    ours: bool


def records(content: Content) -> dict[str, Record]:
    """Every record by its name, in the order of the content."""
    found: dict[str, Record] = {
        name: Record(id=name, says=text, reference=None, locator=None, level=None, ours=True)
        for name, text in METHODS.items()
    }
    for attribute, kind in _KINDS.items():
        for each in _walk(getattr(content, attribute), (kind,), _Around()):
            found.setdefault(each.id, each)
    return found


def record_of_file(file: str) -> str:
    """The record that a file of the content is as a whole.

    >>> record_of_file("content/responses/eln.yaml")
    'definitions/eln'
    """
    folder, *rest = file.removeprefix("content/").removesuffix(".yaml").split("/")
    return "/".join([_FOLDERS.get(folder, folder), *rest])


@dataclass(frozen=True, kw_only=True)
class _Around:
    """The source of what is around an item, for items that name none of their own."""

    reference: str | None = None
    level: str | None = None


def _walk(value: Any, path: tuple[str, ...], around: _Around) -> Iterator[Record]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _walk(each, (*path, str(key)), around)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            if is_dataclass(each):
                yield from _walk(each, (*path, _name(each, index)), around)
    elif is_dataclass(value):
        yield from _item(value, path, around)


def _item(value: Any, path: tuple[str, ...], around: _Around) -> Iterator[Record]:
    if isinstance(value, Criterion):
        path = ("criteria", value.id)
    own = _Around(
        reference=getattr(value, "reference", None) or around.reference,
        level=_level(value) or around.level,
    )
    if _is_record(value):
        yield Record(
            id="/".join(path),
            says=says(value),
            reference=own.reference,
            locator=getattr(value, "locator", None),
            level=own.level,
            ours=getattr(value, "ours", False) is True or isinstance(value, Case),
        )
    if isinstance(value, Case):
        return
    for each in fields(value):
        inner = getattr(value, each.name)
        if each.name in _LEFT_OUT:
            continue
        step = () if each.name in _UNNAMED else (_SHORT.get(each.name, each.name),)
        yield from _walk(inner, (*path, *step), own)


def _name(item: Any, index: int) -> str:
    for attribute in ("id", "name"):
        name = getattr(item, attribute, None)
        if isinstance(name, str):
            return name
    return str(index)


def _is_record(value: Any) -> bool:
    if isinstance(value, _RECORDS):
        return True
    return hasattr(value, "locator") or hasattr(value, "reference") or hasattr(value, "review")


def _level(value: Any) -> str | None:
    verification = getattr(value, "verification", None)
    return getattr(verification, "level", None) or getattr(value, "level", None)


def says(value: Any) -> str:
    """What a record says, on one line."""
    if type(value) in _SAYS:
        return _SAYS[type(value)](value)
    words = (getattr(value, word, None) for word in _WORDS)
    return next((each for each in words if isinstance(each, str)), _spelled(value))


def _spelled(value: Any) -> str:
    """The name of a record that has no words of its own: "DoseStep" is "Dose step"."""
    name = re.sub(r"(?<!^)(?=[A-Z])", " ", type(value).__name__)
    return name.capitalize()


def counted(result: StudyResult) -> str:
    """A result as counts and percentage, or as the percentage that is printed."""
    if result.responders is None:
        return f"{plain(result.percent)} %"
    return f"{result.responders}/{result.evaluable} ({rounded(result.share)} %)"


def _characteristic(row: Characteristic) -> str:
    return f"{row.label}: {row.patients}/{row.of}, printed {plain(row.reported_percent)} %"


def _dose_step(step: DoseStep) -> str:
    return f"{plain(step.from_mg)} to {' or '.join(map(plain, step.to_mg))} mg a day"


def _fish(rule: FishRule) -> str:
    return f"FISH below {plain(rule.below_percent)} % of at least {rule.minimum_nuclei} nuclei"


def _patient(row: PatientResponse) -> str:
    before, after = plain(row.before_increase_percent), plain(row.after_increase_percent)
    return f"Patient {row.patient}: Ph+ {before} % before the increase, {after} % lowest after it"


_SAYS: dict[type, Callable[[Any], str]] = {
    StudyResult: lambda each: f"{each.label}: {counted(each)}",
    Criterion: criterion_text,
    DoseStep: _dose_step,
    FishRule: _fish,
    Reference: lambda each: each.citation,
    Glossary: lambda each: f"Glossary of {len(each.terms)} terms",
    TermHistory: lambda each: each.beware or each.term,
    Mutation: lambda each: f"{each.name}: {len(each.imatinib)} values for imatinib",
    ResponseClass: lambda each: (
        f"{each.name}: {range_text(each.range, EDGE_SIGNS)}, printed as {each.printed}"
    ),
    Characteristic: _characteristic,
    StatusRow: lambda each: f"{each.group}, {each.label}: {each.patients} patients",
    PatientResponse: _patient,
}
