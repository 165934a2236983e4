"""The page on doses: labels and protocols side by side, and when to hold and resume."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from build_scripts.content.load import Content
from build_scripts.pages.page import Page
from calculator.dosing_document import DosingRule, DosingSource, Hold
from calculator.quantities import plain

KIND_WORDS = {
    "cytopenia": "Neutropenia or thrombocytopenia",
    "liver tests": "Liver tests",
    "other toxicity": "Other severe reactions",
}
PHASE_WORDS = {"chronic": "chronic phase", "advanced": "accelerated phase and blast crisis"}


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing that a source says, ready to be printed, and its name in the ledger.

    `ends` marks the last of those from one place in the source: its link follows.
    """

    text: str
    topic: str | None
    reference: str
    locator: str
    record: str
    ends: bool = True


@dataclass(frozen=True, kw_only=True)
class Aspect:
    """One row of the table: a question, and what each source says to it."""

    name: str
    cells: tuple[tuple[Said, ...], ...]


def pages(content: Content) -> Iterator[Page]:
    """The page on doses."""
    dosing = content.dosing
    yield Page(
        path="dosing.md",
        template="dosing.md.j2",
        title="Doses",
        description=dosing.summary,
        file=dosing.file,
        wide=True,
        values={
            "dosing": dosing,
            "sources": dosing.sources,
            "aspects": list(_aspects(dosing.sources)),
            "holds": list(_holds(dosing.sources)),
            "organs": list(_organs(dosing.sources)),
        },
    )


def _aspects(sources: tuple[DosingSource, ...]) -> Iterator[Aspect]:
    steps: tuple[tuple[str, str, str], ...] = (
        ("Start, chronic phase", "start", "chronic"),
        ("Increase, chronic phase", "increase", "chronic"),
        ("Start, accelerated phase and blast crisis", "start", "advanced"),
        ("Increase, accelerated phase and blast crisis", "increase", "advanced"),
    )
    for name, kind, phase in steps:
        yield _aspect(name, sources, lambda each, k=kind, p=phase: _steps(each, k, p))
    yield _aspect("Ceiling, chronic phase", sources, _ceiling)
    yield _aspect("Only if", sources, lambda each: _rules(each, "preconditions"))
    yield _aspect("When", sources, lambda each: _rules(each, "circumstances"))
    yield _aspect("Also", sources, lambda each: _rules(each, "others"))


def _aspect(
    name: str,
    sources: tuple[DosingSource, ...],
    said: Callable[[DosingSource], Iterator[Said]],
) -> Aspect:
    return Aspect(name=name, cells=tuple(_with_ends(tuple(said(each))) for each in sources))


def _with_ends(cell: tuple[Said, ...]) -> tuple[Said, ...]:
    last = len(cell) - 1
    return tuple(
        replace(each, ends=index == last or each.locator != cell[index + 1].locator)
        for index, each in enumerate(cell)
    )


def _steps(source: DosingSource, kind: str, phase: str) -> Iterator[Said]:
    for index, step in enumerate(source.steps):
        if (step.kind, step.phase) == (kind, phase):
            yield Said(
                text=step.says,
                topic=None,
                reference=source.reference,
                locator=step.locator,
                record=f"dosing/sources/{source.id}/steps/{index}",
            )


def _ceiling(source: DosingSource) -> Iterator[Said]:
    if source.ceiling_chronic_mg is not None:
        yield Said(
            text=f"{plain(source.ceiling_chronic_mg)} mg a day",
            topic=None,
            reference=source.reference,
            locator="highest dose named",
            record=f"dosing/sources/{source.id}",
        )


def _rules(source: DosingSource, key: str) -> Iterator[Said]:
    rules: tuple[DosingRule, ...] = getattr(source, key)
    for index, rule in enumerate(rules):
        yield Said(
            text=rule.text,
            topic=rule.topic,
            reference=source.reference,
            locator=rule.locator,
            record=f"dosing/sources/{source.id}/{key}/{index}",
        )


def _holds(sources: tuple[DosingSource, ...]) -> Iterator[dict]:
    """The rows by what has happened, each with what every source says to do."""
    for kind, name in KIND_WORDS.items():
        rows = [
            _hold(source, index, hold)
            for source in sources
            for index, hold in enumerate(source.holds)
            if hold.kind == kind
        ]
        yield {"name": name, "rows": rows}


def _hold(source: DosingSource, index: int, hold: Hold) -> dict:
    doses = " or ".join(plain(each) for each in hold.at_mg)
    at = ", ".join(
        part for part in (PHASE_WORDS.get(hold.phase), f"at {doses} mg" if doses else None) if part
    )
    return {
        "hold": hold,
        "source": source,
        "at": at,
        "id": f"{source.id}-hold-{index + 1}",
        "record": f"dosing/sources/{source.id}/holds/{index}",
    }


def _organs(sources: tuple[DosingSource, ...]) -> Iterator[dict]:
    for source in sources:
        if source.organs:
            yield {"source": source, "rows": list(_rules(source, "organs"))}
