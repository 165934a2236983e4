"""Whatever figure of an audited source is changed, the build notices."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.build_scripts.audit.planted import (
    CONTENT,
    messages,
    one_changed,
    with_item,
    with_page_row,
    with_study,
)

PAPER, PAGE = "kantarjian-2003", "smolecule-2026"
STUDY = CONTENT.studies["kantarjian-2003"]
COUNTED = [
    (index, name)
    for index, result in enumerate(STUDY.results)
    for name in ("responders", "evaluable", "reported_percent")
    if getattr(result, name) is not None
]
AUDITED = [
    (audit.id, statement.id, name)
    for audit in CONTENT.audits.values()
    for statement in audit.statements.values()
    for name in statement.numbers
]
BIBLIOGRAPHY = CONTENT.audits[PAPER]
COUNTABLE = [
    index
    for index, listed in enumerate(BIBLIOGRAPHY.listed_references)
    if listed.journal in {each.journal for each in BIBLIOGRAPHY.journal_volumes}
]
OF_A_PATIENT = (
    "lowest_percent",
    "before_increase_percent",
    "after_increase_percent",
    "duration_months",
)


def test_the_content_as_it_is_has_no_problem():
    assert [*messages(CONTENT, PAPER), *messages(CONTENT, PAGE)] == []


@pytest.mark.parametrize("index", range(len(STUDY.characteristics)))
@pytest.mark.parametrize("name", ["patients", "reported_percent"])
def test_another_figure_in_a_row_of_table_1_is_noticed(index, name):
    row = STUDY.characteristics[index]
    rows = one_changed(STUDY.characteristics, index, **{name: getattr(row, name) + 1})

    assert messages(with_study(characteristics=rows), PAPER) != []


@pytest.mark.parametrize("index", range(len(STUDY.status_rows)))
@pytest.mark.parametrize("name", ["patients", "median_months", "chr", "phr"])
def test_another_figure_in_a_row_of_table_2_is_noticed(index, name):
    value = getattr(STUDY.status_rows[index], name)
    rows = one_changed(STUDY.status_rows, index, **{name: (value or 0) + 1})

    assert messages(with_study(status_rows=rows), PAPER) != []


@pytest.mark.parametrize("index", range(len(STUDY.status_rows)))
@pytest.mark.parametrize("test", ["banding", "fish"])
@pytest.mark.parametrize("response", ["ccyr", "pcyr", "minor"])
def test_another_response_in_a_row_of_table_2_is_noticed(index, response, test):
    found = getattr(STUDY.status_rows[index], response)
    changed = replace(found, **{test: getattr(found, test) + 1})
    rows = one_changed(STUDY.status_rows, index, **{response: changed})

    assert messages(with_study(status_rows=rows), PAPER) != []


@pytest.mark.parametrize("index", range(len(STUDY.status_rows)))
@pytest.mark.parametrize("edge", [0, 1])
def test_another_edge_of_a_range_in_table_2_is_noticed(index, edge):
    months = list(STUDY.status_rows[index].months)
    months[edge] += 1
    rows = one_changed(STUDY.status_rows, index, months=tuple(months))

    assert messages(with_study(status_rows=rows), PAPER) != []


@pytest.mark.parametrize("index", range(len(STUDY.patient_rows)))
@pytest.mark.parametrize("name", OF_A_PATIENT)
def test_another_value_of_a_patient_of_table_3_is_noticed(index, name):
    value = getattr(STUDY.patient_rows[index], name)
    rows = one_changed(STUDY.patient_rows, index, **{name: abs(value - 1)})

    assert messages(with_study(patient_rows=rows), PAPER) != []


@pytest.mark.parametrize("index", range(len(STUDY.patient_rows)))
@pytest.mark.parametrize("name", ["ongoing", "hematologic_resistance_mark"])
def test_another_mark_of_a_patient_of_table_3_is_noticed(index, name):
    marked = getattr(STUDY.patient_rows[index], name)
    rows = one_changed(STUDY.patient_rows, index, **{name: not marked})

    assert messages(with_study(patient_rows=rows), PAPER) != []


@pytest.mark.parametrize("index", range(len(STUDY.patient_rows)))
def test_another_method_of_a_patient_of_table_3_is_noticed(index):
    method = {"banding": "fish", "fish": "banding"}[STUDY.patient_rows[index].method]
    rows = one_changed(STUDY.patient_rows, index, method=method)

    assert messages(with_study(patient_rows=rows), PAPER) != []


@pytest.mark.parametrize("index", range(len(STUDY.patient_rows)))
def test_another_label_of_a_patient_of_table_3_is_noticed(index):
    label = {"CCyR": "PCyR", "PCyR": "minor", "minor": "PCyR"}
    rows = one_changed(
        STUDY.patient_rows,
        index,
        printed_response=label[STUDY.patient_rows[index].printed_response],
    )

    assert messages(with_study(patient_rows=rows), PAPER) != []


@pytest.mark.parametrize(("index", "name"), COUNTED)
def test_another_count_of_a_result_that_the_site_quotes_is_noticed(index, name):
    value = getattr(STUDY.results[index], name)
    results = one_changed(STUDY.results, index, **{name: value + 1})

    assert messages(with_study(results=results), PAPER) != []


@pytest.mark.parametrize("index", range(len(STUDY.escalations)))
def test_another_number_of_patients_of_a_dose_is_noticed(index):
    patients = STUDY.escalations[index].patients + 1
    escalations = one_changed(STUDY.escalations, index, patients=patients)

    assert messages(with_study(escalations=escalations), PAPER) != []


@pytest.mark.parametrize(("name", "statement", "key"), AUDITED)
def test_another_number_of_a_sentence_is_noticed(name, statement, key):
    audit = CONTENT.audits[name]
    said = audit.statements[statement]
    changed = replace(said, numbers=said.numbers | {key: said.numbers[key] + Decimal("0.5")})
    statements = audit.statements | {statement: changed}

    assert messages(with_item("audits", name, statements=statements), name) != []


@pytest.mark.parametrize("index", COUNTABLE)
def test_another_year_of_a_listed_reference_is_noticed_where_it_can_be_counted(index):
    listed = BIBLIOGRAPHY.listed_references[index]
    earlier = f"{int(listed.printed[:4]) - 5}{listed.printed[4:]}"
    references = one_changed(BIBLIOGRAPHY.listed_references, index, printed=earlier)

    assert messages(with_item("audits", PAPER, listed_references=references), PAPER) != []


@pytest.mark.parametrize(
    ("heading", "pattern", "put"),
    [
        ("Response rates", "42%", "24%"),
        ("Survival outcomes", "89%", "98%"),
        ("Survival outcomes", "84%", "48%"),
        ("Survival outcomes", "same cohort", "whole study"),
        ("Ideal candidates", "M351T", "M244V"),
        ("Ideal candidates", "L384M", "T315I"),
        ("Key considerations", "T315I", "M351T"),
        ("Key considerations", "Adherence", "Age"),
        ("First step", "600", "500"),
        ("Second step", "800", "700"),
        ("Second step", "400 mg twice daily", "800 mg once daily"),
        ("6 months", "35", "65"),
        ("12 months", ">0", ">35"),
        ("Limitations and risks", "fatigue", "edema"),
        ("Alternative strategy", "cases of failure", "some patients"),
    ],
)
def test_another_word_of_the_vendor_page_is_noticed(heading, pattern, put):
    assert messages(with_page_row(heading, pattern, put), PAGE) != []


@pytest.mark.parametrize(
    ("study", "result", "percent"),
    [("istahit", "anemia-800", 1), ("jabbour-2009", "event-free-36", 74)],
)
def test_another_rate_behind_the_advice_of_the_vendor_page_is_noticed(study, result, percent):
    results = CONTENT.studies[study].results
    index = [each.id for each in results].index(result)
    changed = one_changed(results, index, percent=Decimal(percent))

    assert messages(with_item("studies", study, results=changed), PAGE) != []
