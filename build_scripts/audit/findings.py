"""The checks of every audited source against the findings that its audit file lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.audit import kantarjian_2003, smolecule_2026
from build_scripts.audit.result import Check, Checks, Evidence, MissingFactError, Outcome
from build_scripts.audit.spelled_numbers import numbers_in
from build_scripts.content.audits import FINDING_KINDS, Audit, AuditFinding, ExpectedCheck
from build_scripts.content.load import Content
from build_scripts.content.problem import Problem
from build_scripts.ledger import records

AUDITS: dict[str, tuple[Checks, ...]] = {
    "kantarjian-2003": kantarjian_2003.CHECKS,
    "smolecule-2026": smolecule_2026.CHECKS,
}


@dataclass(frozen=True, kw_only=True)
class FindingReport:
    """A finding with the checks that it rests on, as they come out now."""

    finding: AuditFinding
    checks: tuple[Check, ...]

    @property
    def kind_words(self) -> str:
        """What kind of finding it is, in words."""
        return FINDING_KINDS[self.finding.kind]


@dataclass(frozen=True, kw_only=True)
class AuditReport:
    """The audit of one source: its findings, and every check by how it came out."""

    audit: Audit
    findings: tuple[FindingReport, ...]
    checks: tuple[Check, ...]

    @property
    def total(self) -> int:
        """How many checks were made."""
        return len(self.checks)

    @property
    def consistent(self) -> tuple[Check, ...]:
        """What adds up."""
        return self._with(Outcome.AGREES)

    @property
    def disagreeing(self) -> tuple[Check, ...]:
        """What does not add up."""
        return self._with(Outcome.DISAGREES)

    @property
    def undecided(self) -> tuple[Check, ...]:
        """What the print does not decide."""
        return self._with(Outcome.UNDECIDED)

    def _with(self, outcome: Outcome) -> tuple[Check, ...]:
        return tuple(each for each in self.checks if each.outcome is outcome)


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """A finding that disputes a figure of the site, and the figure by us where there is one."""

    audit: str
    finding: str
    title: str
    by_us: str | None

    @property
    def address(self) -> str:
        """Where the finding is, from the site's root."""
        return f"audit/{self.audit}/#{self.finding}"


def checks_of(content: Content, audit: Audit) -> tuple[Check, ...]:
    """Every check of a source. Raises MissingFactError where the content lacks something."""
    evidence = Evidence(content=content, audit=audit)
    return tuple(each for make in AUDITS.get(audit.id, ()) for each in make(evidence))


def reports(content: Content) -> tuple[AuditReport, ...]:
    """The audits as pages print them, in the order of the files."""
    return tuple(_report(content, audit) for audit in content.audits.values())


def disputes(content: Content) -> dict[str, tuple[Dispute, ...]]:
    """The findings that dispute a figure, by the name of its record."""
    found: dict[str, tuple[Dispute, ...]] = {}
    for audit in content.audits.values():
        for finding in audit.findings:
            for each in finding.disputes:
                dispute = Dispute(
                    audit=audit.id, finding=finding.id, title=finding.title, by_us=each.by_us
                )
                found[each.record] = (*found.get(each.record, ()), dispute)
    return found


def check(content: Content) -> Iterator[Problem]:
    """Each check that does not hold stands in a finding, as recomputed, and no other does."""
    if content.unread:
        return
    for audit in content.audits.values():
        yield from _misstated(content, audit)
        yield from _unknown_records(content, audit)
        if audit.id not in AUDITS:
            yield _problem(
                content, audit, "", f"nothing recomputes '{audit.id}'; known: {', '.join(AUDITS)}"
            )
            continue
        try:
            made = checks_of(content, audit)
        except MissingFactError as error:
            yield _problem(content, audit, "", f"{error}; put it back, or change the check")
            continue
        yield from _unlisted(content, audit, made)
        yield from _outdated(content, audit, made)


def _report(content: Content, audit: Audit) -> AuditReport:
    made = checks_of(content, audit)
    by_name = {each.id: each for each in made}
    findings = tuple(
        FindingReport(finding=each, checks=tuple(by_name[one.check] for one in each.checks))
        for each in audit.findings
    )
    return AuditReport(audit=audit, findings=findings, checks=made)


def _unlisted(content: Content, audit: Audit, made: tuple[Check, ...]) -> Iterator[Problem]:
    listed = {one.check for each in audit.findings for one in each.checks}
    for each in made:
        if each.outcome is not Outcome.AGREES and each.id not in listed:
            message = (
                f"no finding lists '{each.id}' ({each.title}): printed {each.printed}; "
                f"recomputed {each.recomputed}; add it to a finding, or correct the data"
            )
            yield _problem(content, audit, "findings", message)


def _outdated(content: Content, audit: Audit, made: tuple[Check, ...]) -> Iterator[Problem]:
    by_name = {each.id: each for each in made}
    seen: set[str] = set()
    for index, finding in enumerate(audit.findings):
        for place, one in enumerate(finding.checks):
            path = f"findings[{index}].checks[{place}]"
            if one.check in seen:
                message = f"'{one.check}' is listed twice; keep it in one finding"
                yield _problem(content, audit, f"{path}.check", message)
            seen.add(one.check)
            if message := _fault(finding, one, by_name.get(one.check)):
                yield _problem(content, audit, f"{path}.check", message)


def _fault(finding: AuditFinding, then: ExpectedCheck, now: Check | None) -> str | None:
    """Why an expected check no longer fits, or None."""
    if now is None:
        return "no such check is made; correct the name, or take it out"
    if now.outcome is Outcome.AGREES:
        return (
            f"the finding no longer holds: printed {now.printed}, recomputed {now.recomputed}; "
            "take it out"
        )
    if (now.outcome is Outcome.UNDECIDED) != (finding.kind == "undecidable"):
        return f"the check {now.outcome.value}, which does not fit the kind {finding.kind}; move it"
    for name in ("printed", "recomputed"):
        if getattr(now, name) != getattr(then, name):
            value = getattr(now, name)
            return f"{name} is now '{value}'; read the finding again and write that"
    return None


def _misstated(content: Content, audit: Audit) -> Iterator[Problem]:
    """A number that is typed for a sentence stands in what we say of it."""
    for index, statement in enumerate(audit.statements.values()):
        there = numbers_in(statement.says)
        for name, number in statement.numbers.items():
            if number not in there:
                message = f"{number} does not stand in 'says'; type what is printed in both"
                yield _problem(content, audit, f"statements[{index}].numbers.{name}", message)


def _unknown_records(content: Content, audit: Audit) -> Iterator[Problem]:
    known = records(content)
    for index, finding in enumerate(audit.findings):
        for place, each in enumerate(finding.disputes):
            if each.record not in known:
                message = f"no figure is called '{each.record}'"
                yield _problem(
                    content, audit, f"findings[{index}].disputes[{place}].record", message
                )


def _problem(content: Content, audit: Audit, path: str, message: str) -> Problem:
    return content.documents[audit.file].problem(path, re.sub(r"\s+", " ", message))
