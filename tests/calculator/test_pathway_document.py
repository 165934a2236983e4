"""How a pathway is read, and what each mistake is told."""

import pytest

from calculator.fields import Fields
from calculator.pathway_document import (
    CONDITION_NAMES,
    Check,
    Claim,
    Edge,
    Option,
    Pathway,
    Reason,
    read_pathway,
)
from tests.calculator.practice_documents import (
    OPTIONS,
    check,
    claim,
    edge,
    option,
    pathway,
    without,
)


def read(document):
    errors = []
    found = read_pathway(Fields(document, (), errors))
    return found, [str(each) for each in errors]


def mistakes(document):
    return read(document)[1]


def sentence(text="A sentence.", rows=(), *, ours=False):
    return Claim(
        text=text, reference="a-2003", locator="Table 2", level="primary", ours=ours, rows=rows
    )


def test_a_pathway_keeps_its_checks_and_what_speaks_for_and_against_each_option():
    """A contraindication is a reason against that blocks."""
    asked = check(
        asks=["phase", "assessments"],
        edges=[edge(text="Chronic.", ours=True), edge(when="advanced_phase", answer="No")],
        claims=[claim(text="Why."), claim()],
    )
    options = [option(name) for name in OPTIONS]
    options[2] |= {
        "benefits": [claim(text="Good.", rows=["a-2003/ccyr"])],
        "harms": [claim(text="Bad.")],
        "reasons_for": [claim(text="For.", when="response_adequate")],
        "reasons_against": [
            claim(text="Against.", when="severe_reaction_or_cytopenia", blocks=True)
        ],
    }

    found, errors = read(pathway(summary="In short.", checks=[asked], options=options))

    assert errors == []
    assert found == Pathway(
        title="A pathway",
        summary="In short.",
        checks=(
            Check(
                id="phase",
                title="Phase",
                question="Chronic?",
                asks=("phase", "assessments"),
                edges=(
                    Edge(
                        when="chronic_phase",
                        answer="Yes",
                        leads_to="refer",
                        claim=sentence("Chronic.", ours=True),
                    ),
                    Edge(when="advanced_phase", answer="No", leads_to="refer", claim=sentence()),
                ),
                claims=(sentence("Why."), sentence()),
            ),
        ),
        options=tuple(
            Option(
                id=name,
                title=name,
                text="What is done.",
                benefits=(sentence("Good.", ("a-2003/ccyr",)),) if name == "escalate" else (),
                harms=(sentence("Bad."),) if name == "escalate" else (),
                reasons_for=(
                    (Reason(when="response_adequate", blocks=False, claim=sentence("For.")),)
                    if name == "escalate"
                    else ()
                ),
                reasons_against=(
                    (
                        Reason(
                            when="severe_reaction_or_cytopenia",
                            blocks=True,
                            claim=sentence("Against."),
                        ),
                    )
                    if name == "escalate"
                    else ()
                ),
            )
            for name in OPTIONS
        ),
    )


def test_every_sentence_is_found_in_reading_order():
    options = [option(name) for name in OPTIONS]
    options[0] |= {
        "benefits": [claim(text="Third.")],
        "harms": [claim(text="Fourth.")],
        "reasons_for": [claim(text="Fifth.", when="response_adequate")],
        "reasons_against": [claim(text="Sixth.", when="insensitive_mutation")],
    }
    checks = [
        check(claims=[claim(text="First.")], edges=[edge(text="Second.")]),
        check(id="result", edges=[edge(text="Between.")]),
    ]

    found, _ = read(pathway(checks=checks, options=options))

    assert [each.text for each in found.claims()] == [
        "First.",
        "Second.",
        "Between.",
        "Third.",
        "Fourth.",
        "Fifth.",
        "Sixth.",
    ]


