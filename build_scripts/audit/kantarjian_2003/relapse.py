"""The 2003 protocol's rule for raising the dose, put to every patient of Table 3."""

from collections.abc import Iterator
from decimal import Decimal

from build_scripts.audit.kantarjian_2003.paper import (
    LOST_MINOR,
    OWN,
    RESISTANT,
    GroupedPatient,
    cytogenetic_patients,
    definitions,
)
from build_scripts.audit.result import Check, Evidence, check, found, listed
from calculator.course import Assessment, Course
from calculator.evaluate import evaluate
from calculator.judgment import Judgment, Outcome, Remark, Rise
from calculator.kinds import ph_positive_rise
from calculator.quantities import plain
from calculator.responses import read_with
from calculator.timing import ANY_TIME

LOWEST_MONTH, BEFORE_MONTH, AGAIN_MONTH = Decimal(6), Decimal(12), Decimal(13)
RULE = "Study design, paragraph 1"
TABLE = "Table 3"


def relapses_in_points(evidence: Evidence) -> Iterator[Check]:
    """Each patient filed as a cytogenetic relapse rose by at least 30 percentage points."""
    for each in _relapses(evidence):
        met = _judged(evidence, each).outcome is Outcome.MET
        yield check(
            f"table-3.relapse-points.{each.number}",
            f"Rise of patient {each.number}, read as percentage points",
            f"{RULE}; {TABLE}; Table 2",
            printed=f"filed as relapse: {_step(each)}",
            recomputed=f"{_points(each)} points, {_asked(evidence)} asked",
            holds=met,
        )


def relapses_in_proportion(evidence: Evidence) -> Iterator[Check]:
    """Each patient filed as a cytogenetic relapse rose by at least 30 % of the lowest value."""
    for each in _relapses(evidence):
        remark = _judged(evidence, each).remark
        lowest = each.values.lowest_percent
        share = (
            f"{plain(round(100 * _points(each) / lowest))} % of the lowest value" if lowest else ""
        )
        yield check(
            f"table-3.relapse-relative.{each.number}",
            f"Rise of patient {each.number}, read as a share of the lowest value",
            f"{RULE}; {TABLE}; Table 2",
            printed=f"filed as relapse: {_step(each)}",
            recomputed=f"{share}, {_asked(evidence)} % asked" if share else "no share of 0 %",
            holds=None if not lowest else remark is Remark.RELATIVE_RISE_MET,
        )


def resistance_that_rose(evidence: Evidence) -> Iterator[Check]:
    """No patient filed as resistant meets the rule for a relapse."""
    for each in cytogenetic_patients(evidence):
        if each.row in RESISTANT:
            yield check(
                f"table-3.resistance-rise.{each.number}",
                f"Rise of patient {each.number}, filed as resistance",
                f"{RULE}; {TABLE}; Table 2",
                printed=f"filed as resistance: {_step(each)}",
                recomputed=f"{_points(each)} points; {_asked(evidence)} are a relapse",
                holds=_judged(evidence, each).outcome is Outcome.NOT_MET,
            )


def two_occasions(evidence: Evidence) -> Iterator[Check]:
    """The rule asks for the rise on two occasions; Table 3 prints one value before the increase."""
    yield check(
        "table-3.relapse-confirmed",
        "Confirmation of the rise on a second occasion",
        f"{RULE}; {TABLE}",
        printed=f"{evidence.number('design-relapse', 'occasions')} consecutive occasions",
        recomputed="one value before the increase is printed for each patient",
        holds=None,
    )


def of_what(evidence: Evidence) -> Iterator[Check]:
    """Whether the 30 % are points or a share is not printed; neither reading fits all relapses."""
    relapses = _relapses(evidence)
    judged = [_judged(evidence, each) for each in relapses]
    points = sum(each.outcome is Outcome.MET for each in judged)
    above_0 = [each for each in relapses if each.values.lowest_percent]
    share = sum(_judged(evidence, each).remark is Remark.RELATIVE_RISE_MET for each in above_0)
    yield check(
        "table-3.relapse-of-what",
        "What the rise is a percentage of",
        f"{RULE}; {TABLE}",
        printed=f"by at least {_asked(evidence)}%",
        recomputed=f"as points it fits {points} of {len(relapses)} relapses of Table 3, as a share "
        f"{share} of the {len(above_0)} that did not start from 0 %",
        holds=None,
    )


