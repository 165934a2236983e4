"""What the page asks: courses that were typed, linked, saved or pasted, and the parts it shows."""

import json
from xml.etree import ElementTree

import pytest

from calculator.browser import run
from calculator.parts import FIRST, PARTS
from calculator.rules import RULES
from tests.calculator.requests import COURSE, TYPED, answer


def parsed(markup):
    return ElementTree.fromstring(f'<div xmlns="http://www.w3.org/1999/xhtml">{markup}</div>')


def text_of(markup):
    return " ".join("".join(parsed(markup).itertext()).split())


def reading_of(answered, field):
    return next(each for each in answered["reading"] if each["field"] == field)


def test_the_report_of_what_was_typed_is_that_of_its_course():
    typed = answer(entered=TYPED)
    typed.pop("reading")

    assert typed == answer(course=COURSE)


def test_every_field_is_answered_with_how_it_was_read():
    answered = answer(entered=TYPED, parts=["view"])

    assert reading_of(answered, "assessments[2].bcr_abl1_is_percent") == {
        "field": "assessments[2].bcr_abl1_is_percent",
        "value": "4.2",
        "echo": "read as 4.2 % IS, no MMR",
    }
    assert reading_of(answered, "assessments[0].ph_positive_cells")["echo"] == (
        "read as 90 %: minimal (ELN), minor (Kantarjian 2003)"
    )
    assert reading_of(answered, "circumstances.adherence")["echo"] == (
        "Not answered: an open question"
    )


def test_a_percentage_of_cells_is_echoed_at_its_own_field():
    typed = {"phase": "chronic", "assessments": [{"month": "12", "ph_positive_percent": "40"}]}

    assert reading_of(answer(entered=typed), "assessments[0].ph_positive_percent") == {
        "field": "assessments[0].ph_positive_percent",
        "value": "40",
        "echo": "read as 40 %: minor (ELN), minor (Kantarjian 2003)",
    }


def test_a_field_read_otherwise_than_typed_says_both_readings():
    typed = {"phase": "chronic", "assessments": [{"month": "24", "bcr_abl1_is_percent": "MR4.5"}]}

    assert reading_of(answer(entered=typed), "assessments[0].bcr_abl1_is_percent")["echo"] == (
        "read as a 4.5-log reduction on the IS; 0.0032 % IS, MR4.5"
    )


def test_a_visit_below_a_later_one_says_so():
    visits = [{"month": "12"}, {}, {"month": "3,5"}]
    answered = answer(entered={"phase": "chronic", "assessments": visits})

    assert reading_of(answered, "assessments[2].month")["echo"] == (
        "read as 3.5; earlier than the visit above"
    )


def test_parts_without_the_report_leave_it_out():
    answered = answer(course=COURSE, parts=["strip", "share"])

    assert set(answered) == {"ok", "revision", "strip", "share"}
    assert (answered["ok"], answered["revision"]) == (True, RULES.revision)


def test_a_copied_text_names_the_page_and_the_course_only_where_that_was_asked_for():
    page = "https://example.org/calculator/"
    fragment = answer(course=COURSE, parts=["share"])["share"]["fragment"]

    def copied(**more):
        return answer(course=COURSE, parts=["note"], **more)["note"]["line"]

    assert "//" not in copied(with_course=True)
    assert f" {page} Check" in copied(address=page)
    assert f" {page}#{fragment} Check" in copied(address=page, with_course=True)


def test_a_copied_text_of_a_course_out_of_scope_holds_no_verdict():
    pregnant = COURSE | {"circumstances": {"pregnancy": True}}
    texts = answer(course=pregnant, parts=["note"])["note"]

    for text in (texts["line"], texts["paragraph"], texts["trace"]):
        assert "Out of scope: None of the rule sets speaks of pregnancy" in text
        assert "ELN" not in text


def test_what_a_first_question_warns_of_stands_beside_the_verdicts_and_in_the_trace():
    warned = COURSE | {"circumstances": {"adherence": "inadequate"}}
    answered = answer(course=warned, parts=["view", "note"])
    warning = "Inadequate adherence can explain a missed milestone"

    assert warning in text_of(answered["view"]["answer"])
    assert f"  Check: {warning}\n" in answered["note"]["trace"]


def test_changes_are_the_report_with_the_changes_filled_in():
    plain, changed = answer(course=COURSE), answer(course=COURSE, parts=["report", "changes"])
    eln_2020 = next(each for each in changed["criteria_sets"] if each["id"] == "eln-2020")

    assert eln_2020["changes"] == [
        {
            "quantity": "bcr_abl1_is_percent",
            "month": 12,
            "missing": False,
            "text": "BCR::ABL1 IS 1 %",
            "category": "warning",
        }
    ]
    for each in changed["criteria_sets"]:
        each["changes"] = []
    assert changed == plain


@pytest.mark.parametrize("course", [COURSE, COURSE | {"phase": "blast"}])
def test_every_part_is_well_formed_and_the_same_each_time(course):
    text = json.dumps({"course": course, "parts": sorted(PARTS)})

    assert run(text) == run(text)
    answered = json.loads(run(text))
    sections = [answered[part] for part in ("view", "layers", "what_if")]
    for markup in (each for section in sections for each in section.values()):
        parsed(markup.replace("&", "&amp;") if "<" not in markup else markup)


