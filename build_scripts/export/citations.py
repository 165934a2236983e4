"""The references as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

from typing import Any

from build_scripts.content.references import Reference
from calculator import json_text

_BIBTEX_TYPES = {"article": "article", "abstract": "article", "guideline": "article"}
_RIS_TYPES = {
    "article": "JOUR",
    "abstract": "JOUR",
    "guideline": "JOUR",
    "dataset": "DATA",
    "web-page": "ELEC",
}
_CSL_TYPES = {
    "article": "article-journal",
    "abstract": "article-journal",
    "guideline": "article-journal",
    "dataset": "dataset",
    "web-page": "webpage",
}
_TEX = str.maketrans({character: f"\\{character}" for character in "#$%&_{}"})


def citation_files(references: dict[str, Reference]) -> dict[str, bytes]:
    """The three files by their path in the site."""
    found = tuple(references.values())
    return {
        "downloads/references.bib": bibtex(found).encode("utf-8"),
        "downloads/references.ris": ris(found).encode("utf-8"),
        "downloads/references.csl.json": json_text.write([csl(each) for each in found]).encode(),
    }


def bibtex(references: tuple[Reference, ...]) -> str:
    """The references as BibTeX, one entry each, keyed by their id."""
    return "\n".join(_bibtex_entry(each) for each in references)


def _bibtex_entry(each: Reference) -> str:
    authors = [_inverted(name) for name in each.authors] + (["others"] if each.et_al else [])
    values = {
        "author": " and ".join(authors),
        "title": each.title,
        "journal": each.journal,
        "year": each.year,
        "volume": each.volume,
        "number": each.issue,
        "pages": each.pages.replace("-", "--") if each.pages else None,
        "publisher": each.publisher,
        "doi": each.doi,
        "pmid": each.pmid,
        "url": each.urls[0] if each.urls else None,
    }
    raw = {"doi", "url"}
    lines = [
        f"  {key} = {{{value if key in raw else _tex(str(value))}}},\n"
        for key, value in values.items()
        if value
    ]
    return f"@{_BIBTEX_TYPES.get(each.type, 'misc')}{{{each.id},\n{''.join(lines)}}}\n"


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _inverted(name: str) -> str:
    """`Kantarjian HM` as `Kantarjian, HM`; a name of one word stays."""
    family, _, given = name.rpartition(" ")
    return f"{family}, {given}" if family else given


def ris(references: tuple[Reference, ...]) -> str:
    """The references as RIS, one record each."""
    return "".join(_ris_record(each) for each in references)


def _ris_record(each: Reference) -> str:
    start, _, end = (each.pages or "").partition("-")
    pairs: list[tuple[str, Any]] = [("TY", _RIS_TYPES.get(each.type, "GEN")), ("ID", each.id)]
    pairs += [("AU", _inverted(name)) for name in each.authors]
    pairs += [
        ("TI", each.title),
        ("JO", each.journal),
        ("PY", each.year),
        ("VL", each.volume),
        ("IS", each.issue),
        ("SP", start),
        ("EP", end),
        ("PB", each.publisher),
        ("DO", each.doi),
        ("AN", each.pmid),
    ]
    pairs += [("UR", url) for url in each.urls]
    lines = [f"{tag}  - {value}\r\n" for tag, value in pairs if value]
    return "".join(lines) + "ER  - \r\n\r\n"


def csl(each: Reference) -> dict[str, Any]:
    """One reference as a CSL-JSON item."""
    item = {
        "id": each.id,
        "type": _CSL_TYPES.get(each.type, "document"),
        "author": [_csl_name(name) for name in each.authors],
        "title": each.title,
        "container-title": each.journal,
        "issued": {"date-parts": [[each.year]]} if each.year else None,
        "volume": each.volume,
        "issue": each.issue,
        "page": each.pages,
        "publisher": each.publisher,
        "DOI": each.doi,
        "PMID": each.pmid,
        "PMCID": each.pmcid,
        "URL": each.urls[0] if each.urls else None,
    }
    return {key: value for key, value in item.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    family, _, given = name.rpartition(" ")
    return {"family": family, "given": given} if family else {"literal": given}
