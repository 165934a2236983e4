"""The decision pathway: checks in order, and five options that stay side by side.

Nothing here decides anything. Each check has edges, each edge a named condition of a closed
list; `calculator.pathway` answers the conditions for a course.
"""

from __future__ import annotations

from dataclasses import dataclass

from calculator.fields import Fields
from calculator.sources import LEVELS

OPTION_ORDER = (
    "continue-and-recheck",
    "adherence-and-interactions",
    "escalate",
    "change-tki",
    "refer",
)
CONDITION_NAMES = (
    "chronic_phase",
    "advanced_phase",
    "result_repeated",
    "result_not_repeated",
    "result_on_scale",
    "result_not_on_scale",
    "adherence_adequate",
    "adherence_inadequate",
    "no_interacting_drug",
    "interacting_drug",
    "response_adequate",
    "warning_or_suboptimal_only",
    "failure_or_escalation_rule",
    "insensitive_mutation",
    "other_mutation",
    "no_mutation_found",
    "mutation_test_available",
    "mutation_test_not_available",
    "prior_cytogenetic_response",
    "no_prior_cytogenetic_response",
    "severe_reaction_or_cytopenia",
    "no_severe_reaction_or_cytopenia",
    "other_tki_available",
    "no_other_tki_available",
    "mutation_excludes_every_available_tki",
    "label_step_left",
    "no_label_step_left",
    "at_label_ceiling",
    "transplant_candidate",
)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A sentence with its source. `level` says how far our copy of it was checked.

    `ours` marks what no source says in these words; such a sentence may stand without a source.
    `rows` are the results that it rests on, as ids of evidence rows.
    """

    text: str
    reference: str | None
    locator: str | None
    level: str | None
    ours: bool
    rows: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Edge:
    """One answer to a check: the condition under which it is given, and where it leads."""

    when: str
    answer: str
    leads_to: str
    claim: Claim


@dataclass(frozen=True, kw_only=True)
class Check:
    """One question of the pathway. `asks` names the fields of a course that answer it."""

    id: str
    title: str
    question: str
    asks: tuple[str, ...]
    edges: tuple[Edge, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, kw_only=True)
class Reason:
    """What speaks for or against an option in a course that fulfills a condition.

    `blocks` marks a contraindication: the option stays visible and is not open.
    """

    when: str
    blocks: bool
    claim: Claim


@dataclass(frozen=True, kw_only=True)
class Option:
    """One of the things that can be done, with what is known of its benefits and harms."""

    id: str
    title: str
    text: str
    benefits: tuple[Claim, ...]
    harms: tuple[Claim, ...]
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class Pathway:
    """All checks in order, and the options in their fixed order."""

    title: str
    summary: str
    checks: tuple[Check, ...]
    options: tuple[Option, ...]

    def claims(self) -> tuple[Claim, ...]:
        """Every sentence with a source, in reading order."""
        found: list[Claim] = []
        for check in self.checks:
            found += [*check.claims, *(edge.claim for edge in check.edges)]
        for option in self.options:
            reasons = (*option.reasons_for, *option.reasons_against)
            found += [*option.benefits, *option.harms, *(each.claim for each in reasons)]
        return tuple(found)


def read_pathway(fields: Fields) -> Pathway:
    """The pathway of a document; mistakes are recorded in its errors.

    A leads_to that is neither a later check nor an option, and options out of order, are
    mistakes: the drawing runs one way.
    """
    pathway = Pathway(
        title=fields.text("title", required=True),
        summary=fields.text("summary"),
        checks=tuple(_check(each) for each in fields.mappings("checks", required=True)),
        options=tuple(_option(each) for each in fields.mappings("options", required=True)),
    )
    _refuse_wrong_order(fields, pathway)
    return pathway


def _refuse_wrong_order(fields: Fields, pathway: Pathway) -> None:
    options = tuple(each.id for each in pathway.options)
    if options != OPTION_ORDER:
        fields.reject(("options",), f"must be {', '.join(OPTION_ORDER)}, in this order")
    for index, check in enumerate(pathway.checks):
        ahead = [each.id for each in pathway.checks[index + 1 :]]
        for at, edge in enumerate(check.edges):
            if edge.leads_to and edge.leads_to not in (*ahead, *OPTION_ORDER):
                known = ", ".join((*ahead, *OPTION_ORDER))
                fields.reject(
                    ("checks", index, "edges", at, "leads_to"),
                    f"must be a later check or an option, {known}; got '{edge.leads_to}'",
                )


def _check(fields: Fields) -> Check:
    check = Check(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        question=fields.text("question", required=True),
        asks=fields.texts("asks") or (),
        edges=tuple(_edge(each) for each in fields.mappings("edges", required=True)),
        claims=_claims(fields, "claims"),
    )
    fields.close()
    return check


def _edge(fields: Fields) -> Edge:
    edge = Edge(
        when=fields.choice("when", CONDITION_NAMES, required=True),
        answer=fields.text("answer", required=True),
        leads_to=fields.text("leads_to", required=True),
        claim=_claim(fields),
    )
    fields.close()
    return edge


def _option(fields: Fields) -> Option:
    option = Option(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        text=fields.text("text", required=True),
        benefits=_claims(fields, "benefits"),
        harms=_claims(fields, "harms"),
        reasons_for=tuple(_reason(each) for each in fields.mappings("reasons_for")),
        reasons_against=tuple(_reason(each) for each in fields.mappings("reasons_against")),
    )
    fields.close()
    return option


def _reason(fields: Fields) -> Reason:
    reason = Reason(
        when=fields.choice("when", CONDITION_NAMES, required=True),
        blocks=fields.yes_no("blocks") or False,
        claim=_claim(fields),
    )
    fields.close()
    return reason


def _claims(fields: Fields, key: str) -> tuple[Claim, ...]:
    found = []
    for each in fields.mappings(key):
        found.append(_claim(each))
        each.close()
    return tuple(found)


def _claim(fields: Fields) -> Claim:
    ours = fields.yes_no("ours") or False
    sourced = not ours or fields.has("reference")
    return Claim(
        text=fields.text("text", required=True),
        reference=fields.text("reference", required=sourced),
        locator=fields.text("locator", required=sourced),
        level=fields.choice("level", LEVELS, required=sourced),
        ours=ours,
        rows=fields.texts("rows") or (),
    )