def two_reasons(evidence: Evidence) -> Iterator[Check]:
    """Patients filed as having lost a minor response never had a major one: both reasons fit."""
    lost = [each for each in _relapses(evidence) if each.row in LOST_MINOR]
    yield check(
        "table-3.two-reasons",
        "Loss of a minor response as a reason of its own",
        f"{RULE}; Table 2; {TABLE}",
        printed="loss of a minor response, a row of Table 2 and no reason of the rule",
        recomputed=f"patients {listed(each.number for each in lost)} never had a major response, "
        "so that they meet the rule for resistance at 12 months too",
        holds=None,
    )


def undefined_relapse(evidence: Evidence) -> Iterator[Check]:
    """Hematologic relapse is a reason of the rule without a definition."""
    treated = evidence.number("results-hematologic-relapse", "patients")
    yield check(
        "text.hematologic-relapse-undefined",
        "Definition of hematologic relapse",
        RULE,
        printed=evidence.word("design-hematologic-relapse", "reason"),
        recomputed=f"no definition is printed; {treated} patients were treated for it",
        holds=None,
    )


def eligible_by_the_rule(evidence: Evidence) -> Iterator[Check]:
    """Each patient without a dagger meets one of the protocol's cytogenetic reasons."""
    rule = found(evidence.content.criteria_sets, OWN, "criteria set")
    for each in cytogenetic_patients(evidence):
        met = [
            finding.criterion
            for finding in evaluate(_course(each), rule).findings
            if finding.is_met
        ]
        reasons = {
            "never_achieved": "no major response at 12 months",
            "ph_positive_rise": "rise in points",
            "response_lost": "response lost",
        }
        yield check(
            f"table-3.eligible.{each.number}",
            f"Reason for raising the dose of patient {each.number}",
            f"{RULE}; {TABLE}",
            printed=f"met the rule: {_step(each)}",
            recomputed="; ".join(reasons[one.kind] for one in met)
            or "no reason, with the rise in points",
            holds=bool(met),
        )


CHECKS = (
    relapses_in_points,
    relapses_in_proportion,
    resistance_that_rose,
    two_occasions,
    of_what,
    two_reasons,
    undefined_relapse,
    eligible_by_the_rule,
)


def _relapses(evidence: Evidence) -> list[GroupedPatient]:
    return [each for each in cytogenetic_patients(evidence) if each.row not in RESISTANT]


def _course(each: GroupedPatient) -> Course:
    """The lowest value, then the one before the increase, taken as seen twice."""
    values = each.values
    months = (LOWEST_MONTH, BEFORE_MONTH, AGAIN_MONTH)
    percents = (
        values.lowest_percent,
        values.before_increase_percent,
        values.before_increase_percent,
    )
    return Course(
        phase="chronic",
        as_of_month=AGAIN_MONTH,
        assessments=tuple(
            Assessment(month=month, ph_positive_percent=percent)
            for month, percent in zip(months, percents, strict=True)
        ),
    )


def _judged(evidence: Evidence, each: GroupedPatient) -> Judgment:
    rise = Rise(
        at_least_points=Decimal(evidence.number("design-relapse", "rise")),
        consecutive=evidence.number("design-relapse", "occasions"),
    )
    return ph_positive_rise(read_with(_course(each), definitions(evidence)), ANY_TIME, rise)


def _points(each: GroupedPatient) -> Decimal:
    return each.values.before_increase_percent - each.values.lowest_percent


def _asked(evidence: Evidence) -> int:
    return evidence.number("design-relapse", "rise")


def _step(each: GroupedPatient) -> str:
    return f"{plain(each.values.lowest_percent)} to {plain(each.values.before_increase_percent)} %"
