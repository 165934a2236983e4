import csv
import io
import json

import pytest

from build_scripts.content.load import Content
from build_scripts.export.api import api_files
from build_scripts.export.table_list import TABLES
from build_scripts.export.tables import table_files


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, bytes]:
    return table_files(TABLES, content)


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_each_table_has_the_columns_that_its_description_names(
    files: dict[str, bytes], name: str
) -> None:
    header, *rows = csv.reader(io.StringIO(files[f"downloads/{name}.csv"].decode()))
    described = json.loads(files[f"downloads/{name}.csv-metadata.json"])

    assert header == [column["name"] for column in described["tableSchema"]["columns"]]
    assert rows
    assert {len(row) for row in rows} == {len(header)}


def test_every_number_column_says_its_unit(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith("-metadata.json"):
            for column in json.loads(data)["tableSchema"]["columns"]:
                numeric = column["datatype"] == "decimal" and column["name"] != "patient"
                assert not numeric or column["dc:conformsTo"], (path, column["name"])


def test_the_row_of_a_criterion_says_what_it_asks_and_where_it_is_printed(
    files: dict[str, bytes],
) -> None:
    rows = csv.DictReader(io.StringIO(files["downloads/criteria.csv"].decode()))

    row = {each["id"]: each for each in rows}["eln-2013.m12.failure.ph_positive_percent"]

    assert (row["text"], row["reference"], row["locator"]) == (
        "Ph+ metaphases above 0 %",
        "baccarani-2013",
        "Table 5",
    )


def test_a_rate_from_counts_has_the_wilson_interval(files: dict[str, bytes]) -> None:
    rows = csv.DictReader(io.StringIO(files["downloads/results.csv"].decode()))

    row = next(each for each in rows if each["id"] == "mcyr-cytogenetic")

    assert (row["responders"], row["evaluable"]) == ("13", "34")
    assert (row["interval_low"], row["interval_high"]) == ("23.9", "55")


def test_the_results_have_the_same_keys_as_csv_and_in_the_api(
    files: dict[str, bytes], content: Content
) -> None:
    header, *rows = csv.reader(io.StringIO(files["downloads/results.csv"].decode()))
    lines = json.loads(api_files(content)["api/v1/results.json"])

    assert [set(each) for each in lines] == [set(header)] * len(rows)


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (
            "istahit/mcyr-6-800",
            (
                "Interim; half of the patients had been treated for 12 months",
                "Anemia 12 %; Leukopenia 41 %; Thrombocytopenia 34 %",
            ),
        ),
        ("gimema-high-risk/ccyr-12-800", ("not reported in the abstract",) * 2),
        (
            "kantarjian-2003/mcyr-cytogenetic",
            (
                "Median longer than 8 months, range 1 to 26+ months",
                "No table of grades",
            ),
        ),
    ],
)
def test_a_result_says_its_follow_up_and_the_severe_events_of_its_arm(
    files: dict[str, bytes], result: str, expected: tuple[str, str]
) -> None:
    rows = csv.DictReader(io.StringIO(files["downloads/results.csv"].decode()))

    row = next(each for each in rows if f"{each['study']}/{each['id']}" == result)

    assert (row["follow_up"], row["grade_3_4"]) == expected
