"""What the lazy runtime is recorded with: first questions, later ones, and mistakes.

The questions have the forms in which docs/javascripts/calculator asks them, and the courses of
the site's cases and of fixed seeds. What they do not touch is still there: it costs a download
when it is needed, never an error.
"""

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from build_scripts.courses import courses
from calculator import browser
from calculator.criteria import SET_ORDER
from calculator.parts import CHART_SET, FIRST

AFTERWARDS = ("layers", "what_if")
"""What the page asks for by itself, one after the other, once the first parts are shown."""

COURSES = 2000
LATER_COURSES = 300
MISTAKES = 300
WARMING = 600
RECORDED_SEED, CHECKED_SEED = 6007, 6011

ODD_VALUES = (
    None, True, [], {}, "", "x", -1, 0, 1e308, 10**40, "1e400", "NaN", "1,234", "½", "٣", "<",
    "40 %", "0,1", "not done", "T315I", "漢字", "\u0000", "A" * 300, 101, "2.5.1", [1, "2"],
)  # fmt: skip
HEADS = ("month", "daily_dose_mg", "hematologic_response", "bcr_abl1_is_percent")
AT_DIAGNOSIS = (
    ("age_years", (18, 90)),
    ("spleen_cm", (0, 20)),
    ("platelets_e9_per_l", (50, 1500)),
    ("blasts_percent", (0, 15)),
    ("eosinophils_percent", (0, 10)),
    ("basophils_percent", (0, 15)),
)


@dataclass(frozen=True, kw_only=True)
class Questions:
    """Texts by tier: what is sent first answers `first`; each later tier has parts of its own."""

    first: tuple[str, ...]
    afterwards: tuple[str, ...]
    carried: tuple[str, ...]
    mistakes: tuple[str, ...]

    @property
    def warming(self) -> tuple[str, ...]:
        """What is asked before CPython is frozen, so that its caches are filled."""
        later = (*self.afterwards, *self.carried)
        return (*self.first[:WARMING], *later[: 2 * LATER_COURSES])

    @property
    def example(self) -> str:
        """A common first question."""
        return next(text for text in self.first if text.startswith('{"entered"'))

    @property
    def tiers(self) -> tuple[tuple[str, ...], ...]:
        """The tiers in the order in which a reader is likely to need them."""
        return (self.first, self.afterwards, self.carried, self.mistakes)


def recorded(requests: Iterable[str]) -> Questions:
    """The questions of the profile: those given, and courses of the recorded seed."""
    given = [document["course"] for document in map(_document, requests) if "course" in document]
    drawn = list(courses(RECORDED_SEED, COURSES))
    everything = [*given, *drawn]
    few = [*given, *drawn[:LATER_COURSES]]
    return Questions(
        first=tuple(first_questions(everything)),
        afterwards=tuple(afterwards_questions(few)),
        carried=tuple(carried_questions(few)),
        mistakes=(*mistakes(few, MISTAKES), *(text for text in requests if not _document(text))),
    )


def checked(count: int) -> Questions:
    """Questions that the profile has not seen, to check the result and to rank its parts."""
    drawn = list(courses(CHECKED_SEED, count))
    return Questions(
        first=tuple(first_questions(drawn)),
        afterwards=tuple(afterwards_questions(drawn[: count // 4])),
        carried=tuple(carried_questions(drawn[: count // 4])),
        mistakes=tuple(mistakes(drawn, count // 4)),
    )


def first_questions(drawn: Iterable[object]) -> Iterator[str]:
    """What the page asks first, of a form or of a link."""
    for index, course in enumerate(drawn):
        typed = typed_of(course)
        if index % 4 == 0:
            yield _text(as_link(course))
        elif index % 8 == 1:
            yield _text(begun(typed, index))
        elif index % 8 == 3:
            yield json.dumps({"entered": typed, "parts": FIRST})  # another program's spacing
        yield _text({"entered": typed, "parts": FIRST})


def afterwards_questions(drawn: Iterable[object]) -> Iterator[str]:
    """What the page asks after each first answer, mostly with the chart on the usual bands."""
    for index, course in enumerate(drawn):
        bands = SET_ORDER[index % len(SET_ORDER)] if index % 2 else CHART_SET
        for part in AFTERWARDS:
            yield _text({"entered": typed_of(course), "parts": [part], "chart_set": bands})


def carried_questions(drawn: Iterable[object]) -> Iterator[str]:
    """What a reader asks for by a button: texts, links, files, tables, scores, whole reports."""
    chance = random.Random(RECORDED_SEED)
    for index, course in enumerate(drawn):
        yield _text(_CARRIED[index % len(_CARRIED)](course, chance))


def typed_of(course: object) -> dict[str, object]:
    """The texts of the form into which a course was typed."""
    return json.loads(browser.run(_text({"course": course, "parts": ["typed"]})))["typed"]


def as_link(course: object) -> dict[str, object]:
    """What the page asks of a link that carries a course, before it asks the form's question."""
    answer = json.loads(browser.run(_text({"course": course, "parts": ["share"]})))
    return {"fragment": answer["share"]["fragment"], "parts": ["typed"]}


def begun(typed: dict[str, object], count: int) -> dict[str, object]:
    """The question of a form of which only the first entries are typed."""
    first = list(typed["assessments"][0].items())
    entered = {**typed, "circumstances": {}, "assessments": [dict(first[: 1 + count % len(first)])]}
    return {"entered": entered, "parts": FIRST}


def _as_file(course: object, chance: random.Random) -> dict[str, object]:
    answer = json.loads(browser.run(_text({"course": course, "parts": ["share"]})))
    return {"saved": answer["share"]["file"], "parts": ["typed"]}


def _as_table(course: object, chance: random.Random) -> dict[str, object]:
    visits = typed_of(course)["assessments"]
    rows = [HEADS, *([each.get(head, "") for head in HEADS] for each in visits)]
    return {"pasted": "\n".join("\t".join(row) for row in rows)}


def _at_diagnosis(course: object, chance: random.Random) -> dict[str, object]:
    found = {
        name: f"{low + chance.random() * (high - low):.1f}" for name, (low, high) in AT_DIAGNOSIS
    }
    return {"at_diagnosis": found, "parts": ["view"]}


_CARRIED: tuple[Callable[[object, random.Random], dict[str, object]], ...] = (
    lambda course, chance: {"entered": typed_of(course), "parts": ["note"]},
    lambda course, chance: {"entered": typed_of(course), "parts": ["share"]},
    _as_file,
    _as_table,
    _at_diagnosis,
    lambda course, chance: {"course": course},
    lambda course, chance: {"course": course, "parts": ["report", "strip"]},
    lambda course, chance: {"course": course, "parts": ["changes"]},
)


def mistakes(drawn: Iterable[object], count: int) -> Iterator[str]:
    """Courses with one value that is odd, or a text that breaks off."""
    pool = list(drawn)
    chance = random.Random(RECORDED_SEED)
    for index in range(count):
        course = pool[index % len(pool)]
        question = {"parts": list(FIRST)}
        question |= {"entered": typed_of(course)} if index % 2 else {"course": course}
        if index % 10 == 9:
            text = _text(question)
            yield text[: int(chance.random() * len(text))]
            continue
        _spoil(question, chance)
        yield _text(question)


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
    """A question as JavaScript writes it."""
    return json.dumps(question, ensure_ascii=False, separators=(",", ":"))


def _document(text: str) -> dict[str, object]:
    try:
        document = json.loads(text)
    except ValueError:
        return {}
    return document if isinstance(document, dict) and "course" in document else {}
