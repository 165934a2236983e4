"""The page's table of milestones against the ELN editions, put to the same values."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from build_scripts.audit.result import Check, Evidence, check, found, listed, same, the_one
from build_scripts.audit.smolecule_2026.page import PAGE, percent_of, row
from calculator.course import Assessment, Course
from calculator.criteria import CriteriaSet
from calculator.describe import criterion_text
from calculator.evaluate import evaluate
from calculator.quantities import Range
from calculator.responses import ResponseDefinition

TABLE = "Table of milestones"
EDITIONS = {"eln-2006": "ELN 2006", "eln-2009": "ELN 2009"}
LATER = {"eln-2013": "ELN 2013", "eln-2020": "ELN 2020"}
NOT_REACHED_IS_PERCENT = Decimal(1)
Categories = dict[int, str | None]


def edges(evidence: Evidence) -> Iterator[Check]:
    """The lower edges of Ph+ are those of the editions; above them nothing is failure."""
    for month, heading in ((6, "6 months"), (12, "12 months")):
        printed = percent_of(evidence, heading)
        place = f"{TABLE}, {heading}"
        by_page = _by_ph(evidence, PAGE, month)
        for name, title in {PAGE: "our copy of the table", **EDITIONS}.items():
            said = _by_ph(evidence, name, month)
            worse = [each for each in said if said[each] in ("suboptimal", "failure")]
            yield same(
                f"milestones.edge-{month}.{name}",
                f"Lower edge of Ph+ at {month} months, against {title}",
                place,
                f"above {printed} %",
                f"above {min(worse) - 1} %" if worse else "no edge",
            )
            if name in EDITIONS:
                yield _upper_edge(month, name, place, printed, by_page, said)


def _upper_edge(
    month: int, name: str, place: str, printed: int, by_page: Categories, said: Categories
) -> Check:
    failing = [
        percent
        for percent, category in by_page.items()
        if category == "suboptimal" and said[percent] == "failure"
    ]
    return check(
        f"milestones.upper-edge-{month}.{name}",
        f"Ph+ at {month} months that the page calls suboptimal, by {EDITIONS[name]}",
        place,
        printed=f"suboptimal above {printed} %, no upper edge",
        recomputed=f"{EDITIONS[name]} says failure at {_runs(failing)}",
        holds=not failing,
    )


def blood_at_3_months(evidence: Evidence) -> Iterator[Check]:
    """What the page calls suboptimal at 3 months is suboptimal in an ELN edition."""
    for name, title in EDITIONS.items():
        said = {
            response: _category(
                evidence, name, Assessment(month=Decimal(3), hematologic_response=response)
            )
            for response in ("partial", "none")
        }
        yield check(
            f"milestones.month-3.{name}",
            f"No complete hematologic response at 3 months, by {title}",
            f"{TABLE}, 3 months",
            printed="suboptimal",
            recomputed=f"{title}: {said['partial']} with a partial response, "
            f"{said['none']} with none",
            holds=set(said.values()) == {"suboptimal"},
        )


def molecular_at_18_months(evidence: Evidence) -> Iterator[Check]:
    """No MMR at 18 months is suboptimal whatever the cytogenetic response."""
    for name, title in EDITIONS.items():
        said = {
            percent: _category(
                evidence,
                name,
                Assessment(
                    month=Decimal(18),
                    hematologic_response="complete",
                    ph_positive_percent=Decimal(percent),
                    bcr_abl1_is_percent=NOT_REACHED_IS_PERCENT,
                ),
            )
            for percent in (0, 10)
        }
        yield check(
            f"milestones.month-18.{name}",
            f"No major molecular response at 18 months, by {title}",
            f"{TABLE}, 18 months",
            printed="suboptimal",
            recomputed=f"{title}: {said[0]} with a complete cytogenetic response, "
            f"{said[10]} without",
            holds=set(said.values()) == {"suboptimal"},
        )


def losses(evidence: Evidence) -> Iterator[Check]:
    """What the page calls suboptimal at any time is suboptimal in an ELN edition."""
    for name, title in EDITIONS.items():
        rules = found(evidence.content.criteria_sets, name, "criteria set")
        for response in ("CHR", "CCyR", "MMR"):
            losses_of_it = [
                each
                for each in rules.any_time
                if isinstance(each.argument, ResponseDefinition) and each.argument.name == response
            ]
            yield same(
                f"milestones.loss-of-{response.lower()}.{name}",
                f"Loss of {response}, by {title}",
                f"{TABLE}, any time",
                "suboptimal",
                the_one(losses_of_it, f"rule on the loss of {response} in {title}").category,
            )
        clones = {
            clone: each.category
            for each in rules.any_time
            if each.kind == "clonal_evolution"
            for clone in each.argument
        }
        positive, negative = (
            clones.get(clone, "no category") for clone in ("ph-positive", "ph-negative")
        )
        yield check(
            f"milestones.clonal-evolution.{name}",
            f"New clonal abnormality, by {title}",
            f"{TABLE}, any time",
            printed="suboptimal, in whichever cells",
            recomputed=f"{title}: {positive} in Ph+ cells, {negative} in Ph- cells",
            holds={positive, negative} == {"suboptimal"},
        )


def left_out(evidence: Evidence) -> Iterator[Check]:
    """Every criterion of the edition that the page follows stands on the page."""
    page = {(each.kind, each.id.split(".")[1]) for each in _set(evidence, PAGE).criteria}
    missing = [
        f"{each.category}: {criterion_text(each)} ({_when(each.id)})"
        for each in _set(evidence, "eln-2006").criteria
        if (each.kind, each.id.split(".")[1]) not in page
    ]
    yield check(
        "milestones.left-out",
        "Criteria of ELN 2006 that the page leaves out",
        TABLE,
        printed=f"{len(page)} rules",
        recomputed=f"{len(missing)} left out: {'; '.join(missing)}",
        holds=not missing,
    )
    minimum = _set(evidence, "eln-2006").definitions.minimum_metaphases
    text = " ".join(
        row(evidence, heading).printed for heading in ("6 months", "12 months", "Anytime")
    )
    yield check(
        "milestones.conditions",
        "Conditions of a result",
        TABLE,
        printed="Ph+ cells in percent",
        recomputed=f"without the {minimum} metaphases, the repeat test and the International Scale "
        "that the ELN definitions ask for",
        holds=str(minimum) in text,
    )


def editions(evidence: Evidence) -> Iterator[Check]:
    """The category that the page builds on exists in the editions in force since."""
    without = [
        title
        for name, title in LATER.items()
        if "suboptimal" not in _set(evidence, name).categories
    ]
    later = [
        each.title
        for each in evidence.content.linked_guidelines.guidelines
        if each.id == "eln-2025"
    ]
    year = evidence.number("page-date", "year")
    yield check(
        "milestones.category-given-up",
        "The category suboptimal in later editions",
        "Recommended Dose Escalation Protocol",
        printed=f"ELN criteria, undated, on a page of {year}",
        recomputed=f"no such category in {listed(without)}; {listed(later)} not named",
        holds=not without,
    )


def edge_of_35(evidence: Evidence) -> Iterator[Check]:
    """At exactly 35 % Ph+ the page and the 2003 paper agree."""
    own = found(evidence.content.definitions, "kantarjian-2003", "response definitions")
    edge = percent_of(evidence, "6 months")
    yield check(
        "milestones.edge-against-2003",
        f"Ph+ of exactly {edge} %, page against the 2003 paper",
        f"{TABLE}, 6 months; Kantarjian 2003, Study design",
        printed=f"partial response reached at {edge} %",
        recomputed=f"{own.cytogenetic_class(Decimal(edge))} by the 2003 paper",
        holds=own.responses["PCyR"].is_present(Decimal(edge)),
    )


CHECKS = (
    edges,
    blood_at_3_months,
    molecular_at_18_months,
    losses,
    left_out,
    editions,
    edge_of_35,
)


def _set(evidence: Evidence, name: str) -> CriteriaSet:
    return found(evidence.content.criteria_sets, name, "criteria set")


def _category(evidence: Evidence, name: str, assessment: Assessment) -> str | None:
    course = Course(phase="chronic", as_of_month=assessment.month, assessments=(assessment,))
    return evaluate(course, _set(evidence, name)).category


def _by_ph(evidence: Evidence, name: str, month: int) -> Categories:
    """What a set says of each whole Ph+ percentage; between its edges one is asked for all."""
    edges = sorted(
        {
            edge
            for each in _set(evidence, name).criteria
            if isinstance(each.argument, Range)
            for edge in each.argument.edges
        }
    )
    said: dict[tuple[int, int], str | None] = {}
    found_by: Categories = {}
    for percent in range(101):
        place = bisect_left(edges, percent), bisect_right(edges, percent)
        if place not in said:
            said[place] = _category(
                evidence,
                name,
                Assessment(
                    month=Decimal(month),
                    hematologic_response="complete",
                    ph_positive_percent=Decimal(percent),
                ),
            )
        found_by[percent] = said[place]
    return found_by


def _runs(percents: list[int]) -> str:
    """Whole percentages as runs: "96 to 100 %"."""
    runs = [
        [percent for _, percent in group]
        for _, group in groupby(enumerate(percents), lambda each: each[1] - each[0])
    ]
    return " and ".join(f"{run[0]} to {run[-1]} %" for run in runs) or "no value"


def _when(criterion_id: str) -> str:
    milestone = criterion_id.split(".")[1]
    return "any time" if milestone == "any" else f"{milestone.removeprefix('m')} months"
