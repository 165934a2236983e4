"""content/glossary.yaml: the words and abbreviations that pages explain on hover."""

from dataclasses import dataclass

from calculator.fields import Fields


@dataclass(frozen=True, kw_only=True)
class Term:
    """One abbreviation or word, what it stands for, and what a reader may want to know."""

    term: str
    meaning: str
    explanation: str | None
    also: tuple[str, ...]
    file: str


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """The terms, and the capital-letter names that need no explanation."""

    terms: tuple[Term, ...]
    names: tuple[str, ...]


def read_glossary(fields: Fields, file: str) -> Glossary:
    """The whole glossary."""
    terms = tuple(_term(each, file) for each in fields.mappings("terms", required=True))
    names = fields.texts("names") or ()
    fields.close()
    return Glossary(terms=terms, names=names)


def _term(fields: Fields, file: str) -> Term:
    term = Term(
        term=fields.text("term", required=True),
        meaning=fields.text("meaning", required=True),
        explanation=fields.text("explanation"),
        also=fields.texts("also") or (),
        file=file,
    )
    fields.close()
    return term
