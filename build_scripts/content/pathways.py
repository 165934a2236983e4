"""content/pathways/: the decision pathway, with its days of review."""

from dataclasses import dataclass

from build_scripts.content.common import Review, review
from calculator.fields import Fields
from calculator.pathway_document import Pathway, read_pathway


@dataclass(frozen=True, kw_only=True)
class DecisionPathway:
    """A pathway as the calculator reads it, and when it was last compared with its sources."""

    id: str
    pathway: Pathway
    review: Review
    file: str


def read_decision_pathway(name: str, fields: Fields, file: str) -> DecisionPathway:
    """One pathway."""
    found = DecisionPathway(id=name, pathway=read_pathway(fields), review=review(fields), file=file)
    fields.close()
    return found
