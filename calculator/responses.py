"""What CHR, MCyR, MMR and the classes mean in one source, and a course read in its terms.

The same Ph+ percentage is a partial response in one source and a minor one in another, so
every reading belongs to the definitions it was made with.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator.course import Assessment, Course
from calculator.quantities import Number, Range, percent_of
from calculator.sources import Verification

QUANTITIES = ("hematologic_response", "ph_positive_percent", "bcr_abl1_is_percent")
NOT_COMPLETE = "not_complete"


@dataclass(frozen=True, kw_only=True)
class ResponseDefinition:
    """One named response: present where its quantity lies in the range.

    A response without a range is measured by the hematologic response and present where that
    is complete.
    """

    name: str
    measured_by: str
    range: Range | None
    printed: str
    reference: str
    locator: str
    ours: bool = False
    note: str | None = None

    def is_present(self, value: str | Number) -> bool:
        """Whether a measured value shows the response."""
        return value == "complete" if self.range is None else self.range.contains(value)


@dataclass(frozen=True, kw_only=True)
class ResponseClass:
    """One class of a measured response, as the source prints it and as it is computed."""

    name: str
    range: Range
    printed: str
    reference: str
    locator: str
    minimum_copies: int | None = None
    ours: bool = False
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class FishRule:
    """FISH counts only as complete: below a percentage of at least so many nuclei."""

    below_percent: Decimal
    minimum_nuclei: int
    reference: str
    locator: str


@dataclass(frozen=True, kw_only=True)
class CompleteItems:
    """The five items from which a complete hematologic response is derived."""

    wbc_below_e9_per_l: Decimal
    platelets_below_e9_per_l: Decimal
    basophils_below_percent: Decimal
    reference: str
    locator: str
    ours: bool = False
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Definitions:
    """The response definitions of one source."""

    id: str
    title: str
    reference: str
    verification: Verification
    complete_items: CompleteItems
    minimum_metaphases: int | None
    fish: FishRule | None
    cytogenetic: tuple[ResponseClass, ...]
    molecular: tuple[ResponseClass, ...]
    undetectable_minimum_copies: int | None
    responses: dict[str, ResponseDefinition]
    notes: tuple[str, ...] = ()
    reviewed: str | None = None
    review_by: str | None = None

    def cytogenetic_class(self, ph_positive_percent: Number) -> str | None:
        """The class of a usable Ph+ percentage."""
        return _class_of(self.cytogenetic, ph_positive_percent)

    def molecular_class(self, assessment: Assessment, bcr_abl1_is_percent: Number) -> str | None:
        """The class of a measured value; an undetectable one is as deep as its control allows."""
        if bcr_abl1_is_percent > 0:
            return _class_of(self.molecular, bcr_abl1_is_percent)
        copies = assessment.abl1_copies or 0
        for each in self.molecular:
            if each.minimum_copies is None or copies >= each.minimum_copies:
                return each.name
        return None


def _class_of(classes: tuple[ResponseClass, ...], value: Number) -> str | None:
    for each in classes:
        if each.range.contains(value):
            return each.name
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One assessment in the terms of one source: its month and what was measured."""

    month: Decimal
    value: str | Number
    assessment: Assessment


@dataclass(frozen=True, kw_only=True)
class Readings:
    """A course up to `as_of_month`, read with the definitions of one source, by month."""

    definitions: Definitions
    course: Course
    considered: tuple[Assessment, ...]
    by_quantity: dict[str, tuple[Reading, ...]]

    def of(self, quantity: str) -> tuple[Reading, ...]:
        """Every usable measurement of a quantity, from old to new."""
        return self.by_quantity[quantity]


def read_with(course: Course, definitions: Definitions) -> Readings:
    """The course in the terms of a source; what the source cannot use counts as not measured."""
    considered = course.considered
    by_quantity: dict[str, tuple[Reading, ...]] = {}
    for quantity, measure in _MEASURES.items():
        by_quantity[quantity] = tuple(
            Reading(month=each.month, value=value, assessment=each)
            for each in considered
            if (value := measure(each, definitions)) is not None
        )
    return Readings(
        definitions=definitions, course=course, considered=considered, by_quantity=by_quantity
    )


def hematologic_response(assessment: Assessment, definitions: Definitions) -> str | None:
    """The hematologic response as given, or derived where all five items are there.

    Derived, it is `complete` or `not_complete`: the items say nothing about partial or none.
    """
    if assessment.hematologic_response is not None:
        return assessment.hematologic_response
    items = (
        assessment.wbc_e9_per_l,
        assessment.platelets_e9_per_l,
        assessment.basophils_percent,
        assessment.immature_granulocytes,
        assessment.spleen_palpable,
    )
    if any(item is None for item in items):
        return None
    wbc, platelets, basophils, immature, spleen = items
    limit = definitions.complete_items
    complete = (
        wbc < limit.wbc_below_e9_per_l
        and platelets < limit.platelets_below_e9_per_l
        and basophils < limit.basophils_below_percent
        and not immature
        and not spleen
    )
    return "complete" if complete else NOT_COMPLETE


def entered_ph_positive(assessment: Assessment) -> Number | None:
    """Ph+ in percent as entered, exact, whether or not a source can use it."""
    if assessment.ph_positive_cells is not None and assessment.metaphases is not None:
        return percent_of(assessment.ph_positive_cells, assessment.metaphases)
    return assessment.ph_positive_percent


def ph_positive_percent(assessment: Assessment, definitions: Definitions) -> Number | None:
    """Ph+ in percent as this source may use it: enough metaphases, and FISH by its own rule."""
    percent = entered_ph_positive(assessment)
    if percent is None:
        return None
    total = assessment.metaphases
    if assessment.cytogenetic_method == "fish":
        rule = definitions.fish
        if rule is None:
            return percent
        enough = total is not None and total >= rule.minimum_nuclei
        return Fraction(0) if enough and percent < rule.below_percent else None
    minimum = definitions.minimum_metaphases
    return None if minimum and total is not None and total < minimum else percent


def bcr_abl1_is_percent(assessment: Assessment, definitions: Definitions) -> Decimal | None:
    """BCR::ABL1 in percent IS; undetectable reads as 0 if the control suffices, else as nothing."""
    if assessment.bcr_abl1_detected is False:
        needed = definitions.undetectable_minimum_copies
        enough = needed is not None and (assessment.abl1_copies or 0) >= needed
        return Decimal(0) if enough else None
    return assessment.bcr_abl1_is_percent


_MEASURES = {
    "hematologic_response": hematologic_response,
    "ph_positive_percent": ph_positive_percent,
    "bcr_abl1_is_percent": bcr_abl1_is_percent,
}
