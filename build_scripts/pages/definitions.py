"""What each response means, source by source."""

from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.pages.page import Page
from calculator.describe import EDGE_SIGNS, RESPONSE_WORDS, range_text
from calculator.responses import Definitions

MOLECULAR_WORDS = {
    "mr5": "MR5",
    "mr4.5": "MR4.5",
    "mr4": "MR4",
    "mmr": "MMR",
    "none": "No MMR",
}


def pages(content: Content) -> Iterator[Page]:
    """The index and a page for each source of definitions."""
    sources = list(content.definitions.values())
    yield Page(
        path="definitions/index.md",
        template="definitions_index.md.j2",
        title="Response definitions",
        description="What each response word means, who said so, and what replaced it.",
        file="content/responses",
        values={
            "sources": [_source(content, each) for each in sources],
            "terms": content.definitions_over_time.terms,
        },
    )
    for each in sources:
        yield Page(
            path=f"definitions/{each.id}.md",
            template="definitions.md.j2",
            title=each.title,
            description=f"What the responses mean: {each.title}.",
            file=content.file_of("responses", each.id),
            values=_source(content, each),
        )


def _source(content: Content, source: Definitions) -> dict:
    return {
        "source": source,
        "citation": content.references[source.reference].citation,
        "cytogenetic": [_class(each, each.name) for each in source.cytogenetic],
        "molecular": [_class(each, MOLECULAR_WORDS[each.name]) for each in source.molecular],
        "responses": [_response(each) for each in source.responses.values()],
        "used_by": [
            each for each in content.criteria_sets.values() if each.definitions.id == source.id
        ],
    }


def _class(found, word: str) -> dict:
    return {
        "found": found,
        "word": word[:1].upper() + word[1:],
        "range": range_text(found.range, EDGE_SIGNS),
    }


def _response(found) -> dict:
    word = RESPONSE_WORDS.get(found.name, found.name)
    return {
        "found": found,
        "word": word[:1].upper() + word[1:],
        "range": range_text(found.range, EDGE_SIGNS) if found.range is not None else "complete",
        "measured": {
            "ph_positive_percent": "Ph+ %",
            "bcr_abl1_is_percent": "BCR::ABL1 % IS",
            "hematologic_response": "blood counts",
        }[found.measured_by],
    }
