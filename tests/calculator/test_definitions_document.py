"""Response definitions as a document: what is read, and what each mistake is told."""

import json
from decimal import Decimal

import pytest

from calculator import json_text
from calculator.definitions import read_definitions
from calculator.fields import Fields
from calculator.quantities import Range
from calculator.responses import CompleteItems, FishRule, ResponseClass, ResponseDefinition

ITEMS = {
    "wbc_below_e9_per_l": 10,
    "platelets_below_e9_per_l": 450,
    "basophils_below_percent": 5,
    "locator": "Table 1",
}
PARTIAL = {"class": "partial", "range": {"above": 0, "up_to": 35}, "printed": "1-35 %"}
CHR = {"name": "CHR", "measured_by": "hematologic_response", "printed": "CHR", "locator": "Table 1"}


def document(**changes):
    whole = {
        "title": "Definitions",
        "reference": "pt-2012",
        "verification": {"level": "secondary", "read": "Three copies"},
        "complete_hematologic_response": ITEMS,
        "responses": [CHR],
    }
    return {key: value for key, value in (whole | changes).items() if value is not None}


def read(changed):
    errors = []
    fields = Fields(json_text.read(json.dumps(changed)), (), errors)
    return read_definitions("eln", fields), [str(each) for each in errors]


def test_definitions_are_read_with_what_they_say_of_themselves():
    found, errors = read(
        document(
            minimum_metaphases=20,
            undetectable_minimum_copies=10000,
            fish={"below_percent": 1, "minimum_nuclei": 200, "locator": "Footnote"},
            cytogenetic=[PARTIAL | {"locator": "Table 2", "note": "Gap closed.", "ours": True}],
            molecular=[
                {
                    "class": "mr4",
                    "range": {"up_to": "0.01"},
                    "printed": "MR4",
                    "reference": "ph-is",
                    "locator": "Scoring",
                    "minimum_copies": 10000,
                }
            ],
            notes=["A note."],
        )
    )

    assert errors == []
    assert (found.id, found.title, found.reference) == ("eln", "Definitions", "pt-2012")
    assert (found.minimum_metaphases, found.undetectable_minimum_copies) == (20, 10000)
    assert found.notes == ("A note.",)
    assert found.complete_items == CompleteItems(
        wbc_below_e9_per_l=Decimal(10),
        platelets_below_e9_per_l=Decimal(450),
        basophils_below_percent=Decimal(5),
        reference="pt-2012",
        locator="Table 1",
    )
    assert found.fish == FishRule(
        below_percent=Decimal(1), minimum_nuclei=200, reference="pt-2012", locator="Footnote"
    )
    assert found.cytogenetic == (
        ResponseClass(
            name="partial",
            range=Range(above=Decimal(0), up_to=Decimal(35)),
            printed="1-35 %",
            reference="pt-2012",
            locator="Table 2",
            ours=True,
            note="Gap closed.",
        ),
    )
    assert found.molecular == (
        ResponseClass(
            name="mr4",
            range=Range(up_to=Decimal("0.01")),
            printed="MR4",
            reference="ph-is",
            locator="Scoring",
            minimum_copies=10000,
        ),
    )
    assert found.responses == {
        "CHR": ResponseDefinition(
            name="CHR",
            measured_by="hematologic_response",
            range=None,
            printed="CHR",
            reference="pt-2012",
            locator="Table 1",
        )
    }


def test_what_a_source_does_not_print_is_absent():
    found, errors = read(document())

    assert errors == []
    assert (found.fish, found.minimum_metaphases, found.undetectable_minimum_copies) == (
        None,
        None,
        None,
    )
    assert (found.cytogenetic, found.molecular, found.notes) == ((), (), ())


