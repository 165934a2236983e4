"""A page for each study, and the evidence table over all of them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from build_scripts.content.load import Content
from build_scripts.content.studies import Study
from build_scripts.content.study_tables import Characteristic, PatientResponse, StatusRow
from build_scripts.intervals import disagrees, places_of, rounded, wilson
from build_scripts.pages.comparisons import comparisons
from build_scripts.pages.page import Page
from build_scripts.pages.rates import rates
from calculator.drawing.forest import Mark, before_and_after, forest, forest_axis
from calculator.quantities import plain
from calculator.responses import Definitions

PRINTED_RESPONSES = {"CCyR": "complete", "PCyR": "partial", "minor": "minor"}


def pages(content: Content) -> Iterator[Page]:
    """A page for each study."""
    for study in content.studies.values():
        yield _study_page(content, study)


def _study_page(content: Content, study: Study) -> Page:
    return Page(
        path=f"evidence/{study.id}.md",
        template="study.md.j2",
        title=content.references[study.reference].short,
        description=study.title,
        file=study.file,
        wide=True,
        values={
            "study": study,
            "citation": content.references[study.reference].citation,
            "arms": {each.id: each for each in study.arms},
            "rates": rates(study),
            "comparisons": comparisons(study),
            "axis": forest_axis(),
            "overlaps": [
                (each, content.references[content.studies[each].reference].short)
                for each in study.overlaps
                if each in content.studies
            ],
            "characteristics": _characteristics(study),
            "status_groups": _status_groups(study),
            "patients": _patients(content, study),
        },
    )


def _characteristics(study: Study) -> list[dict]:
    groups = groupby(enumerate(study.characteristics), key=lambda each: each[1].group)
    return [
        {"name": name, "rows": [_characteristic(study, index, row) for index, row in rows]}
        for name, rows in groups
    ]


def _characteristic(study: Study, index: int, row: Characteristic) -> dict:
    disputed = disagrees(row.share, row.reported_percent)
    return {
        "row": row,
        "record": f"studies/{study.id}/characteristics/{index}",
        "counts": f"{row.patients}/{row.of}",
        "printed": f"{plain(row.reported_percent)} %",
        "derived": f"{rounded(row.share, places_of(row.reported_percent) + 1)} %",
        "disputed": disputed,
    }


def _status_groups(study: Study) -> list[dict]:
    groups = groupby(enumerate(study.status_rows), key=lambda each: each[1].group)
    return [
        {"name": name, "rows": [_status_row(study, index, row) for index, row in rows]}
        for name, rows in groups
    ]


def _status_row(study: Study, index: int, row: StatusRow) -> dict:
    major = row.ccyr.total + row.pcyr.total
    found = wilson(major, row.patients)
    share = Fraction(100 * major, row.patients)
    words = (
        f"{major} of {row.patients}, {rounded(share)} %, "
        f"95 % interval {found.low:.0f} to {found.high:.0f} %"
    )
    mark = Mark(percent=share, words=words, low=found.low, high=found.high)
    low, high = (plain(each) for each in row.months)
    return {
        "row": row,
        "record": f"studies/{study.id}/status/{row.id}",
        "months": f"{plain(row.median_months)} ({low}–{high})",
        "hematologic": "–" if row.chr is None else f"{row.chr}/{row.phr}",
        "responses": [_responders(each) for each in (row.ccyr, row.pcyr, row.minor)],
        "major": f"{major}/{row.patients} ({rounded(share)} %)",
        "interval": f"{found.low:.0f}–{found.high:.0f}",
        "plot": forest([mark]),
    }


def _responders(found) -> str:
    if found.banding and found.fish:
        return f"{found.banding} + {found.fish}*"
    return f"{found.fish}*" if found.fish else str(found.banding)


def _patients(content: Content, study: Study) -> list[dict]:
    if study.criteria_set is None:
        return []
    definitions = content.criteria_sets[study.criteria_set].definitions
    return [
        _patient(study, index, row, definitions) for index, row in enumerate(study.patient_rows)
    ]


def _patient(study: Study, index: int, row: PatientResponse, definitions: Definitions) -> dict:
    before, after = row.before_increase_percent, row.after_increase_percent
    by_own_rule = definitions.cytogenetic_class(after)
    printed = PRINTED_RESPONSES[row.printed_response]
    words = f"Patient {row.patient}: Ph+ {plain(before)} % before, {plain(after)} % lowest after"
    return {
        "row": row,
        "record": f"studies/{study.id}/patients/{index}",
        "lowest": plain(row.lowest_percent),
        "before": plain(before),
        "after": plain(after),
        "printed": printed,
        "by_own_rule": by_own_rule,
        "same": printed == by_own_rule,
        "duration": f"{plain(row.duration_months)}{'+' if row.ongoing else ''}",
        "plot": before_and_after(before, after, words, _response_limits(definitions)),
    }


def _response_limits(definitions: Definitions) -> tuple[int, ...]:
    """Where the classes of a source meet, for the lines of a plot."""
    highs = (each.range.high for each in definitions.cytogenetic if each.range.high is not None)
    return tuple(sorted({int(each) for each in highs if 0 < each < 100}))
