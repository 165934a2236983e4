"""The page that sets raising the dose against changing the TKI."""

from collections.abc import Iterator
from itertools import groupby

from build_scripts.content.comparison import Point, Strategy, ToxicityRow
from build_scripts.content.load import Content
from build_scripts.pages.comparisons import comparisons
from build_scripts.pages.page import Page
from build_scripts.pages.quoted_rows import quoted_rows
from calculator.drawing.forest import forest_axis
from calculator.quantities import plain

AGAINST_EACH_OTHER = "escalation-against-switching"
WEIGHT_WORDS = {"for": "For it", "against": "Against it"}


def pages(content: Content) -> Iterator[Page]:
    """The page of the comparison."""
    found = content.comparison
    yield Page(
        path="comparison.md",
        template="comparison.md.j2",
        title="Raise or change",
        description="What is known for and against raising the imatinib dose or changing the TKI.",
        file=found.file,
        wide=True,
        values={
            "comparison": found,
            "trials": list(_trials(content)),
            "axis": forest_axis(),
            "columns": [
                _column(content, "escalate", found.escalate),
                _column(content, "switch", found.switch),
            ],
            "toxicity": [_toxicity(index, each) for index, each in enumerate(found.toxicity)],
            "not_read": content.studies_not_read.studies,
        },
    )


def _trials(content: Content) -> Iterator[dict]:
    """The randomized comparisons of the two strategies, study by study."""
    found = [each for each in content.studies.values() if each.role == AGAINST_EACH_OTHER]
    for study in sorted(found, key=lambda each: content.references[each.reference].year or 0):
        yield {
            "study": study,
            "name": content.references[study.reference].short,
            "rows": comparisons(study),
        }


def _column(content: Content, key: str, strategy: Strategy) -> dict:
    points = list(enumerate(strategy.points))
    return {
        "id": key,
        "title": strategy.title,
        "groups": [
            {
                "name": word,
                "id": f"{key}-{way}",
                "points": [
                    _point(content, key, index, each)
                    for index, each in points
                    if each.weighs == way
                ],
            }
            for way, word in WEIGHT_WORDS.items()
        ],
    }


def _point(content: Content, key: str, index: int, point: Point) -> dict:
    return {
        "point": point,
        "record": f"comparison/{key}/points/{index}",
        "outcomes": [
            {"of": rows[0], "rows": rows}
            for rows in _by_outcome(list(quoted_rows(content, point.rows)))
        ],
    }


def _by_outcome(rows: list[dict]) -> Iterator[list[dict]]:
    """The rows, with the arms of one outcome of one study together."""
    for _, found in groupby(rows, key=lambda each: (each["study"], each["label"], each["month"])):
        together = list(found)
        if all(each["arm"] for each in together) and len({e["group"] for e in together}) == 1:
            yield together
        else:
            yield from ([each] for each in together)


def _toxicity(index: int, row: ToxicityRow) -> dict:
    return {
        "row": row,
        "record": f"comparison/toxicity/{index}",
        "events": [(name, f"{plain(percent)} %") for name, percent in row.events],
    }
