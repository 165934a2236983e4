"""The English of criteria, values and verdicts, the same for tables, results and notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from calculator.course import Assessment
from calculator.criteria import CriteriaSet, Criterion, Milestone
from calculator.judgment import Outcome, Remark
from calculator.kinds import BCR, HEMATOLOGIC, PH
from calculator.quantities import Range, is_exact, percent_of, plain
from calculator.responses import Reading, ResponseDefinition

CATEGORY_WORDS = {
    "failure": "Failure",
    "suboptimal": "Suboptimal",
    "warning": "Warning",
    "optimal": "Optimal",
    "escalate": "Escalation rule met",
}
OUTCOME_WORDS = {
    Outcome.MET: "met",
    Outcome.NOT_MET: "not met",
    Outcome.NOT_ASSESSABLE: "cannot be assessed",
}
STANDING_WORDS = {
    "current-label": "Current label",
    "superseded": "Superseded",
    "protocol": "Study protocol",
    "vendor-page": "Vendor page, not a guideline",
}
VERIFICATION_WORDS = {
    "primary": "read in the source",
    "abstract": "abstract or part read",
    "secondary": "from secondary copies",
}
MISSING_WORDS = {
    BCR: "BCR::ABL1",
    "clonal_evolution": "chromosome changes",
    HEMATOLOGIC: "hematologic response",
    "mutations": "mutation test",
    PH: "Ph+ metaphases",
    "progression": "progression",
}
RESPONSE_WORDS = {
    "minor_cyr": "minor cytogenetic response",
    "any_cyr": "cytogenetic response",
}
CLONE_WORDS = {
    "none": "none found",
    "ph-positive": "further change in Ph+ cells",
    "ph-positive-high-risk": "high-risk change in Ph+ cells",
    "ph-negative": "change in Ph- cells",
    "ph-negative-minus-7": "-7 or 7q- in Ph- cells",
}
_CLONE_CLASS_WORDS = {
    "any": "New chromosome change, in Ph+ or Ph- cells",
    "ph-positive": "New chromosome change in Ph+ cells",
    "ph-positive-high-risk": "New high-risk chromosome change in Ph+ cells",
    "ph-negative": "New chromosome change in Ph- cells",
    "ph-negative-minus-7": "-7 or 7q- in Ph- cells",
}
_MUTATION_CLASS_WORDS = {
    "any": "Any BCR::ABL1 mutation",
    "insensitive": "BCR::ABL1 mutation insensitive to imatinib",
    "other": "BCR::ABL1 mutation of another class",
}
_QUANTITY_WORDS = {PH: "Ph+ metaphases", BCR: "BCR::ABL1 IS"}


EDGE_WORDS = {"above": "above", "at_least": "at least", "up_to": "up to", "below": "below"}
EDGE_SIGNS = {"above": ">", "at_least": "\u2265", "up_to": "\u2264", "below": "<"}


def range_text(wanted: Range, words: Mapping[str, str] = EDGE_WORDS) -> str:
    """A range, each edge with its side: in words, or in the signs of rulers and tables.

    >>> range_text(Range(above=Decimal(35), up_to=Decimal(95)))
    'above 35 and up to 95 %'
    >>> range_text(Range(above=Decimal(35)), EDGE_SIGNS)
    '> 35 %'
    """
    if wanted == Range(up_to=Decimal(0)):
        return "0 %"
    edges = {side: getattr(wanted, side) for side in words}
    said = (f"{words[side]} {plain(edge)}" for side, edge in edges.items() if edge is not None)
    return f"{' and '.join(said)} %"


def response_text(response: ResponseDefinition) -> str:
    """A response by name, with the range that defines it in this source."""
    name = RESPONSE_WORDS.get(response.name, response.name)
    if response.range is None:
        return name
    return f"{name} ({_QUANTITY_WORDS[response.measured_by]} {range_text(response.range)})"


def criterion_text(criterion: Criterion) -> str:
    """What a criterion asks, without its milestone: `Ph+ metaphases above 35 %`."""
    return _SENTENCES[criterion.kind](criterion)


def _confirmed(criterion: Criterion) -> str:
    least, most = criterion.argument.within_months
    return (
        f"BCR::ABL1 IS {range_text(criterion.argument.range)}, "
        f"confirmed by a second test {plain(least)} to {plain(most)} months later"
    )


def _lost_mmr(criterion: Criterion) -> str:
    high = plain(criterion.argument.one_at_least)
    return f"Loss of MMR in two consecutive tests, one of them at least {high} %"


def _rise(criterion: Criterion) -> str:
    points = plain(criterion.argument.at_least_points)
    count = criterion.argument.consecutive
    return (
        f"Ph+ metaphases at least {points} percentage points above the lowest, "
        f"in {count} consecutive results"
    )


_SENTENCES: dict[str, Callable[[Criterion], str]] = {
    "less_than": lambda each: f"Less than {response_text(each.argument)}",
    "never_achieved": lambda each: f"Never reached: {response_text(each.argument)}",
    "response_lost": lambda each: f"Loss of {response_text(each.argument)}",
    "ph_positive_percent": lambda each: f"Ph+ metaphases {range_text(each.argument)}",
    "bcr_abl1_is_percent": lambda each: f"BCR::ABL1 IS {range_text(each.argument)}",
    "chr_and_ph_positive_percent": lambda each: (
        f"CHR and Ph+ metaphases {range_text(each.argument)}"
    ),
    "bcr_abl1_confirmed": _confirmed,
    "confirmed_loss_of_mmr": _lost_mmr,
    "ph_positive_rise": _rise,
    "transcript_rise": lambda each: "Any rise of BCR::ABL1 IS",
    "hematologic_response": lambda each: "No hematologic response",
    "mutation": lambda each: _MUTATION_CLASS_WORDS[each.argument.name],
    "clonal_evolution": lambda each: _CLONE_CLASS_WORDS[each.id.rsplit(".", 1)[-1]],
    "progression": lambda each: "Progression",
}


def milestone_text(milestone: Milestone) -> str:
    """When a milestone's criteria hold: `month 12`, `from month 12 on`, `any time`."""
    if milestone.due_month is None:
        return "any time"
    if milestone.from_month is not None:
        return f"from month {plain(milestone.from_month)} on"
    later = " and later" if milestone.and_later else ""
    return f"month {plain(milestone.month)}{later}"


