"""How an entry was read, in words: the value, its class in each source, and an edge it lies on."""

from __future__ import annotations

from calculator import describe
from calculator.course import Assessment
from calculator.quantities import Number, Range, plain
from calculator.responses import (
    Definitions,
    ResponseDefinition,
    bcr_abl1_is_percent,
    entered_ph_positive,
    ph_positive_percent,
)
from calculator.rules import Rules

WHOLE_LOGS = {"100": 0, "10": 1, "1": 2, "0.1": 3, "0.01": 4, "0.001": 5}
CLASS_WORDS = {"mmr": "MMR", "mr4": "MR4", "mr4.5": "MR4.5", "mr5": "MR5", "none": "no MMR"}
PH, BCR = "ph_positive_percent", "bcr_abl1_is_percent"


def cytogenetic_echo(assessment: Assessment, rules: Rules) -> str | None:
    """Ph+ in percent with its class in each source: `35 %: partial (ELN), minor (...)`."""
    percent = entered_ph_positive(assessment)
    if percent is None:
        return None
    classes = [_cytogenetic_class(assessment, each) for each in rules.definitions.values()]
    return f"{plain(percent)} %: {', '.join(classes)}{_on_an_edge(PH, percent, rules)}"


def molecular_echo(assessment: Assessment, rules: Rules) -> str | None:
    """BCR::ABL1 in % IS with its class: `0.1 % IS = MR3, MMR`."""
    definitions = next(each for each in rules.definitions.values() if each.molecular)
    if assessment.bcr_abl1_detected is False:
        return _undetectable_echo(assessment, definitions)
    percent = assessment.bcr_abl1_is_percent
    if percent is None:
        return None
    logs = WHOLE_LOGS.get(plain(percent))
    named = f" = MR{logs}" if logs else ""
    depth = CLASS_WORDS[definitions.molecular_class(assessment, percent)]
    depth = "" if named.endswith(depth) else f", {depth}"
    return f"{plain(percent)} % IS{named}{depth}{_on_an_edge(BCR, percent, rules)}"


def sets_dividing_at(quantity: str, value: Number, rules: Rules) -> tuple[str, ...]:
    """The short titles of the sets in which a threshold of the quantity equals the value."""
    return tuple(
        each.short_title
        for each in rules.criteria_sets
        if any(
            value in edges(criterion.argument, quantity, criterion.kind)
            for criterion in each.criteria
        )
    )


def edges(argument: object, quantity: str, kind: str) -> tuple[Number, ...]:
    """The thresholds that a criterion sets on a quantity."""
    if isinstance(argument, ResponseDefinition):
        known = argument.measured_by == quantity and argument.range is not None
        return argument.range.edges if known else ()
    found = getattr(argument, "range", argument)
    if isinstance(found, Range) and kind in _KINDS_ON[quantity]:
        return found.edges
    return ()


_KINDS_ON = {
    PH: ("ph_positive_percent", "chr_and_ph_positive_percent"),
    BCR: ("bcr_abl1_is_percent", "bcr_abl1_confirmed"),
}


def _cytogenetic_class(assessment: Assessment, definitions: Definitions) -> str:
    percent = ph_positive_percent(assessment, definitions)
    name = "not usable" if percent is None else definitions.cytogenetic_class(percent)
    return f"{name} ({_source(definitions)})"


def _source(definitions: Definitions) -> str:
    words = definitions.id.split("-")
    return " ".join(word.upper() if len(word) <= 3 else word.capitalize() for word in words)


def _undetectable_echo(assessment: Assessment, definitions: Definitions) -> str:
    percent = bcr_abl1_is_percent(assessment, definitions)
    if percent is None:
        return (
            f"{describe.molecular_text(assessment)}: counts only with at least "
            f"{definitions.undetectable_minimum_copies} ABL1 copies"
        )
    depth = CLASS_WORDS[definitions.molecular_class(assessment, percent)]
    return f"{describe.molecular_text(assessment)}: {depth}"


def _on_an_edge(quantity: str, value: Number, rules: Rules) -> str:
    names = sets_dividing_at(quantity, value, rules)
    if not names:
        return ""
    divides = "rule set divides" if len(names) == 1 else "rule sets divide"
    return f". On an edge: {len(names)} of {len(rules.criteria_sets)} {divides} at {plain(value)} %"
