"""The rows of the vendor's page by name, and the numbers in them."""

import re

from build_scripts.audit.result import Evidence, MissingFactError, found, the_one
from build_scripts.content.vendor_pages import VendorRow

PAGE = "smolecule-2026"
IRIS = "kantarjian-2009-iris-escalation"
_PERCENT = re.compile(r"(\d+)\s?%")
_DOSE = re.compile(r"(\d+) mg/day")


def rows(evidence: Evidence) -> list[VendorRow]:
    """Every row of the page."""
    page = found(evidence.content.vendor_pages, PAGE, "vendor page")
    return [row for section in page.sections for row in section.rows]


def row(evidence: Evidence, heading: str) -> VendorRow:
    """The row under a heading."""
    named = [each for each in rows(evidence) if each.heading == heading]
    return the_one(named, f"row '{heading}' of the vendor page")


def cited(evidence: Evidence) -> tuple[str, ...]:
    """The page's own reference list."""
    return found(evidence.content.vendor_pages, PAGE, "vendor page").cited


def percents(evidence: Evidence, heading: str) -> list[int]:
    """The percentages of a row, in its order."""
    return [int(each) for each in _PERCENT.findall(row(evidence, heading).printed)]


def doses(evidence: Evidence, heading: str) -> list[int]:
    """The daily doses of a row, in its order."""
    return [int(each) for each in _DOSE.findall(row(evidence, heading).printed)]


def percent_of(evidence: Evidence, heading: str, index: int = 0) -> int:
    """One percentage of a row. Raises MissingFactError where it is not there."""
    there = percents(evidence, heading)
    if len(there) <= index:
        raise MissingFactError(f"the audit needs a percentage in the row '{heading}'")
    return there[index]
