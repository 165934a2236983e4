"""content/linked_guidelines.yaml: current guidelines that are linked and not computed."""

from dataclasses import dataclass

from build_scripts.content.common import Review, review, verification
from calculator.fields import Fields
from calculator.sources import Verification

STANDINGS = ("current", "licensed", "has-gaps")


@dataclass(frozen=True, kw_only=True)
class LinkedGuideline:
    """A guideline that a reader has to open: why it is not computed, and what is known of it."""

    id: str
    title: str
    organization: str
    published: str
    standing: str
    reference: str
    locator: str
    statement: str
    not_computed_because: str
    verification: Verification
    file: str


@dataclass(frozen=True, kw_only=True)
class LinkedGuidelines:
    """All linked guidelines, and when they were last looked at."""

    guidelines: tuple[LinkedGuideline, ...]
    review: Review
    file: str


def read_linked_guidelines(fields: Fields, file: str) -> LinkedGuidelines:
    """All linked guidelines of the file, in its order."""
    when = review(fields)
    found = tuple(_guideline(each, file) for each in fields.mappings("guidelines", required=True))
    fields.close()
    return LinkedGuidelines(guidelines=found, review=when, file=file)


def _guideline(fields: Fields, file: str) -> LinkedGuideline:
    guideline = LinkedGuideline(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        organization=fields.text("organization", required=True),
        published=fields.text("published", required=True),
        standing=fields.choice("standing", STANDINGS, required=True),
        reference=fields.text("reference", required=True),
        locator=fields.text("locator", required=True),
        statement=fields.text("statement", required=True),
        not_computed_because=fields.text("not_computed_because", required=True),
        verification=verification(fields),
        file=file,
    )
    fields.close()
    return guideline
