from base64 import urlsafe_b64encode
from decimal import Decimal

import pytest

from calculator import json_text
from calculator.course import Assessment, Circumstances, Course
from calculator.course_document import read_course
from calculator.fields import FieldError
from calculator.reading import read_entered
from calculator.share import canonical, document_of, fragment, read_fragment, typed_of

COURSE = Course(
    phase="chronic",
    as_of_month=Decimal("12"),
    assessments=(
        Assessment(month=Decimal("3"), bcr_abl1_detected=False, abl1_copies=32000),
        Assessment(
            month=Decimal("12.50"),
            daily_dose_mg=Decimal("4E+2"),
            ph_positive_cells=7,
            metaphases=20,
            bcr_abl1_is_percent=Decimal("0.0032"),
            mutations=("T315I", "F317L"),
            clonal_evolution="ph-positive",
            progression=False,
        ),
    ),
    circumstances=Circumstances(adult=True, available_tkis=("dasatinib",), adherence="adequate"),
)
JSON = (
    '{"as_of_month":12,"assessments":[{"abl1_copies":32000,"bcr_abl1_detected":false,"month":3},'
    '{"bcr_abl1_is_percent":0.0032,"clonal_evolution":"ph-positive","daily_dose_mg":400,'
    '"metaphases":20,"month":12.5,"mutations":["T315I","F317L"],"ph_positive_cells":7,'
    '"progression":false}],"circumstances":{"adherence":"adequate","adult":true,'
    '"available_tkis":["dasatinib"]},"phase":"chronic"}'
)
# Version 1 as it was first published. It must open in every later build.
PUBLISHED = (
    "course=1.eyJhc3Nlc3NtZW50cyI6W3siZGFpbHlfZG9zZV9tZyI6NDAwLCJtZXRhcGhhc2VzIjoyMCwibW9udGgi"
    "OjEyLCJwaF9wb3NpdGl2ZV9jZWxscyI6N31dLCJwaGFzZSI6ImNocm9uaWMifQ"
)


def read(document):
    errors = []
    course = read_course(document, errors)
    assert errors == []
    return course


def test_the_canonical_text_of_a_course_is_sorted_compact_and_exact():
    assert canonical(COURSE) == JSON


def test_a_course_survives_its_link():
    assert read(read_fragment(fragment(COURSE))) == COURSE
    assert read(read_fragment("#" + fragment(COURSE))) == COURSE


def test_a_course_survives_its_saved_file():
    assert read(json_text.read(canonical(COURSE))) == COURSE


def test_a_course_survives_the_texts_of_the_form():
    typed = typed_of(json_text.read(canonical(COURSE)))
    entry = read_entered(typed)

    assert entry.errors == ()
    assert read(entry.document) == COURSE


def test_what_is_absent_is_left_out():
    course = Course(
        phase="chronic", as_of_month=Decimal(3), assessments=(Assessment(month=Decimal(3)),)
    )

    assert document_of(course) == {"phase": "chronic", "assessments": [{"month": Decimal(3)}]}


def test_a_tested_and_empty_list_of_mutations_is_typed_as_none():
    visit = {"month": Decimal("1.50"), "mutations": [], "progression": False}

    assert typed_of({"assessments": [visit], "circumstances": {"adult": True}}) == {
        "assessments": [{"month": "1.5", "mutations": "none", "progression": "no"}],
        "circumstances": {"adult": "yes"},
    }


def test_what_is_no_course_leaves_the_form_empty():
    assert typed_of(["a"]) == {}
    assert typed_of({"assessments": 3, "circumstances": 3}) == {
        "assessments": [],
        "circumstances": {},
    }


def test_a_link_of_version_1_opens_for_ever():
    assert read(read_fragment(PUBLISHED)) == Course(
        phase="chronic",
        as_of_month=Decimal(12),
        assessments=(
            Assessment(
                month=Decimal(12), daily_dose_mg=Decimal(400), ph_positive_cells=7, metaphases=20
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "course=2.eyJ9",
            "This link is of version 2; this page reads version 1. Open it on the site that made "
            "it, or ask for the course as a file",
        ),
        (
            "course=123456789.eyJ9",
            "This link is of version 12345678; this page reads version 1. Open it on the site that "
            "made it, or ask for the course as a file",
        ),
        (
            "course=.eyJ9",
            "This link is of version (none); this page reads version 1. Open it on the site that "
            "made it, or ask for the course as a file",
        ),
        (
            PUBLISHED[:-9],
            "This link is damaged, perhaps cut short; ask for it again, or enter the course",
        ),
        (
            "course=1.a",
            "This link is damaged, perhaps cut short; ask for it again, or enter the course",
        ),
        (
            "course=1.%7B%7D",
            "This link is damaged, perhaps cut short; ask for it again, or enter the course",
        ),
        (
            "course=1." + urlsafe_b64encode("{\u00e9}".encode()).decode().rstrip("="),
            "This link is damaged, perhaps cut short; ask for it again, or enter the course",
        ),
        ("", "This link holds no course; ask for it again, or enter the course"),
        ("__search", "This link holds no course; ask for it again, or enter the course"),
    ],
)
def test_a_damaged_or_later_link_says_what_to_do(text, message):
    with pytest.raises(FieldError) as refused:
        read_fragment(text)

    assert (refused.value.path, refused.value.message) == ((), message)
