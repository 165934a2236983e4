"""Reads the response definitions of one source from its document."""

from __future__ import annotations

from calculator.fields import Fields, limits
from calculator.quantities import Range, read_range
from calculator.responses import (
    QUANTITIES,
    CompleteItems,
    Definitions,
    FishRule,
    ResponseClass,
    ResponseDefinition,
)
from calculator.sources import read_required_verification

PERCENT = limits(0, 100)
IS_PERCENT = limits(0, 10000)
BLOOD_COUNT = limits(0, 10000)
COUNT = limits(1, 10**9, whole=True)

_UNITS = {"ph_positive_percent": PERCENT, "bcr_abl1_is_percent": IS_PERCENT}


def read_definitions(name: str, document: Fields) -> Definitions:
    """The definitions that a document holds; mistakes are recorded in the document's errors."""
    reference = document.text("reference", required=True)
    found = Definitions(
        id=name,
        title=document.text("title", required=True),
        reference=reference,
        verification=read_required_verification(document),
        complete_items=_read_complete_items(document, reference),
        minimum_metaphases=document.whole("minimum_metaphases", COUNT, "metaphases"),
        fish=_read_fish(document, reference),
        cytogenetic=_read_classes(document, "cytogenetic", "ph_positive_percent", reference),
        molecular=_read_classes(document, "molecular", "bcr_abl1_is_percent", reference),
        undetectable_minimum_copies=document.whole(
            "undetectable_minimum_copies", COUNT, "transcripts"
        ),
        responses=_read_responses(document, reference),
        notes=document.texts("notes") or (),
        reviewed=document.text("reviewed"),
        review_by=document.text("review_by"),
    )
    document.close()
    return found


def _read_complete_items(document: Fields, reference: str) -> CompleteItems:
    items = document.mapping("complete_hematologic_response", required=True)
    found = CompleteItems(
        wbc_below_e9_per_l=items.decimal(
            "wbc_below_e9_per_l", BLOOD_COUNT, "10^9/L", required=True
        ),
        platelets_below_e9_per_l=items.decimal(
            "platelets_below_e9_per_l", BLOOD_COUNT, "10^9/L", required=True
        ),
        basophils_below_percent=items.decimal(
            "basophils_below_percent", PERCENT, "%", required=True
        ),
        reference=items.text("reference") or reference,
        locator=items.text("locator", required=True),
        ours=items.yes_no("ours") or False,
        note=items.text("note"),
    )
    items.close()
    return found


def _read_fish(document: Fields, reference: str) -> FishRule | None:
    rule = document.mapping("fish")
    if rule is None:
        return None
    found = FishRule(
        below_percent=rule.decimal("below_percent", PERCENT, "%", required=True),
        minimum_nuclei=rule.whole("minimum_nuclei", COUNT, "nuclei", required=True),
        reference=rule.text("reference") or reference,
        locator=rule.text("locator", required=True),
    )
    rule.close()
    return found


def _read_classes(
    document: Fields, key: str, quantity: str, reference: str
) -> tuple[ResponseClass, ...]:
    return tuple(_read_class(each, quantity, reference) for each in document.mappings(key))


def _read_class(source: Fields, quantity: str, reference: str) -> ResponseClass:
    found = ResponseClass(
        name=source.text("class", required=True),
        range=_range(source, quantity),
        printed=source.text("printed", required=True),
        reference=source.text("reference") or reference,
        locator=source.text("locator", required=True),
        minimum_copies=source.whole("minimum_copies", COUNT, "transcripts"),
        ours=source.yes_no("ours") or False,
        note=source.text("note"),
    )
    source.close()
    return found


def _read_responses(document: Fields, reference: str) -> dict[str, ResponseDefinition]:
    responses: dict[str, ResponseDefinition] = {}
    for source in document.mappings("responses", required=True):
        found = _read_response(source, reference)
        if found.name in responses:
            source.reject(("name",), f"is defined twice: '{found.name}'; keep one")
        responses[found.name] = found
    return responses


def _read_response(source: Fields, reference: str) -> ResponseDefinition:
    measured_by = source.choice("measured_by", QUANTITIES, required=True)
    by_range = measured_by in _UNITS
    found = ResponseDefinition(
        name=source.text("name", required=True),
        measured_by=measured_by,
        range=_range(source, measured_by) if by_range else None,
        printed=source.text("printed", required=True),
        reference=source.text("reference") or reference,
        locator=source.text("locator", required=True),
        ours=source.yes_no("ours") or False,
        note=source.text("note"),
    )
    source.close()
    return found


def _range(source: Fields, quantity: str) -> Range:
    edges = source.mapping("range", required=True)
    found = read_range(edges, _UNITS[quantity], "%")
    edges.close()
    return found


NO_DEFINITIONS = read_definitions("", Fields({}, (), []))
"""Stands where a document names definitions that are not known; nothing is defined in it."""
