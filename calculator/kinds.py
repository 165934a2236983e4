"""The kinds of criterion: one function each, met, not met or not assessable.

A kind looks at a course in the terms of one source and at the window of its milestone row. It
answers with a Judgment: the outcome, what counted for it, and what it would need to know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from calculator.course import Assessment
from calculator.judgment import (
    Confirmation,
    Judgment,
    LostMmr,
    MutationClass,
    Outcome,
    Remark,
    Rise,
)
from calculator.quantities import Range
from calculator.responses import NOT_COMPLETE, Reading, Readings, ResponseDefinition
from calculator.timing import Window, counting, within

PH = "ph_positive_percent"
BCR = "bcr_abl1_is_percent"
HEMATOLOGIC = "hematologic_response"


def _decided(met: bool, *counted: Reading, remark: Remark | None = None) -> Judgment:
    outcome = Outcome.MET if met else Outcome.NOT_MET
    return Judgment(outcome=outcome, counted=counted, remark=remark)


def _asking(*quantities: str) -> Judgment:
    return Judgment(outcome=Outcome.NOT_ASSESSABLE, asks_for=quantities)


def _lacking_earlier(*counted: Reading) -> Judgment:
    return Judgment(
        outcome=Outcome.NOT_ASSESSABLE, counted=counted, remark=Remark.LACKS_EARLIER_RESULT
    )


def _provisional(*counted: Reading) -> Judgment:
    return Judgment(outcome=Outcome.NOT_ASSESSABLE, counted=counted, provisional=True)


def less_than(readings: Readings, window: Window, response: ResponseDefinition) -> Judgment:
    """Whether the counting measurement of the row shows less than the response."""
    found = counting(readings.of(response.measured_by), window)
    if found is None:
        return _asking(response.measured_by)
    return _decided(not response.is_present(found.value), found)


def never_achieved(readings: Readings, window: Window, response: ResponseDefinition) -> Judgment:
    """Whether the response was never shown, and was shown absent once it was due."""
    measured = readings.of(response.measured_by)
    shown = [each for each in measured if response.is_present(each.value)]
    if shown:
        return _decided(False, shown[-1])
    found = counting(measured, window)
    return _asking(response.measured_by) if found is None else _decided(True, found)


def response_lost(readings: Readings, window: Window, response: ResponseDefinition) -> Judgment:
    """Whether a response shown earlier is absent in the latest measurement.

    Confirmation by a second test is not required here: criteria that ask for it use their own
    kind. Not assessable when nothing measured it, or when the only result shows it absent, so
    that a loss can be neither shown nor excluded.
    """
    measured = readings.of(response.measured_by)
    if not measured:
        return _asking(response.measured_by)
    *earlier, latest = measured
    if response.is_present(latest.value):
        return _decided(False, latest)
    if not earlier:
        return _lacking_earlier(latest)
    shown = [each for each in earlier if response.is_present(each.value)]
    return _decided(True, shown[-1], latest) if shown else _decided(False, latest)


def ph_positive_percent(readings: Readings, window: Window, wanted: Range) -> Judgment:
    """Whether the counting Ph+ percentage of the row lies in the range."""
    return _in_range(readings, window, PH, wanted)


def bcr_abl1_is_percent(readings: Readings, window: Window, wanted: Range) -> Judgment:
    """Whether the counting BCR::ABL1 value of the row, in % IS, lies in the range."""
    return _in_range(readings, window, BCR, wanted)


def _in_range(readings: Readings, window: Window, quantity: str, wanted: Range) -> Judgment:
    found = counting(readings.of(quantity), window)
    return _asking(quantity) if found is None else _decided(wanted.contains(found.value), found)


def chr_and_ph_positive_percent(readings: Readings, window: Window, wanted: Range) -> Judgment:
    """Whether the row shows a complete hematologic response and Ph+ in the range, both.

    One of them false is enough for not met, whatever the other would be.
    """
    blood = counting(readings.of(HEMATOLOGIC), window)
    marrow = counting(readings.of(PH), window)
    complete = None if blood is None else blood.value == "complete"
    inside = None if marrow is None else wanted.contains(marrow.value)
    counted = tuple(each for each in (blood, marrow) if each is not None)
    if complete is False or inside is False:
        return _decided(False, *counted)
    if complete and inside:
        return _decided(True, *counted)
    missing = [(HEMATOLOGIC, blood), (PH, marrow)]
    return Judgment(
        outcome=Outcome.NOT_ASSESSABLE,
        counted=counted,
        asks_for=tuple(quantity for quantity, found in missing if found is None),
    )


def bcr_abl1_confirmed(readings: Readings, window: Window, wanted: Confirmation) -> Judgment:
    """Whether the counting value and an earlier one of the row, close enough, are in the range."""
    inside = within(readings.of(BCR), window)
    if not inside:
        return _asking(BCR)
    *earlier, latest = inside
    if not wanted.range.contains(latest.value):
        return _decided(False, latest)
    least, most = wanted.within_months
    for each in reversed(earlier):
        if least <= latest.month - each.month <= most and wanted.range.contains(each.value):
            return _decided(True, each, latest)
    return _provisional(latest)


def confirmed_loss_of_mmr(readings: Readings, window: Window, wanted: LostMmr) -> Judgment:
    """Whether MMR, shown earlier, is absent in the last two tests, one of them high enough."""
    tests = readings.of(BCR)
    if not tests:
        return _asking(BCR)
    absent = [not wanted.mmr.is_present(each.value) for each in tests]
    if not absent[-1]:
        return _decided(False, tests[-1])
    if len(tests) == 1:
        return _lacking_earlier(tests[-1])
    if not absent[-2]:
        return _provisional(*tests[-2:])
    high = any(each.value >= wanted.one_at_least for each in tests[-2:])
    return _decided(high and not all(absent[:-2]), *tests[-2:])


def ph_positive_rise(readings: Readings, window: Window, wanted: Rise) -> Judgment:
    """Whether the last results each lie at least so many points above the lowest before them all.

    The print says "30 %" without saying of what. Points are computed; the relative reading is
    remarked beside it. The last result alone that high is provisional.
    """
    results = readings.of(PH)
    if not results:
        return _asking(PH)
    before, last = results[: -wanted.consecutive], results[-wanted.consecutive :]
    if before and all(_points_above(each, before) >= wanted.at_least_points for each in last):
        return _decided(True, _lowest(before), *last, remark=_relative(before, last, wanted))
    *earlier, latest = results
    if earlier and _points_above(latest, earlier) >= wanted.at_least_points:
        return _provisional(_lowest(earlier), latest)
    if not before:
        return _lacking_earlier(*results)
    return _decided(False, _lowest(before), *last, remark=_relative(before, last, wanted))


def _lowest(results: Sequence[Reading]) -> Reading:
    return min(results, key=lambda each: each.value)


def _points_above(result: Reading, before: Sequence[Reading]) -> Fraction:
    return Fraction(result.value) - Fraction(_lowest(before).value)


def _relative(before: Sequence[Reading], last: Sequence[Reading], wanted: Rise) -> Remark | None:
    lowest = Fraction(_lowest(before).value)
    if not lowest:
        return None
    needed = lowest * (1 + Fraction(wanted.at_least_points) / 100)
    met = all(Fraction(each.value) >= needed for each in last)
    return Remark.RELATIVE_RISE_MET if met else Remark.RELATIVE_RISE_NOT_MET


def transcript_rise(readings: Readings, window: Window, wanted: bool) -> Judgment:
    """Whether the latest BCR::ABL1 value is above the one before."""
    tests = readings.of(BCR)
    if not tests:
        return _asking(BCR)
    if len(tests) == 1:
        return _lacking_earlier(tests[-1])
    return _decided(tests[-1].value > tests[-2].value, *tests[-2:])


def hematologic_response(readings: Readings, window: Window, wanted: str) -> Judgment:
    """Whether the counting hematologic result of the row is the wanted class.

    Derived from the five items as not complete, it may be partial or none: not assessable.
    """
    found = counting(readings.of(HEMATOLOGIC), window)
    if found is None or found.value == NOT_COMPLETE:
        return _asking(HEMATOLOGIC)
    return _decided(found.value == wanted, found)


def mutation(readings: Readings, window: Window, wanted: MutationClass) -> Judgment:
    """Whether a mutation of the wanted class was found at any time."""
    tested = _reported(readings, lambda each: each.mutations)
    if not tested:
        return _asking("mutations")
    found = [each for each in tested if any(wanted.contains(name) for name in each.value)]
    return _decided(bool(found), found[-1] if found else tested[-1])


def clonal_evolution(readings: Readings, window: Window, wanted: tuple[str, ...]) -> Judgment:
    """Whether one of the clones was found after the start; one there at the start is remarked."""
    looked = _reported(readings, lambda each: each.clonal_evolution)
    later = [each for each in looked if each.month > 0]
    if not later:
        return _asking("clonal_evolution")
    found = [each for each in later if each.value in wanted]
    at_start = any(each.month == 0 and each.value in wanted for each in looked)
    remark = Remark.PRESENT_AT_START if at_start else None
    return _decided(bool(found), found[-1] if found else later[-1], remark=remark)


def progression(readings: Readings, window: Window, wanted: bool) -> Judgment:
    """Whether progression was reported at any time."""
    answered = _reported(readings, lambda each: each.progression)
    if not answered:
        return _asking("progression")
    found = [each for each in answered if each.value]
    return _decided(bool(found), found[-1] if found else answered[-1])


def _reported(readings: Readings, report: Callable[[Assessment], object]) -> list[Reading]:
    return [
        Reading(month=each.month, value=value, assessment=each)
        for each in readings.considered
        if (value := report(each)) is not None
    ]


CRITERION_KINDS: dict[str, Callable[..., Judgment]] = {
    function.__name__: function
    for function in (
        less_than,
        never_achieved,
        response_lost,
        ph_positive_percent,
        bcr_abl1_is_percent,
        chr_and_ph_positive_percent,
        bcr_abl1_confirmed,
        confirmed_loss_of_mmr,
        ph_positive_rise,
        transcript_rise,
        hematologic_response,
        mutation,
        clonal_evolution,
        progression,
    )
}