def verdict_text(criteria_set: CriteriaSet, category: str | None) -> str:
    """The verdict of a set in words; for `none` and for what cannot be assessed too."""
    if category is None:
        return "Cannot be assessed"
    if category == "none":
        if criteria_set.purpose == "escalation":
            return "Escalation rule not met"
        return "No criterion met"
    return CATEGORY_WORDS[category]


def cytogenetics_text(assessment: Assessment) -> str | None:
    """Ph+ as entered: `7 of 20 = 35 %`, `35 %`, with the method where it is FISH."""
    if assessment.ph_positive_cells is not None and assessment.metaphases is not None:
        cells, total = assessment.ph_positive_cells, assessment.metaphases
        percent = percent_of(cells, total)
        sign = "=" if is_exact(percent) else "about"
        text = f"{cells} of {total} {sign} {plain(percent)} %"
    elif assessment.ph_positive_percent is not None:
        text = f"{plain(assessment.ph_positive_percent)} %"
        if assessment.metaphases is not None:
            text += f" of {assessment.metaphases}"
    else:
        return None
    return f"{text} (FISH)" if assessment.cytogenetic_method == "fish" else text


def molecular_text(assessment: Assessment) -> str | None:
    """BCR::ABL1 as entered: `4.2 % IS`, `undetectable, 32000 copies`."""
    if assessment.bcr_abl1_detected is False:
        copies = assessment.abl1_copies
        return f"undetectable, {'copies not given' if copies is None else f'{copies} copies'}"
    if assessment.bcr_abl1_is_percent is None:
        return None
    return f"{plain(assessment.bcr_abl1_is_percent)} % IS"


def observed_text(criterion: Criterion, counted: tuple[Reading, ...]) -> str | None:
    """What counted for a criterion, as entered, from old to new; None where nothing did."""
    texts = [_observed(criterion, each) for each in counted]
    if len(texts) < 2 or len({each.month for each in counted}) == 1:
        return ", ".join(texts) or None
    dated = zip(texts, counted, strict=True)
    return ", ".join(f"{text} (month {plain(each.month)})" for text, each in dated)


def _observed(criterion: Criterion, reading: Reading) -> str:
    value, assessment = reading.value, reading.assessment
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "none found"
    if isinstance(value, str):
        if criterion.kind == "clonal_evolution":
            return CLONE_WORDS[value]
        return _hematologic(value, assessment)
    if _rests_on_ph_positive(criterion):
        return cytogenetics_text(assessment) or ""
    return molecular_text(assessment) or ""


def _rests_on_ph_positive(criterion: Criterion) -> bool:
    """Whether the numbers that count for a criterion are Ph+ percentages."""
    measured_by = getattr(criterion.argument, "measured_by", criterion.kind)
    return measured_by in (PH, "chr_and_ph_positive_percent", "ph_positive_rise")


def _hematologic(value: str, assessment: Assessment) -> str:
    if assessment.hematologic_response is not None:
        return value
    return (
        "complete, by the five items" if value == "complete" else "not complete, by the five items"
    )


def remark_text(remark: Remark) -> str:
    """A remark on a finding, as a sentence."""
    return _REMARKS[remark]


_REMARKS = {
    Remark.PRESENT_AT_START: "The change was there at month 0 already",
    Remark.RELATIVE_RISE_MET: "Read as a relative rise, it would be met",
    Remark.RELATIVE_RISE_NOT_MET: "Read as a relative rise, it would not be met",
    Remark.LACKS_EARLIER_RESULT: "Needs an earlier or a further result to compare with",
}


def months_text(month: Decimal) -> str:
    """A month as the result names it."""
    return f"month {plain(month)}"
