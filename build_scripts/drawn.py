"""Every drawing of every worked case, and what is drawn without a course, each as one line.

`tests/calculator/drawing/drawn.txt` is this record as committed. A line counts the elements of a
drawing and the words that are read in it, with a digest of the markup and one of the words: where
only the first digest is another one, the drawing says the same as before. `dev.py impact` shows
where two drawings differ.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import Any

from build_scripts.content import strict_yaml
from calculator import json_text

PARTS = ("view", "layers", "what_if")
"""What a page asks for to draw a whole answer."""

MONTHS = (Decimal(3), Decimal(6), Decimal(12), Decimal(18))
WITHOUT_COURSE = "without a course"
Drawings = Mapping[str, str]
"""Markup by the name of what it draws."""

_WRITTEN_BY = "# Every drawing of the worked cases; written by python3 dev.py golden.\n"
_TAG = re.compile(r"<[^>]*>")
_ELEMENT = re.compile(r"<[a-z]")
_PIECE = re.compile(r"<[^>]*>|[^<]+")


def case_courses(tree: Path) -> dict[str, Any]:
    """The course of each worked case in a working tree, by the name of its file."""
    files = sorted((tree / "content" / "cases").glob("*.yaml"))
    documents = {each.stem: strict_yaml.read(each.read_bytes(), each.name) for each in files}
    return {name: each.value["course"] for name, each in documents.items()}


def request(course: object) -> str:
    """The request for all drawings of a course, as one line of JSON."""
    return json_text.write({"course": course, "parts": list(PARTS)})


def drawings_in(answer: Mapping[str, Any]) -> Drawings:
    """The drawings of an answer."""
    return {name: markup for part in PARTS for name, markup in answer.get(part, {}).items()}


def of_course(course: object) -> Drawings:
    """The drawings of a course."""
    from calculator.browser import run

    return drawings_in(json.loads(run(request(course))))


def of_no_course() -> Drawings:
    """The strips and rulers of the rules' own pages, the bare pathway, and the risk scores."""
    from calculator.diagnosis import AtDiagnosis
    from calculator.drawing.pathway import drawing
    from calculator.drawing.scores import score_table
    from calculator.drawing.strip import for_month, rulers_of_row
    from calculator.practice import PRACTICE
    from calculator.risk_scores import scores
    from calculator.rules import RULES

    examples = {each.name: Decimal(each.metadata["example"]) for each in fields(AtDiagnosis)}
    sets = RULES.criteria_sets
    strips = {f"strip of month {month}": for_month(sets, month, "../") for month in MONTHS}
    rulers = {
        f"rulers of {each.id}": "".join(rulers_of_row(each, month) for month in MONTHS)
        for each in sets
    }
    return {
        **strips,
        **rulers,
        "pathway": drawing(PRACTICE.pathway),
        "scores of the form's examples": score_table(scores(AtDiagnosis(**examples))),
        "scores of nobody": score_table(scores(AtDiagnosis())),
    }


def lines(name: str, drawings: Drawings) -> list[str]:
    """The lines of the record for the drawings of one course, or of none."""
    return [f"{name} | {part} | {_summary(markup)}" for part, markup in drawings.items()]


def written(courses: Mapping[str, object]) -> str:
    """The whole record: what needs no course, then course by course."""
    listed = lines(WITHOUT_COURSE, of_no_course())
    for name, course in courses.items():
        listed += lines(name, of_course(course))
    return _WRITTEN_BY + "".join(f"{each}\n" for each in listed)


def first_difference(before: str, after: str) -> str:
    """The first tag or text that two drawings do not share, as it was and as it is.

    >>> first_difference("<b>ELN</b><i>2013</i>", "<b>ELN</b><i>2020</i>")
    '2013 to 2020'
    """
    pieces = zip_longest(_PIECE.findall(before), _PIECE.findall(after), fillvalue="nothing")
    return next(f"{was} to {now}" for was, now in pieces if was != now)


def _summary(markup: str) -> str:
    words = _TAG.sub(" ", markup).split()
    elements = len(_ELEMENT.findall(markup))
    return f"{elements} elements {_digest(markup)} | {len(words)} words {_digest(' '.join(words))}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
