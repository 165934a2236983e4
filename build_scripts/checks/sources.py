"""Rules on sources: everything quoted has one, and every one listed is used."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from build_scripts.checks.identity import texts
from build_scripts.content.load import Content
from build_scripts.content.problem import Problem

REFERENCES = "content/references.yaml"
_ROWS = re.compile(r"(^|\.)rows\[\d+\]$")


def reference_is_unknown(content: Content) -> Iterator[Problem]:
    """Each reference is the id of a source in references.yaml."""
    if "references" in content.unread:
        return
    for file, path, name in _uses(content):
        if name not in content.references:
            close = get_close_matches(name, content.references, n=1)
            meant = f"did you mean '{close[0]}'?" if close else "add it to references.yaml"
            message = f"unknown source '{name}'; {meant}"
            yield content.documents[file].problem(path, message)


def reference_is_unused(content: Content) -> Iterator[Problem]:
    """Each source in references.yaml is used somewhere."""
    if content.unread:
        return
    used = {name for _, _, name in _uses(content)}
    for index, name in enumerate(content.references):
        if name not in used:
            message = f"'{name}' is used nowhere; use it or take it out"
            yield content.documents[REFERENCES].problem(f"references[{index}].id", message)


def item_is_unknown(content: Content) -> Iterator[Problem]:
    """Each criteria set, study, arm and superseding set that is named exists."""
    if content.unread:
        return
    linked = {each.id for each in content.linked_guidelines.guidelines}
    for study in content.studies.values():
        yield from _known(
            content, study.file, "criteria_set", study.criteria_set, content.criteria_sets
        )
        for index, other in enumerate(study.overlaps):
            yield from _known(content, study.file, f"overlaps[{index}]", other, content.studies)
        arms = {arm.id for arm in study.arms}
        for index, result in enumerate(study.results):
            yield from _known(content, study.file, f"results[{index}].arm", result.arm, arms)
    for page in content.vendor_pages.values():
        yield from _known(
            content, page.file, "criteria_set", page.criteria_set, content.criteria_sets
        )
    for name, found in content.criteria_sets.items():
        successors = {*content.criteria_sets, *linked}
        file = content.file_of("criteria", name)
        yield from _known(content, file, "superseded_by", found.superseded_by, successors)


def row_is_unknown(content: Content) -> Iterator[Problem]:
    """Each result that a comparison or another file points at exists in its study."""
    if "studies" in content.unread:
        return
    rows = {f"{study.id}/{each.id}" for study in content.studies.values() for each in study.results}
    for study in content.studies.values():
        ids = {each.id for each in study.results}
        for index, comparison in enumerate(study.comparisons):
            for place, name in enumerate(comparison.results):
                path = f"comparisons[{index}].results[{place}]"
                yield from _known(content, study.file, path, name, ids)
    for file, document in content.documents.items():
        for path, text in texts(document.value, ""):
            if _ROWS.search(path):
                yield from _known(content, file, path, text, rows)


def overlap_is_one_sided(content: Content) -> Iterator[Problem]:
    """Two studies that may share patients name each other."""
    if "studies" in content.unread:
        return
    for study in content.studies.values():
        for index, name in enumerate(study.overlaps):
            other = content.studies.get(name)
            if other is not None and study.id not in other.overlaps:
                message = f"'{name}' does not name '{study.id}' in turn; add it there"
                yield content.documents[study.file].problem(f"overlaps[{index}]", message)


def _known(
    content: Content, file: str, path: str, name: str | None, known: Collection[str]
) -> Iterator[Problem]:
    if name is not None and name not in known:
        yield content.documents[file].problem(path, f"unknown '{name}'; {_remedy(name, known)}")


def _remedy(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return (
        f"did you mean '{close[0]}'?" if close else f"known: {', '.join(sorted(known)) or 'none'}"
    )


def _uses(content: Content) -> Iterator[tuple[str, str, str]]:
    """Every place that names a source: file, path, id."""
    for file, document in content.documents.items():
        if file != REFERENCES:
            for path, name in _named_in(document.value, ""):
                yield file, path, name


def _named_in(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _named_in(each, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            inner = f"{path}.{key}" if path else key
            if (key == "reference" or key.endswith("_reference")) and isinstance(each, str):
                yield inner, each
            elif key in ("references", "companions") and isinstance(each, list):
                yield from (
                    (f"{inner}[{index}]", name)
                    for index, name in enumerate(each)
                    if isinstance(name, str)
                )
            else:
                yield from _named_in(each, inner)
