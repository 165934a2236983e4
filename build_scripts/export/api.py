"""api/v1: the facts, the cases with their reports, and a JSON Schema for each kind of file.

Within v1 keys are only added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from build_scripts.content.audits import Audit
from build_scripts.content.cases import Case
from build_scripts.content.comparison import StrategyComparison
from build_scripts.content.dosing import Dosing
from build_scripts.content.glossary import Glossary
from build_scripts.content.guidelines import LinkedGuidelines
from build_scripts.content.load import Content
from build_scripts.content.not_read import StudiesNotRead
from build_scripts.content.pathways import DecisionPathway
from build_scripts.content.references import Reference
from build_scripts.content.studies import Study
from build_scripts.content.term_histories import TermHistories
from build_scripts.content.upkeep import UpkeepItem, upkeep
from build_scripts.content.vendor_pages import VendorPage
from build_scripts.export.report_records import Report
from build_scripts.export.schema import schema_of
from build_scripts.export.views import as_plain
from build_scripts.results_table import ResultLine, result_lines
from calculator import json_text
from calculator.criteria import CriteriaSet
from calculator.mutations import MutationTable
from calculator.report import report
from calculator.responses import Definitions
from calculator.rules import RULES

VERSION = "v1"
FOLDER = f"api/{VERSION}"
LICENSE = "CC-BY-4.0"


@dataclass(frozen=True, kw_only=True)
class Collection:
    """One file of the API: its name, what it holds, its type and its value."""

    name: str
    title: str
    kind: Any
    value: Any


@dataclass(frozen=True, kw_only=True)
class CaseListing:
    """A case in the list of cases: where its file is, and the verdict of every set."""

    id: str
    title: str
    shows: str
    path: str
    categories: dict[str, str | None]


@dataclass(frozen=True, kw_only=True)
class CaseRecord:
    """A worked case: its course as written, what it is expected to show, and the report."""

    case: Case
    report: Report


@dataclass(frozen=True, kw_only=True)
class IndexEntry:
    """One file of the API."""

    path: str
    title: str
    schema: str


@dataclass(frozen=True, kw_only=True)
class Index:
    """What the API holds, the revision of the rules, and the license of the facts."""

    version: str
    revision: str
    license: str
    files: tuple[IndexEntry, ...]


def collections(content: Content) -> tuple[Collection, ...]:
    """The files of the API that hold facts, in the order of the index."""
    sets = tuple(content.criteria_sets.values())
    return (
        Collection(
            name="criteria",
            title="Criteria sets with their milestones and criteria",
            kind=tuple[CriteriaSet, ...],
            value=sets,
        ),
        Collection(
            name="definitions",
            title="Response definitions, one set per source",
            kind=tuple[Definitions, ...],
            value=tuple(content.definitions.values()),
        ),
        Collection(
            name="guidelines",
            title="Current guidelines that are linked and not computed",
            kind=LinkedGuidelines,
            value=content.linked_guidelines,
        ),
        Collection(
            name="studies",
            title="Studies and their results",
            kind=tuple[Study, ...],
            value=tuple(content.studies.values()),
        ),
        Collection(
            name="results",
            title="The evidence table: every result with the study around it",
            kind=tuple[ResultLine, ...],
            value=tuple(result_lines(content)),
        ),
        Collection(
            name="mutations",
            title="Kinase domain mutations and sensitivity to imatinib",
            kind=MutationTable,
            value=content.mutations,
        ),
        Collection(
            name="vendor_pages",
            title="What a vendor's page prints",
            kind=tuple[VendorPage, ...],
            value=tuple(content.vendor_pages.values()),
        ),
        Collection(
            name="references",
            title="References",
            kind=tuple[Reference, ...],
            value=tuple(content.references.values()),
        ),
        *_practice(content),
        *_upkeep(content),
    )


def _practice(content: Content) -> tuple[Collection, ...]:
    return (
        Collection(
            name="pathways",
            title="Decision pathways with their checks and options",
            kind=tuple[DecisionPathway, ...],
            value=tuple(content.pathways.values()),
        ),
        Collection(
            name="dosing",
            title="Doses of labels and protocols",
            kind=Dosing,
            value=content.dosing,
        ),
        Collection(
            name="comparison",
            title="Raising the dose against changing the TKI",
            kind=StrategyComparison,
            value=content.comparison,
        ),
    )


def _upkeep(content: Content) -> tuple[Collection, ...]:
    return (
        Collection(
            name="audits",
            title="What does not add up in the sources",
            kind=tuple[Audit, ...],
            value=tuple(content.audits.values()),
        ),
        Collection(
            name="definitions_over_time",
            title="Who meant what by each response word",
            kind=TermHistories,
            value=content.definitions_over_time,
        ),
        Collection(
            name="glossary",
            title="Words and abbreviations",
            kind=Glossary,
            value=content.glossary,
        ),
        Collection(
            name="studies_not_read",
            title="Studies from which nothing is quoted",
            kind=StudiesNotRead,
            value=content.studies_not_read,
        ),
        Collection(
            name="upkeep",
            title="When each part was compared with its sources, and when that is due again",
            kind=tuple[UpkeepItem, ...],
            value=upkeep(content),
        ),
    )


def api_files(content: Content) -> dict[str, bytes]:
    """Every file of the API by its path in the site."""
    files: dict[str, bytes] = {}
    entries: list[IndexEntry] = []
    for each in collections(content):
        _add(files, entries, each)
    reports = {case.id: report(case.course, RULES) for case in content.cases.values()}
    listing = tuple(_listing(case, reports[case.id]) for case in content.cases.values())
    cases = Collection(
        name="cases", title="Worked cases", kind=tuple[CaseListing, ...], value=listing
    )
    _add(files, entries, cases)
    for case in content.cases.values():
        files[f"{FOLDER}/cases/{case.id}.json"] = case_file(case, reports[case.id])
    files[f"{FOLDER}/schemas/case.json"] = _bytes(schema_of(CaseRecord, "One worked case"))
    index = Index(version=VERSION, revision=RULES.revision, license=LICENSE, files=tuple(entries))
    files[f"{FOLDER}/schemas/index.json"] = _bytes(schema_of(Index, "Index"))
    files[f"{FOLDER}/index.json"] = _bytes(as_plain(index))
    return files


def case_file(case: Case, answer: dict[str, Any]) -> bytes:
    """One case with the report that the calculator gives, the same as in the browser."""
    return _bytes({"case": as_plain(case), "report": answer})


def _listing(case: Case, answer: dict[str, Any]) -> CaseListing:
    return CaseListing(
        id=case.id,
        title=case.title,
        shows=case.shows,
        path=f"cases/{case.id}.json",
        categories={each["id"]: each["category"] for each in answer["criteria_sets"]},
    )


def _add(files: dict[str, bytes], entries: list[IndexEntry], each: Collection) -> None:
    schema = f"schemas/{each.name}.json"
    files[f"{FOLDER}/{each.name}.json"] = _bytes(as_plain(each.value))
    files[f"{FOLDER}/{schema}"] = _bytes(schema_of(each.kind, each.title))
    entries.append(IndexEntry(path=f"{each.name}.json", title=each.title, schema=schema))


def _bytes(value: Any) -> bytes:
    return json_text.write(value).encode("ascii")
