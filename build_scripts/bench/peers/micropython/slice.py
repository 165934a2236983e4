"""A slice of the rules for MicroPython: the ELN 2020 rows for BCR::ABL1, as whole numbers."""

import json

# (from month, failure above, warning above), of Hochhaus 2020, Table 4; thousandths of a percent.
ROWS = ((12, 1000, 100), (6, 10000, 1000), (3, None, 10000))


def thousandths(number):
    """A percentage in thousandths of a percent."""
    whole, _, rest = str(number).partition(".")
    return int(whole) * 1000 + int((rest + "000")[:3])


def row_at(month):
    """The row in force at a month."""
    for row in ROWS:
        if month >= row[0]:
            return row
    return None


def category(assessment):
    """The category of an assessment, or None."""
    row = row_at(assessment["month"])
    value = assessment.get("bcr_abl1_is_percent")
    if row is None or value is None:
        return None
    amount = thousandths(value)
    if row[1] is not None and amount > row[1]:
        return "failure"
    return "warning" if amount > row[2] else "optimal"


def run(text):
    """The verdict on the latest assessment of a course."""
    course = json.loads(text)["course"]
    latest = max(course["assessments"], key=lambda each: each["month"])
    return "eln-2020: " + str(category(latest))
