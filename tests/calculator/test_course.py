"""What the form and the messages know of each field of a course."""

from dataclasses import fields
from decimal import Decimal

import pytest

from calculator.course import Assessment
from calculator.diagnosis import AtDiagnosis
from calculator.fields import Limits


def described(kind, name):
    return dict(next(each.metadata for each in fields(kind) if each.name == name))


def test_a_field_of_a_visit_is_described_in_full():
    assert described(Assessment, "month") == {
        "kind": "decimal",
        "label": "Month",
        "unit": "months since imatinib start",
        "limits": Limits(low=Decimal(0), high=Decimal(600)),
        "choices": (),
        "help": "Decimals allowed; 11.4 is not rounded to 12",
        "example": "12",
        "required": True,
    }
    assert described(Assessment, "cytogenetic_method") == {
        "kind": "choice",
        "label": "Cytogenetic method",
        "unit": "",
        "limits": None,
        "choices": ("banding", "fish"),
        "help": "Banding unless stated",
        "example": "banding",
        "required": False,
    }


def test_a_visit_has_a_month():
    with pytest.raises(TypeError, match="month"):
        Assessment(daily_dose_mg=Decimal(400))


def test_a_question_that_needs_no_help_has_none():
    assert described(Assessment, "spleen_palpable") == {
        "kind": "yes_no",
        "label": "Spleen palpable",
        "unit": "",
        "limits": None,
        "choices": (),
        "help": "",
        "example": "",
        "required": False,
    }


def test_a_field_at_diagnosis_is_described_in_full():
    assert described(AtDiagnosis, "blasts_percent") == {
        "label": "Blasts in blood",
        "unit": "%",
        "limits": Limits(low=Decimal(0), high=Decimal(100)),
        "example": "1",
        "help": "Of all leukocytes",
    }
    assert described(AtDiagnosis, "eosinophils_percent") == {
        "label": "Eosinophils in blood",
        "unit": "%",
        "limits": Limits(low=Decimal(0), high=Decimal(100)),
        "example": "2",
        "help": "",
    }
