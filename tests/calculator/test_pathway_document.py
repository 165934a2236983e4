"""How a pathway is read, and what each mistake is told."""

import pytest

from calculator.fields import Fields
from calculator.pathway_document import Claim, Edge, Reason, read_pathway
from tests.calculator.practice_documents import OPTIONS, check, claim, edge, option, pathway


def read(document):
    errors = []
    found = read_pathway(Fields(document, (), errors))
    return found, [str(each) for each in errors]


def mistakes(document):
    return read(document)[1]


def test_an_edge_keeps_its_condition_and_its_source():
    found, errors = read(pathway())

    assert errors == []
    assert found.checks[0].edges == (
        Edge(
            when="chronic_phase",
            answer="Yes",
            leads_to="refer",
            claim=Claim(
                text="A sentence.",
                reference="a-2003",
                locator="Table 2",
                level="primary",
                ours=False,
                rows=(),
            ),
        ),
    )


def test_a_contraindication_is_a_reason_against_that_blocks():
    against = claim(when="severe_reaction_or_cytopenia", blocks=True, rows=["a-2003/ccyr"])
    options = [option(name, reasons_against=[against]) for name in OPTIONS]

    found, errors = read(pathway(options=options))

    assert errors == []
    assert found.options[2].reasons_against == (
        Reason(
            when="severe_reaction_or_cytopenia",
            blocks=True,
            claim=Claim(
                text="A sentence.",
                reference="a-2003",
                locator="Table 2",
                level="primary",
                ours=False,
                rows=("a-2003/ccyr",),
            ),
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
    checks = [check(claims=[claim(text="First.")], edges=[edge(text="Second.")])]

    found, _ = read(pathway(checks=checks, options=options))

    assert [each.text for each in found.claims()] == [
        "First.",
        "Second.",
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
    assert found.checks[0].edges[0].claim.reference is None


def test_our_own_sentence_with_a_source_needs_its_place():
    own = edge(ours=True)
    del own["locator"]

    assert mistakes(pathway(checks=[check(edges=[own])])) == [
        "checks[0].edges[0].locator: is missing"
    ]


def test_a_sentence_without_a_source_is_refused():
    bare = edge()
    del bare["reference"]

    assert mistakes(pathway(checks=[check(edges=[bare])])) == [
        "checks[0].edges[0].reference: is missing"
    ]


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
    found = mistakes(pathway(checks=[check(edges=[edge(when="ph_positive > 35")])]))

    assert len(found) == 1
    assert found[0].startswith("checks[0].edges[0].when: must be one of chronic_phase, ")
    assert found[0].endswith(", got 'ph_positive > 35'")
