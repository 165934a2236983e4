"""From criteria to a verdict: one course, one criteria set."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculator.course import Course
from calculator.criteria import CATEGORIES, CriteriaSet, Criterion, Milestone
from calculator.judgment import Judgment, Outcome
from calculator.kinds import BCR, CRITERION_KINDS, PH
from calculator.responses import Reading, Readings, ResponseDefinition, read_with
from calculator.timing import ANY_TIME, Window, due_from, is_past_published_window

NONE = "none"
TESTS = (PH, BCR)
_TEST_OF_KIND = {
    "ph_positive_percent": PH,
    "chr_and_ph_positive_percent": PH,
    "ph_positive_rise": PH,
    "bcr_abl1_is_percent": BCR,
    "bcr_abl1_confirmed": BCR,
    "confirmed_loss_of_mmr": BCR,
    "transcript_rise": BCR,
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One criterion with its outcome, and the milestone it belongs to."""

    criterion: Criterion
    milestone: Milestone
    judgment: Judgment
    in_force: bool

    @property
    def is_met(self) -> bool:
        """Whether the criterion is met."""
        return self.judgment.outcome is Outcome.MET

    @property
    def is_assessable(self) -> bool:
        """Whether the criterion could be decided."""
        return self.judgment.outcome is not Outcome.NOT_ASSESSABLE

    @property
    def test(self) -> str | None:
        """The quantity that it rests on; None where that is no measurement."""
        if isinstance(self.criterion.argument, ResponseDefinition):
            return self.criterion.argument.measured_by
        return _TEST_OF_KIND.get(self.criterion.kind)


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """What one set says of one course.

    `category` is the worst one met; `none` where everything in force was assessed and nothing
    is met; None where that cannot be said. `milestone` and `next_milestone` are months.
    """

    criteria_set: CriteriaSet
    readings: Readings
    category: str | None
    milestone: Milestone | None
    next_milestone: Milestone | None
    findings: tuple[Finding, ...]
    discordant: bool
    not_excluded: tuple[str, ...]
    missing: tuple[str, ...]
    past_published_window: tuple[Reading, ...]

    @property
    def provisional(self) -> tuple[Finding, ...]:
        """The criteria that one more result would decide."""
        return tuple(each for each in self.findings if each.judgment.provisional)


def evaluate(course: Course, criteria_set: CriteriaSet) -> Evaluation:
    """The verdict of a set on a course, with every criterion in force and its outcome.

    Rules in force come first: the milestone row that is due and every open rule; then the
    any-time rules.
    """
    readings = read_with(course, criteria_set.definitions)
    row, following = _row_in_force(criteria_set.rows, course.as_of_month)
    opened, unopened = _split(criteria_set.open_rules, course.as_of_month)
    findings = tuple(_findings(criteria_set, readings, row, following, opened))
    category = _category(findings)
    decided_by = _tests_that_decide_the_row(criteria_set, findings, row)
    due = [each for each in (following, *unopened) if each is not None]
    return Evaluation(
        criteria_set=criteria_set,
        readings=readings,
        category=category,
        milestone=row if row is not None else (opened[-1] if opened else None),
        next_milestone=min(due, key=lambda each: each.due_month) if due else None,
        findings=findings,
        discordant=_is_discordant(findings, row),
        not_excluded=_not_excluded(criteria_set, findings, category, decided_by),
        missing=_missing(findings, decided_by),
        past_published_window=_past_window(findings, row, following),
    )


def _split(
    milestones: tuple[Milestone, ...], as_of: Decimal
) -> tuple[tuple[Milestone, ...], tuple[Milestone, ...]]:
    due = tuple(each for each in milestones if due_from(each.due_month) <= as_of)
    return due, milestones[len(due) :]


def _row_in_force(
    rows: tuple[Milestone, ...], as_of: Decimal
) -> tuple[Milestone | None, Milestone | None]:
    due, later = _split(rows, as_of)
    return (due[-1] if due else None), (later[0] if later else None)


def _findings(
    criteria_set: CriteriaSet,
    readings: Readings,
    row: Milestone | None,
    following: Milestone | None,
    opened: tuple[Milestone, ...],
) -> list[Finding]:
    findings = []
    for milestone in criteria_set.milestones:
        if milestone is row:
            closes = due_from(following.month) if following is not None else None
            window = Window(opens=due_from(milestone.month), closes=closes)
        elif milestone in opened:
            window = Window(opens=due_from(milestone.from_month))
        elif milestone.due_month is None:
            window = ANY_TIME
        else:
            continue
        for criterion in milestone.criteria:
            judgment = CRITERION_KINDS[criterion.kind](readings, window, criterion.argument)
            in_force = milestone.due_month is not None
            findings.append(
                Finding(
                    criterion=criterion, milestone=milestone, judgment=judgment, in_force=in_force
                )
            )
    return sorted(findings, key=lambda each: not each.in_force)


def _category(findings: tuple[Finding, ...]) -> str | None:
    met = {each.criterion.category for each in findings if each.is_met}
    for category in CATEGORIES:
        if category in met:
            return category
    complete = all(each.is_assessable for each in findings if each.in_force)
    return NONE if complete and any(each.is_assessable for each in findings) else None


def _tests_that_decide_the_row(
    criteria_set: CriteriaSet, findings: tuple[Finding, ...], row: Milestone | None
) -> frozenset[str]:
    """The tests that put the row into a category, where the source says that either suffices."""
    if not criteria_set.either_test_suffices:
        return frozenset()
    return frozenset(
        each.test
        for each in findings
        if each.milestone is row and each.is_met and each.test in TESTS
    )


def _is_spared(quantity: str | None, decided_by: frozenset[str]) -> bool:
    """Whether a test need not be done because the other one put the row into a category."""
    return quantity in TESTS and bool(decided_by - {quantity})


def _is_discordant(findings: tuple[Finding, ...], row: Milestone | None) -> bool:
    worst: dict[str, int] = {}
    for each in findings:
        if row is not None and each.milestone is row and each.is_met and each.test in TESTS:
            rank = CATEGORIES.index(each.criterion.category)
            worst[each.test] = min(rank, worst.get(each.test, rank))
    return len(set(worst.values())) > 1


def _not_excluded(
    criteria_set: CriteriaSet,
    findings: tuple[Finding, ...],
    category: str | None,
    decided_by: frozenset[str],
) -> tuple[str, ...]:
    """The categories worse than the verdict that a rule in force leaves open."""
    if category == NONE:
        return ()
    open_categories = {
        each.criterion.category
        for each in findings
        if each.in_force and not each.is_assessable and not _is_spared(each.test, decided_by)
    }
    worse = [each for each in criteria_set.categories if each != "optimal"]
    if category is not None:
        worse = [each for each in worse if CATEGORIES.index(each) < CATEGORIES.index(category)]
    return tuple(each for each in worse if each in open_categories)


def _missing(findings: tuple[Finding, ...], decided_by: frozenset[str]) -> tuple[str, ...]:
    asked = {quantity for each in findings for quantity in each.judgment.asks_for}
    return tuple(sorted(each for each in asked if not _is_spared(each, decided_by)))


def _past_window(
    findings: tuple[Finding, ...], row: Milestone | None, following: Milestone | None
) -> tuple[Reading, ...]:
    """What the row used more than three months after its milestone, one measurement per visit."""
    if row is None or row.and_later:
        return ()
    late = {
        reading.month: reading
        for each in findings
        if each.milestone is row
        for reading in each.judgment.counted
        if is_past_published_window(reading, row.month)
    }
    return tuple(late[month] for month in sorted(late))
