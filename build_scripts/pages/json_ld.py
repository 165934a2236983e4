"""What a page is about, in the words of schema.org."""

from json import dumps
from typing import Any

from calculator.criteria import CriteriaSet

CONTEXT = "https://schema.org"
CONDITION = {"@type": "MedicalCondition", "name": "Chronic myeloid leukemia, chronic phase"}


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


def medical_guideline(of: CriteriaSet, citation: str) -> dict[str, Any]:
    """A guideline's criteria, with the publication that they were read in."""
    return {
        "@type": "MedicalGuideline",
        "name": of.title,
        "guidelineDate": str(of.year),
        "guidelineSubject": CONDITION,
        "evidenceOrigin": citation,
    }
