"""What of the content is due to be compared with its sources again, and when."""

from dataclasses import dataclass
from datetime import date

from build_scripts.content.load import Content
from build_scripts.content.strict_yaml import Document


@dataclass(frozen=True, kw_only=True)
class UpkeepItem:
    """One file that is reviewed: when it was, until when that holds, and by which clinician.

    `reviewed_by` is None where no clinician has reviewed it.
    """

    title: str
    file: str
    reviewed: date
    review_by: date
    reviewed_by: str | None

    def is_due(self, on: date) -> bool:
        """Whether the review has run out on a day; on the last day itself it still holds."""
        return on > self.review_by


def upkeep(content: Content) -> tuple[UpkeepItem, ...]:
    """Every file with a day of review, the one that is due first at the front."""
    found = (_item(document) for document in content.documents.values() if _has_days(document))
    return tuple(sorted(found, key=lambda each: (each.review_by, each.file)))


def _has_days(document: Document) -> bool:
    return isinstance(document.value, dict) and "review_by" in document.value


def _item(document: Document) -> UpkeepItem:
    value = document.value
    name = document.file.removesuffix(".yaml").split("/")[-1].replace("_", " ")
    return UpkeepItem(
        title=value.get("title") or name.capitalize(),
        file=document.file,
        reviewed=date.fromisoformat(value["reviewed"]),
        review_by=date.fromisoformat(value["review_by"]),
        reviewed_by=value.get("reviewed_by"),
    )
