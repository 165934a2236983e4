"""Compiles what can be done after a missed response into the second JSON text of the calculator."""

from pathlib import Path
from typing import Any

from build_scripts.content.load import Content
from build_scripts.evidence_rows import evidence_rows
from calculator import json_text

GENERATED_FROM = (
    "content/pathways, content/dosing.yaml, content/studies; "
    "do not edit, run: python3 dev.py compile"
)
PATHWAY = Path("content/pathways/escalation.yaml")
DOSING = Path("content/dosing.yaml")


def compile_practice(content: Content) -> str:
    """The text of `calculator/data/practice.json`, one line per item, always the same."""
    pathway, dosing = (content.documents[path.as_posix()].value for path in (PATHWAY, DOSING))
    kept = {key: pathway[key] for key in ("title", "checks", "options")}
    rows = ",\n".join(_line(row) for row in evidence_rows(content))
    lines = [
        f'"generated_from": {_line(GENERATED_FROM)}',
        f'"pathway": {_line(kept)}',
        f'"dosing": {_line({"sources": dosing["sources"]})}',
        f'"evidence": [\n{rows}\n]',
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(value: Any) -> str:
    return json_text.write(value).strip()