def test_parts_may_have_their_own_source_and_note():
    none = {"class": "none", "range": {"above": 1}, "printed": "None", "locator": "Table 2"}
    own = {"reference": "ph-is", "ours": True, "note": "Ours."}
    mmr = CHR | own | {"name": "MMR", "measured_by": "bcr_abl1_is_percent", "range": {"up_to": 1}}

    found, errors = read(
        document(
            complete_hematologic_response=ITEMS | own,
            fish={
                "below_percent": 1,
                "minimum_nuclei": 200,
                "locator": "Footnote",
                "reference": "ph-is",
            },
            molecular=[none],
            responses=[mmr],
        )
    )

    assert errors == []
    items, response = found.complete_items, found.responses["MMR"]
    assert (items.reference, items.ours, items.note) == ("ph-is", True, "Ours.")
    assert (response.reference, response.ours, response.note) == ("ph-is", True, "Ours.")
    assert found.molecular[0].reference == "pt-2012"
    assert (response.range, found.fish.reference) == (Range(up_to=Decimal(1)), "ph-is")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": None}, ["title: is missing"]),
        ({"reference": None}, ["reference: is missing"]),
        (
            {"verification": None},
            ["verification: is missing; say how far our copy was checked"],
        ),
        (
            {"minimum_metaphases": 0},
            ["minimum_metaphases: must be a whole number 1 to 1000000000 metaphases, got 0"],
        ),
        (
            {"undetectable_minimum_copies": 0},
            [
                "undetectable_minimum_copies: must be a whole number 1 to 1000000000 "
                "transcripts, got 0"
            ],
        ),
        (
            {
                "complete_hematologic_response": {
                    "wbc_below_e9_per_l": 10001,
                    "platelets_below_e9_per_l": -1,
                    "basophils_below_percent": 101,
                    "locator": "Table 1",
                }
            },
            [
                "complete_hematologic_response.wbc_below_e9_per_l: must be 0 to 10000 10^9/L, "
                "got 10001",
                "complete_hematologic_response.platelets_below_e9_per_l: must be 0 to 10000 "
                "10^9/L, got -1",
                "complete_hematologic_response.basophils_below_percent: must be 0 to 100 %, "
                "got 101",
            ],
        ),
        (
            {"fish": {"below_percent": 101, "minimum_nuclei": 0, "locator": "Footnote"}},
            [
                "fish.below_percent: must be 0 to 100 %, got 101",
                "fish.minimum_nuclei: must be a whole number 1 to 1000000000 nuclei, got 0",
            ],
        ),
        (
            {
                "cytogenetic": [
                    PARTIAL | {"locator": "Table 2", "minimum_copies": 0},
                ]
            },
            [
                "cytogenetic[0].minimum_copies: must be a whole number 1 to 1000000000 "
                "transcripts, got 0"
            ],
        ),
        (
            {"complete_hematologic_response": None},
            ["complete_hematologic_response: is missing"],
        ),
        (
            {"complete_hematologic_response": {"locator": "Table 1"}},
            [
                "complete_hematologic_response.wbc_below_e9_per_l: is missing",
                "complete_hematologic_response.platelets_below_e9_per_l: is missing",
                "complete_hematologic_response.basophils_below_percent: is missing",
            ],
        ),
        (
            {"complete_hematologic_response": ITEMS | {"spleen": 0, "locator": None}},
            [
                "complete_hematologic_response.locator: is missing",
                "complete_hematologic_response.spleen: unknown key; known keys: "
                "basophils_below_percent, locator, note, ours, platelets_below_e9_per_l, "
                "reference, wbc_below_e9_per_l",
            ],
        ),
        (
            {"fish": {}},
            [
                "fish.below_percent: is missing",
                "fish.minimum_nuclei: is missing",
                "fish.locator: is missing",
            ],
        ),
        (
            {"cytogenetic": [PARTIAL | {"range": None, "locator": "Table 2"}]},
            ["cytogenetic[0].range: is missing"],
        ),
        (
            {"cytogenetic": [PARTIAL | {"range": {"up_to": 101}, "locator": "Table 2"}]},
            ["cytogenetic[0].range.up_to: must be 0 to 100 %, got 101"],
        ),
        (
            {"molecular": [{"range": {"up_to": 1, "to": 2}}]},
            [
                "molecular[0].class: is missing",
                "molecular[0].range.to: unknown key; known keys: above, at_least, below, up_to",
                "molecular[0].printed: is missing",
                "molecular[0].locator: is missing",
            ],
        ),
        ({"responses": None}, ["responses: is missing"]),
        (
            {"responses": [CHR, CHR]},
            ["responses[1].name: is defined twice: 'CHR'; keep one"],
        ),
        (
            {"responses": [CHR | {"measured_by": "ph_positive_percent"}]},
            ["responses[0].range: is missing"],
        ),
        (
            {"responses": [CHR | {"range": {"up_to": 1}}]},
            [
                "responses[0].range: unknown key; known keys: "
                "locator, measured_by, name, note, ours, printed, reference"
            ],
        ),
        (
            {"responses": [{}]},
            [
                "responses[0].measured_by: is missing",
                "responses[0].name: is missing",
                "responses[0].printed: is missing",
                "responses[0].locator: is missing",
            ],
        ),
        ({"note": "x"}, None),
    ],
)
def test_a_mistake_in_definitions_is_told_with_its_key(changes, expected):
    _, errors = read(document(**changes))

    if expected is None:
        (key,) = changes
        assert [each.split(":")[0] for each in errors] == [key]
    else:
        assert errors == expected
