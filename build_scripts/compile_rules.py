"""Compiles the facts that the calculator decides with into one JSON text.

Only what a verdict, its reasons and its pathway need goes in; notes for pages stay behind.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from build_scripts.compile_practice import compile_practice
from build_scripts.content.load import Content
from build_scripts.paths import ROOT
from calculator import json_text
from calculator.drawing.strip_table import set_name

GENERATED_FROM = (
    "content/criteria, content/responses, content/mutations.yaml; "
    "do not edit, run: python3 dev.py compile"
)
REVISION_DIGITS = 12

_PAGE_KEYS = {"note", "notes", "reviewed", "review_by", "summary", "printed"}
_MUTATION_PAGE_KEYS = {
    "studies",
    "other_tkis",
    "higher_dose",
    "patients",
    "ic50_nm",
    "ic50_nm_above",
}


def compile_rules(content: Content) -> str:
    """The text of `calculator/data/rules.json`, one line per top-level item, always the same."""
    facts: dict[str, Any] = {
        "criteria": _documents(content, "criteria"),
        "responses": _documents(content, "responses"),
        "mutations": _without(
            content.documents["content/mutations.yaml"].value, _PAGE_KEYS | _MUTATION_PAGE_KEYS
        ),
    }
    facts["sources"] = {name: each.short for name, each in content.references.items()}
    facts["linked"] = _linked(content)
    facts["revision"] = _revision(facts, compile_practice(content))
    return _written(facts)


def _linked(content: Content) -> dict[str, str] | None:
    """The guidelines that are linked and not computed, as one row of the strip names them."""
    guidelines = content.linked_guidelines.guidelines
    if not guidelines:
        return None
    return {
        "title": ", ".join(set_name(each.id) for each in guidelines),
        "statement": guidelines[0].statement,
        "mark": guidelines[0].published[2:4],
    }


def _documents(content: Content, kind: str) -> dict[str, Any]:
    prefix = f"content/{kind}/"
    return {
        Path(file).stem: document.value
        for file, document in content.documents.items()
        if file.startswith(prefix)
    }


def _without(value: Any, keys: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(each, keys) for key, each in value.items() if key not in keys}
    if isinstance(value, list):
        return [_without(each, keys) for each in value]
    return value


def _revision(facts: dict[str, Any], practice: str) -> str:
    """The name of these rules: a digest of the calculator's code and all compiled facts."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "calculator").glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update(json_text.write(facts).encode() + practice.encode())
    return digest.hexdigest()[:REVISION_DIGITS]


def _written(facts: dict[str, Any]) -> str:
    lines = [f'"generated_from": {json_text.write(GENERATED_FROM).strip()}']
    for key in ("revision", "sources", "linked", "responses", "mutations", "criteria"):
        value = facts[key]
        if key not in ("responses", "criteria"):
            lines.append(f'"{key}": {json_text.write(value).strip()}')
        else:
            items = ",\n".join(
                f'"{name}": {json_text.write(each).strip()}' for name, each in sorted(value.items())
            )
            lines.append(f'"{key}": {{\n{items}\n}}')
    return "{\n" + ",\n".join(lines) + "\n}\n"
