"""What a page is about, in the words of schema.org."""

import re
from json import dumps
from typing import Any

from calculator.criteria import CriteriaSet

CONTEXT = "https://schema.org"
CONDITION = {"@type": "MedicalCondition", "name": "Chronic myeloid leukemia, chronic phase"}
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_FIELD = re.compile(r'^(title|description): "?(.*?)"?$', re.MULTILINE)


def medical_page(title: str, description: str, main: dict[str, Any] | None = None) -> str:
    """A page for clinicians as JSON that may stand in a script element."""
    page: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "MedicalWebPage",
        "name": title,
        "description": description,
        "inLanguage": "en",
        "audience": {"@type": "MedicalAudience", "audienceType": "Clinician"},
        "about": CONDITION,
    }
    if main is not None:
        page["mainEntity"] = main
    return dumps(page).replace("<", r"\u003c")


def described(markdown: str) -> str:
    """A hand-written page with what it is about in its front matter.

    A page without a title and a description is returned as it is.
    """
    front = _FRONT_MATTER.match(markdown)
    said = dict(_FIELD.findall(front[1])) if front else {}
    if said.keys() != {"title", "description"}:
        return markdown
    line = f"json_ld: {dumps(medical_page(said['title'], said['description']))}\n"
    return f"{markdown[: front.end(1)]}{line}{markdown[front.end(1) :]}"


def medical_guideline(of: CriteriaSet, citation: str) -> dict[str, Any]:
    """A guideline's criteria, with the publication that they were read in."""
    return {
        "@type": "MedicalGuideline",
        "name": of.title,
        "guidelineDate": str(of.year),
        "guidelineSubject": CONDITION,
        "evidenceOrigin": citation,
    }
