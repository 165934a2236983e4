"""What the audited sources print, what was recomputed, and what adds up."""

from collections.abc import Iterator

from build_scripts.audit import AuditReport, FindingReport, reports
from build_scripts.content.audits import FINDING_KINDS, DisputedRecord
from build_scripts.content.load import Content
from build_scripts.ledger import Record, records
from build_scripts.pages.ledger import place_of
from build_scripts.pages.page import Page

UNDECIDABLE = "undecidable"
SHORT = 28
"""The longest figure that is set large at the head of a finding."""


def pages(content: Content) -> Iterator[Page]:
    """The index of the audits and a page for each."""
    made, known = reports(content), records(content)
    yield Page(
        path="audit/index.md",
        template="audit_index.md.j2",
        title="Audit of our sources",
        description="Where the figures of our sources do not add up, and how we quote them.",
        file="content/audits",
        values={
            "reports": made,
            "total": sum(each.total for each in made),
            "consistent": sum(len(each.consistent) for each in made),
            "short": {
                each.audit.id: content.references[each.audit.reference].short for each in made
            },
        },
    )
    for report in made:
        yield _audit_page(content, report, known)


def _audit_page(content: Content, report: AuditReport, known: dict[str, Record]) -> Page:
    audit = report.audit
    findings = [_finding(report, each, known) for each in report.findings]
    levels = _levels(content, report)
    return Page(
        path=f"audit/{audit.id}.md",
        template="audit.md.j2",
        title=audit.title,
        description=f"{report.total} checks of {content.references[audit.reference].short}.",
        file=audit.file,
        values={
            "audit": audit,
            "report": report,
            "citation": content.references[audit.reference].citation,
            "groups": [
                {
                    "id": "does-not-add-up",
                    "heading": "What does not add up",
                    "findings": [each for each in findings if each["kind"] != UNDECIDABLE],
                },
                {
                    "id": "undecidable",
                    "heading": FINDING_KINDS[UNDECIDABLE],
                    "findings": [each for each in findings if each["kind"] == UNDECIDABLE],
                },
            ],
            "consistent": report.consistent,
            "levels": levels,
            "statements": [
                {"statement": each, "level": (each.verification or audit.verification).level}
                for each in audit.statements.values()
            ],
        },
    )


def _finding(report: AuditReport, of: FindingReport, known: dict[str, Record]) -> dict:
    first = of.checks[0]
    return {
        "finding": of.finding,
        "kind": of.finding.kind,
        "kind_words": of.kind_words,
        "record": f"audits/{report.audit.id}/findings/{of.finding.id}",
        "printed": _large(first.printed),
        "recomputed": _large(first.recomputed),
        "checks": of.checks,
        "disputes": [_disputed(each, known) for each in of.finding.disputes],
    }


def _levels(content: Content, report: AuditReport) -> dict[str, str]:
    """How far each source that a finding names was read: for what the audit takes from it."""
    named = {name for each in report.audit.findings for name in each.references}
    taken = {
        each.reference: each.verification.level
        for each in report.audit.statements.values()
        if each.reference and each.verification
    }
    return {name: taken.get(name, content.references[name].verification.level) for name in named}


def _large(figure: str) -> str | None:
    return figure if len(figure) <= SHORT else None


def _disputed(disputed: DisputedRecord, known: dict[str, Record]) -> dict[str, str | None]:
    """A disputed figure: what the ledger says of it, where it is printed, and ours."""
    record = known[disputed.record]
    return {"says": record.says, "place": place_of(record), "by_us": disputed.by_us}
