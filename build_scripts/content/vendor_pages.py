"""content/vendor_pages/: what a vendor's page prints, row by row, with its own citations."""

from dataclasses import dataclass

from build_scripts.content.common import Review, review, verification
from calculator.fields import Fields
from calculator.sources import Verification


@dataclass(frozen=True, kw_only=True)
class NoteSource:
    """What our remark on a row rests on: a source and the place in it."""

    reference: str
    locator: str


@dataclass(frozen=True, kw_only=True)
class VendorRow:
    """One row as printed: its heading, its text, the page's own citation marks, our remark."""

    heading: str
    printed: str
    cites: tuple[str, ...]
    locator: str
    note: str | None
    note_sources: tuple[NoteSource, ...]


@dataclass(frozen=True, kw_only=True)
class VendorSection:
    """A table or list of the page."""

    id: str
    title: str
    rows: tuple[VendorRow, ...]


@dataclass(frozen=True, kw_only=True)
class VendorPage:
    """A page of a seller, quoted as such: never a guideline."""

    id: str
    title: str
    summary: str
    reference: str
    criteria_set: str | None
    disclaimer: str
    sections: tuple[VendorSection, ...]
    cited: tuple[str, ...]
    verification: Verification
    review: Review
    file: str


def read_vendor_page(name: str, fields: Fields, file: str) -> VendorPage:
    """One vendor page."""
    page = VendorPage(
        id=name,
        title=fields.text("title", required=True),
        summary=fields.text("summary", required=True),
        reference=fields.text("reference", required=True),
        criteria_set=fields.text("criteria_set"),
        disclaimer=fields.text("disclaimer", required=True),
        sections=tuple(_section(each) for each in fields.mappings("sections", required=True)),
        cited=fields.texts("cited") or (),
        verification=verification(fields),
        review=review(fields),
        file=file,
    )
    fields.close()
    return page


def _section(fields: Fields) -> VendorSection:
    section = VendorSection(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        rows=tuple(_row(each) for each in fields.mappings("rows", required=True)),
    )
    fields.close()
    return section


def _row(fields: Fields) -> VendorRow:
    row = VendorRow(
        heading=fields.text("heading", required=True),
        printed=fields.text("printed", required=True),
        cites=fields.texts("cites") or (),
        locator=fields.text("locator", required=True),
        note=fields.text("note"),
        note_sources=tuple(_note_source(each) for each in fields.mappings("note_sources")),
    )
    if row.note and not row.note_sources:
        fields.reject(("note_sources",), "is missing; name the source and place of each remark")
    fields.close()
    return row


def _note_source(fields: Fields) -> NoteSource:
    source = NoteSource(
        reference=fields.text("reference", required=True),
        locator=fields.text("locator", required=True),
    )
    fields.close()
    return source
