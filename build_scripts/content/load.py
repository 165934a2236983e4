"""Reads all of `content/`: every file, every mistake, and then the facts."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_scripts.content import strict_yaml
from build_scripts.content.audits import Audit, read_audit
from build_scripts.content.cases import Case, read_case
from build_scripts.content.comparison import StrategyComparison, read_comparison
from build_scripts.content.dosing import Dosing, read_dosing
from build_scripts.content.glossary import Glossary, read_glossary
from build_scripts.content.guidelines import LinkedGuidelines, read_linked_guidelines
from build_scripts.content.not_read import StudiesNotRead, read_studies_not_read
from build_scripts.content.pathways import DecisionPathway, read_decision_pathway
from build_scripts.content.problem import ContentError, Problem
from build_scripts.content.references import Reference, read_references
from build_scripts.content.strict_yaml import Document
from build_scripts.content.studies import Study, read_study
from build_scripts.content.term_histories import TermHistories, read_term_histories
from build_scripts.content.vendor_pages import VendorPage, read_vendor_page
from calculator.criteria import SET_ORDER, CriteriaSet
from calculator.criteria_document import Vocabulary, read_criteria_set
from calculator.definitions import read_definitions
from calculator.fields import FieldError, Fields
from calculator.mutations import MutationTable, read_mutation_table
from calculator.responses import Definitions

README = "content/README.md"
_NO_PLACE = f"no place for content; {README} lists the files, named in lower case with hyphens"
_FILE = re.compile(r"content/(?:([a-z_]+)|([a-z_]+)/([a-z0-9-]+))\.yaml")


@dataclass(frozen=True, kw_only=True)
class Content:
    """All the facts. Mappings keep the order in which lists of them are shown.

    `documents` holds each file as written, for its lines. `unread` names the kinds of which
    a file could not be read; it is empty in what `load` returns.
    """

    references: dict[str, Reference]
    glossary: Glossary
    linked_guidelines: LinkedGuidelines
    definitions_over_time: TermHistories
    definitions: dict[str, Definitions]
    criteria_sets: dict[str, CriteriaSet]
    mutations: MutationTable
    studies: dict[str, Study]
    pathways: dict[str, DecisionPathway]
    dosing: Dosing
    comparison: StrategyComparison
    studies_not_read: StudiesNotRead
    vendor_pages: dict[str, VendorPage]
    audits: dict[str, Audit]
    cases: dict[str, Case]
    documents: dict[str, Document]
    unread: frozenset[str]

    def file_of(self, kind: str, name: str = "") -> str:
        """The file that an item came from, from the repository's root, for its edit link."""
        return f"content/{kind}/{name}.yaml" if name else f"content/{kind}.yaml"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What could be read of the content, and what is wrong with the rest."""

    content: Content
    problems: tuple[Problem, ...]


def load(root: Path) -> Content:
    """The facts under `root/content`. Raises ContentError with every file that cannot be read."""
    reading = read_sources(sources(root))
    if reading.problems:
        raise ContentError(list(reading.problems))
    return reading.content


def sources(root: Path) -> dict[str, bytes]:
    """Every file of the content as it is on disk, by its path from the repository's root."""
    found = sorted(path for path in (root / "content").rglob("*") if path.is_file())
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
    return {file: data for file, data in files.items() if file != README}


def read_sources(files: dict[str, bytes]) -> Reading:
    """Read the files; what cannot be read is left out of the content and reported."""
    found = _Found()
    for file in sorted(files, key=_rank):
        found.read(file, files[file])
    for kind in _SINGLE:
        if kind not in found.items and kind not in found.unread:
            message = "the file is missing; content/README.md has its template"
            found.refuse(
                kind, Problem(file=f"content/{kind}.yaml", line=1, path="", message=message)
            )
    return Reading(content=found.content(), problems=tuple(sorted(found.problems)))


