"""Rules on names, days and prose."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from build_scripts.content.load import Content
from build_scripts.content.problem import Problem
from build_scripts.content.strict_yaml import Document

_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|`|\]\(|\*\*|^#{1,6} ", re.MULTILINE)
_NAMED = ("id", "term", "name", "patient")


def id_stands_twice(content: Content) -> Iterator[Problem]:
    """Within one list, no two items have the same id, name, term or patient number."""
    for document in content.documents.values():
        for path, items in _lists(document.value, ""):
            for key in _NAMED:
                yield from _repeated(document, path, key, items)


def _repeated(document: Document, path: str, key: str, items: list) -> Iterator[Problem]:
    seen: dict[str | Decimal, int] = {}
    for index, item in enumerate(items):
        if not isinstance(item, dict) or not isinstance(item.get(key), str | Decimal):
            continue
        name = item[key]
        if name in seen:
            message = f"'{name}' is already the {key} of {path}[{seen[name]}]; choose another"
            yield document.problem(f"{path}[{index}].{key}", message)
        seen.setdefault(name, index)


def text_has_markup(content: Content) -> Iterator[Problem]:
    """Prose is plain sentences, without Markdown or HTML."""
    for document in content.documents.values():
        for path, text in texts(document.value, ""):
            if found := _MARKUP.search(text):
                message = f"contains markup, '{found.group().strip()}'; write plain sentences"
                yield document.problem(path, message)


def review_day_is_wrong(content: Content) -> Iterator[Problem]:
    """`reviewed` and `review_by` are days, and the second one is later."""
    for kind, items in (
        ("criteria", content.criteria_sets),
        ("responses", content.definitions),
        ("mutations", {"": content.mutations}),
    ):
        for name, item in items.items():
            if item is not None:
                document = content.documents[content.file_of(kind, name)]
                yield from _wrong_days(document, item.reviewed, item.review_by)


def _wrong_days(
    document: Document, reviewed: str | None, review_by: str | None
) -> Iterator[Problem]:
    days = {}
    for key, text in (("reviewed", reviewed), ("review_by", review_by)):
        try:
            days[key] = date.fromisoformat(text or "")
        except ValueError:
            message = f"must be a day such as \"2026-11-21\", got '{text or ''}'"
            yield document.problem(key, message)
    if len(days) == 2 and days["review_by"] <= days["reviewed"]:
        message = f"{review_by} is not after reviewed, {reviewed}; write a later day"
        yield document.problem("review_by", message)


def texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text of a document with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from texts(each, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts(each, f"{path}.{key}" if path else key)


def _lists(value: Any, path: str) -> Iterator[tuple[str, list]]:
    if isinstance(value, list):
        yield path, value
        for index, each in enumerate(value):
            yield from _lists(each, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _lists(each, f"{path}.{key}" if path else key)
