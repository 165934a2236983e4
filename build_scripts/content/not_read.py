"""content/studies_not_read.yaml: studies that are known of and from which nothing is quoted."""

from dataclasses import dataclass

from build_scripts.content.common import Review, review
from calculator.fields import Fields


@dataclass(frozen=True, kw_only=True)
class StudyNotRead:
    """A study without figures here, and why. A registry record may still be its source."""

    id: str
    title: str
    why: str
    reference: str | None
    locator: str | None


@dataclass(frozen=True, kw_only=True)
class StudiesNotRead:
    """All of them, and when they were last looked for."""

    studies: tuple[StudyNotRead, ...]
    review: Review
    file: str


def read_studies_not_read(fields: Fields, file: str) -> StudiesNotRead:
    """All of the file."""
    found = StudiesNotRead(
        studies=tuple(_study(each) for each in fields.mappings("studies", required=True)),
        review=review(fields),
        file=file,
    )
    fields.close()
    return found


def _study(fields: Fields) -> StudyNotRead:
    study = StudyNotRead(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        why=fields.text("why", required=True),
        reference=fields.text("reference"),
        locator=fields.text("locator", required=fields.has("reference")),
    )
    fields.close()
    return study
