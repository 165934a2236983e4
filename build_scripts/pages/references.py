"""The sources, the glossary and its tooltips."""

from collections.abc import Iterator

from build_scripts.content.load import Content
from build_scripts.content.references import Reference
from build_scripts.pages.page import Page

TYPE_WORDS = {
    "article": "Papers",
    "guideline": "Guidelines and recommendations",
    "label": "Labels",
    "appraisal": "Health-technology appraisals",
    "abstract": "Meeting abstracts",
    "registry": "Trial registers",
    "dataset": "Data sets",
    "web-page": "Web pages",
}


def pages(content: Content) -> Iterator[Page]:
    """The list of sources and the glossary."""
    references = list(content.references.values())
    yield Page(
        path="references.md",
        template="references.md.j2",
        title="References",
        description="Every source of this site, with how far our copy of it was checked.",
        file="content/references.yaml",
        indexed=False,
        values={
            "count": len(references),
            "groups": [
                {"name": TYPE_WORDS[kind], "references": [_entry(each) for each in found]}
                for kind in TYPE_WORDS
                if (found := [each for each in references if each.type == kind])
            ],
        },
    )
    yield Page(
        path="glossary.md",
        template="glossary.md.j2",
        title="Glossary",
        description="Abbreviations and words of response to imatinib in chronic-phase CML.",
        file="content/glossary.yaml",
        values={"terms": sorted(content.glossary.terms, key=lambda each: each.term.lower())},
    )


def tooltips(content: Content) -> str:
    """The glossary as abbreviations that the site generator explains on hover."""
    lines = [
        f"*[{word}]: {each.meaning}"
        for each in content.glossary.terms
        for word in (each.term, *each.also)
        if word != word.lower()
    ]
    # A definition a block: the site generator reads one after the other in linear time.
    return "\n\n".join(lines) + "\n"


def _entry(reference: Reference) -> dict:
    return {"reference": reference, "links": list(_links(reference))}


def _links(reference: Reference) -> Iterator[dict[str, str]]:
    if reference.doi:
        yield {"words": f"doi {reference.doi}", "href": f"https://doi.org/{reference.doi}"}
    if reference.pmid:
        href = f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
        yield {"words": f"PubMed {reference.pmid}", "href": href}
    if reference.pmcid:
        href = f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/"
        yield {"words": reference.pmcid, "href": href}
    for url in reference.urls:
        yield {"words": url.split("//", 1)[-1].split("/", 1)[0], "href": url}
