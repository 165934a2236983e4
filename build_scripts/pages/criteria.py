"""A page for each criteria set, and the same milestones across all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from build_scripts.content.load import Content
from build_scripts.pages.json_ld import medical_guideline
from build_scripts.pages.linked import linked_names
from build_scripts.pages.page import Page, root_of
from calculator.criteria import CriteriaSet, Criterion, Milestone
from calculator.describe import STANDING_WORDS, milestone_text
from calculator.drawing import strip
from calculator.drawing.icons import STANDING_STYLES, VERDICT_WORDS, standing, verdict_style
from calculator.drawing.strip_table import set_name
from calculator.quantities import plain

BAND_STYLES = ("failure", "suboptimal", "warning", "optimal", "met")
MONTHS = (Decimal(3), Decimal(6), Decimal(12), Decimal(18))
PRECONDITION_WORDS = {
    "no_severe_adverse_reaction": "no severe adverse reaction",
    "no_severe_cytopenia_not_leukemia": (
        "no severe neutropenia or thrombocytopenia unrelated to leukemia"
    ),
}

# The term of `definitions_over_time.yaml` that a response of the criteria goes by.
TERMS = {
    "CHR": "chr",
    "CCyR": "ccyr",
    "PCyR": "pcyr",
    "MCyR": "mcyr",
    "MMR": "mmr",
    "any_cyr": "label-cytogenetic-response",
    "minor_cyr": "minor",
}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The criteria of one category at one milestone."""

    word: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One milestone: its name and a cell for each category."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One criterion with the words for when it holds and where it leads."""

    criterion: Criterion
    when: str
    style: str
    word: str


def pages(content: Content) -> Iterator[Page]:
    """The index of the criteria and a page for each set."""
    yield _index(content)
    for of in content.criteria_sets.values():
        yield _set_page(content, of)


def _set_page(content: Content, of: CriteriaSet) -> Page:
    citation = content.references[of.reference].citation
    is_guideline = content.references[of.reference].type == "guideline"
    return Page(
        path=f"criteria/{of.id}.md",
        template="criteria_set.md.j2",
        title=of.short_title,
        description=of.summary,
        file=content.file_of("criteria", of.id),
        main_entity=medical_guideline(of, citation) if is_guideline else None,
        values={
            "of": of,
            "successor": set_name(of.superseded_by) if of.superseded_by else None,
            "standing_words": STANDING_WORDS[of.standing],
            "citation": citation,
            "categories": [(verdict_style(each), word_of(each)) for each in of.categories],
            "dose_steps": [_dose_step(each) for each in of.dose_steps],
            "preconditions": [PRECONDITION_WORDS[each] for each in of.preconditions],
            "table_note": "Either test suffices." if of.either_test_suffices else None,
            "rows": [_row(of, each) for each in of.milestones],
            "rulers": list(_rulers(of)),
            "unassigned": [
                {"name": milestone_name(each), "text": each.unassigned}
                for each in of.milestones
                if each.unassigned
            ],
            "listed": [_listed(each, one) for each in of.milestones for one in each.criteria],
            "beware": [
                each
                for each in content.definitions_over_time.terms
                if each.beware and each.id in _words_of(of)
            ],
            "cases": _cases(content, of),
        },
    )


def _words_of(of: CriteriaSet) -> set[str]:
    """The terms that a set uses: its categories, and the responses that its criteria name."""
    listed = [one for each in of.milestones for one in each.criteria]
    named = {TERMS[each.written] for each in listed if str(each.written) in TERMS}
    falls = {"relapse" for each in listed if each.kind in ("ph_positive_rise", "response_lost")}
    return {*of.categories, *named, *falls}


def word_of(category: str) -> str:
    """A category in words, as the head of a column."""
    return VERDICT_WORDS[verdict_style(category)]


def milestone_name(milestone: Milestone) -> str:
    """A milestone as the head of a row: "12 months and later", "From month 3 on", "Any time"."""
    if milestone.month is not None:
        later = " and later" if milestone.and_later else ""
        return f"{plain(milestone.month)} months{later}"
    text = milestone_text(milestone)
    return text[:1].upper() + text[1:]


