"""The dose steps from the current dose, and what the labels say on holding and resuming."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from calculator.dosing import FULFILLED, NOT_FULFILLED, NOT_KNOWN, AllowedStep
from calculator.dosing_document import DosingSource
from calculator.drawing.icons import our_copy
from calculator.drawing.markup import Markup, element, join
from calculator.drawing.tables import Row, table
from calculator.drawing.trace import source_link
from calculator.quantities import plain

PRECONDITION = "no severe adverse reaction, no severe cytopenia unrelated to leukemia"
PRECONDITION_WORDS = {
    FULFILLED: "fulfilled",
    NOT_FULFILLED: "not fulfilled",
    NOT_KNOWN: "not answered",
}


def doses(
    current_mg: Decimal | None,
    steps: Sequence[AllowedStep],
    sources: Iterable[DosingSource],
    root: str,
) -> Markup:
    """The steps from the current dose, then the rows of holding and resuming for that dose."""
    return join(_steps(current_mg, steps, root), *_holds(current_mg, sources, root))


def _steps(current_mg: Decimal | None, steps: Sequence[AllowedStep], root: str) -> Markup:
    if current_mg is None:
        return element("p", "No daily dose was entered, so no step can be shown.")
    if not steps:
        return element("p", f"No label or protocol here names a step from {plain(current_mg)} mg.")
    rows: list[Row] = [(each.criteria_set.short_title, _step_cells(each, root)) for each in steps]
    dose = plain(current_mg)
    return table(
        f"What each text allows from {dose} mg in chronic phase",
        ("Text", f"From {dose} mg to", "Precondition", "Source"),
        rows,
    )


def _step_cells(each: AllowedStep, root: str) -> tuple[Markup, Markup, Markup]:
    to = " or ".join(plain(dose) for dose in each.step.to_mg)
    words = PRECONDITION_WORDS[each.precondition]
    condition = (
        join(f"{PRECONDITION}: ".capitalize(), element("b", words))
        if each.criteria_set.preconditions
        else join("None printed besides its escalation rule")
    )
    source = join(
        our_copy(each.criteria_set.verification.level),
        " ",
        source_link(each.step.reference, each.step.locator, root),
    )
    return element("b", f"{to} mg"), condition, source


def _holds(
    current_mg: Decimal | None, sources: Iterable[DosingSource], root: str
) -> Iterable[Markup]:
    for source in sources:
        holds = source.holds_at(current_mg)
        if holds:
            rows: list[Row] = [
                (
                    each.trigger,
                    (
                        join(
                            *(element("span", step, class_="line") for step in each.steps),
                            element("small", each.note) if each.note else None,
                        ),
                        source_link(source.reference, each.locator, root),
                    ),
                )
                for each in holds
            ]
            yield table(
                f"{source.title}: hold and resume",
                ("When", "Then, in this order", "Source"),
                rows,
            )
