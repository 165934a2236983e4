"""The decision pathway: a drawing, and the same as a nested list with every source."""

from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.content.pathways import DecisionPathway
from build_scripts.pages.page import Page
from build_scripts.results_table import in_words
from calculator.drawing.pathway import drawing
from calculator.pathway_document import Claim


def pages(content: Content) -> Iterator[Page]:
    """The page of the pathway."""
    for found in content.pathways.values():
        yield _page(content, found)


def _page(content: Content, found: DecisionPathway) -> Page:
    pathway = found.pathway
    titles = {each.id: each.title for each in (*pathway.checks, *pathway.options)}
    anchors = {each.id: f"check-{each.id}" for each in pathway.checks}
    anchors |= {each.id: f"option-{each.id}" for each in pathway.options}
    return Page(
        path="pathway.md",
        template="pathway.md.j2",
        title="Decision pathway",
        description="Checks and options when response to imatinib falls short: drawing and list.",
        file=found.file,
        wide=True,
        values={
            "pathway": pathway,
            "pathway_id": found.id,
            "review": found.review,
            "drawing": drawing(pathway),
            "titles": titles,
            "anchors": anchors,
            "claim_rows": lambda claim: _rows(content, claim),
            "record": lambda kind, item, at: f"pathways/{found.id}/{item}/{kind}/{at}",
        },
    )


def _rows(content: Content, claim: Claim) -> list[dict[str, str]]:
    rows = []
    for name in claim.rows:
        study_id, result_id = name.split("/")
        study = content.studies[study_id]
        result = next(each for each in study.results if each.id == result_id)
        arm = study.arm_of(result)
        rows.append(
            {
                "href": f"evidence/{study_id}/#{result_id}",
                "study": content.references[study.reference].short,
                "words": in_words(result),
                "label": result.label,
                "arm": arm.title if arm else "",
                "record": f"studies/{study_id}/{result_id}",
            }
        )
    return rows
