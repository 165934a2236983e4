"""Results of studies beside a course: who, what was done, counts, interval and plot."""

from decimal import Decimal

import pytest

from calculator.drawing.evidence import evidence
from calculator.evidence_document import read_evidence
from calculator.fields import Fields
from calculator.practice import PRACTICE
from tests.calculator.drawing.markup_text import rows, tree, words
from tests.calculator.practice_documents import row


def read(**changes):
    (found,) = read_evidence(Fields({"evidence": [row(**changes)]}, (), [])).values()
    return found


def drawn(*found):
    return rows(evidence(found, "Why.", "../"))


def test_counts_have_a_rate_and_an_interval_of_ours():
    (shown,) = drawn(PRACTICE.evidence["lasor/ccyr-6-imatinib"])

    assert shown[0].startswith("Raised: Imatinib 600 mg once daily, 400 to 600 mg")
    assert shown[1:5] == ["Complete cytogenetic response", "40/95", "42 %", "33\u201352 %"]


def test_a_changed_tki_is_called_changed_and_names_no_dose_step():
    (shown,) = drawn(PRACTICE.evidence["lasor/ccyr-6-nilotinib"])

    assert shown[0].startswith("Changed: Nilotinib 400 mg twice daily")
    assert "400 to 600" not in shown[0]


def test_half_a_percent_is_rounded_up_and_steps_of_the_dose_are_alternatives():
    steps = {"from_mg": [Decimal(400), Decimal(600)], "to_mg": [Decimal(600), Decimal(800)]}
    counts = {"responders": Decimal(1), "evaluable": Decimal(8)}
    (shown,) = drawn(read(strategy="escalate", **steps, **counts))

    assert shown[0].startswith("Raised: 400 to 600 mg or 600 to 800 mg")
    assert shown[2:4] == ["1/8", "13 %"]


def test_a_step_of_the_dose_needs_both_its_ends():
    steps = {"from_mg": [Decimal(400)], "to_mg": [Decimal(600), Decimal(800)]}

    with pytest.raises(ValueError, match="longer"):
        drawn(read(strategy="escalate", percent=Decimal(38), **steps))


def test_a_percentage_without_counts_has_no_interval():
    (shown,) = drawn(PRACTICE.evidence["start-r/ccyr-imatinib"])

    assert shown[2:5] == ["\u2013", "18 %", "\u2013"]


def test_a_percentage_of_a_known_number_names_it():
    (shown,) = drawn(read(percent=Decimal(38), evaluable=Decimal(48)))

    assert shown[2:5] == ["of 48", "38 %", "\u2013"]


def test_a_result_without_arm_group_or_dose_is_named_by_its_study():
    (shown,) = drawn(read(percent=Decimal(38)))

    assert shown[0].startswith("Raised: A study")


def test_each_row_leads_to_its_place_on_the_page_of_the_study():
    made = tree(evidence([PRACTICE.evidence["start-r/ccyr-imatinib"]], "Why.", "../"))

    assert "../evidence/start-r/#ccyr-imatinib" in [each.get("href") for each in made.iter("a")]


def test_no_row_is_said_in_a_sentence():
    assert words(tree(evidence([], "No criterion is met.", "../"))) == (
        "No criterion is met. No result of our studies fits this course."
    )
