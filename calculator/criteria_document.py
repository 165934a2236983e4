"""Reads a criteria set from its document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from calculator.course import CLONES, HEMATOLOGIC_RESPONSES, MONTHS
from calculator.criteria import (
    CATEGORIES,
    PRECONDITIONS,
    PURPOSES,
    STANDINGS,
    CriteriaSet,
    Criterion,
    DoseStep,
    Milestone,
)
from calculator.definitions import IS_PERCENT, NO_DEFINITIONS, PERCENT
from calculator.fields import Fields, Limits, limits, quoted
from calculator.judgment import Confirmation, LostMmr, MutationClass, Rise
from calculator.kinds import CRITERION_KINDS
from calculator.quantities import read_range
from calculator.responses import Definitions
from calculator.sources import read_required_verification

DOSE = limits(0, 2000, above_low=True)
YEARS = limits(1990, 2100, whole=True)
MUTATION_CLASSES = ("any", "insensitive", "other")


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What the arguments of a set's criteria may refer to."""

    definitions: dict[str, Definitions]
    insensitive: frozenset[str]


def read_criteria_set(name: str, document: Fields, vocabulary: Vocabulary) -> CriteriaSet:
    """The set that a document holds; mistakes are recorded in the document's errors."""
    reference = document.text("reference", required=True)
    source = document.choice("definitions", vocabulary.definitions, required=True)
    definitions = vocabulary.definitions.get(source, NO_DEFINITIONS)
    context = _Context(
        set_id=name,
        reference=reference,
        definitions=definitions,
        insensitive=vocabulary.insensitive,
    )
    found = CriteriaSet(
        id=name,
        title=document.text("title", required=True),
        short_title=document.text("short_title", required=True),
        year=document.whole("year", YEARS, required=True),
        purpose=document.choice("purpose", PURPOSES, required=True),
        standing=document.choice("standing", STANDINGS, required=True),
        superseded_by=document.text("superseded_by"),
        reference=reference,
        definitions=definitions,
        verification=read_required_verification(document),
        summary=document.text("summary", required=True),
        action=document.text("action"),
        action_reference=document.text("action_reference"),
        action_locator=document.text("action_locator"),
        either_test_suffices=document.yes_no("either_test_suffices") or False,
        milestones=tuple(_milestones(document, context)),
        dose_steps=tuple(_dose_steps(document, reference)),
        preconditions=document.choices("preconditions", PRECONDITIONS) or (),
        ours=document.texts("ours") or (),
        not_computed=document.texts("not_computed") or (),
        reviewed=document.text("reviewed"),
        review_by=document.text("review_by"),
    )
    document.close()
    return found


@dataclass(frozen=True, kw_only=True)
class _Context:
    set_id: str
    reference: str
    definitions: Definitions
    insensitive: frozenset[str]


def _milestones(document: Fields, context: _Context) -> Iterator[Milestone]:
    seen: dict[str, str] = {}
    latest = Decimal(-1)
    for source in document.mappings("milestones", required=True):
        found = _milestone(source, context)
        if found.due_month is not None:
            if found.due_month <= latest:
                source.reject((), f"month {found.due_month} is out of order; months rise")
            latest = found.due_month
        for criterion in found.criteria:
            if criterion.id in seen:
                source.reject((), f"two criteria have the id {criterion.id}; merge or split them")
            seen[criterion.id] = criterion.category
        yield found


def _milestone(source: Fields, context: _Context) -> Milestone:
    any_time = source.value("month") == "any"
    month = None if any_time else source.decimal("month", MONTHS, "months or any")
    from_month = source.decimal("from_month", MONTHS, "months")
    if source.has("month") == source.has("from_month"):
        source.reject((), "needs month (a row, or any) or from_month (opens and stays open)")
    bare = Milestone(
        month=month,
        from_month=from_month,
        and_later=source.yes_no("and_later") or False,
        criteria=(),
        unassigned=source.text("unassigned"),
    )
    criteria = tuple(
        _criterion(each, bare.key, category, context)
        for category in CATEGORIES
        for each in source.mappings(category)
    )
    source.close()
    return replace(bare, criteria=criteria)


def _criterion(source: Fields, milestone: str, category: str, context: _Context) -> Criterion:
    locator = source.text("locator", required=True)
    reference = source.text("reference") or context.reference
    ours = source.yes_no("ours") or False
    note = source.text("note")
    rest = [key for key in source.names() if key not in ("locator", "reference", "ours", "note")]
    kind = rest[0] if len(rest) == 1 else ""
    argument: object = None
    written = source.value(kind) if kind else None
    suffix = ""
    if kind in CRITERION_KINDS:
        argument, suffix = _ARGUMENTS[kind](source, kind, context)
        source.close()
    else:
        _refuse_kind(source, rest)
    parts = (context.set_id, milestone, category, kind, suffix)
    return Criterion(
        id=".".join(part for part in parts if part).lower(),
        category=category,
        kind=kind,
        argument=argument,
        written=written,
        reference=reference,
        locator=locator,
        ours=ours,
        note=note,
    )


