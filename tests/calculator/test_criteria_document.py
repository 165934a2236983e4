"""A criteria set as a document: what is read, and what each mistake is told."""

import pytest

from calculator.rules import RULES
from tests.calculator.set_documents import document, read


def test_a_set_is_read_with_what_it_says_of_itself():
    found, errors = read(
        document(
            superseded_by="eln-2020",
            action="Change.",
            action_reference="baccarani-2013",
            action_locator="Abstract",
            either_test_suffices=True,
            preconditions=["no_severe_adverse_reaction"],
            ours=["One reading is ours."],
            not_computed=["A warning."],
            reviewed="2026-11-21",
            review_by="2027-11-21",
            dose_steps=[
                {"from_mg": 400, "to_mg": [600, 800], "locator": "Dosing", "note": "Twice daily."}
            ],
        )
    )

    assert errors == []
    assert (found.id, found.title, found.short_title, found.year) == ("set", "A set", "Set", 2013)
    assert (found.purpose, found.standing, found.superseded_by) == (
        "response",
        "superseded",
        "eln-2020",
    )
    assert (found.action, found.action_reference, found.action_locator) == (
        "Change.",
        "baccarani-2013",
        "Abstract",
    )
    assert (found.verification.level, found.verification.read) == ("primary", "whole text")
    assert (found.summary, found.reference) == ("A set for tests.", "baccarani-2013")
    assert (found.preconditions, found.ours, found.not_computed) == (
        ("no_severe_adverse_reaction",),
        ("One reading is ours.",),
        ("A warning.",),
    )
    assert (found.reviewed, found.review_by) == ("2026-11-21", "2027-11-21")
    step = found.dose_steps[0]
    assert (step.from_mg, step.to_mg, step.reference, step.locator, step.note) == (
        400,
        (600, 800),
        "baccarani-2013",
        "Dosing",
        "Twice daily.",
    )
    assert found.either_test_suffices
    assert found.definitions is RULES.definitions["eln"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": None}, ["title: is missing"]),
        ({"short_title": None}, ["short_title: is missing"]),
        ({"year": None}, ["year: is missing"]),
        ({"year": 1989}, ["year: must be a whole number 1990 to 2100, got 1989"]),
        ({"purpose": None}, ["purpose: is missing"]),
        ({"standing": None}, ["standing: is missing"]),
        ({"definitions": None}, ["definitions: is missing"]),
        ({"summary": None}, ["summary: is missing"]),
        ({"standing": "old"}, None),
        ({"reference": None}, ["reference: is missing"]),
        ({"definitions": "nccn"}, ["definitions: must be one of eln, kantarjian-2003, got 'nccn'"]),
        ({"summary": " "}, ["summary: must be a text, got ' '"]),
        (
            {"verification": None},
            ["verification: is missing; say how far our copy was checked"],
        ),
        (
            {"verification": {"level": "memory", "read": "nothing"}},
            ["verification.level: must be one of primary, abstract, secondary, got 'memory'"],
        ),
        ({"verification": {"level": "primary"}}, ["verification.read: is missing"]),
        ({"verification": {"read": "all"}}, ["verification.level: is missing"]),
        ({"milestones": None}, ["milestones: is missing"]),
        ({"preconditions": ["none"]}, None),
        ({"ours": ["One.", 2]}, ["ours[1]: must be a text, got 2"]),
        (
            {"dose_steps": [{"from_mg": 400, "to_mg": [400], "locator": "Dosing"}]},
            ["dose_steps[0].to_mg: must be a list of doses above from_mg, got a list"],
        ),
        (
            {"dose_steps": [{"from_mg": 400, "to_mg": 600, "locator": "Dosing"}]},
            ["dose_steps[0].to_mg: must be a list of doses above from_mg, got 600"],
        ),
        (
            {"dose_steps": [{"to_mg": [600], "locator": "Dosing"}]},
            [
                "dose_steps[0].from_mg: is missing",
                "dose_steps[0].to_mg: must be a list of doses above from_mg, got a list",
            ],
        ),
        (
            {"dose_steps": [{"from_mg": 0, "locator": "Dosing"}]},
            [
                "dose_steps[0].from_mg: must be above 0 and at most 2000 mg/day, got 0",
                "dose_steps[0].to_mg: is missing",
                "dose_steps[0].to_mg: must be a list of doses above from_mg, got null",
            ],
        ),
        (
            {"dose_steps": [{"from_mg": 400, "to_mg": [600]}]},
            ["dose_steps[0].locator: is missing"],
        ),
    ],
)
def test_a_mistake_in_a_set_is_told_with_its_key(changes, expected):
    _, errors = read(document(**changes))

    if expected is None:
        (key,) = changes
        assert [each.split("[")[0].split(":")[0] for each in errors] == [key]
        assert ": must be one of " in errors[0]
    else:
        assert errors == expected


def test_an_unknown_key_is_told_with_the_known_ones():
    _, errors = read(document(titel="A set"))

    assert errors[0].startswith("titel: unknown key; known keys: action, action_locator, ")


@pytest.mark.parametrize(
    ("milestone", "expected"),
    [
        ({}, "milestones[0]: needs month (a row, or any) or from_month (opens and stays open)"),
        (
            {"month": 3, "from_month": 3},
            "milestones[0]: needs month (a row, or any) or from_month (opens and stays open)",
        ),
        (
            {"month": "later"},
            "milestones[0].month: must be a number, 0 to 600 months or any, got 'later'",
        ),
        ({"month": 601}, "milestones[0].month: must be 0 to 600 months or any, got 601"),
        ({"from_month": -1}, "milestones[0].from_month: must be 0 to 600 months, got -1"),
    ],
)
def test_a_milestone_needs_one_month(milestone, expected):
    assert read(document(milestones=[milestone]))[1] == [expected]


@pytest.mark.parametrize("month", [0, 1])
def test_the_first_milestone_may_lie_at_the_start(month):
    assert read(document(milestones=[{"month": month}]))[1] == []


@pytest.mark.parametrize("months", [(6, 3), (6, 6)])
def test_milestones_come_in_the_order_of_their_months(months):
    rows = [{"month": each} for each in months]

    assert read(document(milestones=rows))[1] == [
        f"milestones[1]: month {months[1]} is out of order; months rise"
    ]


def test_the_parts_of_a_set_are_told_apart():
    rows = [{"from_month": 3}, {"month": 6, "and_later": True}, {"month": "any"}]

    found, errors = read(document(milestones=rows))

    assert errors == []
    assert [each.key for each in found.milestones] == ["from3", "m6", "any"]
    assert [each.key for each in found.rows] == ["m6"]
    assert [each.key for each in found.open_rules] == ["from3"]
    assert [each.and_later for each in found.milestones] == [False, True, False]


def test_two_criteria_of_one_id_are_refused():
    twice = [{"ph_positive_percent": {"above": edge}, "locator": "Table 1"} for edge in (95, 35)]

    assert read(document(milestones=[{"month": 6, "failure": twice}]))[1] == [
        "milestones[0]: two criteria have the id set.m6.failure.ph_positive_percent; "
        "merge or split them"
    ]
