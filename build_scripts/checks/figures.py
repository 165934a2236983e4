"""Rules on figures: counts are typed, percentages follow from them."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from build_scripts.content.load import Content
from build_scripts.content.problem import Problem
from build_scripts.content.studies import Study
from build_scripts.content.study_tables import StatusRow
from calculator.quantities import plain


def responders_above_evaluable(content: Content) -> Iterator[Problem]:
    """No more respond than could be evaluated; a group larger than its study has a note."""
    for study in content.studies.values():
        for path, count, most, of in _counted(study):
            if count > most:
                message = f"{count} is more than {of}, {most}; type the counts as printed"
                yield content.documents[study.file].problem(path, message)


def _counted(study: Study) -> Iterator[tuple[str, int, int, str]]:
    """Each count with the number that it must not pass, and what that number is."""
    for index, result in enumerate(study.results):
        if result.responders is not None and result.evaluable is not None:
            yield f"results[{index}].responders", result.responders, result.evaluable, "evaluable"
        if result.evaluable and study.patients and not result.note:
            yield f"results[{index}].evaluable", result.evaluable, study.patients, "the study"
    for index, arm in enumerate(study.arms):
        if arm.patients is not None and study.patients is not None:
            yield f"arms[{index}].patients", arm.patients, study.patients, "the study"
    for index, row in enumerate(study.characteristics):
        yield f"characteristics.rows[{index}].patients", row.patients, row.of, "the table"


def printed_percent_disagrees_with_its_counts(content: Content) -> Iterator[Problem]:
    """A printed percentage follows from its counts; where it does not, a note says so."""
    for study in content.studies.values():
        document = content.documents[study.file]
        for path, share, printed, note in _printed(study):
            if not note and not rounds_to(share, printed):
                message = (
                    f"{plain(printed)} is printed but the counts give {_shown(share)}; "
                    "correct the counts, or say so in a note"
                )
                yield document.problem(path, message)


def sum_disagrees_with_its_rows(content: Content) -> Iterator[Problem]:
    """A row that sums up others equals their sum; where it does not, a note says so."""
    for study in content.studies.values():
        document = content.documents[study.file]
        rows = {row.id: row for row in study.status_rows}
        for index, row in enumerate(study.status_rows):
            parts = [rows[name] for name in row.sums if name in rows]
            for key, count in _counts(row).items():
                total = sum(_counts(part)[key] for part in parts)
                if parts and not row.note and total != count:
                    path = f"responses_by_status.rows[{index}].{key}"
                    message = (
                        f"{count} is printed but its rows sum to {total}; correct it, or say so"
                    )
                    yield document.problem(path, message)


def interval_misses_its_percentage(content: Content) -> Iterator[Problem]:
    """A printed interval runs from low to high and holds its percentage."""
    for study in content.studies.values():
        for index, result in enumerate(study.results):
            if len(result.interval) == 2 and result.share is not None:
                low, high = result.interval
                if not low <= result.share <= high:
                    shown = f"{plain(low)} to {plain(high)}"
                    message = f"{shown} does not hold {_shown(result.share)}; type both as printed"
                    yield content.documents[study.file].problem(
                        f"results[{index}].interval", message
                    )


def rounds_to(share: Fraction, printed: Decimal) -> bool:
    """Whether an exact percentage is printed so, rounded to as many places as were printed."""
    step = Decimal(1).scaleb(printed.as_tuple().exponent)
    down = _rounded(share, step, ROUND_DOWN)
    half = Fraction(share) - Fraction(down) == Fraction(step) / 2
    nearest = _rounded(share, step, ROUND_HALF_UP)
    return printed == nearest or (half and printed == down)


def _rounded(share: Fraction, step: Decimal, way: str) -> Decimal:
    scaled = share / Fraction(step)
    whole = scaled.numerator // scaled.denominator
    up = way == ROUND_HALF_UP and 2 * (scaled - whole) >= 1
    return (whole + up) * step


def _shown(share: Fraction) -> str:
    return f"{plain(_rounded(share, Decimal('0.1'), ROUND_HALF_UP))} %"


def _printed(study: Study) -> Iterator[tuple[str, Fraction, Decimal, str | None]]:
    for index, result in enumerate(study.results):
        if (
            result.reported_percent is not None
            and result.responders is not None
            and result.evaluable
        ):
            path = f"results[{index}].reported_percent"
            yield path, result.share, result.reported_percent, result.note
    for index, row in enumerate(study.characteristics):
        path = f"characteristics.rows[{index}].reported_percent"
        yield path, row.share, row.reported_percent, row.note


def _counts(row: StatusRow) -> dict[str, int]:
    return {
        "patients": row.patients,
        "ccyr.banding": row.ccyr.banding,
        "ccyr.fish": row.ccyr.fish,
        "pcyr.banding": row.pcyr.banding,
        "pcyr.fish": row.pcyr.fish,
        "minor.banding": row.minor.banding,
        "minor.fish": row.minor.fish,
    }
