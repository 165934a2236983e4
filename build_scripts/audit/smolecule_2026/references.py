"""The page's own reference list: whether it can be followed, and what it is cited for."""

import re
from collections.abc import Iterator

from build_scripts.audit.result import Check, Evidence, check, listed
from build_scripts.audit.smolecule_2026.page import cited, rows


def references(evidence: Evidence) -> Iterator[Check]:
    """Each mark has an entry, each entry a mark; and an entry can be followed."""
    marks = {mark for each in rows(evidence) for mark in each.cites}
    numbers = {str(number) for number in range(1, len(cited(evidence)) + 1)}
    yield check(
        "references.marks",
        "Citation marks, against the list",
        "References",
        printed=f"marks {listed(sorted(marks))}",
        recomputed=f"{len(numbers)} entries",
        holds=marks == numbers,
    )
    dated = [entry for entry in cited(evidence) if re.search(r"\b(19|20)\d\d\b", entry)]
    yield check(
        "references.cut-short",
        "Author, journal and year of the entries",
        "References",
        printed=f"{len(numbers)} entries",
        recomputed=f"{len(dated)} with a year, none with an author or a journal",
        holds=len(dated) == len(numbers),
    )


def identified_references(evidence: Evidence) -> Iterator[Check]:
    """The paper behind each entry is known."""
    second = cited(evidence)[1].split(" ...")[0]
    title = evidence.content.references["kantarjian-2009-iris"].title
    yield check(
        "references.2",
        "Reference 2, against the paper it seems to be",
        "References, 2",
        printed=f"{second}, and then cut short",
        recomputed=title,
        holds=title.lower().startswith(second.lower()),
    )
    yield check(
        "references.1",
        "Reference 1, cited for mutations, adherence and switching",
        "References, 1",
        printed=cited(evidence)[0],
        recomputed="its words stand out of order; it could not be identified",
        holds=None,
    )
    yield check(
        "references.4",
        "Reference 4, cited for long-term response and switching",
        "References, 4",
        printed=cited(evidence)[3],
        recomputed="a title without author or year; it was not read",
        holds=None,
    )


def source_of_milestones(evidence: Evidence) -> Iterator[Check]:
    """The ELN criteria are cited to a paper of the ELN."""
    table = [each for each in rows(evidence) if each.locator == "Table of milestones"]
    to_second = [each for each in table if each.cites == ("2",)]
    yield check(
        "references.eln",
        "Source of the table of ELN milestones",
        "Recommended Dose Escalation Protocol; Table of milestones",
        printed=f"{len(table)} rows of ELN criteria",
        recomputed=f"{len(to_second)} cite reference 2, a study of dose escalation, and none "
        "an ELN paper",
        holds=not to_second,
    )


CHECKS = (references, identified_references, source_of_milestones)
