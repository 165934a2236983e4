"""The page on doses prints each label in its own column; what it does not name stays empty."""

from decimal import Decimal

from build_scripts.content.load import load
from build_scripts.pages import dosing
from build_scripts.paths import ROOT

(PAGE,) = dosing.pages(load(ROOT))


def aspect(name):
    (found,) = (each for each in PAGE.values["aspects"] if each.name == name)
    columns = [each.id for each in PAGE.values["sources"]]
    return dict(zip(columns, found.cells, strict=True))


def test_the_increase_in_chronic_phase_stands_side_by_side():
    said = {
        name: [each.text for each in cell]
        for name, cell in aspect("Increase, chronic phase").items()
    }

    assert said == {
        "us-label": ["400 to 600 mg a day"],
        "eu-label": ["400 to 600 or 800 mg a day"],
        "protocol-2003": ["400 to 800 mg a day, as 400 mg twice daily", "300 to 600 mg a day"],
        "iris-protocol": ["400 to 600 or 800 mg a day"],
    }


def test_a_protocol_for_chronic_phase_says_nothing_of_advanced_phases():
    cells = aspect("Start, accelerated phase and blast crisis")

    assert (cells["protocol-2003"], cells["iris-protocol"]) == ((), ())


def test_one_link_follows_the_sentences_from_one_place():
    cell = aspect("When")["us-label"]

    assert [each.ends for each in cell] == [False, False, False, True]


def test_sentences_from_different_places_each_have_their_link():
    cell = aspect("Also")["eu-label"]

    assert [(each.locator, each.ends) for each in cell] == [
        ("Interactions", True),
        ("Dose increase", True),
        ("Laboratory tests", True),
        ("Posology", True),
    ]


def test_holding_is_grouped_by_what_has_happened():
    groups = {
        each["name"]: [row["source"].id for row in each["rows"]] for each in PAGE.values["holds"]
    }

    assert groups == {
        "Neutropenia or thrombocytopenia": ["us-label", "us-label", "eu-label"],
        "Liver tests": ["us-label", "eu-label"],
        "Other severe reactions": ["us-label", "eu-label"],
    }


def test_a_row_of_holding_names_its_phase_and_doses():
    rows = PAGE.values["holds"][0]["rows"]

    assert [each["at"] for each in rows] == [
        "chronic phase, at 400 or 600 mg",
        "accelerated phase and blast crisis, at 600 mg",
        "chronic phase, at 400 mg",
    ]
    assert rows[0]["hold"].platelets_below_e9_per_l == Decimal(50)
