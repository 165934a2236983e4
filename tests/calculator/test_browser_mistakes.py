"""What the page asks for and cannot have: every mistake, at its field and in its order."""

import pytest

from tests.calculator.requests import COURSE, TYPED, answer


def test_errors_name_the_field_of_the_form_and_keep_the_other_readings():
    typed = {
        "phase": "chronic",
        "assessments": [{}, {"month": "12,5", "ph_positive_cells": "24", "metaphases": "20"}],
    }

    assert answer(entered=typed) == {
        "ok": False,
        "errors": [
            {
                "field": "assessments[1].ph_positive_cells",
                "message": "must not be above metaphases, 20, got 24",
            }
        ],
        "reading": [
            {"field": "assessments[1].metaphases", "value": "20"},
            {"field": "assessments[1].ph_positive_cells", "value": "24"},
            {"field": "assessments[1].month", "value": "12.5", "echo": "read as 12.5"},
        ],
    }


def test_an_error_of_the_form_is_not_repeated_by_the_course():
    assert [
        each["field"] for each in answer(entered={"assessments": [{"month": "3"}]})["errors"]
    ] == ["phase"]


def test_errors_of_the_form_and_of_the_course_stand_in_the_order_of_the_form():
    few = {"month": "3", "ph_positive_cells": "24", "metaphases": "20"}
    found = answer(entered={"assessments": [{"month": "x"}, few], "phase": ""})["errors"]

    assert [each["field"] for each in found] == [
        "assessments[0].month",
        "assessments[1].ph_positive_cells",
        "phase",
    ]


def test_mistakes_in_a_request_stand_in_its_order():
    found = answer(nurse="A", parts=["x"], course=COURSE, chart_set="y")["errors"]

    assert [each["field"] for each in found] == ["nurse", "parts[0]", "chart_set"]


@pytest.mark.parametrize(
    "course",
    [{"course": COURSE}, {"entered": TYPED}, {"at_diagnosis": {"spleen_cm": "5"}}, {"pasted": "3"}],
)
def test_a_mistake_in_a_request_refuses_a_course_that_could_be_read(course):
    found = answer(**course, nurse="A")

    assert (found["ok"], [each["field"] for each in found["errors"]]) == (False, ["nurse"])


@pytest.mark.parametrize(
    ("visit", "fields"),
    [
        ({"month": "twelve"}, ["assessments[0].month"]),
        ({"date": "2024-13-01", "daily_dose_mg": "400"}, ["assessments[0].date"]),
    ],
)
def test_what_cannot_be_read_is_not_called_missing_too(visit, fields):
    found = answer(entered={"phase": "chronic", "assessments": [visit]})["errors"]

    assert [each["field"] for each in found] == fields


def test_a_link_or_a_file_that_cannot_be_used_says_first_what_to_do():
    assert answer(fragment="#course=1.e30")["errors"][0]["message"] == (
        "The course of this link cannot be used; ask for the link again, or enter the course"
    )
    assert answer(saved='{"phase": "chronic"}')["errors"][0]["message"] == (
        "The course of this file cannot be used; correct the file, or enter the course"
    )


def test_two_courses_in_one_request_are_refused():
    assert answer(course=COURSE, saved="{}")["errors"] == [
        {"field": "saved", "message": "stands beside another course; give one of them"}
    ]
