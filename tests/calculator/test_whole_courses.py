"""What holds for every course, drawn at random: order, silence, missing values, exact numbers."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.courses import course as drawn_course
from build_scripts.courses import courses
from calculator import json_text
from calculator.browser import run

WORSE = ("failure", "escalate", "suboptimal", "warning", "optimal")
MEASUREMENTS = {
    "ph_positive_percent": ("ph_positive_percent", "ph_positive_cells"),
    "bcr_abl1_is_percent": ("bcr_abl1_is_percent", "bcr_abl1_detected", "abl1_copies"),
    "hematologic_response": ("hematologic_response", "wbc_e9_per_l"),
    "mutations": ("mutations",),
    "clonal_evolution": ("clonal_evolution",),
    "progression": ("progression",),
}
ANY_COURSE = st.integers(0, 10**6).map(lambda index: drawn_course(77, index))
EACH = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def report(course):
    return json.loads(run(json.dumps(course)), parse_float=Decimal)


def verdicts(course):
    return {each["id"]: each for each in report(course)["criteria_sets"]}


@EACH
@given(ANY_COURSE, st.randoms(use_true_random=False))
def test_the_order_of_the_visits_does_not_matter(course, shuffler):
    visits = list(course["assessments"])
    shuffler.shuffle(visits)

    assert run(json.dumps(course | {"assessments": visits})) == run(json.dumps(course))


@EACH
@given(ANY_COURSE, st.integers(0, 5999))
def test_a_visit_at_which_nothing_was_measured_changes_no_verdict(course, tenths):
    months = [Decimal(str(each["month"])) for each in course["assessments"]]
    silent = Decimal(tenths) / 10
    as_of = course.get("as_of_month") or str(max(months))
    if silent not in months:
        course = course | {"as_of_month": as_of}
        visits = [*course["assessments"], {"month": str(silent)}]

        assert verdicts(course | {"assessments": visits}) == verdicts(course)


@EACH
@given(ANY_COURSE, st.sampled_from(sorted(MEASUREMENTS)))
def test_leaving_out_a_measurement_never_shortens_what_is_missing(course, quantity):
    """Nothing entered less may look more complete, where the set asks for this quantity."""
    keys = MEASUREMENTS[quantity]
    poorer = [
        {key: value for key, value in visit.items() if key not in keys}
        for visit in course["assessments"]
    ]
    last = max(Decimal(str(each["month"])) for each in poorer)
    course = course | {"as_of_month": course.get("as_of_month") or str(last)}
    after = verdicts(course | {"assessments": poorer})

    for name, found in verdicts(course).items():
        assert after[name]["milestone"] == found["milestone"]
        if quantity in found["missing"]:
            assert quantity in after[name]["missing"] or after[name]["category"] is None
        unassessed = {
            each["criterion"]
            for each in found["findings"]
            if each["outcome"] == "not_assessable" and each["criterion"] not in found["provisional"]
        }
        still = {
            each["criterion"]
            for each in after[name]["findings"]
            if each["outcome"] == "not_assessable"
        }
        assert unassessed <= still


@EACH
@given(ANY_COURSE)
def test_a_verdict_follows_from_its_findings(course):
    for found in verdicts(course).values():
        outcomes = {
            category: {
                each["outcome"] for each in found["findings"] if each["category"] == category
            }
            for category in WORSE
        }
        met = [category for category in WORSE if "met" in outcomes[category]]
        if met:
            assert found["category"] == met[0]
        else:
            assert found["category"] in ("none", None)
        for category in found["not_excluded"]:
            assert "not_assessable" in outcomes[category]
            if met:
                assert WORSE.index(category) < WORSE.index(met[0])


@EACH
@given(ANY_COURSE)
def test_a_criterion_is_found_once_and_provisional_ones_are_not_assessable(course):
    for found in verdicts(course).values():
        outcomes = {each["criterion"]: each["outcome"] for each in found["findings"]}

        assert len(outcomes) == len(found["findings"])
        assert {outcomes[each] for each in found["provisional"]} <= {"not_assessable"}
        assert len(found["notes"]) == len(set(found["notes"]))


@EACH
@given(ANY_COURSE)
def test_a_report_reads_back_as_the_same_text(course):
    text = run(json.dumps(course))

    assert json_text.write(json_text.read(text)) == text


@EACH
@given(ANY_COURSE)
def test_numbers_written_as_text_are_the_same_numbers(course):
    spelled = [
        {
            key: json.dumps(value) if isinstance(value, int | float) else value
            for key, value in visit.items()
            if not isinstance(value, bool)
        }
        for visit in course["assessments"]
    ]
    numbers = [
        {key: value for key, value in visit.items() if not isinstance(value, bool)}
        for visit in course["assessments"]
    ]

    assert run(json.dumps(course | {"assessments": spelled})) == run(
        json.dumps(course | {"assessments": numbers})
    )


@pytest.mark.parametrize("keep", ["eln-2013", "iris", "kantarjian-2003"])
def test_circumstances_change_no_verdict_of_any_drawn_course(keep):
    for course in courses(78, 100):
        bare = {key: value for key, value in course.items() if key != "circumstances"}
        found = verdicts(course).get(keep, {})
        expected = verdicts(bare).get(keep, {})

        assert {key: found.get(key) for key in ("category", "findings", "missing")} == {
            key: expected.get(key) for key in ("category", "findings", "missing")
        }
