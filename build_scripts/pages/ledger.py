"""The claim ledger: every record of the site in one table."""

from collections import Counter
from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.ledger import Record, records
from build_scripts.pages.page import Page
from calculator.describe import VERIFICATION_WORDS

KIND_WORDS = {
    "method": "method",
    "criteria": "criteria",
    "definitions": "definitions",
    "definitions_over_time": "definitions over time",
    "studies": "studies",
    "studies_not_read": "studies not read",
    "pathways": "pathway",
    "dosing": "dosing",
    "comparison": "pros and cons",
    "vendor": "vendor page",
    "guidelines": "linked guidelines",
    "mutations": "mutations",
    "audits": "audit",
    "cases": "worked examples",
    "references": "references",
    "glossary": "glossary",
}
COPIES = (*VERIFICATION_WORDS.values(), "ours")
_BY_FILE = ("criteria", "definitions", "studies", "vendor", "audits")
_PLACES = {
    "criteria": "criteria/",
    "definitions": "definitions/{1}/",
    "definitions_over_time": "definitions/#over-time",
    "studies": "evidence/{1}/",
    "studies_not_read": "evidence/",
    "pathways": "pathway/",
    "dosing": "dosing/",
    "comparison": "comparison/",
    "vendor": "vendor/{1}/",
    "guidelines": "criteria/#linked",
    "mutations": "mutations/",
    "audits": "audit/{1}/",
    "cases": "cases/{1}/",
    "references": "references/#{1}",
    "glossary": "glossary/",
}


def pages(content: Content) -> Iterator[Page]:
    """The index of the ledger and a page for each kind of record."""
    rows = [_row(content, each) for each in records(content).values()]
    kinds = {kind: [each for each in rows if each["kind"] == kind] for kind in KIND_WORDS}
    yield Page(
        path="ledger/index.md",
        template="ledger.md.j2",
        title="Claim ledger",
        description="Every claim of the site with its source, the place in it, and our copy.",
        file="build_scripts/ledger.py",
        indexed=False,
        values={
            "count": len(rows),
            "copies": COPIES,
            "kinds": [_summary(kind, found) for kind, found in kinds.items()],
        },
    )
    for kind, found in kinds.items():
        yield _kind_page(kind, found)


def _kind_page(kind: str, rows: list[dict]) -> Page:
    return Page(
        path=f"ledger/{_slug(kind)}.md",
        template="ledger_kind.md.j2",
        title=f"Claim ledger: {KIND_WORDS[kind]}",
        description=f"Every claim of this kind with its source and our copy: {KIND_WORDS[kind]}.",
        file="build_scripts/ledger.py",
        wide=True,
        indexed=False,
        values={"count": len(rows), "copies": COPIES, "groups": _groups(kind, rows)},
    )


def _slug(kind: str) -> str:
    return kind.replace("_", "-")


def _summary(kind: str, rows: list[dict]) -> dict:
    counted = Counter(each["copy"] for each in rows)
    return {
        "words": KIND_WORDS[kind],
        "slug": _slug(kind),
        "count": len(rows),
        "copies": {each: counted[each] for each in COPIES},
    }


def _groups(kind: str, rows: list[dict]) -> list[dict]:
    """The records of each file together, where a file has many; otherwise all together."""
    if kind not in _BY_FILE:
        return [{"name": KIND_WORDS[kind], "rows": rows}]
    files: dict[str, list[dict]] = {}
    for row in rows:
        files.setdefault(row["file"], []).append(row)
    return [{"name": _name(file, found), "rows": found} for file, found in files.items()]


def _name(file: str, rows: list[dict]) -> str:
    return next((each["source"] for each in rows if each["source"]), file)


def place_of(record: Record) -> str | None:
    """The address of the page that prints a record, from the site's home; None for a method."""
    parts = record.id.split("/")
    if parts[0] == "criteria":
        set_id = parts[1].split(".", 1)[0]
        return f"criteria/{set_id}/" + (f"#{parts[1]}" if "." in parts[1] else "")
    place = _PLACES.get(parts[0])
    return place.format(*parts, "") if place else None


def _row(content: Content, record: Record) -> dict:
    kind, _, rest = record.id.partition("/")
    ours = record.ours or record.level is None
    return {
        "record": record,
        "kind": kind,
        "file": rest.split("/")[0].split(".")[0],
        "source": content.references[record.reference].short if record.reference else None,
        "copy": "ours" if ours else VERIFICATION_WORDS[record.level],
        "place": place_of(record),
    }
