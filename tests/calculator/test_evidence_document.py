"""How the results of studies are read, and what each mistake is told."""

from decimal import Decimal

import pytest

from calculator.evidence_document import EvidenceRow, read_evidence
from calculator.fields import Fields
from tests.calculator.practice_documents import row


def read(*rows):
    errors = []
    found = read_evidence(Fields({"evidence": list(rows)}, (), errors))
    return found, [str(each) for each in errors]


def test_a_row_keeps_all_that_a_study_says():
    found, errors = read(
        row(
            strategy="escalate",
            arm="800 mg",
            group="No response at 12 months",
            indication="cytogenetic",
            prior_response="minor cytogenetic response",
            from_mg=[Decimal(400)],
            to_mg=[Decimal(600), Decimal(800)],
            at_month=Decimal("12.5"),
            responders=Decimal(13),
            evaluable=Decimal(34),
            percent=Decimal("38.2"),
            interval=[Decimal(22), Decimal(56)],
            ours=True,
            overlaps=["b-2009"],
        )
    )

    assert errors == []
    assert found == {
        "a-2003/ccyr": EvidenceRow(
            id="a-2003/ccyr",
            study="a-2003",
            title="A study",
            strategy="escalate",
            arm="800 mg",
            group="No response at 12 months",
            indication="cytogenetic",
            prior_response="minor cytogenetic response",
            from_mg=(Decimal(400),),
            to_mg=(Decimal(600), Decimal(800)),
            outcome="CCyR",
            label="Complete cytogenetic response",
            at_month=Decimal("12.5"),
            responders=13,
            evaluable=34,
            percent=Decimal("38.2"),
            interval=(Decimal(22), Decimal(56)),
            ours=True,
            overlaps=("b-2009",),
            reference="a-2003",
            locator="Table 2",
            level="primary",
        )
    }


def test_a_row_without_figures_has_none():
    found, errors = read(row())

    assert errors == []
    assert found == {
        "a-2003/ccyr": EvidenceRow(
            id="a-2003/ccyr",
            study="a-2003",
            title="A study",
            strategy=None,
            arm=None,
            group=None,
            indication=None,
            prior_response=None,
            from_mg=(),
            to_mg=(),
            outcome="CCyR",
            label="Complete cytogenetic response",
            at_month=None,
            responders=None,
            evaluable=None,
            percent=None,
            interval=(),
            ours=False,
            overlaps=(),
            reference="a-2003",
            locator="Table 2",
            level="primary",
        )
    }


@pytest.mark.parametrize(
    ("document", "messages"),
    [
        (
            {},
            [
                f"{key}: is missing"
                for key in (
                    *("id", "study", "title", "outcome", "label"),
                    *("reference", "locator", "level"),
                )
            ],
        ),
        (
            row(
                strategy="wait",
                indication="none",
                prior_response="some",
                at_month=Decimal(601),
                responders=Decimal("1.5"),
                evaluable=Decimal(100_001),
                percent=Decimal("100.1"),
                level="memory",
            ),
            [
                "strategy: must be one of escalate, switch, standard, high-dose, combination, got "
                "'wait'",
                "indication: must be one of hematologic, cytogenetic, suboptimal, any failure, "
                "first line, early molecular, got 'none'",
                "prior_response: must be one of none, minor cytogenetic response, complete or "
                "partial cytogenetic response, any cytogenetic response, got 'some'",
                "at_month: must be 0 to 600 months, got 601",
                "responders: must be a whole number 0 to 100000 patients, got 1.5",
                "evaluable: must be a whole number 0 to 100000 patients, got 100001",
                "percent: must be 0 to 100 %, got 100.1",
                "level: must be one of primary, abstract, secondary, got 'memory'",
            ],
        ),
        (
            row(page=3),
            [
                "page: unknown key; known keys: arm, at_month, evaluable, from_mg, group, id, "
                "indication, interval, label, level, locator, ours, outcome, overlaps, percent, "
                "prior_response, reference, responders, strategy, study, title, to_mg"
            ],
        ),
    ],
    ids=["empty", "wrong values", "unknown key"],
)
def test_each_mistake_in_a_row_is_told_with_its_key(document, messages):
    assert read(document)[1] == [f"evidence[0].{each}" for each in messages]
