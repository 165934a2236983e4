import json

import jsonschema
import pytest

from build_scripts.content.load import Content
from build_scripts.export.api import FOLDER, api_files
from build_scripts.paths import CALCULATOR
from calculator import json_text
from calculator.browser import run


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, bytes]:
    return api_files(content)


def test_every_file_of_the_index_is_valid_against_its_schema(files: dict[str, bytes]) -> None:
    index = json.loads(files[f"{FOLDER}/index.json"])

    for entry in index["files"]:
        value = json.loads(files[f"{FOLDER}/{entry['path']}"])
        jsonschema.validate(value, json.loads(files[f"{FOLDER}/{entry['schema']}"]))
    assert {entry["path"] for entry in index["files"]} >= {"criteria.json", "cases.json"}


def test_every_case_file_is_valid_against_the_schema_of_a_case(
    files: dict[str, bytes], content: Content
) -> None:
    schema = json.loads(files[f"{FOLDER}/schemas/case.json"])
    validator = jsonschema.Draft202012Validator(schema)

    for case in content.cases.values():
        validator.validate(json.loads(files[f"{FOLDER}/cases/{case.id}.json"]))


def test_a_case_file_holds_the_report_that_the_calculator_gives_to_its_course(
    files: dict[str, bytes], content: Content
) -> None:
    for case in content.cases.values():
        record = json_text.read(files[f"{FOLDER}/cases/{case.id}.json"].decode())

        assert json_text.write(record["report"]) == run(json_text.write(record["case"]["course"]))


def test_a_record_that_lost_a_key_is_not_valid(files: dict[str, bytes]) -> None:
    schema = json.loads(files[f"{FOLDER}/schemas/criteria.json"])
    sets = json.loads(files[f"{FOLDER}/criteria.json"])
    del sets[0]["milestones"][0]["criteria"][0]["locator"]

    with pytest.raises(jsonschema.ValidationError, match="'locator' is a required property"):
        jsonschema.validate(sets, schema)


def test_the_files_name_the_revision_of_the_rules(files: dict[str, bytes]) -> None:
    rules = json.loads((CALCULATOR / "data" / "rules.json").read_text(encoding="utf-8"))

    assert json.loads(files[f"{FOLDER}/index.json"])["revision"] == rules["revision"]
