"""What a vendor's page prints, row by row, with what was found beside it."""

from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.pages.page import Page


def pages(content: Content) -> Iterator[Page]:
    """A page for each vendor page that is quoted."""
    for vendor in content.vendor_pages.values():
        yield Page(
            path=f"vendor/{vendor.id}.md",
            template="vendor.md.j2",
            title=vendor.title,
            description=f"{content.references[vendor.reference].short}: a vendor page, as printed.",
            file=vendor.file,
            values={
                "vendor": vendor,
                "citation": content.references[vendor.reference].citation,
                "criteria_set": content.criteria_sets.get(vendor.criteria_set or ""),
            },
        )
