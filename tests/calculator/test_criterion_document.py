"""A criterion as a document: the argument of each kind, and what each mistake is told."""

import json
from decimal import Decimal

import pytest

from calculator import json_text
from calculator.judgment import Confirmation, LostMmr, MutationClass, Rise
from calculator.quantities import Range
from calculator.rules import RULES
from tests.calculator.set_documents import document, read

KNOWN = (
    "known kinds: bcr_abl1_confirmed, bcr_abl1_is_percent, chr_and_ph_positive_percent, "
    "clonal_evolution, "
    "confirmed_loss_of_mmr, hematologic_response, less_than, mutation, never_achieved, "
    "ph_positive_percent, ph_positive_rise, progression, response_lost, transcript_rise"
)
RESPONSES = "CHR, CCyR, PCyR, MCyR, minor_cyr, any_cyr, MMR"


def read_criterion(criterion):
    rows = [{"month": "any", "failure": [criterion | {"locator": "Table 1"}]}]
    found, errors = read(document(milestones=rows))
    return found.criteria[0], errors


def errors_of(criterion):
    return [
        each.removeprefix("milestones[0].failure[0]").removeprefix(".").removeprefix(": ")
        for each in read_criterion(criterion)[1]
    ]


@pytest.mark.parametrize(
    ("criterion", "argument", "tail"),
    [
        ({"less_than": "CHR"}, RULES.definitions["eln"].responses["CHR"], "less_than.chr"),
        (
            {"never_achieved": "MCyR"},
            RULES.definitions["eln"].responses["MCyR"],
            "never_achieved.mcyr",
        ),
        (
            {"response_lost": "MMR"},
            RULES.definitions["eln"].responses["MMR"],
            "response_lost.mmr",
        ),
        (
            {"ph_positive_percent": {"above": 0, "up_to": 35}},
            Range(above=Decimal(0), up_to=Decimal(35)),
            "ph_positive_percent",
        ),
        (
            {"bcr_abl1_is_percent": {"at_least": 1, "below": 10}},
            Range(at_least=Decimal(1), below=Decimal(10)),
            "bcr_abl1_is_percent",
        ),
        (
            {"chr_and_ph_positive_percent": {"up_to": 65}},
            Range(up_to=Decimal(65)),
            "chr_and_ph_positive_percent",
        ),
        (
            {"bcr_abl1_confirmed": {"above": 10, "within_months": [1, 3]}},
            Confirmation(range=Range(above=Decimal(10)), within_months=(Decimal(1), Decimal(3))),
            "bcr_abl1_confirmed",
        ),
        (
            {"confirmed_loss_of_mmr": {"one_at_least": 1}},
            LostMmr(mmr=RULES.definitions["eln"].responses["MMR"], one_at_least=Decimal(1)),
            "confirmed_loss_of_mmr",
        ),
        (
            {"ph_positive_rise": {"at_least_points": 30, "consecutive": 2}},
            Rise(at_least_points=Decimal(30), consecutive=2),
            "ph_positive_rise",
        ),
        ({"transcript_rise": True}, True, "transcript_rise"),
        ({"progression": True}, True, "progression"),
        ({"hematologic_response": "none"}, "none", "hematologic_response.none"),
        (
            {"mutation": "other"},
            MutationClass(name="other", insensitive=RULES.mutations.insensitive),
            "mutation.other",
        ),
        (
            {"clonal_evolution": ["ph-positive", "ph-positive-high-risk"]},
            ("ph-positive", "ph-positive-high-risk"),
            "clonal_evolution.ph-positive",
        ),
        (
            {"clonal_evolution": ["ph-negative-minus-7"]},
            ("ph-negative-minus-7",),
            "clonal_evolution.ph-negative-minus-7",
        ),
        (
            {"clonal_evolution": ["ph-positive", "ph-negative"]},
            ("ph-positive", "ph-negative"),
            "clonal_evolution.any",
        ),
    ],
)
def test_each_kind_reads_its_argument_and_gives_the_criterion_its_id(criterion, argument, tail):
    found, errors = read_criterion(criterion)

    assert errors == []
    assert (found.argument, found.id) == (argument, f"set.any.failure.{tail}")
    assert json.loads(json_text.write(found.written)) == next(iter(criterion.values()))
    assert (found.reference, found.locator, found.ours, found.note) == (
        "baccarani-2013",
        "Table 1",
        False,
        None,
    )


def test_a_criterion_may_have_its_own_source_and_note():
    found, _ = read_criterion(
        {"less_than": "CHR", "reference": "pt-2012", "ours": True, "note": "Read so."}
    )

    assert (found.reference, found.ours, found.note) == ("pt-2012", True, "Read so.")


