"""The head of the answer: how far the rule sets agree, and what was not entered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calculator import describe, note
from calculator.course import Course
from calculator.drawing import icons
from calculator.drawing.markup import Markup, element
from calculator.drawing.separates import separates
from calculator.evaluate import Evaluation
from calculator.quantities import plain

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
OUT_OF_SCOPE_TITLE = "Out of scope"


def headline(evaluations: Sequence[Evaluation]) -> str:
    """How many rule sets give how many different answers."""
    count = _in_words(len(evaluations)).capitalize()
    answers = len({verdict_words(each) for each in evaluations})
    if answers == 1:
        return f"{count} rule sets, one answer"
    return f"{count} rule sets, {_in_words(answers)} different answers"


def answer(
    evaluations: Sequence[Evaluation],
    strip: Markup,
    course_warnings: Iterable[str],
    unanswered: Sequence[str],
) -> Markup:
    """The counts, what to check, the strip, and what was neither entered nor answered."""
    return element(
        "div",
        counts(evaluations),
        warnings(course_warnings),
        strip,
        could_change(evaluations),
        not_answered(unanswered),
        separates(evaluations),
    )


def inputs(course: Course) -> Markup:
    """The course as entered, as text: what a printed page shows instead of the form."""
    items = (
        element("li", element("b", f"Month {plain(each.month)}: "), note.visit_text(each))
        for each in course.assessments
    )
    around = note.circumstances_text(course.circumstances)
    return element(
        "div",
        element(
            "p", element("b", "Course as entered. "), f"{course.phase.capitalize()} phase. ", around
        ),
        element("ul", *items),
        class_="print-only print-inputs",
    )


def verdict_words(evaluation: Evaluation) -> str:
    """The verdict of a set in words."""
    return describe.verdict_text(evaluation.criteria_set, evaluation.category)


def counts(evaluations: Sequence[Evaluation]) -> Markup:
    """How many sets give each verdict, in the order of the vocabulary."""
    items = []
    for style in icons.VERDICT_WORDS:
        same = [each for each in evaluations if icons.verdict_style(each.category) == style]
        for words in dict.fromkeys(verdict_words(each) for each in same):
            number = sum(verdict_words(each) == words for each in same)
            items.append(element("li", icons.verdict(style, f"{words}: {number}")))
    return element("ul", *items, class_="counts")


def could_change(evaluations: Sequence[Evaluation]) -> Markup | None:
    """What was not entered, and which verdicts it leaves open."""
    missing = sorted({quantity for each in evaluations for quantity in each.missing})
    if not missing:
        return None
    open_sets = [each.criteria_set.short_title for each in evaluations if each.not_excluded]
    words = ", ".join(describe.MISSING_WORDS[each] for each in missing)
    effect = f" Left open by it: {', '.join(open_sets)}." if open_sets else ""
    return element("p", element("b", "Not entered: "), f"{words}.{effect}", class_="small")


def not_answered(questions: Sequence[str]) -> Markup | None:
    """The first questions that stay open."""
    if not questions:
        return None
    return element("p", element("b", "Not answered: "), f"{'; '.join(questions)}.", class_="small")


def warnings(texts: Iterable[str]) -> Markup | None:
    """The soft warnings: values that are kept, but look unusual."""
    items = [element("li", text) for text in texts]
    if not items:
        return None
    return element(
        "div",
        element("p", "Check first", class_="note__title"),
        element("ul", *items),
        class_="note",
    )


def stop(reasons: Iterable[str]) -> Markup:
    """Why no rule set is shown for this course."""
    return element(
        "div",
        element("p", OUT_OF_SCOPE_TITLE, class_="note__title"),
        *(element("p", reason) for reason in reasons),
        class_="note note--stop",
    )


def summary(evaluations: Sequence[Evaluation]) -> str:
    """The verdicts in one sentence, for the live region."""
    said = (f"{each.criteria_set.short_title}: {verdict_words(each)}" for each in evaluations)
    return f"{headline(evaluations)}. {'; '.join(said)}."


def _in_words(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
