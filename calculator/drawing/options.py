"""The checks of the pathway and its options, side by side in their fixed order, none chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from calculator.drawing.markup import Markup, element, join
from calculator.drawing.tables import Row, table
from calculator.drawing.trace import source_link
from calculator.evidence_document import EvidenceRow
from calculator.pathway import OptionInCourse, PathwayInCourse, Step
from calculator.pathway_document import Claim, Reason
from calculator.quantities import plain

HEADS = (
    "Option",
    "Benefit reported",
    "Harm or limit reported",
    "For, in this course",
    "Against, or open",
)
Rows = Mapping[str, EvidenceRow]


def options(followed: PathwayInCourse, rows: Rows, root: str) -> Markup:
    """The checks with their answers, then every option with what speaks for and against it."""
    return join(_checks(followed, root), _options(followed, rows, root))


def claim(stated: Claim, rows: Rows, root: str) -> Markup:
    """A sentence with its figures and its source."""
    figures = "; ".join(rate_text(rows[each]) for each in stated.rows if each in rows)
    return element(
        "span",
        stated.text,
        element("small", figures) if figures else None,
        " (ours) " if stated.ours else " ",
        source_link(stated.reference, stated.locator or "", root) if stated.reference else None,
        class_="line",
    )


def rate_text(row: EvidenceRow) -> str:
    """A result in a line: `CCyR 33/63` or, without counts, `CCyR 52 %`, with who it is of."""
    who = row.arm or row.group
    start = f"{who}: {row.outcome}" if who else row.outcome
    if row.responders is not None and row.evaluable is not None:
        return f"{start} {row.responders}/{row.evaluable}"
    return f"{start} {plain(row.percent)} %" if row.percent is not None else start


def _checks(followed: PathwayInCourse, root: str) -> Markup:
    rows: list[Row] = [(each.check.title, _check_cells(each, root)) for each in followed.steps]
    return table(
        "Checks before any change, in this order",
        ("Check", "This course", "What the sources say"),
        rows,
        note="The order is ours.",
    )


def _check_cells(step: Step, root: str) -> tuple[Markup, Markup]:
    if step.edge is None:
        answer = join(element("b", "Open: "), step.check.question)
        return answer, join(*(claim(each, {}, root) for each in step.check.claims))
    said = (step.edge.claim, *step.check.claims)
    return element("b", step.edge.answer), join(*(claim(each, {}, root) for each in said))


def _options(followed: PathwayInCourse, rows: Rows, root: str) -> Markup:
    made: list[Row] = [(_title(each), _option_cells(each, rows, root)) for each in followed.options]
    return table("Options, always in this order", HEADS, made)


def _title(each: OptionInCourse) -> Markup:
    mark = element("span", "Not open here", class_="blocked") if each.is_blocked else None
    return join(each.option.title, mark, element("small", each.option.text))


def _option_cells(each: OptionInCourse, rows: Rows, root: str) -> tuple[Markup, ...]:
    against = [_reason(reason, rows, root) for reason in each.reasons_against]
    against += [
        element("span", element("b", "Open: "), reason.claim.text, class_="line")
        for reason in each.open_against
    ]
    return (
        _claims(each.option.benefits, rows, root),
        _claims(each.option.harms, rows, root),
        join(*(_reason(reason, rows, root) for reason in each.reasons_for)) or join("\u2013"),
        join(*against) or join("\u2013"),
    )


def _claims(claims: Iterable[Claim], rows: Rows, root: str) -> Markup:
    return join(*(claim(each, rows, root) for each in claims)) or join("No figure in our sources")


def _reason(reason: Reason, rows: Rows, root: str) -> Markup:
    stated = claim(reason.claim, {}, root)
    return join(element("b", "Contraindicated. "), stated) if reason.blocks else stated