@pytest.mark.parametrize(
    ("criterion", "expected"),
    [
        ({}, f"has no kind; {KNOWN}"),
        (
            {"never_acheived": "CHR"},
            f"never_acheived: unknown kind 'never_acheived'; {KNOWN}",
        ),
        (
            {"less_than": "CHR", "progression": True},
            "has more than one kind: less_than, progression; write one criterion each",
        ),
        ({"less_than": "CMR"}, f"less_than: must be one of {RESPONSES}, got 'CMR'"),
        (
            {"ph_positive_percent": {}},
            "ph_positive_percent: has no edge; write one or two of above, at_least, up_to, below",
        ),
        (
            {"ph_positive_percent": {"over": 35}},
            "ph_positive_percent: has no edge; write one or two of above, at_least, up_to, below",
        ),
        ({"ph_positive_percent": None}, "ph_positive_percent: is missing"),
        (
            {"ph_positive_percent": {"above": 101}},
            "ph_positive_percent.above: must be 0 to 100 %, got 101",
        ),
        (
            {"bcr_abl1_is_percent": {"above": 10001}},
            "bcr_abl1_is_percent.above: must be 0 to 10000 % IS, got 10001",
        ),
        (
            {"bcr_abl1_confirmed": {"above": 10, "within_months": [3, 1]}},
            "bcr_abl1_confirmed.within_months: must be two months, the first not above the "
            "second, got a list",
        ),
        (
            {"bcr_abl1_confirmed": {"above": 10, "within_months": 3}},
            "bcr_abl1_confirmed.within_months: must be two months, the first not above the "
            "second, got 3",
        ),
        ({"bcr_abl1_confirmed": None}, "bcr_abl1_confirmed: is missing"),
        ({"bcr_abl1_confirmed": {"above": 10}}, "bcr_abl1_confirmed.within_months: is missing"),
        (
            {"bcr_abl1_confirmed": {"above": 10001, "within_months": [3, 3]}},
            "bcr_abl1_confirmed.above: must be 0 to 10000 % IS, got 10001",
        ),
        ({"confirmed_loss_of_mmr": None}, "confirmed_loss_of_mmr: is missing"),
        ({"confirmed_loss_of_mmr": {}}, "confirmed_loss_of_mmr.one_at_least: is missing"),
        (
            {"confirmed_loss_of_mmr": {"one_at_least": 10001}},
            "confirmed_loss_of_mmr.one_at_least: must be 0 to 10000 % IS, got 10001",
        ),
        ({"ph_positive_rise": None}, "ph_positive_rise: is missing"),
        (
            {"ph_positive_rise": {"consecutive": 2}},
            "ph_positive_rise.at_least_points: is missing",
        ),
        (
            {"ph_positive_rise": {"at_least_points": 101, "consecutive": 2}},
            "ph_positive_rise.at_least_points: must be 0 to 100 percentage points, got 101",
        ),
        (
            {"ph_positive_rise": {"at_least_points": 30}},
            "ph_positive_rise.consecutive: is missing",
        ),
        (
            {"ph_positive_rise": {"at_least_points": 30, "consecutive": 11}},
            "ph_positive_rise.consecutive: must be a whole number 1 to 10 results, got 11",
        ),
        (
            {"transcript_rise": False},
            "transcript_rise: must be true; leave the criterion out instead",
        ),
        ({"progression": "yes"}, "progression: must be true or false, got 'yes'"),
        ({"progression": None}, "progression: is missing"),
        ({"less_than": None}, "less_than: is missing"),
        ({"hematologic_response": None}, "hematologic_response: is missing"),
        ({"mutation": None}, "mutation: is missing"),
        (
            {"clonal_evolution": []},
            "clonal_evolution: names no clone; known clones: ph-positive, "
            "ph-positive-high-risk, ph-negative, ph-negative-minus-7",
        ),
        (
            {"hematologic_response": "CHR"},
            "hematologic_response: must be one of complete, partial, none, got 'CHR'",
        ),
        (
            {"mutation": "T315I"},
            "mutation: must be one of any, insensitive, other, got 'T315I'",
        ),
        (
            {"clonal_evolution": ["none"]},
            "clonal_evolution[0]: must be one of ph-positive, ph-positive-high-risk, "
            "ph-negative, ph-negative-minus-7, got 'none'",
        ),
    ],
)
def test_a_mistake_in_a_criterion_is_told_with_its_key(criterion, expected):
    assert errors_of(criterion)[0] == expected


def test_a_criterion_without_a_kind_is_told_so_alone():
    assert errors_of({}) == [f"has no kind; {KNOWN}"]


def test_a_criterion_needs_a_locator():
    rows = [{"month": 3, "failure": [{"less_than": "CHR"}]}]

    assert read(document(milestones=rows))[1] == ["milestones[0].failure[0].locator: is missing"]


def test_loss_of_mmr_needs_definitions_that_know_mmr():
    rows = [
        {
            "month": "any",
            "failure": [{"confirmed_loss_of_mmr": {"one_at_least": 1}, "locator": "Table 1"}],
        }
    ]

    _, errors = read(document(milestones=rows, definitions="kantarjian-2003"))

    assert errors == [
        "milestones[0].failure[0].confirmed_loss_of_mmr: needs MMR among the set's response "
        "definitions"
    ]
