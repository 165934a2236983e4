"""The risk scores against values computed by hand from the printed formulas."""

from decimal import Decimal

import pytest

from calculator.diagnosis import AtDiagnosis, read_at_diagnosis
from calculator.risk_scores import scores, scores_report


def patient(**found):
    return AtDiagnosis(**{name: Decimal(value) for name, value in found.items()})


def score(name, **found):
    return next(each for each in scores(patient(**found)) if each.id == name)


AVERAGE = {
    "age_years": "43.4",
    "spleen_cm": "7.51",
    "platelets_e9_per_l": "525.2371",
    "blasts_percent": "2.1",
}


def test_the_sokal_score_of_the_average_patient_is_1():
    """Each term subtracts an average, so a patient who has them all has the relative risk 1."""
    assert score("sokal", **AVERAGE).value == Decimal("1.0000")


def test_the_sokal_score_exponentiates_the_whole_sum():
    found = score(
        "sokal", age_years="52", spleen_cm="4", platelets_e9_per_l="350", blasts_percent="1"
    )

    assert [(each.text, each.value) for each in found.terms] == [
        ("0.0116 x (age - 43.4)", Decimal("0.0998")),
        ("0.0345 x (spleen - 7.51)", Decimal("-0.1211")),
        ("0.188 x ((platelets / 700)^2 - 0.563)", Decimal("-0.0588")),
        ("0.0887 x (blasts - 2.1)", Decimal("-0.0976")),
    ]
    assert (found.value, found.group) == (Decimal("0.8372"), "intermediate")


def test_the_euro_score_counts_points_at_their_limits():
    below = score(
        "euro",
        age_years="49",
        spleen_cm="10",
        platelets_e9_per_l="1499",
        blasts_percent="2",
        eosinophils_percent="3",
        basophils_percent="2.9",
    )
    at = score(
        "euro",
        age_years="50",
        spleen_cm="10",
        platelets_e9_per_l="1500",
        blasts_percent="2",
        eosinophils_percent="3",
        basophils_percent="3",
    )

    assert (below.value, below.group) == (Decimal("660.7000"), "low")
    assert (at.value, at.group) == (Decimal("2626.8000"), "high")
    assert [(each.text, each.value) for each in at.terms] == [
        ("0.6666 if age is 50 or more", Decimal("0.6666")),
        ("0.0420 x spleen", Decimal("0.4200")),
        ("0.0584 x blasts", Decimal("0.1168")),
        ("0.0413 x eosinophils", Decimal("0.1239")),
        ("0.2039 if basophils are 3 % or more", Decimal("0.2039")),
        ("1.0956 if platelets are 1500 or more", Decimal("1.0956")),
    ]


def test_the_elts_score_rises_as_platelets_fall():
    """70 years, spleen 10 cm, blasts 5 %, platelets 250: 0.8575 + 0.615 + 0.526 + 0.8208."""
    found = score(
        "elts", age_years="70", spleen_cm="10", platelets_e9_per_l="250", blasts_percent="5"
    )

    assert (found.value, found.group) == (Decimal("2.8193"), "high")
    assert [(each.text, each.value) for each in found.terms] == [
        ("0.0025 x (age / 10)^3", Decimal("0.8575")),
        ("0.0615 x spleen", Decimal("0.6150")),
        ("0.1052 x blasts", Decimal("0.5260")),
        ("0.4104 x (platelets / 1000)^-0.5", Decimal("0.8208")),
    ]
    fewer = score(
        "elts", age_years="70", spleen_cm="10", platelets_e9_per_l="100", blasts_percent="5"
    )
    assert fewer.value > found.value


@pytest.mark.parametrize(
    ("basophils", "spleen", "group"),
    [("5", "12.9", "low"), ("5", "13", "low"), ("5", "13.1", "high")],
)
def test_a_eutos_score_of_87_is_still_low(basophils, spleen, group):
    assert score("eutos", basophils_percent=basophils, spleen_cm=spleen).group == group


NOTHING_FOUND = {
    "age_years": "49",
    "platelets_e9_per_l": "300",
    "blasts_percent": "0",
    "eosinophils_percent": "0",
    "basophils_percent": "0",
}


