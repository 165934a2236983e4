"""What a measurement means in each source: classes, usability and the five items."""

import pytest

from calculator.responses import (
    bcr_abl1_is_percent,
    hematologic_response,
    ph_positive_percent,
    read_with,
)
from tests.calculator.patients import CHR_ITEMS, ELN, KANTARJIAN, course_of, visit


def cytogenetic(definitions, **measured):
    percent = ph_positive_percent(visit(12, **measured), definitions)
    return None if percent is None else definitions.cytogenetic_class(percent)


def molecular(definitions, **measured):
    assessment = visit(12, **measured)
    percent = bcr_abl1_is_percent(assessment, definitions)
    return None if percent is None else definitions.molecular_class(assessment, percent)


@pytest.mark.parametrize(
    ("percent", "eln", "kantarjian"),
    [
        ("0", "complete", "complete"),
        ("0.1", "partial", "partial"),
        ("34.9", "partial", "partial"),
        ("35", "partial", "minor"),
        ("35.1", "minor", "minor"),
        ("64.9", "minor", "minor"),
        ("65", "minor", "minor"),
        ("65.1", "minimal", "minor"),
        ("89.9", "minimal", "minor"),
        ("90", "minimal", "minor"),
        ("90.1", "minimal", "none"),
        ("94.9", "minimal", "none"),
        ("95", "minimal", "none"),
        ("95.1", "none", "none"),
        ("100", "none", "none"),
    ],
)
def test_the_same_ph_positive_percentage_has_a_class_in_each_source(percent, eln, kantarjian):
    measured = {"ph_positive_percent": percent}

    assert (cytogenetic(ELN, **measured), cytogenetic(KANTARJIAN, **measured)) == (eln, kantarjian)


@pytest.mark.parametrize(
    ("name", "eln", "kantarjian"),
    [
        ("CCyR", ("0", "0.1"), ("0", "0.1")),
        ("PCyR", ("35", "35.1"), ("34.9", "35")),
        ("MCyR", ("35", "35.1"), ("34.9", "35")),
        ("minor_cyr", ("65", "65.1"), None),
        ("any_cyr", ("95", "95.1"), None),
        ("MMR", ("0.1", "0.11"), None),
    ],
)
def test_a_named_response_is_present_up_to_its_edge(name, eln, kantarjian):
    for definitions, edge in ((ELN, eln), (KANTARJIAN, kantarjian)):
        if edge is not None:
            response = definitions.responses[name]
            quantity = response.measured_by
            readings = [
                read_with(course_of(visit(12, **{quantity: each})), definitions).of(quantity)[0]
                for each in edge
            ]
            assert [response.is_present(each.value) for each in readings] == [True, False]


@pytest.mark.parametrize(
    ("metaphases", "eln", "kantarjian"),
    [(19, None, "complete"), (20, "complete", "complete"), (None, "complete", "complete")],
)
def test_eln_needs_20_metaphases_and_the_2003_study_prints_no_minimum(metaphases, eln, kantarjian):
    measured = {"ph_positive_percent": 0, "metaphases": metaphases}

    assert (cytogenetic(ELN, **measured), cytogenetic(KANTARJIAN, **measured)) == (eln, kantarjian)


@pytest.mark.parametrize(
    ("percent", "nuclei", "eln", "kantarjian"),
    [
        ("0", 200, "complete", "complete"),
        ("0.99", 200, "complete", "partial"),
        ("1", 200, None, "partial"),
        ("0.5", 199, None, "partial"),
        ("0.5", None, None, "partial"),
        ("90", 500, None, "minor"),
    ],
)
def test_fish_counts_for_eln_below_1_percent_of_200_nuclei_and_as_it_is_for_the_2003_study(
    percent, nuclei, eln, kantarjian
):
    measured = {
        "ph_positive_percent": percent,
        "metaphases": nuclei,
        "cytogenetic_method": "fish",
    }

    assert (cytogenetic(ELN, **measured), cytogenetic(KANTARJIAN, **measured)) == (eln, kantarjian)


def test_fish_below_1_percent_reads_as_0_in_every_comparison():
    assessment = visit(12, ph_positive_cells=1, metaphases=500, cytogenetic_method="fish")

    assert ph_positive_percent(assessment, ELN) == 0


def test_metaphases_alone_measure_nothing():
    assert ph_positive_percent(visit(12, metaphases=20), ELN) is None


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        ("0.0009", "mr5"),
        ("0.001", "mr5"),
        ("0.0011", "mr4.5"),
        ("0.0032", "mr4.5"),
        ("0.0033", "mr4"),
        ("0.01", "mr4"),
        ("0.0101", "mmr"),
        ("0.1", "mmr"),
        ("0.1001", "none"),
        ("10000", "none"),
        ("0", "mmr"),
    ],
)
def test_the_molecular_class_of_a_value_on_the_international_scale(percent, expected):
    assert molecular(ELN, bcr_abl1_is_percent=percent) == expected


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        (None, None),
        (9999, None),
        (10000, "mr4"),
        (31999, "mr4"),
        (32000, "mr4.5"),
        (99999, "mr4.5"),
        (100000, "mr5"),
    ],
)
def test_undetectable_is_as_deep_as_its_control_allows(copies, expected):
    assert molecular(ELN, bcr_abl1_detected=False, abl1_copies=copies) == expected


def test_the_copies_do_not_limit_a_value_that_was_detected():
    assert molecular(ELN, bcr_abl1_is_percent="0.001", abl1_copies=5000) == "mr5"


@pytest.mark.parametrize("percent", ["0", "0.1", "5"])
def test_the_2003_study_prints_no_molecular_classes(percent):
    assert molecular(KANTARJIAN, bcr_abl1_is_percent=percent) is None


def test_detected_without_a_value_measures_nothing():
    assert molecular(ELN, bcr_abl1_detected=True) is None


@pytest.mark.parametrize(
    ("item", "value", "expected"),
    [
        ("wbc_e9_per_l", "9.9", "complete"),
        ("wbc_e9_per_l", "10", "not_complete"),
        ("wbc_e9_per_l", "10.1", "not_complete"),
        ("platelets_e9_per_l", "449", "complete"),
        ("platelets_e9_per_l", "450", "not_complete"),
        ("platelets_e9_per_l", "451", "not_complete"),
        ("basophils_percent", "4.9", "complete"),
        ("basophils_percent", "5", "not_complete"),
        ("basophils_percent", "5.1", "not_complete"),
        ("immature_granulocytes", True, "not_complete"),
        ("spleen_palpable", True, "not_complete"),
        ("wbc_e9_per_l", None, None),
        ("platelets_e9_per_l", None, None),
        ("basophils_percent", None, None),
        ("immature_granulocytes", None, None),
        ("spleen_palpable", None, None),
    ],
)
@pytest.mark.parametrize("definitions", [ELN, KANTARJIAN], ids=["eln", "kantarjian-2003"])
def test_chr_follows_from_the_five_items_only_if_all_are_given(definitions, item, value, expected):
    assert hematologic_response(visit(3, **CHR_ITEMS | {item: value}), definitions) == expected


def test_a_hematologic_response_as_given_wins_over_the_five_items():
    assert hematologic_response(visit(3, hematologic_response="partial", **CHR_ITEMS), ELN) == (
        "partial"
    )


def test_a_course_is_read_by_month_and_not_beyond_the_month_judged():
    visits = [visit(month, bcr_abl1_is_percent=month) for month in (18, 3, 6)]

    found = read_with(course_of(*visits, as_of=6), ELN)

    assert [each.value for each in found.of("bcr_abl1_is_percent")] == [3, 6]
