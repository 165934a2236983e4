"""A course over time: BCR::ABL1 and Ph+ on the bands of one rule set, the dose under them.

One drawing for the answer and for the case pages; the table beside it says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import log10

from calculator import describe
from calculator.course import Assessment, Course
from calculator.criteria import CriteriaSet
from calculator.drawing.bands import BAND_WORDS
from calculator.drawing.markup import Markup, element, svg
from calculator.drawing.milestones import SCALES, bands_of, in_force, on_ruler
from calculator.drawing.tables import region
from calculator.kinds import BCR, PH
from calculator.quantities import Number, plain
from calculator.responses import entered_ph_positive
from calculator.timing import due_from

HEIGHT = 500
DOSE_Y = 450
MOST_LABELS = 10
LOWEST_DECADE = -3
NOT_DONE = "not done"
_TICKS = ((21, 3), (42, 6), (132, 12), (660, 60))
"""Up to which end of the axis the months between two ticks are so many."""


@dataclass(frozen=True, kw_only=True)
class Track:
    """One quantity of the chart: between which heights it is drawn, and the marks of its axis."""

    quantity: str
    top: float
    bottom: float
    marks: tuple[str, ...]
    logarithmic: bool = False

    def y(self, value: Number) -> float:
        """The height of a value; what lies off the axis is drawn at its end."""
        high, low = (2.0, float(LOWEST_DECADE)) if self.logarithmic else (100.0, 0.0)
        at = float(value)
        if self.logarithmic:
            at = log10(at) if at > 0 else low
        share = (high - min(max(at, low), high)) / (high - low)
        return self.top + share * (self.bottom - self.top)


MOLECULAR = Track(
    quantity=BCR,
    top=34,
    bottom=264,
    marks=("100", "10", "1", "0.1", "0.01", "0.001"),
    logarithmic=True,
)
CYTOGENETIC = Track(quantity=PH, top=302, bottom=422, marks=("100", "65", "35", "0"))


@dataclass(frozen=True, kw_only=True)
class Point:
    """One result: where it is drawn and what stands beside it; `open` is below detection."""

    month: Decimal
    value: Number
    label: str
    open: bool = False


def chart(course: Course, criteria_set: CriteriaSet) -> Markup:
    """The course on the bands of a set, with its data as a table."""
    figure = element(
        "figure",
        _drawing(course, criteria_set),
        element(
            "figcaption",
            f"Bands: {criteria_set.short_title}. A row of criteria is in force from half a month "
            "before its milestone (ours). An open point lies below detection.",
        ),
        class_="chart",
    )
    return element("div", figure, data_table(course, criteria_set), class_="chartgrid")


def data_table(course: Course, criteria_set: CriteriaSet) -> Markup:
    """The data of the chart, visit by visit, with the row that judges each visit."""
    heads = ("Month", "Dose, mg/day", "Ph+", "BCR::ABL1", "Row used")
    rows = (
        element(
            "tr",
            element("th", plain(each.month), scope="row"),
            *(element("td", text, class_="r") for text in _cells(each, criteria_set)),
        )
        for each in course.assessments
    )
    caption = "Data of the chart"
    made = element(
        "table",
        element("caption", caption),
        element(
            "thead",
            element(
                "tr",
                *(
                    element("th", each, scope="col", class_="r" if index else None)
                    for index, each in enumerate(heads)
                ),
            ),
        ),
        element("tbody", *rows),
        class_="data",
    )
    return region(caption, made)


def _cells(each: Assessment, criteria_set: CriteriaSet) -> tuple[str, str, str, str]:
    found = in_force(criteria_set, each.month)
    row = plain(found[0].due_month) if found else "\u2013"
    return (
        "\u2013" if each.daily_dose_mg is None else plain(each.daily_dose_mg),
        describe.cytogenetics_text(each) or NOT_DONE,
        describe.molecular_text(each) or NOT_DONE,
        row,
    )


def _drawing(course: Course, criteria_set: CriteriaSet) -> Markup:
    end = _end(course)
    inner = svg(
        *_track(MOLECULAR, criteria_set, end),
        *_points(MOLECULAR, _molecular(course), end),
        *_track(CYTOGENETIC, criteria_set, end),
        *_points(CYTOGENETIC, _cytogenetic(course), end),
        *_doses(course, end),
        *_months(end),
        x="11%",
        width="86%",
        height="100%",
        overflow="visible",
    )
    title = f"Course against the milestones of {criteria_set.short_title}"
    return svg(
        element("title", title),
        element("desc", _in_words(course)),
        inner,
        height=str(HEIGHT),
        role="img",
        aria_label=f"{title}. {_in_words(course)}",
    )


def _in_words(course: Course) -> str:
    said = [
        f"Month {plain(each.month)}: BCR::ABL1 {describe.molecular_text(each) or NOT_DONE}, "
        f"Ph+ {describe.cytogenetics_text(each) or NOT_DONE}"
        for each in course.assessments[-MOST_LABELS:]
    ]
    return f"{'; '.join(said)}. The table beside it has all data."


def _end(course: Course) -> Decimal:
    """The last month of the axis: past the last visit, on a tick."""
    latest = max(course.assessments[-1].month, course.as_of_month, Decimal(3))
    step = next(step for most, step in _TICKS if latest < most)
    return (latest // step + 1) * step


def _step(end: Decimal) -> int:
    return next(step for most, step in _TICKS if end <= most)


def _x(month: Decimal, end: Decimal) -> str:
    return f"{float(100 * month / end):.2f}%"


def _track(track: Track, criteria_set: CriteriaSet, end: Decimal) -> Iterator[Markup]:
    for opens, closes in _rows(criteria_set, end):
        yield from _bands(track, criteria_set, opens, closes, end)
    for mark in track.marks:
        y = track.y(Decimal(mark))
        yield element("line", class_="s-grid", x1="0", x2="100%", y1=_at(y), y2=_at(y))
        words = f"{mark} %" if mark == "100" else mark
        yield _text("t-plot", "0", y + 4, words, dx="-6", anchor="end")
    yield _text("t-plot t-plot--strong", "0", track.top - 14, SCALES[track.quantity].name)


def _rows(criteria_set: CriteriaSet, end: Decimal) -> list[tuple[Decimal, Decimal]]:
    """The months between which the same rows and rules of a set are in force."""
    opening = sorted(
        {due_from(each.due_month) for each in criteria_set.milestones if each.due_month is not None}
    )
    shown = [each for each in opening if each < end]
    return list(zip(shown, [*shown[1:], end], strict=True)) if shown else []


def _bands(
    track: Track, criteria_set: CriteriaSet, opens: Decimal, closes: Decimal, end: Decimal
) -> Iterator[Markup]:
    criteria = on_ruler(in_force(criteria_set, opens), track.quantity)
    drawn = bands_of(criteria, track.quantity) if criteria else ()
    width = f"{float(100 * (closes - opens) / end):.2f}%"
    for band in drawn:
        top, bottom = track.y(band.high), track.y(band.low)
        if band.style is None or bottom - top < 1:
            continue
        yield element(
            "rect",
            class_=f"b-{band.style}",
            x=_x(opens, end),
            width=width,
            y=_at(top),
            height=_at(bottom - top),
        )
        if bottom - top >= 16:
            words = BAND_WORDS[band.style]
            yield _text("t-plot t-band", _x(opens, end), top + 14, words, dx="5")
    for left in drawn[:-1]:
        y = _at(track.y(left.high))
        yield element("line", class_="s-thr", x1=_x(opens, end), x2=_x(closes, end), y1=y, y2=y)


def _points(track: Track, points: Sequence[Point], end: Decimal) -> Iterator[Markup]:
    for before, after in pairwise(points):
        yield element(
            "line",
            class_="s-ink s-ink--thin",
            x1=_x(before.month, end),
            x2=_x(after.month, end),
            y1=_at(track.y(before.value)),
            y2=_at(track.y(after.value)),
        )
    labelled = points if len(points) <= MOST_LABELS else points[-1:]
    for each in points:
        x, y = _x(each.month, end), track.y(each.value)
        if each.open:
            yield element("circle", class_="f-paper s-ink", cx=x, cy=_at(y), r="6")
            yield element("line", class_="s-ink", x1=x, x2=x, y1=_at(y + 6), y2=_at(y + 16))
        else:
            yield element("circle", class_="f-ink dot-edge", cx=x, cy=_at(y), r="6")
        if each in labelled:
            right = each.month > end * Decimal("0.8")
            yield _text(
                "t-plot t-plot--strong",
                x,
                y + 4,
                each.label,
                dx="-11" if right else "11",
                anchor="end" if right else "start",
            )


def _molecular(course: Course) -> list[Point]:
    points = []
    for each in course.assessments:
        value = each.bcr_abl1_is_percent
        if each.bcr_abl1_detected is False or value == 0:
            limit = Decimal(100) / each.abl1_copies if each.abl1_copies else Decimal(0)
            points.append(Point(month=each.month, value=limit, label="not detected", open=True))
        elif value is not None:
            points.append(Point(month=each.month, value=value, label=plain(value)))
    return points


def _cytogenetic(course: Course) -> list[Point]:
    return [
        Point(month=each.month, value=percent, label=plain(percent))
        for each in course.assessments
        if (percent := entered_ph_positive(each)) is not None
    ]


def _doses(course: Course, end: Decimal) -> Iterator[Markup]:
    given = [each for each in course.assessments if each.daily_dose_mg is not None]
    yield _text("t-plot t-plot--strong", "0", DOSE_Y - 6, "Dose, mg/day")
    starts = [Decimal(0), *(each.month for each in given[1:])]
    ends = [*starts[1:], max(course.as_of_month, course.assessments[-1].month)]
    before = None
    for each, opens, closes in zip(given, starts, ends, strict=False):
        yield element(
            "rect",
            class_="f-notmet",
            x=_x(opens, end),
            width=_x(closes - opens, end),
            y=str(DOSE_Y),
            height="10",
        )
        if each.daily_dose_mg != before:
            yield _text("t-plot", _x(opens, end), DOSE_Y + 21, plain(each.daily_dose_mg))
        before = each.daily_dose_mg


def _months(end: Decimal) -> Iterator[Markup]:
    step = _step(end)
    for month in range(0, int(end) + 1, step):
        x = _x(Decimal(month), end)
        yield element("line", class_="s-tick", x1=x, x2=x, y1="474", y2="479")
        anchor = "start" if month == 0 else "end" if month == end else "middle"
        words = f"{month} months" if month == end else str(month)
        yield _text("t-plot", x, 493, words, anchor=anchor)


def _text(
    style: str, x: str, y: float, words: str, dx: str | None = None, anchor: str | None = None
) -> Markup:
    return element("text", words, class_=style, x=x, y=_at(y), dx=dx, text_anchor=anchor)


def _at(y: float) -> str:
    return f"{y:.1f}"