@pytest.mark.parametrize(
    ("found", "value", "group"),
    [
        ({"age_years": "50", "spleen_cm": "2.7"}, "780", "low"),
        ({"age_years": "50", "spleen_cm": "2.8"}, "784.2", "intermediate"),
        (
            {"platelets_e9_per_l": "1500", "blasts_percent": "5", "spleen_cm": "2.2"},
            "1480",
            "intermediate",
        ),
        (
            {"platelets_e9_per_l": "1500", "blasts_percent": "5", "spleen_cm": "2.3"},
            "1484.2",
            "high",
        ),
    ],
)
def test_the_euro_groups_lie_at_780_and_1480_which_belong_to_the_lower_group(found, value, group):
    euro = score("euro", **(NOTHING_FOUND | found))

    assert (euro.value, euro.group) == (Decimal(value), group)


@pytest.mark.parametrize(
    ("age", "blasts", "spleen", "value", "group"),
    [
        ("20", "4.5", "10.8", "1.5680", "low"),
        ("20", "4.5", "10.9", "1.5742", "intermediate"),
        ("50", "6.5", "13.2", "2.2185", "intermediate"),
        ("50", "6.5", "13.3", "2.2246", "high"),
    ],
)
def test_the_elts_groups_lie_at_their_printed_edges(age, blasts, spleen, value, group):
    """With 1000 platelets the last term is 0.4104 itself."""
    elts = score(
        "elts", age_years=age, blasts_percent=blasts, spleen_cm=spleen, platelets_e9_per_l="1000"
    )

    assert (elts.value, elts.group) == (Decimal(value), group)


@pytest.mark.parametrize(
    ("basophils", "spleen", "value", "group"), [("2", "0", "14", "low"), ("8", "10", "96", "high")]
)
def test_the_worked_eutos_values_of_another_program_are_ours_too(basophils, spleen, value, group):
    """Examples 1 and 2 in the documentation of `eutos_cml_score`, R package cliot 1.0.0."""
    found = score("eutos", basophils_percent=basophils, spleen_cm=spleen)

    assert (found.value, found.group) == (Decimal(value), group)


@pytest.mark.parametrize(
    ("spleen", "group"), [("0.6", "low"), ("2", "intermediate"), ("14", "high")]
)
def test_the_sokal_groups_lie_at_0_8_and_1_2(spleen, group):
    assert score("sokal", **(AVERAGE | {"spleen_cm": spleen})).group == group


def test_a_score_without_all_it_needs_names_what_is_missing():
    found = scores(AtDiagnosis(age_years=Decimal(50), spleen_cm=Decimal(3)))

    assert [(each.id, each.missing) for each in found] == [
        ("sokal", ("platelets_e9_per_l", "blasts_percent")),
        (
            "euro",
            (
                "platelets_e9_per_l",
                "blasts_percent",
                "eosinophils_percent",
                "basophils_percent",
            ),
        ),
        ("eutos", ("basophils_percent",)),
        ("elts", ("platelets_e9_per_l", "blasts_percent")),
    ]
    assert {each.value for each in found} == {None}


def test_the_report_of_a_score_names_its_source_and_terms():
    eutos = scores_report(patient(basophils_percent="10", spleen_cm="5"))[2]

    assert eutos == {
        "id": "eutos",
        "title": "EUTOS",
        "formula": "7 x basophils + 4 x spleen",
        "groups": "low up to 87, high above 87",
        "value": Decimal("90.0000"),
        "group": "high",
        "terms": [
            {"text": "7 x basophils", "value": Decimal("70.0000")},
            {"text": "4 x spleen", "value": Decimal("20.0000")},
        ],
        "missing": [],
        "source": "Prognostic scoring systems in chronic myeloid leukaemia. Leukemia 2025",
        "locator": "Table 1",
    }


def test_what_was_found_at_diagnosis_is_read_as_typed_or_as_numbers():
    errors = []
    read = read_at_diagnosis(
        {"age_years": "52,5", "spleen_cm": Decimal("4.0"), "blasts_percent": "not done"}, errors
    )

    assert (errors, read) == ([], patient(age_years="52.5", spleen_cm="4"))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"age_years": "12"}, "age_years: must be 18 to 120 years, got 12"),
        (
            {"platelets_e9_per_l": "0"},
            "platelets_e9_per_l: must be above 0 and at most 10000 10^9/L, got 0",
        ),
        ({"spleen_cm": ["4"]}, "spleen_cm: must be a number such as 4, got a list"),
        (
            {"height": "180"},
            "height: unknown key; known keys: age_years, basophils_percent, blasts_percent, "
            "eosinophils_percent, platelets_e9_per_l, spleen_cm",
        ),
    ],
)
def test_what_cannot_be_true_at_diagnosis_is_refused(typed, message):
    errors = []

    assert read_at_diagnosis(typed, errors) is None
    assert [str(each) for each in errors] == [message]
