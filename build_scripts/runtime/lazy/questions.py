"""What the lazy runtime is recorded with: first questions, later ones, and mistakes.

The cases of the site and courses of fixed seeds. What these questions do not touch is still
there: it costs a download when it is needed, never an error.
"""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.courses import courses
from calculator import browser
from calculator.parts import FIRST, PARTS

TYPED = {"parts": ["typed"]}
"""How a page fills its form from a case or a link, before it asks the form's own question."""

COURSES = 2000
LATER_COURSES = 300
MISTAKES = 300
WARMING = 600
RECORDED_SEED, CHECKED_SEED = 6007, 6011

ODD_VALUES = (
    None, True, [], {}, "", "x", -1, 0, 1e308, 10**40, "1e400", "NaN", "1,234", "½", "٣", "<",
    "40 %", "0,1", "not done", "T315I", "漢字", "\u0000", "A" * 300, 101, "2.5.1", [1, "2"],
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Questions:
    """Texts by tier: what is sent first answers `first`; each later tier has parts of its own."""

    first: tuple[str, ...]
    later: tuple[str, ...]
    mistakes: tuple[str, ...]

    @property
    def warming(self) -> tuple[str, ...]:
        """What is asked before CPython is frozen, so that its caches are filled."""
        return (*self.first[:WARMING], *self.later[:LATER_COURSES])

    @property
    def tiers(self) -> tuple[tuple[str, ...], ...]:
        """The tiers in the order in which a reader is likely to need them."""
        return (self.first, self.later, self.mistakes)


def recorded(requests: Iterable[str]) -> Questions:
    """The questions of the profile: those given, and courses of the recorded seed."""
    given = [document["course"] for document in map(_document, requests) if "course" in document]
    drawn = list(courses(RECORDED_SEED, COURSES))
    everything = [*given, *drawn]
    few = [*given, *drawn[:LATER_COURSES]]
    return Questions(
        first=tuple(first_questions(everything)),
        later=tuple(later_questions(few)),
        mistakes=(*mistakes(few, MISTAKES), *(text for text in requests if not _document(text))),
    )


def checked(count: int) -> Questions:
    """Questions that the profile has not seen, to check the result and to rank its parts."""
    drawn = list(courses(CHECKED_SEED, count))
    return Questions(
        first=tuple(first_questions(drawn)),
        later=tuple(later_questions(drawn[: count // 4])),
        mistakes=tuple(mistakes(drawn, count // 4)),
    )


def first_questions(drawn: Iterable[object]) -> Iterator[str]:
    """What the page asks before its first answer: mostly of a form, else of a case or a link."""
    for index, course in enumerate(drawn):
        if index % 4 == 0:
            yield _text({**(as_link(course) if index % 8 else as_course(course)), **TYPED})
        yield _text(as_typed(course))


def later_questions(drawn: Iterable[object]) -> Iterator[str]:
    """Every other part of an answer, alone and with all the others."""
    parts = sorted(set(PARTS) - {*FIRST, *TYPED["parts"]})
    for index, course in enumerate(drawn):
        asked = sorted(PARTS) if index % 4 == 0 else [parts[index % len(parts)]]
        yield _text(as_course(course) | {"parts": asked})


def mistakes(drawn: Iterable[object], count: int) -> Iterator[str]:
    """Courses with one value that is odd, or a text that breaks off."""
    pool = list(drawn)
    chance = random.Random(RECORDED_SEED)
    for index in range(count):
        course = pool[index % len(pool)]
        question = as_typed(course) if index % 2 else as_course(course)
        if index % 10 == 9:
            text = _text(question)
            yield text[: int(chance.random() * len(text))]
            continue
        _spoil(question, chance)
        yield _text(question)


def as_course(course: object) -> dict[str, object]:
    """The question of a case or a saved course."""
    return {"course": course, "parts": list(FIRST)}


def as_typed(course: object) -> dict[str, object]:
    """The first question of the form into which a course was typed."""
    answer = json.loads(browser.run(_text({"course": course, "parts": ["typed"]})))
    return {"entered": answer["typed"], "parts": list(FIRST)}


def as_link(course: object) -> dict[str, object]:
    """The first question of a link that carries a course."""
    answer = json.loads(browser.run(_text({"course": course, "parts": ["share"]})))
    return {"fragment": answer["share"]["fragment"], "parts": list(FIRST)}


def _spoil(question: dict[str, object], chance: random.Random) -> None:
    """Puts an odd value somewhere into a question."""
    places = []

    def collect(value: object) -> None:
        children = value.items() if isinstance(value, dict) else enumerate(value)
        for key, child in children:
            places.append((value, key))
            if isinstance(child, dict | list):
                collect(child)

    collect(question)
    holder, key = places[int(chance.random() * len(places))]
    holder[key] = ODD_VALUES[int(chance.random() * len(ODD_VALUES))]


def _text(question: object) -> str:
    return json.dumps(question, ensure_ascii=False)


def _document(text: str) -> dict[str, object]:
    try:
        document = json.loads(text)
    except ValueError:
        return {}
    return document if isinstance(document, dict) and "course" in document else {}
