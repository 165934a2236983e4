"""The compiled facts of practice: pathway, doses and results of studies, read once at import.

They are apart from `calculator.rules` because a verdict needs none of them: the first answer
does not wait for them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from calculator import json_text
from calculator.dosing_document import DosingSource, read_dosing_sources
from calculator.evidence_document import EvidenceRow, read_evidence
from calculator.fields import FieldError, Fields
from calculator.pathway_document import Pathway, read_pathway


@dataclass(frozen=True, kw_only=True)
class Practice:
    """What can be done after a missed response, and what is known of it."""

    pathway: Pathway
    dosing: tuple[DosingSource, ...]
    evidence: dict[str, EvidenceRow]


def read_practice(text: str) -> Practice:
    """The facts that a compiled text holds.

    Raises FieldError: the text is generated from checked content, so a mistake in it is a bug.
    """
    errors: list[FieldError] = []
    document = Fields(json_text.read(text), (), errors)
    document.text("generated_from", required=True)
    pathway = document.mapping("pathway", required=True)
    dosing = document.mapping("dosing", required=True)
    found = Practice(
        pathway=read_pathway(pathway),
        dosing=read_dosing_sources(dosing),
        evidence=read_evidence(document),
    )
    pathway.close()
    dosing.close()
    document.close()
    if errors:
        raise errors[0]
    return found


def _compiled() -> str:
    # As in calculator.rules: through the loader, and without pathlib.
    path = os.path.join(os.path.dirname(__file__), "data", "practice.json")  # noqa: PTH118, PTH120
    return __spec__.loader.get_data(path).decode()


PRACTICE = read_practice(_compiled())
