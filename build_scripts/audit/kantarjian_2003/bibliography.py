"""The reference list of the 2003 paper: years, volumes, names, and what is cited for what."""

import re
from collections.abc import Iterator
from itertools import combinations

from build_scripts.audit.result import Check, Evidence, check, listed, same

LIST = "References"
_ENTRY = re.compile(r"(?P<year>\d{4});(?P<volume>\d+):(?P<pages>\d+(-\d+)?[a-z]?)")


def entries(evidence: Evidence) -> Iterator[Check]:
    """Each entry is printed as year, volume and pages."""
    for each in evidence.audit.listed_references:
        yield check(
            f"reference.{each.number}.form",
            f"Reference {each.number}: year, volume, pages",
            f"{LIST}, {each.number}",
            printed=f"{each.journal}. {each.printed}",
            recomputed="year; volume: pages"
            if _ENTRY.fullmatch(each.printed)
            else "one number too many",
            holds=_ENTRY.fullmatch(each.printed) is not None,
        )


def years(evidence: Evidence) -> Iterator[Check]:
    """The year of each entry is the one that its volume belongs to, where that can be counted."""
    volumes = {each.journal: each for each in evidence.audit.journal_volumes}
    for each in evidence.audit.listed_references:
        entry, known = _ENTRY.fullmatch(each.printed), volumes.get(each.journal)
        if entry is None or known is None:
            continue
        steps = (int(entry["volume"]) - known.first_volume) // known.volumes_per_year
        year = known.year + steps
        yield check(
            f"reference.{each.number}.year",
            f"Reference {each.number}: year of the volume",
            f"{LIST}, {each.number}",
            printed=f"{each.journal}. {entry['year']};{entry['volume']}",
            recomputed=f"volume {entry['volume']} is of {year}",
            holds=int(entry["year"]) == year,
        )


def cited(evidence: Evidence) -> Iterator[Check]:
    """Each entry is cited, and each citation has an entry."""
    numbers = {each.number for each in evidence.audit.listed_references}
    called = {
        number
        for each in evidence.audit.citing_sentences
        for number in range(each.first, each.last + 1)
    }
    yield check(
        "reference.all-cited",
        "Entries of the list, against citations in the text",
        LIST,
        printed=f"{len(numbers)} entries",
        recomputed=f"not cited: {listed(sorted(numbers - called))}; not listed: "
        f"{listed(sorted(called - numbers))}",
        holds=numbers == called,
    )


def subjects(evidence: Evidence) -> Iterator[Check]:
    """A run of citations holds papers on what its sentence says."""
    references = {each.number: each for each in evidence.audit.listed_references}
    for each in evidence.audit.citing_sentences:
        if each.subject is None:
            continue
        run = [
            references[number]
            for number in range(each.first, each.last + 1)
            if number in references
        ]
        off = [one.number for one in run if each.subject not in one.subjects]
        yield check(
            f"reference.run-{each.first}-{each.last}",
            f"References {each.first} to {each.last}, cited for {each.subject}",
            each.locator,
            printed=f"{each.first}-{each.last} for {each.subject}",
            recomputed=f"by its title on something else: {listed(off)}",
            holds=not off,
        )


def names(evidence: Evidence) -> Iterator[Check]:
    """One author is not spelled in two ways."""
    pairs = sorted(
        (first.number, one, second.number, other)
        for first, second in combinations(evidence.audit.listed_references, 2)
        for one in first.authors
        for other in second.authors
        if _nearly_alike(one, other)
    )
    yield check(
        "reference.names",
        "Spelling of authors",
        LIST,
        printed=f"{len(evidence.audit.listed_references)} entries",
        recomputed="; ".join(f"{one} ({a}) and {other} ({b})" for a, one, b, other in pairs)
        or "no name in two spellings",
        holds=not pairs,
    )


def uncited(evidence: Evidence) -> Iterator[Check]:
    """A figure or a finding of another study has a reference."""
    places = [
        evidence.statement(name).locator
        for name in ("introduction-incidence", "introduction-accelerated")
    ]
    citing = {each.locator for each in evidence.audit.citing_sentences}
    without = [place for place in places if place not in citing]
    yield check(
        "reference.uncited",
        "Findings of other studies without a reference",
        "; ".join(places),
        printed=f"{len(places)} sentences on other studies",
        recomputed=f"without a reference: {listed(without)}",
        holds=not without,
    )


def abbreviations(evidence: Evidence) -> Iterator[Check]:
    """An abbreviation has one meaning."""
    second, third = (evidence.word(f"table-{table}-footnote", "meaning") for table in "23")
    yield check(
        "table-3.abbreviation",
        "Meaning of the abbreviation for cytogenetic",
        "Table 2, footnote; Table 3, footnote",
        printed=f"Table 3: {third}",
        recomputed=f"Table 2: {second}",
        holds=second == third,
    )


def pages(evidence: Evidence) -> Iterator[Check]:
    """The abstract's own citation, the footer and our reference give the same volume and pages."""
    number = evidence.number
    reference = evidence.content.references[evidence.audit.reference]
    printed = (
        f"{number('abstract-citation', 'year')};{number('abstract-citation', 'volume')}:"
        f"{number('abstract-citation', 'first_page')}-{number('abstract-citation', 'last_page')}"
    )
    yield same(
        "reference.own",
        "The paper's own year, volume and pages, against our reference",
        evidence.statement("abstract-citation").locator,
        printed,
        f"{reference.year};{reference.volume}:{reference.pages}",
    )
    yield same(
        "reference.footer",
        "Year, volume and last page, footer against abstract",
        evidence.statement("footer").locator,
        [number("footer", key) for key in ("year", "volume", "page")],
        [number("abstract-citation", key) for key in ("year", "volume", "last_page")],
    )


CHECKS = (entries, years, cited, subjects, names, uncited, abbreviations, pages)


def _nearly_alike(one: str, other: str) -> bool:
    """Whether two names have the same initials and surnames that differ by one letter."""
    (first, _, initials), (second, _, others) = one.rpartition(" "), other.rpartition(" ")
    if initials != others or first == second:
        return False
    shorter, longer = sorted((first, second), key=len)
    if len(longer) - len(shorter) == 1:
        return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    return len(longer) == len(shorter) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
