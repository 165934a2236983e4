"""The checks of the pathway and its options, side by side in their fixed order, none chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from calculator.drawing.markup import Markup, element, join
from calculator.drawing.pathway import BLOCKED, HERE, Marks, drawing
from calculator.drawing.tables import Row, table
from calculator.drawing.trace import source_link
from calculator.evidence_document import EvidenceRow
from calculator.pathway import OptionInCourse, PathwayInCourse, Step
from calculator.pathway_document import Claim, Edge, Pathway, Reason
from calculator.quantities import plain

HEADS = (
    "Option",
    "Benefit reported",
    "Harm or limit reported",
    "For, in this course",
    "Against, or open",
)
LEGEND = (
    "Heavy: the way of this course and the answers that it gives. Dashed: open. "
    "Not open here: a contraindication. Each box leads to its row below."
)
Rows = Mapping[str, EvidenceRow]


def options(pathway: Pathway, followed: PathwayInCourse, rows: Rows, root: str) -> Markup:
    """Where the course stands, as a drawing and in words, and every option with its reasons."""
    return join(
        element("p", standing_text(followed)),
        element(
            "figure",
            drawing(pathway, marks_of(followed)),
            element("figcaption", LEGEND),
            class_="chart",
        ),
        _checks(followed, root),
        _options(followed, rows, root),
    )


def marks_of(followed: PathwayInCourse) -> Marks:
    """What the course adds to the drawing of the pathway."""
    walk = followed.walk
    answered = ((each.check.id, each.edge) for each in followed.steps)
    return Marks(
        open_checks=frozenset(each.check.id for each in followed.steps if each.edge is None),
        answers=frozenset((check, edge.when) for check, edge in answered if edge is not None),
        walked=frozenset(each.check.id for each in walk),
        stands_at=walk[-1].check.id,
        blocked=frozenset(each.option.id for each in followed.options if each.is_blocked),
    )


def standing_text(followed: PathwayInCourse) -> str:
    """Where the course stands among the checks, and how many of them are open."""
    last = followed.walk[-1]
    place = followed.steps.index(last) + 1
    at = f"check {place} of {len(followed.steps)}, {last.check.title}"
    number = len(followed.open_questions)
    still = f"{number} open question{'' if number == 1 else 's'}" if number else "No open question"
    if last.edge is None:
        return f"Stands at {at}: not answered. {still}."
    leads_to = _titles(followed)[last.edge.leads_to]
    return (
        f"Stands at {at}: \u201c{last.edge.answer}\u201d leads to \u201c{leads_to}\u201d. "
        f"{still}. Every option stays below, with what is for and against it."
    )


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


def _titles(followed: PathwayInCourse) -> dict[str, str]:
    checks = {each.check.id: each.check.title for each in followed.steps}
    return checks | {each.option.id: each.option.title for each in followed.options}


def _checks(followed: PathwayInCourse, root: str) -> Markup:
    titles, here = _titles(followed), followed.walk[-1]
    rows: list[Row] = [
        (_check_head(each, each is here), _check_cells(each, titles, root))
        for each in followed.steps
    ]
    return table(
        "Checks before any change, in this order",
        ("Check", "This course", "What the sources say"),
        rows,
        note="The order is ours.",
    )


def _check_head(step: Step, stands_here: bool) -> Markup:
    mark = element("small", HERE.capitalize(), class_="here") if stands_here else None
    return join(element("span", step.check.title, id=f"check-{step.check.id}"), mark)


def _check_cells(step: Step, titles: Mapping[str, str], root: str) -> tuple[Markup, Markup]:
    others = [each for each in step.check.edges if each is not step.edge]
    ways = element("span", "; ".join(_way(each, titles) for each in others), class_="small muted")
    said = step.check.claims
    if step.edge is None:
        answer = element("span", element("b", "Open: "), step.check.question, class_="line")
    else:
        said = (step.edge.claim, *said)
        answer = element("span", element("b", _way(step.edge, titles)), class_="line")
        ways = element("span", "Otherwise: ", ways, class_="line small muted")
    return join(answer, ways), join(*(claim(each, {}, root) for each in said))


def _way(edge: Edge, titles: Mapping[str, str]) -> str:
    return f"{edge.answer} \u2192 {titles[edge.leads_to]}"


def _options(followed: PathwayInCourse, rows: Rows, root: str) -> Markup:
    made: list[Row] = [(_title(each), _option_cells(each, rows, root)) for each in followed.options]
    return table("Options, always in this order", HEADS, made)


def _title(each: OptionInCourse) -> Markup:
    mark = element("span", BLOCKED, class_="blocked") if each.is_blocked else None
    title = element("span", each.option.title, id=f"option-{each.option.id}")
    return join(title, mark, element("small", each.option.text))


def _option_cells(each: OptionInCourse, rows: Rows, root: str) -> tuple[Markup, ...]:
    against = [_reason(reason, root) for reason in each.reasons_against]
    against += [
        element("span", element("b", "Open: "), reason.claim.text, class_="line")
        for reason in each.open_against
    ]
    return (
        _claims(each.option.benefits, rows, root),
        _claims(each.option.harms, rows, root),
        join(*(_reason(reason, root) for reason in each.reasons_for)) or join("\u2013"),
        join(*against) or join("\u2013"),
    )


def _claims(claims: Iterable[Claim], rows: Rows, root: str) -> Markup:
    return join(*(claim(each, rows, root) for each in claims)) or join("No figure in our sources")


def _reason(reason: Reason, root: str) -> Markup:
    stated = claim(reason.claim, {}, root)
    return join(element("b", "Contraindicated. "), stated) if reason.blocks else stated