def _dose_step(step) -> dict[str, str | None]:
    doses = " or ".join(plain(each) for each in step.to_mg)
    return {
        "text": f"{plain(step.from_mg)} to {doses} mg a day",
        "reference": step.reference,
        "locator": step.locator,
        "note": step.note,
    }


def _row(of: CriteriaSet, milestone: Milestone) -> Row:
    cells = (
        Cell(
            word=word_of(category),
            criteria=tuple(each for each in milestone.criteria if each.category == category),
        )
        for category in of.categories
    )
    return Row(name=milestone_name(milestone), cells=tuple(cells))


def _rulers(of: CriteriaSet) -> Iterator[dict[str, str]]:
    for milestone in of.milestones:
        if milestone.due_month is None:
            continue
        drawing = strip.rulers_of_row(of, milestone.due_month)
        if drawing:
            yield {"name": milestone_name(milestone), "drawing": drawing}


def _listed(milestone: Milestone, criterion: Criterion) -> Listed:
    return Listed(
        criterion=criterion,
        when=milestone_text(milestone),
        style=verdict_style(criterion.category),
        word=word_of(criterion.category),
    )


def _cases(content: Content, of: CriteriaSet) -> list:
    return [
        each
        for each in content.cases.values()
        if any(expected.criteria_set == of.id for expected in each.expect)
    ]


def _index(content: Content) -> Page:
    path = "criteria/index.md"
    sets = tuple(content.criteria_sets.values())
    return Page(
        path=path,
        template="criteria_index.md.j2",
        title="Criteria side by side",
        description="Response and escalation criteria at 3, 6, 12 and 18 months, set by set.",
        file="content/criteria",
        wide=True,
        values={
            "sets": sets,
            "months": [
                {"month": plain(each), "strip": strip.for_month(sets, each, root_of(path))}
                for each in MONTHS
            ],
            "groups": list(_matrix(sets)),
            "linked": content.linked_guidelines.guidelines,
            "linked_names": linked_names(content),
            "definitions": list(content.definitions.values()),
            "meanings": list(_meanings(content)),
            "vocabulary": [
                (style, VERDICT_WORDS[style])
                for style in ("failure", "suboptimal", "warning", "optimal", "met")
            ],
        },
    )


def _matrix(sets: tuple[CriteriaSet, ...]) -> Iterator[dict]:
    """The sets by standing, each with its criteria at every month and at any time."""
    for name in dict.fromkeys(each.standing for each in sets):
        members = [each for each in sets if each.standing == name]
        yield {
            "style": STANDING_STYLES[name],
            "heading": standing(name),
            "sets": [{"of": each, "cells": list(_matrix_cells(each))} for each in members],
        }


def _matrix_cells(of: CriteriaSet) -> Iterator[dict]:
    shown: set[str] = set()
    for month in MONTHS:
        criteria = [one for each in strip.in_force(of, month) for one in each.criteria]
        new = [each for each in criteria if each.id not in shown]
        shown.update(each.id for each in new)
        yield {"criteria": [_short(each) for each in new], "as_before": bool(criteria) and not new}
    yield {"criteria": [_short(each) for each in of.any_time], "as_before": False}


def _short(criterion: Criterion) -> dict:
    style = verdict_style(criterion.category)
    return {"criterion": criterion, "style": style, "word": VERDICT_WORDS[style]}


def _meanings(content: Content) -> Iterator[dict]:
    """Each cytogenetic class and named response with its range in every source that has it."""
    names = dict.fromkeys(
        each.name for source in content.definitions.values() for each in source.cytogenetic
    )
    for name in names:
        cells, marks = [], []
        for source in content.definitions.values():
            found = [each for each in source.cytogenetic if each.name == name]
            cells.append({"source": source.title, "found": found[0] if found else None})
            marks += [f"definitions/{source.id}/cytogenetic/{name}" for _ in found]
        yield {"name": name, "cells": cells, "records": " ".join(marks)}