def test_the_first_request_of_the_page_holds_the_verdicts():
    view = answer(entered=TYPED, parts=list(FIRST))["view"]

    assert view["headline"] == "Nine rule sets, four different answers"
    assert "Kantarjian 2003: Escalation rule met" in view["summary"]
    assert "Exactly 35 %. The line for Ph+ is drawn by ELN 2009 and ELN 2006 at > 35 %" in text_of(
        view["answer"]
    )
    assert "Month 12: 400 mg/day, Ph+ 7 of 20 = 35 %, BCR::ABL1 4.2 % IS" in text_of(view["inputs"])


def test_the_layers_name_the_current_dose_the_options_and_fitting_results():
    layers = answer(course=COURSE, parts=["layers"])["layers"]

    assert "What each text allows from 400 mg in chronic phase" in text_of(layers["dose"])
    assert "Is imatinib taken as prescribed?" in text_of(layers["options"])
    assert "Chosen by the criteria met (cytogenetic, suboptimal, any failure)" in text_of(
        layers["evidence"]
    )
    what_if = answer(course=COURSE, parts=["what_if"])["what_if"]["what-if"]
    assert "Ph+ 6 of 20 = 30 %, month 12" in text_of(what_if)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"phase": "accelerated"}, "accelerated or blast phase"),
        ({"circumstances": {"adult": False}}, "made for adults"),
        ({"circumstances": {"pregnancy": True}}, "speaks of pregnancy"),
    ],
)
def test_a_course_out_of_scope_is_stopped_with_the_reason(change, words):
    answered = answer(course=COURSE | change, parts=["view", "layers", "what_if"])

    assert answered["view"]["headline"] == "Out of scope"
    assert words in text_of(answered["view"]["answer"])
    assert (answered["layers"], answered["what_if"]) == ({}, {})


def test_the_chart_shows_the_bands_of_the_set_that_is_asked_for():
    usual = answer(course=COURSE, parts=["chart"])["chart"]
    other = answer(course=COURSE, parts=["chart"], chart_set="iris")["chart"]

    assert "Bands: ELN 2013." in text_of(usual)
    assert "Bands: IRIS trial." in text_of(other)


def test_a_linked_course_is_answered_like_the_course():
    fragment = answer(course=COURSE, parts=["share"])["share"]["fragment"]

    assert answer(fragment=fragment) == answer(course=COURSE)
    assert answer(fragment=3)["errors"] == [
        {
            "field": "",
            "message": "This link holds no course; ask for it again, or enter the course",
        }
    ]


def test_a_saved_course_is_answered_like_the_course():
    saved = answer(course=COURSE, parts=["share"])["share"]["file"]

    assert answer(saved=saved) == answer(course=COURSE)
    assert answer(saved="{")["errors"] == [
        {
            "field": "",
            "message": "This file is no saved course; choose a file that this page saved, or "
            "enter the course",
        },
        {
            "field": "",
            "message": "is no JSON at line 1, column 2: expected a key in double quotes or }",
        },
    ]
    assert answer(saved=3)["errors"][1:] == [
        {"field": "", "message": "is no JSON at line 1, column 1: expected a value"},
    ]
    assert answer(saved=None, parts=["typed"])["errors"] == [
        {"field": "course", "message": "is missing"}
    ]


@pytest.mark.parametrize("mutations", [[], ["T315I"], ["T315I", "F317L"]])
def test_the_texts_of_a_course_fill_the_form_again(mutations):
    visits = [COURSE["assessments"][0], COURSE["assessments"][1] | {"mutations": mutations}]
    course = COURSE | {"assessments": visits, "circumstances": {"available_tkis": ["dasatinib"]}}
    typed = answer(course=course, parts=["typed"])["typed"]

    again = answer(entered=typed, parts=["share"])
    assert again["share"] == answer(course=course, parts=["share"])["share"]


def test_a_pasted_table_becomes_typed_visits():
    assert answer(pasted="3\t400") == {
        "ok": True,
        "revision": RULES.revision,
        "typed": {"assessments": [{"month": "3", "daily_dose_mg": "400"}]},
    }
    for nothing in ("", 3):
        assert answer(pasted=nothing)["errors"] == [
            {
                "field": "",
                "message": "Nothing was pasted; copy the cells in the spreadsheet first",
            }
        ]


def test_the_scores_of_what_was_found_at_diagnosis_are_answered_with_their_terms():
    found = {"basophils_percent": "10", "spleen_cm": "5"}
    answered = answer(at_diagnosis=found, parts=["view"])

    eutos = next(each for each in answered["scores"] if each["id"] == "eutos")
    assert (eutos["value"], eutos["group"]) == (90, "high")
    assert "90, high risk" in text_of(answered["view"]["scores"])
    assert answer(at_diagnosis=found) == {
        "ok": True,
        "revision": RULES.revision,
        "scores": answered["scores"],
    }
    assert answer(at_diagnosis={"spleen_cm": "big"})["errors"] == [
        {"field": "spleen_cm", "message": "write a number such as 4, got 'big'"}
    ]


def test_a_course_alone_says_what_the_scores_would_need():
    scores = answer(course=COURSE, parts=["scores"])["scores"]

    assert [each["value"] for each in scores] == [None] * 4
    assert scores[2]["missing"] == ["spleen_cm", "basophils_percent"]
