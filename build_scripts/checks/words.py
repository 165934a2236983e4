"""Rules on words: what a reader may not know is explained."""

import re
from collections.abc import Iterator
from functools import cache

from build_scripts.checks.identity import texts
from build_scripts.content.glossary import Glossary
from build_scripts.content.load import Content
from build_scripts.content.problem import Problem
from build_scripts.content.strict_yaml import Document

_WORD = re.compile(r"Ph[+-]|[A-Za-z0-9]+(?:\.[0-9]+)?")
_MUTATION = re.compile(r"[A-Z][0-9]+[A-Z](/[A-Z])*")
_NOT_PROSE = re.compile(
    r"(^|\.)(id|reference|references|companions|registry|urls|doi|pmid|pmcid|authors|met|mutations"
    r"|provisional|never_achieved|less_than|response_lost|study|name|arm|overlaps|quote)(\[\d+\])?$"
    r"|(^|\.)(cited|publisher|words\.)"
)
_SKIPPED = ("content/references.yaml", "content/glossary.yaml")


def abbreviation_is_not_explained(content: Content) -> Iterator[Problem]:
    """Each abbreviation in the content has an entry in glossary.yaml."""
    if "glossary" in content.unread:
        return
    for file, document in content.documents.items():
        if file not in _SKIPPED:
            yield from _unexplained(document, content.glossary)


def unexplained(text: str, glossary: Glossary) -> list[str]:
    """The abbreviations of a text that the glossary does not know, in order, each once."""
    known = known_words(glossary)
    found = [word for word in _WORD.findall(text) if is_abbreviation(word) and word not in known]
    return list(dict.fromkeys(found))


@cache
def known_words(glossary: Glossary) -> frozenset[str]:
    """Every word that stands in a term, its other forms, or the list of names."""
    entries = [form for term in glossary.terms for form in (term.term, *term.also)]
    return frozenset(
        word for entry in (*entries, *glossary.names) for word in (entry, *_WORD.findall(entry))
    )


def is_abbreviation(word: str) -> bool:
    """Whether a word needs an entry: two capitals, or a capital and a digit; no mutation."""
    if word in ("Ph+", "Ph-"):
        return True
    capitals = sum(letter.isupper() for letter in word)
    digits = any(letter.isdigit() for letter in word)
    return (capitals >= 2 or (capitals == 1 and digits)) and not _MUTATION.fullmatch(word)


def _unexplained(document: Document, glossary: Glossary) -> Iterator[Problem]:
    """Each unknown word of a file, where it stands first."""
    seen: set[str] = set()
    for path, text in texts(document.value, ""):
        if not _NOT_PROSE.search(path):
            for word in unexplained(text, glossary):
                if word not in seen:
                    message = f"'{word}' is not explained; add it to glossary.yaml"
                    yield document.problem(path, message)
                seen.add(word)
