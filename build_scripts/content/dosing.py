"""content/dosing.yaml: doses side by side, and what else there is to know about them."""

from dataclasses import dataclass

from build_scripts.content.common import Review, review, verification
from calculator.dosing_document import DosingSource, read_dosing_sources
from calculator.fields import Fields
from calculator.sources import Verification


@dataclass(frozen=True, kw_only=True)
class SourcedFact:
    """One sentence under a heading, where it is printed, and how far our copy was checked.

    `study` names a study whose page has the figures in full.
    """

    topic: str
    text: str
    study: str | None
    reference: str
    locator: str
    verification: Verification
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Dosing:
    """Labels and protocols in their order, forms, what "high dose" means, what to watch."""

    summary: str
    sources: tuple[DosingSource, ...]
    forms: tuple[SourcedFact, ...]
    high_dose: tuple[SourcedFact, ...]
    monitoring: tuple[SourcedFact, ...]
    review: Review
    file: str


def read_dosing(fields: Fields, file: str) -> Dosing:
    """All of the file."""
    dosing = Dosing(
        summary=fields.text("summary", required=True),
        sources=read_dosing_sources(fields),
        forms=read_sourced_facts(fields, "forms"),
        high_dose=read_sourced_facts(fields, "high_dose"),
        monitoring=read_sourced_facts(fields, "monitoring"),
        review=review(fields),
        file=file,
    )
    fields.close()
    return dosing


def read_sourced_facts(fields: Fields, key: str) -> tuple[SourcedFact, ...]:
    """The sourced facts under a key, in their order."""
    return tuple(_fact(each) for each in fields.mappings(key, required=True))


def _fact(fields: Fields) -> SourcedFact:
    fact = SourcedFact(
        topic=fields.text("topic", required=True),
        text=fields.text("text", required=True),
        study=fields.text("study"),
        reference=fields.text("reference", required=True),
        locator=fields.text("locator", required=True),
        verification=verification(fields),
        note=fields.text("note"),
    )
    fields.close()
    return fact
