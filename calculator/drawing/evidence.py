"""The results of studies that fit a course, as rows with counts, interval and plot."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from calculator.drawing.forest import Mark, forest, forest_axis
from calculator.drawing.markup import Markup, element, join
from calculator.drawing.tables import region
from calculator.drawing.trace import source_link
from calculator.evidence_document import EvidenceRow
from calculator.intervals import wilson
from calculator.quantities import percent_of, plain

CAPTION = "Results in patients like this one"
NOTE = (
    "Square: imatinib raised. Ring: TKI changed. Bar: a percentage without counts, so no "
    "interval. 95 % intervals are ours (Wilson). Rows are never added up: cohorts overlap."
)
HEADS = ("Who, and what was done", "Outcome", "n/N", "Rate", "95 % interval")


def evidence(rows: Sequence[EvidenceRow], reasons: str, root: str) -> Markup:
    """The rows as a table that is its own plot; `reasons` says why these rows were chosen."""
    if not rows:
        return element("p", f"{reasons} No result of our studies fits this course.")
    head = element(
        "tr",
        *(element("th", each, scope="col", class_=_side(each)) for each in HEADS),
        element(
            "th",
            element("span", "Plot, 0 to 100 %", class_="visually-hidden"),
            forest_axis(),
            scope="col",
            class_="axis",
        ),
    )
    made = element(
        "table",
        element("caption", CAPTION, " ", element("span", NOTE, class_="muted")),
        element("thead", head),
        element("tbody", *(_row(each, root) for each in rows)),
        class_="data forest cards",
    )
    return join(element("p", reasons, class_="small"), region(CAPTION, made))


def _row(row: EvidenceRow, root: str) -> Markup:
    counted = row.responders is not None and row.evaluable is not None
    share = percent_of(row.responders, row.evaluable) if counted else row.percent
    found = wilson(row.responders, row.evaluable) if counted else None
    interval = f"{found.low:.0f}\u2013{found.high:.0f} %" if found else "\u2013"
    rate = (
        f"{_whole(Decimal(share.numerator) / share.denominator)} %"
        if counted
        else f"{plain(row.percent)} %"
    )
    counts = f"{row.responders}/{row.evaluable}" if counted else _of(row)
    mark = Mark(
        percent=share,
        words=f"{row.outcome} {counts}, {rate}",
        switched=row.strategy == "switch",
        low=found.low if found else None,
        high=found.high if found else None,
    )
    texts = (row.label, counts, rate, interval)
    cells = (
        element("td", text, data_label=name, class_=_side(name))
        for name, text in zip(HEADS[1:], texts, strict=True)
    )
    return element(
        "tr",
        element("th", *_who(row, root), scope="row"),
        *cells,
        element("td", forest([mark]), class_="axis"),
    )


def _who(row: EvidenceRow, root: str) -> tuple[Markup, ...]:
    done = "Changed" if row.strategy == "switch" else "Raised"
    pairs = zip(row.from_mg, row.to_mg, strict=True) if row.strategy == "escalate" else ()
    steps = " or ".join(f"{plain(start)} to {plain(end)} mg" for start, end in pairs)
    group = ", ".join(part for part in (row.arm, row.group, steps) if part)
    study, result = row.id.split("/")
    link = element("a", f"{done}: {group or row.title}", href=f"{root}evidence/{study}/#{result}")
    return link, element("br"), source_link(row.reference, row.locator, root)


def _of(row: EvidenceRow) -> str:
    return f"of {row.evaluable}" if row.evaluable is not None else "\u2013"


def _whole(percent: Decimal) -> Decimal:
    return percent.to_integral_value(rounding=ROUND_HALF_UP)


def _side(head: str) -> str | None:
    return "r" if head in HEADS[2:] else None
