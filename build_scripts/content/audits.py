"""content/audits/: the figures that a source prints, and what was found not to add up."""

from dataclasses import dataclass
from decimal import Decimal

from build_scripts.content.common import Review, review, verification
from calculator.fields import Fields, limits
from calculator.sources import Verification

FINDING_KINDS = {
    "contradiction": "The source contradicts itself",
    "against-source": "The source says other than what it cites",
    "unsupported": "Nothing was found that supports it",
    "omission": "Something that a reader needs is left out",
    "definition": "Other definitions say otherwise",
    "reference": "A reference is wrong or cannot be followed",
    "undecidable": "Cannot be decided from the print",
}
NUMBER = limits(0, 1_000_000)
WHOLE = limits(1, 1000, whole=True)
YEAR = limits(1900, 2100, whole=True)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one sentence of a source says, in our words, with its numbers by name.

    `words` holds single words of the print that a check compares. `reference` is None for the
    source that is audited. `verification` is None where it is that of the audit.
    """

    id: str
    says: str
    numbers: dict[str, Decimal]
    words: dict[str, str]
    reference: str | None
    locator: str
    verification: Verification | None


@dataclass(frozen=True, kw_only=True)
class PrintedTable:
    """The sums of the columns of a printed table, to find slips of typing in its rows."""

    id: str
    locator: str
    column_sums: dict[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class ListedReference:
    """One entry of the source's own reference list; `printed` is its year, volume and pages.

    `subjects` says what its title is about, in the words of the citing sentences.
    """

    number: int
    authors: tuple[str, ...]
    journal: str
    printed: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CitingSentence:
    """A sentence of the source that cites a run of its references, and for what."""

    locator: str
    first: int
    last: int
    subject: str | None


@dataclass(frozen=True, kw_only=True)
class JournalVolume:
    """A volume whose year is known from elsewhere, so that other years can be counted from it."""

    journal: str
    first_volume: int
    year: int
    volumes_per_year: int
    known_from: str


@dataclass(frozen=True, kw_only=True)
class ExpectedCheck:
    """A check that a finding rests on, and what it gave when the finding was written."""

    check: str
    printed: str
    recomputed: str


@dataclass(frozen=True, kw_only=True)
class DisputedRecord:
    """A figure of the site that the finding disputes, and what we recomputed for it."""

    record: str
    by_us: str | None


@dataclass(frozen=True, kw_only=True)
class AuditFinding:
    """What does not add up: as printed, as recomputed, what follows, and how it is quoted here."""

    id: str
    title: str
    kind: str
    locator: str
    printed: str
    checks: tuple[ExpectedCheck, ...]
    follows: str
    quoted_as: str
    disputes: tuple[DisputedRecord, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Audit:
    """The audit of one source: what it prints, and every finding. What agrees is computed."""

    id: str
    title: str
    summary: str
    reference: str
    limits: tuple[str, ...]
    statements: dict[str, Statement]
    tables: dict[str, PrintedTable]
    listed_references: tuple[ListedReference, ...]
    citing_sentences: tuple[CitingSentence, ...]
    journal_volumes: tuple[JournalVolume, ...]
    findings: tuple[AuditFinding, ...]
    verification: Verification
    review: Review
    file: str


def read_audit(name: str, fields: Fields, file: str) -> Audit:
    """One audit."""
    statements = [_statement(each) for each in fields.mappings("statements", required=True)]
    tables = [_table(each) for each in fields.mappings("tables")]
    audit = Audit(
        id=name,
        title=fields.text("title", required=True),
        summary=fields.text("summary", required=True),
        reference=fields.text("reference", required=True),
        limits=fields.texts("limits") or (),
        statements={each.id: each for each in statements},
        tables={each.id: each for each in tables},
        listed_references=tuple(_listed(each) for each in fields.mappings("listed_references")),
        citing_sentences=tuple(_citing(each) for each in fields.mappings("citing_sentences")),
        journal_volumes=tuple(_volume(each) for each in fields.mappings("journal_volumes")),
        findings=tuple(_finding(each) for each in fields.mappings("findings", required=True)),
        verification=verification(fields),
        review=review(fields),
        file=file,
    )
    fields.close()
    return audit


def _statement(fields: Fields) -> Statement:
    numbers, words = fields.mapping("numbers"), fields.mapping("words")
    statement = Statement(
        id=fields.text("id", required=True),
        says=fields.text("says", required=True),
        numbers={} if numbers is None else _numbers(numbers),
        words={} if words is None else _words(words),
        reference=fields.text("reference"),
        locator=fields.text("locator", required=True),
        verification=verification(fields, required=False),
    )
    fields.close()
    return statement


def _numbers(fields: Fields) -> dict[str, Decimal]:
    return {name: fields.decimal(name, NUMBER, required=True) for name in fields.names()}


def _words(fields: Fields) -> dict[str, str]:
    return {name: fields.text(name, required=True) or "" for name in fields.names()}


def _table(fields: Fields) -> PrintedTable:
    sums = fields.mapping("column_sums", required=True)
    table = PrintedTable(
        id=fields.text("id", required=True),
        locator=fields.text("locator", required=True),
        column_sums=_numbers(sums),
    )
    fields.close()
    return table


def _listed(fields: Fields) -> ListedReference:
    listed = ListedReference(
        number=fields.whole("number", WHOLE, required=True),
        authors=fields.texts("authors", required=True) or (),
        journal=fields.text("journal", required=True),
        printed=fields.text("printed", required=True),
        subjects=fields.texts("subjects") or (),
    )
    fields.close()
    return listed


def _citing(fields: Fields) -> CitingSentence:
    citing = CitingSentence(
        locator=fields.text("locator", required=True),
        first=fields.whole("first", WHOLE, required=True),
        last=fields.whole("last", WHOLE, required=True),
        subject=fields.text("subject"),
    )
    fields.close()
    return citing


def _volume(fields: Fields) -> JournalVolume:
    volume = JournalVolume(
        journal=fields.text("journal", required=True),
        first_volume=fields.whole("first_volume", WHOLE, required=True),
        year=fields.whole("year", YEAR, required=True),
        volumes_per_year=fields.whole("volumes_per_year", WHOLE, required=True),
        known_from=fields.text("known_from", required=True),
    )
    fields.close()
    return volume


def _finding(fields: Fields) -> AuditFinding:
    finding = AuditFinding(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        kind=fields.choice("kind", FINDING_KINDS, required=True),
        locator=fields.text("locator", required=True),
        printed=fields.text("printed", required=True),
        checks=tuple(_expected(each) for each in fields.mappings("checks", required=True)),
        follows=fields.text("follows", required=True),
        quoted_as=fields.text("quoted_as", required=True),
        disputes=tuple(_disputed(each) for each in fields.mappings("disputes")),
        references=fields.texts("references") or (),
    )
    fields.close()
    return finding


def _expected(fields: Fields) -> ExpectedCheck:
    expected = ExpectedCheck(
        check=fields.text("check", required=True),
        printed=fields.text("printed", required=True),
        recomputed=fields.text("recomputed", required=True),
    )
    fields.close()
    return expected


def _disputed(fields: Fields) -> DisputedRecord:
    disputed = DisputedRecord(
        record=fields.text("record", required=True), by_us=fields.text("by_us")
    )
    fields.close()
    return disputed