def test_our_own_sentence_may_stand_without_a_source():
    own = {
        "when": "chronic_phase",
        "answer": "Yes",
        "leads_to": "refer",
        "text": "Ours.",
        "ours": True,
    }

    found, errors = read(pathway(checks=[check(edges=[own])]))

    assert errors == []
    assert found.checks[0].edges[0].claim == Claim(
        text="Ours.", reference=None, locator=None, level=None, ours=True, rows=()
    )


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        (
            {"title": None, "checks": None, "options": None},
            [
                "title: is missing",
                "checks: is missing",
                "options: is missing",
                "options: must be continue-and-recheck, adherence-and-interactions, escalate, "
                "change-tki, refer, in this order",
            ],
        ),
        (
            {"checks": [{"answer": "Yes"}]},
            [
                "checks[0].id: is missing",
                "checks[0].title: is missing",
                "checks[0].question: is missing",
                "checks[0].edges: is missing",
                "checks[0].answer: unknown key; known keys: asks, claims, edges, id, question, "
                "title",
            ],
        ),
        (
            {"checks": [check(edges=[{"page": 3}])]},
            [
                f"checks[0].edges[0].{each}"
                for each in (
                    "when: is missing",
                    "answer: is missing",
                    "leads_to: is missing",
                    "text: is missing",
                    "reference: is missing",
                    "locator: is missing",
                    "level: is missing",
                    "page: unknown key; known keys: answer, leads_to, level, locator, ours, "
                    "reference, rows, text, when",
                )
            ],
        ),
        (
            {"checks": [check(edges=[without(edge(ours=True), "locator", "level")])]},
            ["checks[0].edges[0].locator: is missing", "checks[0].edges[0].level: is missing"],
        ),
        (
            {"checks": [check(claims=[claim(level="memory", when="always")])]},
            [
                "checks[0].claims[0].level: must be one of primary, abstract, secondary, got "
                "'memory'",
                "checks[0].claims[0].when: unknown key; known keys: level, locator, ours, "
                "reference, rows, text",
            ],
        ),
        (
            {
                "options": [
                    *[option(name) for name in OPTIONS[:-1]],
                    {"id": "refer", "dose": 800, "reasons_for": [claim(blocks=1, since="2009")]},
                ]
            },
            [
                "options[4].title: is missing",
                "options[4].text: is missing",
                "options[4].reasons_for[0].when: is missing",
                "options[4].reasons_for[0].blocks: must be true or false, got 1",
                "options[4].reasons_for[0].since: unknown key; known keys: blocks, level, "
                "locator, ours, reference, rows, text, when",
                "options[4].dose: unknown key; known keys: benefits, harms, id, reasons_against, "
                "reasons_for, text, title",
            ],
        ),
        (
            {"options": [without(option("escalate"), "id")]},
            [
                "options[0].id: is missing",
                "options: must be continue-and-recheck, adherence-and-interactions, escalate, "
                "change-tki, refer, in this order",
            ],
        ),
    ],
    ids=["empty", "check", "edge", "own sentence", "sentence", "reason", "option"],
)
def test_each_mistake_in_a_pathway_is_told_with_its_key(changes, messages):
    assert mistakes(pathway(**changes)) == messages


@pytest.mark.parametrize("leads_to", ["phase", "result", "nowhere"])
def test_an_edge_leads_forward(leads_to):
    checks = [check(id="result"), check(edges=[edge(leads_to=leads_to)])]

    assert mistakes(pathway(checks=checks)) == [
        "checks[1].edges[0].leads_to: must be a later check or an option, continue-and-recheck, "
        f"adherence-and-interactions, escalate, change-tki, refer; got '{leads_to}'"
    ]


def test_an_edge_may_lead_to_a_later_check():
    checks = [check(edges=[edge(leads_to="result")]), check(id="result")]

    assert mistakes(pathway(checks=checks)) == []


def test_the_options_stand_in_their_fixed_order():
    options = [option(name) for name in reversed(OPTIONS)]

    assert mistakes(pathway(options=options)) == [
        "options: must be continue-and-recheck, adherence-and-interactions, escalate, "
        "change-tki, refer, in this order"
    ]


def test_a_condition_outside_the_closed_list_is_refused():
    wrong = edge(when="ph_positive > 35")
    options = [option(name) for name in OPTIONS]
    options[0] |= {"reasons_against": [claim(when="ph_positive > 35")]}

    message = f"when: must be one of {', '.join(CONDITION_NAMES)}, got 'ph_positive > 35'"
    assert mistakes(pathway(checks=[check(edges=[wrong])], options=options)) == [
        f"checks[0].edges[0].{message}",
        f"options[0].reasons_against[0].{message}",
    ]
