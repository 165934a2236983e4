"""content/definitions_over_time.yaml: who used a word, with what bounds, and what replaced it."""

from dataclasses import dataclass

from build_scripts.content.common import Review, review, verification
from calculator.criteria import STANDINGS
from calculator.fields import Fields, limits
from calculator.sources import Verification

_YEAR = limits(1990, 2100, whole=True)


@dataclass(frozen=True, kw_only=True)
class TermUse:
    """What one source means by a term; `replaced_by` says what took its place."""

    year: int | None
    who: str
    says: str
    standing: str
    replaced_by: str | None
    ours: bool
    reference: str
    locator: str
    verification: Verification


@dataclass(frozen=True, kw_only=True)
class TermHistory:
    """A term through the years. `beware` says where the same word means different things."""

    id: str
    term: str
    beware: str | None
    uses: tuple[TermUse, ...]


@dataclass(frozen=True, kw_only=True)
class TermHistories:
    """All terms, in the order in which they are shown."""

    terms: tuple[TermHistory, ...]
    review: Review
    file: str


def read_term_histories(fields: Fields, file: str) -> TermHistories:
    """The whole file."""
    histories = TermHistories(
        terms=tuple(_history(each) for each in fields.mappings("terms", required=True)),
        review=review(fields),
        file=file,
    )
    fields.close()
    return histories


def _history(fields: Fields) -> TermHistory:
    history = TermHistory(
        id=fields.text("id", required=True),
        term=fields.text("term", required=True),
        beware=fields.text("beware"),
        uses=tuple(_use(each) for each in fields.mappings("uses", required=True)),
    )
    fields.close()
    return history


def _use(fields: Fields) -> TermUse:
    use = TermUse(
        year=fields.whole("year", _YEAR),
        who=fields.text("who", required=True),
        says=fields.text("says", required=True),
        standing=fields.choice("standing", (*STANDINGS, "definition"), required=True),
        replaced_by=fields.text("replaced_by"),
        ours=fields.yes_no("ours") or False,
        reference=fields.text("reference", required=True),
        locator=fields.text("locator", required=True),
        verification=verification(fields),
    )
    fields.close()
    return use
