"""The report of a course, as the page and the command line get it."""

import json

import pytest

from calculator import json_text
from calculator.browser import run
from calculator.course_document import read_course
from calculator.report import OTHER_PHASE
from calculator.report import report as report_of_course
from calculator.rules import RULES

COURSE = {
    "phase": "chronic",
    "as_of_month": 12,
    "assessments": [
        {
            "month": 3,
            "daily_dose_mg": 400,
            "hematologic_response": "complete",
            "ph_positive_cells": 14,
            "metaphases": 20,
        },
        {"month": 12, "ph_positive_percent": 40, "bcr_abl1_is_percent": 4.2, "mutations": []},
    ],
    "circumstances": {"adherence": "adequate", "available_tkis": ["dasatinib", "nilotinib"]},
}


def report(course=None, **changes):
    return json.loads(run(json.dumps((course or COURSE) | changes)))


def set_of(answer, name):
    return next(each for each in answer["criteria_sets"] if each["id"] == name)


def test_a_report_has_its_parts_and_the_revision_of_the_rules():
    answer = report()

    assert list(answer) == [
        "as_of_month",
        "assessments",
        "criteria_sets",
        "dose",
        "evidence",
        "ok",
        "pathway",
        "revision",
        "warnings",
    ]
    assert (answer["ok"], answer["revision"], answer["as_of_month"]) == (True, RULES.revision, 12)


def test_every_set_is_reported_in_the_fixed_order():
    assert [each["id"] for each in report()["criteria_sets"]] == [
        "fda-label",
        "ema-label",
        "eln-2020",
        "eln-2013",
        "eln-2009",
        "eln-2006",
        "iris",
        "kantarjian-2003",
        "smolecule-2026",
    ]


def test_a_set_is_reported_with_what_it_rests_on():
    found = set_of(report(), "eln-2013")
    findings = found.pop("findings")

    assert found == {
        "id": "eln-2013",
        "category": "failure",
        "milestone": 12,
        "next_milestone": None,
        "discordant": False,
        "provisional": [],
        "not_excluded": [],
        "missing": ["clonal_evolution"],
        "notes": ["Number of metaphases not given at month 12; the percentage is used as it is"],
        "changes": [],
    }
    assert findings[1] == {
        "criterion": "eln-2013.m12.failure.ph_positive_percent",
        "category": "failure",
        "outcome": "met",
        "text": "Ph+ metaphases above 0 %",
        "observed": "40 %",
        "observed_month": 12,
        "reference": "baccarani-2013",
        "locator": "Table 5",
    }
    assert findings[-1]["outcome"] == "not_assessable"
    assert (findings[-1]["observed"], findings[-1]["observed_month"]) == (None, None)


def test_provisional_criteria_and_open_categories_are_reported():
    course = {"phase": "chronic", "assessments": [{"month": 3, "bcr_abl1_is_percent": 20}]}

    found = set_of(report(course), "eln-2020")

    assert (found["category"], found["provisional"], found["not_excluded"]) == (
        "warning",
        ["eln-2020.m3.failure.bcr_abl1_confirmed"],
        ["failure"],
    )
    assert (found["milestone"], found["next_milestone"]) == (3, 6)


def test_every_visit_is_reported_with_its_classes_in_both_definitions():
    derived = {
        "month": 20.5,
        "wbc_e9_per_l": 11,
        "platelets_e9_per_l": 300,
        "basophils_percent": 1,
        "immature_granulocytes": False,
        "spleen_palpable": False,
    }
    course = {
        "phase": "chronic",
        "as_of_month": 12,
        "assessments": [
            derived,
            {
                "month": 12,
                "hematologic_response": "partial",
                "ph_positive_percent": 35,
                "bcr_abl1_is_percent": 0.01,
            },
            {"month": 6, "ph_positive_percent": 35, "metaphases": 19},
        ],
    }

    assert report(course)["assessments"] == [
        {
            "month": 6,
            "definitions": {
                "eln": {"hematologic": None, "cytogenetic": None, "molecular": None},
                "kantarjian-2003": {
                    "hematologic": None,
                    "cytogenetic": "minor",
                    "molecular": None,
                },
            },
        },
        {
            "month": 12,
            "definitions": {
                "eln": {
                    "hematologic": "partial",
                    "cytogenetic": "partial",
                    "molecular": "mr4",
                },
                "kantarjian-2003": {
                    "hematologic": "partial",
                    "cytogenetic": "minor",
                    "molecular": None,
                },
            },
        },
        {
            "month": 20.5,
            "definitions": {
                name: {"hematologic": None, "cytogenetic": None, "molecular": None}
                for name in ("eln", "kantarjian-2003")
            },
        },
    ]


