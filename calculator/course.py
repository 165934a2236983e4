"""A patient's course: what was measured at each visit, and the circumstances.

An absent value was not measured. Nothing ever defaults to a clinical value. The label, unit,
limits, help and example of every field stand in its metadata and nowhere else; the form is
made from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from calculator.fields import Limits, limits

PHASES = ("chronic", "accelerated", "blast")
HEMATOLOGIC_RESPONSES = ("complete", "partial", "none")
CYTOGENETIC_METHODS = ("banding", "fish")
CLONES = ("ph-positive", "ph-positive-high-risk", "ph-negative", "ph-negative-minus-7")
TKIS = ("dasatinib", "nilotinib", "bosutinib", "ponatinib", "asciminib")

MONTHS = limits(0, 600)


def _described(
    kind: str,
    label: str,
    *,
    unit: str = "",
    within: Limits | None = None,
    choices: tuple[str, ...] = (),
    hint: str = "",
    example: str = "",
    required: bool = False,
) -> Any:
    metadata = {
        "kind": kind,
        "label": label,
        "unit": unit,
        "limits": within,
        "choices": choices,
        "help": hint,
        "example": example,
        "required": required,
    }
    return field(metadata=metadata) if required else field(default=None, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """What was measured at one time, counted in months since the start of imatinib."""

    month: Decimal = _described(
        "decimal",
        "Month",
        unit="months since imatinib start",
        within=MONTHS,
        hint="Decimals allowed; 11.4 is not rounded to 12",
        example="12",
        required=True,
    )
    daily_dose_mg: Decimal | None = _described(
        "decimal",
        "Imatinib dose",
        unit="mg/day",
        within=limits(0, 2000, above_low=True),
        hint="Total per day; open while stopped",
        example="400",
    )
    hematologic_response: str | None = _described(
        "choice",
        "Hematologic response",
        choices=HEMATOLOGIC_RESPONSES,
        hint="As judged by you, or open with the five items below",
        example="complete",
    )
    wbc_e9_per_l: Decimal | None = _described(
        "decimal", "White cells", unit="10^9/L", within=limits(0, 1000), example="6.2"
    )
    platelets_e9_per_l: Decimal | None = _described(
        "decimal", "Platelets", unit="10^9/L", within=limits(0, 10000), example="240"
    )
    basophils_percent: Decimal | None = _described(
        "decimal", "Basophils", unit="%", within=limits(0, 100), example="1"
    )
    immature_granulocytes: bool | None = _described(
        "yes_no", "Immature granulocytes in blood", hint="Myelocytes, promyelocytes or blasts"
    )
    spleen_palpable: bool | None = _described("yes_no", "Spleen palpable")
    ph_positive_cells: int | None = _described(
        "whole",
        "Ph+ cells",
        unit="cells",
        within=limits(0, 10000, whole=True),
        hint="Of the metaphases examined (nuclei for FISH)",
        example="7",
    )
    metaphases: int | None = _described(
        "whole",
        "Metaphases examined",
        unit="metaphases",
        within=limits(1, 10000, whole=True),
        hint="Nuclei for FISH",
        example="20",
    )
    ph_positive_percent: Decimal | None = _described(
        "decimal",
        "Ph+ metaphases",
        unit="%",
        within=limits(0, 100),
        hint="Only where the counts are not known",
        example="35",
    )
    cytogenetic_method: str | None = _described(
        "choice",
        "Cytogenetic method",
        choices=CYTOGENETIC_METHODS,
        hint="Banding unless stated",
        example="banding",
    )
    bcr_abl1_is_percent: Decimal | None = _described(
        "decimal",
        "BCR::ABL1",
        unit="% IS",
        within=limits(0, 10000),
        hint="On the International Scale",
        example="0.1",
    )
    bcr_abl1_detected: bool | None = _described(
        "yes_no", "BCR::ABL1 detected", hint="Answer no where the laboratory found no transcript"
    )
    abl1_copies: int | None = _described(
        "whole",
        "ABL1 control transcripts",
        unit="transcripts",
        within=limits(0, 10**9, whole=True),
        hint="Needed to judge an undetectable result",
        example="32000",
    )
    clonal_evolution: str | None = _described(
        "choice",
        "Chromosome changes besides the Ph chromosome",
        choices=("none", *CLONES),
        example="none",
    )
    mutations: tuple[str, ...] | None = _described(
        "mutations",
        "BCR::ABL1 kinase domain mutations",
        hint="Letter, number, letter; an empty list is a test that found none",
        example="T315I",
    )
    progression: bool | None = _described(
        "yes_no",
        "Progression",
        hint="To accelerated or blast phase, or a rising white count in the sense of the source",
    )


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What surrounds the course. It never changes the category of a criteria set."""

    adult: bool | None = _described("yes_no", "Adult")
    pregnancy: bool | None = _described("yes_no", "Pregnancy")
    assay_on_international_scale: bool | None = _described(
        "yes_no", "BCR::ABL1 assay on the International Scale"
    )
    adherence: str | None = _described(
        "choice", "Adherence", choices=("adequate", "inadequate"), hint="As checked by you"
    )
    interacting_drug: bool | None = _described("yes_no", "Interacting drug")
    severe_adverse_reaction: bool | None = _described("yes_no", "Severe adverse reaction")
    severe_cytopenia_not_leukemia: bool | None = _described(
        "yes_no", "Severe neutropenia or thrombocytopenia not due to leukemia"
    )
    mutation_test_available: bool | None = _described("yes_no", "Mutation test can be had here")
    available_tkis: tuple[str, ...] | None = _described(
        "choices", "Other TKIs that can be had here", choices=TKIS
    )
    transplant_candidate: bool | None = _described("yes_no", "Candidate for transplantation")
    prior_cytogenetic_response: bool | None = _described(
        "yes_no", "Had a cytogenetic response on imatinib before"
    )


@dataclass(frozen=True, kw_only=True)
class Course:
    """A patient's assessments by month, judged as of one month since imatinib start."""

    phase: str
    as_of_month: Decimal
    assessments: tuple[Assessment, ...]
    circumstances: Circumstances = Circumstances()

    @property
    def considered(self) -> tuple[Assessment, ...]:
        """The assessments up to `as_of_month`, by month."""
        return tuple(each for each in self.assessments if each.month <= self.as_of_month)
