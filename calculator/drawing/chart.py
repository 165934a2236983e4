"""A course over time: BCR::ABL1 and Ph+ on the bands of one rule set, the dose under them.

One drawing for the answer and for the case pages; the table beside it says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from calculator import describe
from calculator.course import Assessment, Course
from calculator.criteria import CriteriaSet
from calculator.drawing.markup import Markup, element, svg
from calculator.drawing.milestones import in_force
from calculator.drawing.tables import region
from calculator.drawing.tracks import (
    CYTOGENETIC,
    MOLECULAR,
    MOST_LABELS,
    Point,
    across,
    background,
    points_on,
    text_at,
)
from calculator.quantities import plain
from calculator.responses import entered_ph_positive

HEIGHT = 500
DOSE_Y = 450
NOT_DONE = "not done"
_TICKS = ((21, 3), (42, 6), (132, 12), (660, 60))
"""Up to which end of the axis the months between two ticks are so many."""


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
        *background(MOLECULAR, criteria_set, end),
        *points_on(MOLECULAR, _molecular(course), end),
        *background(CYTOGENETIC, criteria_set, end),
        *points_on(CYTOGENETIC, _cytogenetic(course), end),
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
    """The last month of the axis: past the last visit, on a tick; half a year at least."""
    latest = max(course.assessments[-1].month, course.as_of_month)
    step = next(step for most, step in _TICKS if latest < most)
    return max((latest // step + 1) * step, Decimal(6))


def _step(end: Decimal) -> int:
    return next(step for most, step in _TICKS if end <= most)


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
    yield text_at("t-plot t-plot--strong", "0", DOSE_Y - 6, "Dose, mg/day")
    starts = [Decimal(0), *(each.month for each in given[1:])]
    ends = [*starts[1:], max(course.as_of_month, course.assessments[-1].month)]
    before = None
    for each, opens, closes in zip(given, starts, ends, strict=False):
        yield element(
            "rect",
            class_="f-notmet",
            x=across(opens, end),
            width=across(closes - opens, end),
            y=str(DOSE_Y),
            height="10",
        )
        if each.daily_dose_mg != before:
            yield text_at("t-plot", across(opens, end), DOSE_Y + 21, plain(each.daily_dose_mg))
        before = each.daily_dose_mg


def _months(end: Decimal) -> Iterator[Markup]:
    step = _step(end)
    for month in range(0, int(end) + step, step):
        x = across(Decimal(month), end)
        yield element("line", class_="s-tick", x1=x, x2=x, y1="474", y2="479")
        anchor = "start" if month == 0 else "end" if month == end else "middle"
        yield text_at("t-plot", x, 493, str(month), anchor=anchor)
    yield text_at("t-plot", "0", 493, "month", dx="-6", anchor="end")