@dataclass
class _Found:
    """What has been read so far, by kind, and what is wrong."""

    items: dict[str, Any] = field(default_factory=lambda: {kind: {} for kind in _FOLDERS})
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def refuse(self, kind: str, *problems: Problem) -> None:
        self.unread.add(kind)
        self.problems.extend(problems)

    def read(self, file: str, data: bytes) -> None:
        kind, name = _place(file)
        if kind is None:
            self.refuse("", Problem(file=file, line=1, path="", message=_NO_PLACE))
            return
        try:
            document = strict_yaml.read(data, file)
        except ContentError as error:
            self.refuse(kind, *error.problems)
            return
        self.documents[file] = document
        if _NEEDS.get(kind, frozenset()) & self.unread:
            self.unread.add(kind)
            return
        errors: list[FieldError] = []
        item = _READERS[kind](self, name, Fields(document.value, (), errors), file)
        if errors:
            self.refuse(kind, *(document.problem(each.field, _said(each)) for each in errors))
        elif kind in _FOLDERS:
            self.items[kind][name] = item
        else:
            self.items[kind] = item

    def vocabulary(self) -> Vocabulary:
        mutations = self.items.get("mutations")
        return Vocabulary(
            definitions=self.items["responses"],
            insensitive=mutations.insensitive if mutations else frozenset(),
        )

    def content(self) -> Content:
        items = self.items
        return Content(
            references={each.id: each for each in items.get("references", ())},
            glossary=items.get("glossary", Glossary(terms=(), names=())),
            linked_guidelines=items.get("linked_guidelines"),
            definitions_over_time=items.get("definitions_over_time"),
            definitions=items["responses"],
            criteria_sets=dict(sorted(items["criteria"].items(), key=_place_in_order)),
            mutations=items.get("mutations"),
            studies=items["studies"],
            pathways=items["pathways"],
            dosing=items.get("dosing"),
            comparison=items.get("comparison"),
            studies_not_read=items.get("studies_not_read"),
            vendor_pages=items["vendor_pages"],
            audits=items["audits"],
            cases=items["cases"],
            documents=self.documents,
            unread=frozenset(self.unread),
        )


_Reader = Callable[[_Found, str, Fields, str], Any]

_SINGLE: dict[str, _Reader] = {
    "references": lambda _, __, fields, file: read_references(fields, file),
    "glossary": lambda _, __, fields, file: read_glossary(fields, file),
    "linked_guidelines": lambda _, __, fields, file: read_linked_guidelines(fields, file),
    "definitions_over_time": lambda _, __, fields, file: read_term_histories(fields, file),
    "comparison": lambda _, __, fields, file: read_comparison(fields, file),
    "studies_not_read": lambda _, __, fields, file: read_studies_not_read(fields, file),
    "dosing": lambda _, __, fields, file: read_dosing(fields, file),
    "mutations": lambda _, __, fields, ___: read_mutation_table(fields),
}
_FOLDERS: dict[str, _Reader] = {
    "responses": lambda _, name, fields, __: read_definitions(name, fields),
    "criteria": lambda found, name, fields, _: read_criteria_set(name, fields, found.vocabulary()),
    "studies": lambda _, name, fields, file: read_study(name, fields, file),
    "pathways": lambda _, name, fields, file: read_decision_pathway(name, fields, file),
    "vendor_pages": lambda _, name, fields, file: read_vendor_page(name, fields, file),
    "audits": lambda _, name, fields, file: read_audit(name, fields, file),
    "cases": lambda _, name, fields, file: read_case(name, fields, file),
}
_READERS = _SINGLE | _FOLDERS
KINDS = tuple(_READERS)
_NEEDS = {"criteria": frozenset({"responses", "mutations"})}


_MISSING = {
    "locator": "name the table, figure or section that prints it",
    "reference": "name a source of references.yaml",
    "verification": "say how far our copy was checked",
}


def _said(error: FieldError) -> str:
    """The message, with what would be right where a key is missing."""
    if error.message != "is missing":
        return error.message
    key = str(error.path[-1])
    return f"is missing; {_MISSING.get(key, 'content/README.md has the template')}"


def _rank(file: str) -> tuple[bool, str]:
    """Criteria come last: their responses and mutations have to be known."""
    return _place(file)[0] in _NEEDS, file


def _place(file: str) -> tuple[str | None, str]:
    """The kind of content that belongs at a path, and the name that the path gives it."""
    found = _FILE.fullmatch(file)
    single, folder, name = found.groups() if found else (None, None, None)
    if single in _SINGLE:
        return single, single
    return (folder, name) if folder in _FOLDERS else (None, "")


def _place_in_order(item: tuple[str, CriteriaSet]) -> tuple[int, str]:
    name = item[0]
    return (SET_ORDER.index(name) if name in SET_ORDER else len(SET_ORDER)), name
