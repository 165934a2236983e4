"""Mutations: how sensitive to imatinib, study by study, and the class that the rules use."""

from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.pages.page import Page
from calculator.mutations import Mutation, MutationTable
from calculator.quantities import plain


def pages(content: Content) -> Iterator[Page]:
    """The mutation page."""
    table = content.mutations
    studies = tuple(dict.fromkeys(one.study for each in table.mutations for one in each.imatinib))
    yield Page(
        path="mutations.md",
        template="mutations.md.j2",
        title="Mutations",
        description="Fold IC50 of imatinib by mutation and study, and the class insensitive.",
        file="content/mutations.yaml",
        wide=True,
        values={
            "limit": plain(table.above_fold),
            "in_studies": table.in_at_least_studies,
            "insensitive": sorted(table.insensitive),
            "studies": studies,
            "rows": [_row(table, each, studies) for each in table.mutations],
        },
    )


def _row(table: MutationTable, mutation: Mutation, studies: tuple[str, ...]) -> dict:
    by_study = {each.study: each for each in mutation.imatinib}
    above = table.studies_above(mutation)
    return {
        "name": mutation.name,
        "insensitive": table.is_insensitive(mutation),
        "above": len(above),
        "measured": len(mutation.imatinib),
        "folds": [_fold(by_study.get(each), each in above) for each in studies],
        "studies": studies,
    }


def _fold(found, is_above: bool) -> dict | None:
    if found is None:
        return None
    return {"text": f"{'> ' if found.beyond else ''}{plain(found.fold)}", "above": is_above}
