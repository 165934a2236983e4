"""Documents of criteria sets for the tests of their reader."""

import json

from calculator import json_text
from calculator.criteria_document import Vocabulary, read_criteria_set
from calculator.fields import Fields
from calculator.rules import RULES


def document(**changes):
    """A small set that reads without a mistake, with changes; a key set to None is left out."""
    whole = {
        "title": "A set",
        "short_title": "Set",
        "year": 2013,
        "purpose": "response",
        "standing": "superseded",
        "reference": "baccarani-2013",
        "definitions": "eln",
        "verification": {"level": "primary", "read": "whole text"},
        "summary": "A set for tests.",
        "milestones": [
            {"month": 3, "failure": [{"ph_positive_percent": {"above": 95}, "locator": "Table 1"}]}
        ],
    }
    return {key: value for key, value in (whole | changes).items() if value is not None}


def read(changed):
    """The set that a document gives, and its mistakes."""
    errors = []
    vocabulary = Vocabulary(definitions=RULES.definitions, insensitive=RULES.mutations.insensitive)
    fields = Fields(json_text.read(json.dumps(changed)), (), errors)
    return read_criteria_set("set", fields, vocabulary), [str(each) for each in errors]
