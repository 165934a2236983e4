"""content/references.yaml: every source that is used anywhere, once."""

from dataclasses import dataclass

from build_scripts.content.common import verification
from calculator.fields import Fields, limits, quoted
from calculator.sources import Verification

TYPES = (
    "article",
    "abstract",
    "guideline",
    "label",
    "appraisal",
    "registry",
    "dataset",
    "web-page",
)
_YEAR = limits(1950, 2100, whole=True)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One source. What was not seen (a DOI, the last page, an author) is None, never guessed.

    `authors` are written "Kantarjian HM"; `et_al` says that more are printed than are listed.
    """

    id: str
    short_name: str | None
    type: str
    authors: tuple[str, ...]
    et_al: bool
    title: str
    journal: str | None
    year: int | None
    volume: str | None
    issue: str | None
    pages: str | None
    publisher: str | None
    doi: str | None
    pmid: str | None
    pmcid: str | None
    registry: tuple[str, ...]
    urls: tuple[str, ...]
    verification: Verification
    note: str | None
    file: str

    @property
    def citation(self) -> str:
        """The reference as a list of references prints it."""
        authors = ", ".join(self.authors) + (", et al" if self.et_al else "")
        place = f"{self.volume}" if self.volume else ""
        place += f"({self.issue})" if self.issue else ""
        place += f":{self.pages}" if self.pages else ""
        when = ";".join(part for part in (str(self.year or ""), place) if part)
        home = " ".join(part for part in (self.journal or self.publisher or "", when) if part)
        parts = (authors, self.title, home)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    @property
    def short(self) -> str:
        """The name used in links: its own, else first author and year, else where it stands."""
        if self.short_name:
            return self.short_name
        name = self.authors[0].rsplit(" ", 1)[0] if self.authors else self.journal or self.publisher
        called = " ".join(part for part in (name or self.title, str(self.year or "")) if part)
        if self.authors or not self.volume:
            return called
        return f"{called};{self.volume}:{(self.pages or '').split('-')[0]}".rstrip(":")


def read_references(fields: Fields, file: str) -> tuple[Reference, ...]:
    """All references of the file, in its order."""
    found = tuple(_reference(each, file) for each in fields.mappings("references", required=True))
    fields.close()
    return found


def _reference(fields: Fields, file: str) -> Reference:
    reference = Reference(
        id=fields.text("id", required=True),
        short_name=fields.text("short"),
        type=fields.choice("type", TYPES, required=True),
        authors=fields.texts("authors") or (),
        et_al=fields.yes_no("et_al") or False,
        title=fields.text("title", required=True),
        journal=fields.text("journal"),
        year=fields.whole("year", _YEAR),
        volume=fields.text("volume"),
        issue=fields.text("issue"),
        pages=fields.text("pages"),
        publisher=fields.text("publisher"),
        doi=_identifier(fields, "doi", "10."),
        pmid=fields.text("pmid"),
        pmcid=_identifier(fields, "pmcid", "PMC"),
        registry=fields.texts("registry") or (),
        urls=_urls(fields),
        verification=verification(fields),
        note=fields.text("note"),
        file=file,
    )
    fields.close()
    return reference


def _identifier(fields: Fields, key: str, prefix: str) -> str | None:
    text = fields.text(key)
    if text is not None and not text.startswith(prefix):
        fields.reject((key,), f"must begin with {prefix}, got {quoted(text)}")
    return text


def _urls(fields: Fields) -> tuple[str, ...]:
    urls = fields.texts("urls") or ()
    for index, url in enumerate(urls):
        if not url.startswith(("https://", "http://")) or " " in url:
            fields.reject(("urls", index), f"must be one address with https://, got {quoted(url)}")
    return urls
