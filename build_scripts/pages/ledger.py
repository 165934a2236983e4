"""The claim ledger: every record of the site in one table."""

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
    """The page of the ledger."""
    rows = [_row(each) for each in records(content).values()]
    yield Page(
        path="ledger.md",
        template="ledger.md.j2",
        title="Claim ledger",
        description="Every claim of the site with its source, the place in it, and our copy.",
        file="build_scripts/ledger.py",
        wide=True,
        indexed=False,
        values={
            "rows": rows,
            "kinds": list(dict.fromkeys(each["kind"] for each in rows)),
            "copies": [*VERIFICATION_WORDS.values(), "ours"],
        },
    )


def place_of(record: Record) -> str | None:
    """The address of the page that prints a record, from the site's home; None for a method."""
    parts = record.id.split("/")
    if parts[0] == "criteria":
        set_id = parts[1].split(".", 1)[0]
        return f"criteria/{set_id}/" + (f"#{parts[1]}" if "." in parts[1] else "")
    place = _PLACES.get(parts[0])
    return place.format(*parts, "") if place else None


def _row(record: Record) -> dict:
    kind = record.id.split("/")[0]
    ours = record.ours or record.level is None
    return {
        "record": record,
        "kind": KIND_WORDS[kind],
        "copy": "ours" if ours else VERIFICATION_WORDS[record.level],
        "level": None if ours else record.level,
        "place": place_of(record),
    }
