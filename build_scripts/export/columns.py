"""Columns that several tables have."""

from __future__ import annotations

from build_scripts.export.tables import Column


def text(name: str, holds: str) -> Column:
    """A column of words."""
    return Column(name=name, holds=holds)


def number(name: str, holds: str, unit: str) -> Column:
    """A column of numbers in a unit."""
    return Column(name=name, holds=holds, unit=unit, datatype="decimal")


def yes_no(name: str, holds: str) -> Column:
    """A column of true and false."""
    return Column(name=name, holds=holds, datatype="boolean")


NOTE = text("note", "What a reader has to know")
OURS = yes_no("ours", "Whether this is our reading")
SOURCE = (
    text("reference", "Id of the source in references.csv"),
    text("locator", "Place in the source"),
    text("verification", "How far our copy was checked: primary, abstract, secondary"),
)