def _refuse_kind(source: Fields, keys: list[str]) -> None:
    known = ", ".join(sorted(CRITERION_KINDS))
    if not keys:
        source.reject((), f"has no kind; known kinds: {known}")
    unknown = [key for key in keys if key not in CRITERION_KINDS]
    for key in unknown:
        source.reject((key,), f"unknown kind {quoted(key)}; known kinds: {known}")
    if len(keys) > 1 and not unknown:
        source.reject((), f"has more than one kind: {', '.join(keys)}; write one criterion each")


Argument = tuple[object, str]


def _response(source: Fields, key: str, context: _Context) -> Argument:
    known = context.definitions.responses
    name = source.choice(key, known, required=True)
    return known.get(name), name


def _range(within: Limits, unit: str, source: Fields, key: str, context: _Context) -> Argument:
    edges = source.mapping(key, required=True)
    found = read_range(edges, within, unit)
    edges.close()
    return found, ""


def _confirmation(source: Fields, key: str, context: _Context) -> Argument:
    rule = source.mapping(key, required=True)
    span = rule.value("within_months", required=True)
    months = [each for each in span if isinstance(each, Decimal)] if isinstance(span, list) else []
    if len(months) != 2 or months[0] > months[1]:
        rule.reject(
            ("within_months",),
            f"must be two months, the first not above the second, got {quoted(span)}",
        )
        months = [Decimal(0), Decimal(0)]
    found = read_range(rule, IS_PERCENT, "% IS")
    rule.close()
    return Confirmation(range=found, within_months=(months[0], months[1])), ""


def _lost_mmr(source: Fields, key: str, context: _Context) -> Argument:
    rule = source.mapping(key, required=True)
    high = rule.decimal("one_at_least", IS_PERCENT, "% IS", required=True)
    rule.close()
    mmr = context.definitions.responses.get("MMR")
    if mmr is None:
        source.reject((key,), "needs MMR among the set's response definitions")
    return LostMmr(mmr=mmr, one_at_least=high), ""


def _rise(source: Fields, key: str, context: _Context) -> Argument:
    rule = source.mapping(key, required=True)
    points = rule.decimal("at_least_points", PERCENT, "percentage points", required=True)
    count = rule.whole("consecutive", limits(1, 10, whole=True), "results", required=True)
    rule.close()
    return Rise(at_least_points=points, consecutive=count), ""


def _true(source: Fields, key: str, context: _Context) -> Argument:
    if source.yes_no(key, required=True) is False:
        source.reject((key,), "must be true; leave the criterion out instead")
    return True, ""


def _class(source: Fields, key: str, context: _Context) -> Argument:
    name = source.choice(key, HEMATOLOGIC_RESPONSES, required=True)
    return name, name


def _mutation(source: Fields, key: str, context: _Context) -> Argument:
    name = source.choice(key, MUTATION_CLASSES, required=True)
    return MutationClass(name=name, insensitive=context.insensitive), name


def _clones(source: Fields, key: str, context: _Context) -> Argument:
    clones = source.choices(key, CLONES) or ()
    if not clones:
        source.reject((key,), f"names no clone; known clones: {', '.join(CLONES)}")
    common = [each for each in clones if all(other.startswith(each) for other in clones)]
    return clones, common[0] if common else "any"


_ARGUMENTS: dict[str, Callable[[Fields, str, _Context], Argument]] = {
    "less_than": _response,
    "never_achieved": _response,
    "response_lost": _response,
    "ph_positive_percent": partial(_range, PERCENT, "%"),
    "bcr_abl1_is_percent": partial(_range, IS_PERCENT, "% IS"),
    "chr_and_ph_positive_percent": partial(_range, PERCENT, "%"),
    "bcr_abl1_confirmed": _confirmation,
    "confirmed_loss_of_mmr": _lost_mmr,
    "ph_positive_rise": _rise,
    "transcript_rise": _true,
    "hematologic_response": _class,
    "mutation": _mutation,
    "clonal_evolution": _clones,
    "progression": _true,
}


def _dose_steps(document: Fields, reference: str) -> Iterator[DoseStep]:
    for source in document.mappings("dose_steps"):
        start = source.decimal("from_mg", DOSE, "mg/day", required=True)
        listed = source.value("to_mg", required=True)
        goals = (
            [each for each in listed if isinstance(each, Decimal)]
            if isinstance(listed, list)
            else []
        )
        if not goals or start is None or any(each <= start for each in goals):
            source.reject(
                ("to_mg",), f"must be a list of doses above from_mg, got {quoted(listed)}"
            )
        yield DoseStep(
            from_mg=start,
            to_mg=tuple(goals),
            reference=source.text("reference") or reference,
            locator=source.text("locator", required=True),
            note=source.text("note"),
        )
        source.close()
