"""The compiled facts: criteria sets, response definitions and mutations, read once at import."""

from __future__ import annotations

import os
from dataclasses import dataclass

from calculator import json_text
from calculator.criteria import SET_ORDER, CriteriaSet
from calculator.criteria_document import Vocabulary, read_criteria_set
from calculator.definitions import read_definitions
from calculator.fields import FieldError, Fields
from calculator.mutations import MutationTable, read_mutation_table
from calculator.responses import Definitions


@dataclass(frozen=True, kw_only=True)
class LinkedGuidelines:
    """The current guidelines that are linked and not computed: their names, why, a short mark."""

    title: str
    statement: str
    mark: str


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Everything the calculator decides with, and the revision it is known by.

    `sources` are the short names of all references, by id.
    """

    revision: str
    definitions: dict[str, Definitions]
    mutations: MutationTable
    criteria_sets: tuple[CriteriaSet, ...]
    sources: dict[str, str]
    linked: LinkedGuidelines | None


def read_rules(text: str) -> Rules:
    """The rules that a compiled text holds.

    Raises FieldError: the text is generated from checked content, so a mistake in it is a bug.
    """
    errors: list[FieldError] = []
    document = Fields(json_text.read(text), (), errors)
    document.text("generated_from", required=True)
    definitions = {
        name: read_definitions(name, source) for name, source in _named(document, "responses")
    }
    table = document.mapping("mutations", required=True)
    mutations = read_mutation_table(table)
    vocabulary = Vocabulary(definitions=definitions, insensitive=mutations.insensitive)
    sets = {
        name: read_criteria_set(name, source, vocabulary)
        for name, source in _named(document, "criteria")
    }
    sources = document.mapping("sources")
    named = document.mapping("linked")
    linked = None if named is None else _read_linked(named)
    revision = document.text("revision", required=True)
    if errors:
        raise errors[0]
    return Rules(
        revision=revision,
        definitions=definitions,
        mutations=mutations,
        criteria_sets=tuple(sets[name] for name in SET_ORDER),
        sources={} if sources is None else _short_names(sources),
        linked=linked,
    )


def _short_names(fields: Fields) -> dict[str, str]:
    return {name: fields.text(name) or name for name in fields.names()}


def _read_linked(fields: Fields) -> LinkedGuidelines:
    return LinkedGuidelines(
        title=fields.text("title", required=True),
        statement=fields.text("statement", required=True),
        mark=fields.text("mark", required=True),
    )


def _named(document: Fields, key: str) -> list[tuple[str, Fields]]:
    source = document.mapping(key, required=True)
    found = ((name, source.mapping(name)) for name in source.names())
    return [(name, each) for name, each in found if each is not None]


def _compiled() -> str:
    # Through the loader, since the package may lie in the browser's archive; and without
    # pathlib, which the browser would have to load for this alone.
    path = os.path.join(os.path.dirname(__file__), "data", "rules.json")  # noqa: PTH118, PTH120
    return __spec__.loader.get_data(path).decode()


RULES = read_rules(_compiled())
