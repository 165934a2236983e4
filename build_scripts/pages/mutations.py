"""Mutations: how sensitive, study by study, what sources say, and the class that the rules use."""

from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.pages.page import Page
from calculator.mutations import Mutation, MutationTable, Sensitivity, Statement
from calculator.quantities import plain

CLAIMED = "smolecule-2026"
STANCE_WORDS = {
    "against": "against a higher dose",
    "for": "for a higher dose",
    "no_data": "no data",
    "undecided": "undecided",
}


def pages(content: Content) -> Iterator[Page]:
    """The mutation page."""
    table = content.mutations
    tkis = dict.fromkeys(one.tki for each in table.mutations for one in each.other_tkis)
    measured = {one.study for each in table.mutations for one in each.imatinib}
    studies = [each for each in table.studies if each.id in measured]
    yield Page(
        path="mutations.md",
        template="mutations.md.j2",
        title="Mutations",
        description="Fold IC50 of imatinib by mutation and study, and the class insensitive.",
        file="content/mutations.yaml",
        wide=True,
        values={
            "table": table,
            "limit": plain(table.above_fold),
            "insensitive": sorted(table.insensitive),
            "studies": studies,
            "tkis": list(tkis),
            "rows": [_row(table, each, [one.id for one in studies]) for each in table.mutations],
            "other_rows": [
                {"name": each.name, "cells": [_other(each, tki) for tki in tkis]}
                for each in table.mutations
                if each.other_tkis or each.avoid
            ],
            "dose_rows": [_dose_row(each) for each in table.mutations if each.higher_dose],
        },
    )


def _row(table: MutationTable, mutation: Mutation, studies: list[str]) -> dict:
    by_study = {each.study: each for each in mutation.imatinib}
    above = table.studies_above(mutation)
    measured = [each for each in mutation.imatinib if each.fold is not None]
    return {
        "mutation": mutation,
        "insensitive": table.is_insensitive(mutation),
        "above": f"{len(above)} of {len(measured)}" if measured else "–",
        "range": _range([each.fold for each in measured if not each.beyond]),
        "folds": [_fold(by_study.get(each), each in above) for each in studies],
    }


def _range(folds: list) -> str:
    if not folds:
        return "–"
    low, high = plain(min(folds)), plain(max(folds))
    return low if low == high else f"{low}–{high}"


def _fold(found: Sensitivity | None, is_above: bool) -> dict:
    if found is None:
        return {"text": "–", "above": False, "ic50": None}
    more = "> " if found.beyond else ""
    text = "no native value" if found.fold is None else f"{more}{plain(found.fold)}"
    ic50 = None if found.ic50_nm is None else f"{more}{plain(found.ic50_nm)} nM"
    return {"text": text, "above": is_above, "ic50": ic50}


def _other(mutation: Mutation, tki: str) -> dict:
    folds = [each.fold for each in mutation.other_tkis if each.tki == tki and each.fold is not None]
    avoid = [each for each in mutation.avoid if each.tki == tki]
    return {"tki": tki, "fold": _range(folds), "avoid": avoid}


def _dose_row(mutation: Mutation) -> dict:
    claims = [each for each in mutation.higher_dose if each.reference == CLAIMED]
    found = [each for each in mutation.higher_dose if each.reference != CLAIMED]
    return {
        "mutation": mutation,
        "claims": [_statement(each) for each in claims],
        "found": [_statement(each) for each in found],
    }


def _statement(statement: Statement) -> dict:
    return {"statement": statement, "stance": STANCE_WORDS.get(statement.stance or "", "")}
