"""A course as text that can be carried away: a saved file and the fragment of a link.

A fragment is never sent to a server. It starts with the version of its form; version 1 is the
canonical JSON of the course in the URL-safe alphabet, and stays readable for ever.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import fields
from decimal import Decimal
from typing import Any

from calculator import json_text
from calculator.course import Assessment, Circumstances, Course
from calculator.fields import FieldError
from calculator.quantities import plain

KEY = "course"
VERSION = "1"
_FRAGMENT = re.compile(r"#?course=([^.&]*)\.([^&]*)")
_ALPHABET = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)


def document_of(course: Course) -> dict[str, Any]:
    """The course as the document that it can be read from again; what is absent is left out."""
    document: dict[str, Any] = {"phase": course.phase}
    if course.as_of_month != course.assessments[-1].month:
        document["as_of_month"] = course.as_of_month
    document["assessments"] = [_known(each) for each in course.assessments]
    circumstances = _known(course.circumstances)
    if circumstances:
        document["circumstances"] = circumstances
    return document


def canonical(course: Course) -> str:
    """The course as JSON: keys sorted, no spaces, ASCII, numbers in their shortest form."""
    return json_text.write(document_of(course)).rstrip()


def fragment(course: Course) -> str:
    """The part of a link after `#` that holds the course."""
    encoded = urlsafe_b64encode(canonical(course).encode()).decode()
    return f"{KEY}={VERSION}.{encoded.rstrip('=')}"


def read_fragment(text: str) -> object:
    """The document of a course from the fragment of a link.

    Raises FieldError with what to do where the link is damaged or of a later version.
    """
    match = _FRAGMENT.fullmatch(text)
    if match is None:
        raise FieldError((), "This link holds no course; ask for it again, or enter the course")
    version, encoded = match.groups()
    if version != VERSION:
        raise FieldError(
            (),
            f"This link is of version {version[:8] or '(none)'}; this page reads version "
            f"{VERSION}. Open it on the site that made it, or ask for the course as a file",
        )
    try:
        if not _ALPHABET.fullmatch(encoded):
            raise NotBase64
        decoded = urlsafe_b64decode(encoded + "==").decode("ascii")
        return json_text.read(decoded)
    except (NotBase64, UnicodeDecodeError, FieldError):
        raise FieldError(
            (), "This link is damaged, perhaps cut short; ask for it again, or enter the course"
        ) from None


def typed_of(document: object) -> dict[str, Any]:
    """The document of a course as the texts of the form that read as the same course."""
    if not isinstance(document, dict):
        return {}
    typed = {key: _typed(document[key]) for key in ("phase", "as_of_month") if key in document}
    visits = document.get("assessments")
    listed = visits if isinstance(visits, list) else []
    typed["assessments"] = [_texts(each) for each in listed if isinstance(each, dict)]
    surroundings = document.get("circumstances")
    typed["circumstances"] = _texts(surroundings) if isinstance(surroundings, dict) else {}
    return typed


def _texts(values: dict[str, object]) -> dict[str, str]:
    return {key: _typed(value) for key, value in values.items() if value is not None}


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each) for each in value) or "none"
    return str(value)


def _known(record: Assessment | Circumstances) -> dict[str, Any]:
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return {key: value for key, value in values.items() if value is not None}
