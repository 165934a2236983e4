"""The door of the page: text in, text out, and never an exception for wrong input."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from calculator import echo, json_text, share
from calculator.course import Course
from calculator.course_document import read_course
from calculator.criteria import SET_ORDER
from calculator.diagnosis import read_at_diagnosis
from calculator.drawing import scores as drawn_scores
from calculator.fields import FieldError, Fields, Path, dotted, in_order_of_input
from calculator.gates import gates
from calculator.parts import PARTS, WHOLE_REPORTS, Answer, Wanted
from calculator.pasting import read_pasted
from calculator.reading import Entry, read_entered
from calculator.risk_scores import scores, scores_report
from calculator.rules import RULES

REQUEST_KEYS = (
    "course",
    "entered",
    "fragment",
    "saved",
    "pasted",
    "at_diagnosis",
    "parts",
    "chart_set",
    "address",
    "with_course",
)


READ_AS = "read as "
OUT_OF_ORDER = "earlier than the visit above"
BAD_LINK = "The course of this link cannot be used; ask for the link again, or enter the course"
NO_FILE = "This file is no saved course; choose a file that this page saved, or enter the course"
BAD_FILE = "The course of this file cannot be used; correct the file, or enter the course"


def run(text: str) -> str:
    """The answer to a course, or to a request for parts of an answer, as one line of JSON.

    The same text and revision give the same bytes in every Python. Wrong input is answered
    with all its errors, each with the path of its field.
    """
    try:
        document = json_text.read(text)
    except FieldError as error:
        return json_text.write(_refused([error]))
    is_request = isinstance(document, dict) and any(key in document for key in REQUEST_KEYS)
    answered = _answer_request(document) if is_request else _answer_course(document, Wanted(), [])
    return json_text.write(answered)


def _answer_request(document: object) -> dict[str, Any]:
    errors: list[FieldError] = []
    request = Fields(document, (), errors)
    wanted = Wanted(
        parts=request.choices("parts", PARTS) or (),
        chart_set=request.choice("chart_set", SET_ORDER),
        address=request.text("address"),
        with_course=request.yes_no("with_course"),
    )
    given = {key: each for key in _WAYS_IN if (each := request.value(key)) is not None}
    if len(given) != 1:
        request.value("course", required=not given)
        for key in list(given)[1:]:
            request.reject((key,), "stands beside another course; give one of them")
    request.close()
    errors = in_order_of_input(errors, document)
    if len(given) != 1:
        return _refused(errors)
    ((key, value),) = given.items()
    return _WAYS_IN[key](value, wanted, errors)


def _answer_course(document: object, wanted: Wanted, before: list[FieldError]) -> dict[str, Any]:
    """The parts of an answer to a course; the errors of the request, if any, come first."""
    errors: list[FieldError] = []
    course = read_course(document, errors)
    refused = before + in_order_of_input(errors, document)
    if course is None or refused:
        return _refused(refused)
    return _answer(course, wanted)


def _answer(course: Course, wanted: Wanted) -> dict[str, Any]:
    """The report, if it is asked for or nothing is named, and the other parts beside it."""
    asked, parts = Answer(course, wanted), wanted.parts
    whole = [each for each in WHOLE_REPORTS if each in parts] or ([] if parts else ["report"])
    answer: dict[str, Any] = {"ok": True, "revision": RULES.revision}
    if whole:
        answer = WHOLE_REPORTS[whole[-1]](asked)
    others = [each for each in parts if each not in WHOLE_REPORTS]
    return answer | {part: PARTS[part](asked) for part in others}


def _answer_entered(entered: object, wanted: Wanted, before: list[FieldError]) -> dict[str, Any]:
    """The answer to what was typed, with how each field was read."""
    entry = read_entered(entered)
    errors: list[FieldError] = []
    course = read_course(entry.document, errors)
    in_form = [FieldError(entry.place_in_form(each.path), each.message) for each in errors]
    new = [each for each in in_form if not _follows(each.path, entry.errors)]
    refused = [*before, *entry.errors, *new]
    if course is None or refused:
        return _refused(in_order_of_input(refused, entered)) | {"reading": _readings(entry, None)}
    return _answer(course, wanted) | {"reading": _readings(entry, course)}


def _follows(path: Path, unreadable: tuple[FieldError, ...]) -> bool:
    """Whether an error only says that what could not be read is not there."""
    known = {each.path for each in unreadable}
    dates = {(*each.path[:-1], "month") for each in unreadable if each.path[-1:] == ("date",)}
    return path in known | dates or (bool(known) and path == ("assessments",))


def _readings(entry: Entry, course: Course | None) -> list[dict[str, Any]]:
    """Field by field how it was read; classes and effects once the whole course can be read."""
    listed = [
        {"field": dotted(each.path), "value": each.value, "echo": f"{READ_AS}{each.how}"}
        if each.how
        else {"field": dotted(each.path), "value": each.value}
        for each in entry.readings
    ]
    if course is None:
        return listed
    by_field = {each["field"]: each for each in listed}
    for path, words in _echoes(entry, course):
        field = dotted(path)
        read = by_field.setdefault(field, {"field": field})
        more = words.removeprefix(READ_AS)
        read["echo"] = f"{read['echo']}; {more}" if "echo" in read else words
    return list(by_field.values())


def _echoes(entry: Entry, course: Course) -> list[tuple[tuple[str | int, ...], str]]:
    by_month = {each.month: each for each in course.assessments}
    found: list[tuple[tuple[str | int, ...], str]] = []
    for place, document in zip(entry.visits, entry.document["assessments"], strict=True):
        assessment = by_month[Decimal(document["month"])]
        cells = "ph_positive_cells" if "ph_positive_cells" in document else "ph_positive_percent"
        for key, words in (
            (cells, echo.cytogenetic_echo(assessment, RULES)),
            ("bcr_abl1_is_percent", echo.molecular_echo(assessment, RULES)),
        ):
            if words:
                found.append((("assessments", place, key), f"{READ_AS}{words}"))
    found += [(("assessments", place, "month"), OUT_OF_ORDER) for place in entry.out_of_order()]
    return found + [(each.path, each.text) for each in gates(course, RULES.mutations.insensitive)]


def _answer_fragment(fragment: object, wanted: Wanted, before: list[FieldError]) -> dict[str, Any]:
    """The answer to the course in the fragment of a link."""
    try:
        document = share.read_fragment(str(fragment))
    except FieldError as error:
        return _refused([*before, error])
    return _carried(_answer_course(document, wanted, before), BAD_LINK)


def _answer_saved(saved: object, wanted: Wanted, before: list[FieldError]) -> dict[str, Any]:
    """The answer to the course in the text of a saved file."""
    try:
        document = json_text.read(saved if isinstance(saved, str) else "")
    except FieldError as error:
        return _carried(_refused([*before, error]), NO_FILE)
    return _carried(_answer_course(document, wanted, before), BAD_FILE)


def _carried(answer: dict[str, Any], advice: str) -> dict[str, Any]:
    """The answer to a course that came from elsewhere; what to do comes before its errors."""
    if not answer["ok"]:
        answer["errors"].insert(0, {"field": "", "message": advice})
    return answer


def _answer_pasted(pasted: object, wanted: Wanted, before: list[FieldError]) -> dict[str, Any]:
    """The visits of a pasted table, as texts for the form."""
    try:
        visits = read_pasted(pasted if isinstance(pasted, str) else "")
    except FieldError as error:
        return _refused([*before, error])
    if before:
        return _refused(before)
    return {"ok": True, "revision": RULES.revision, "typed": {"assessments": visits}}


def _answer_at_diagnosis(typed: object, wanted: Wanted, before: list[FieldError]) -> dict[str, Any]:
    """The risk scores of what was found at diagnosis; the part is `scores`."""
    errors = list(before)
    patient = read_at_diagnosis(typed, errors)
    if patient is None or errors:
        return _refused(errors)
    answer: dict[str, Any] = {"ok": True, "revision": RULES.revision}
    if "view" in wanted.parts:
        answer["view"] = {"scores": drawn_scores.score_table(scores(patient))}
    return answer | {"scores": scores_report(patient)}


def _refused(errors: list[FieldError]) -> dict[str, Any]:
    listed = [{"field": each.field, "message": each.message} for each in errors]
    return {"ok": False, "errors": listed}


_WAYS_IN: dict[str, Callable[[object, Wanted, list[FieldError]], dict[str, Any]]] = {
    "course": _answer_course,
    "entered": _answer_entered,
    "fragment": _answer_fragment,
    "saved": _answer_saved,
    "pasted": _answer_pasted,
    "at_diagnosis": _answer_at_diagnosis,
}