def test_an_undetectable_transcript_is_as_deep_as_its_copies_in_the_report():
    visit = {"month": 1, "bcr_abl1_detected": False, "abl1_copies": 32000}

    answer = report({"phase": "chronic", "assessments": [visit]})

    assert answer["assessments"][0]["definitions"]["eln"]["molecular"] == "mr4.5"
    assert set_of(answer, "eln-2013")["milestone"] is None


def test_warnings_stand_beside_the_sets():
    assert report(as_of_month=3)["warnings"] == [
        "Judged as of month 3: later visits do not count (month 12)"
    ]


def test_changes_stand_in_their_set_where_they_are_asked_for():
    answer = json.loads(run(json.dumps({"course": COURSE, "parts": ["changes"]})))

    assert {each["id"] for each in answer["criteria_sets"] if not each["changes"]} == {"eln-2013"}
    assert {key: value for key, value in answer.items() if key != "criteria_sets"} == {
        key: value for key, value in report().items() if key != "criteria_sets"
    }


def test_dose_steps_and_open_questions_stand_beside_the_sets():
    answer = report()

    assert answer["dose"]["current_mg"] == 400
    assert [each["set"] for each in answer["dose"]["steps"]][:2] == ["fda-label", "ema-label"]
    assert answer["pathway"]["open_questions"][0] == (
        "Is BCR::ABL1 reported on the International Scale?"
    )


@pytest.mark.parametrize("phase", ["accelerated", "blast"])
def test_no_set_is_evaluated_outside_chronic_phase_and_the_answer_says_why(phase):
    answer = report(phase=phase)

    assert (answer["ok"], answer["criteria_sets"]) == (True, [])
    assert answer["pathway"] == {"steps": [], "open_questions": [OTHER_PHASE]}
    assert answer["dose"] == {}


def test_circumstances_never_change_a_category():
    poor = {"adherence": "inadequate", "pregnancy": True, "severe_adverse_reaction": True}

    with_poor, without = report(circumstances=poor), report(circumstances=None)

    for key in ("category", "findings", "missing", "not_excluded"):
        assert [each[key] for each in with_poor["criteria_sets"]] == [
            each[key] for each in without["criteria_sets"]
        ]


def test_a_report_is_one_line_of_compact_sorted_ascii():
    text = run(json.dumps(COURSE))
    value = json.loads(text, parse_float=str)

    assert text.isascii()
    assert text.endswith("}\n")
    assert text.count("\n") == 1
    assert '"observed_month":12,' in text
    assert list(value) == sorted(value)


def test_numbers_are_printed_in_their_shortest_form_without_exponent():
    visits = [{"month": "12.50"}, {"month": "0.000001"}]

    text = run(json.dumps({"phase": "chronic", "assessments": visits}))

    assert '"as_of_month":12.5,' in text
    assert '"month":0.000001}' in text


def test_wrong_input_is_answered_with_all_its_errors_and_their_fields():
    course = {"assessments": [{"month": 3, "ph_positive_percent": 140}], "phase": "late"}

    assert json.loads(run(json.dumps(course))) == {
        "ok": False,
        "errors": [
            {
                "field": "assessments[0].ph_positive_percent",
                "message": "must be 0 to 100 %, got 140",
            },
            {
                "field": "phase",
                "message": "must be one of chronic, accelerated, blast, got 'late'",
            },
        ],
    }


def test_text_that_is_no_json_is_answered_at_no_field():
    assert json.loads(run("{'phase'}")) == {
        "ok": False,
        "errors": [
            {
                "field": "",
                "message": "is no JSON at line 1, column 2: expected a key in double quotes or }",
            }
        ],
    }


def test_the_build_makes_the_same_report_as_the_page():
    course = read_course(json_text.read(json.dumps(COURSE)), [])

    assert json_text.write(report_of_course(course, RULES)) == run(json.dumps(COURSE))


def test_a_request_for_the_report_gets_the_answer_to_its_course():
    request = {"course": COURSE, "parts": ["report"]}

    assert run(json.dumps(request)) == run(json.dumps(COURSE))
    assert run(json.dumps({"course": COURSE})) == run(json.dumps(COURSE))
