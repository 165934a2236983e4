"""What the content has to keep, one function per rule; the docstring is the rule.

A check takes the content and yields a Problem for each place where the rule is broken. It
never stops at the first one, and never at a file that could not be read.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from build_scripts.checks import audits, cases, figures, identity, practice, ranges, sources, words
from build_scripts.content.load import Content, read_sources
from build_scripts.content.load import sources as content_files
from build_scripts.content.problem import Problem

CHECKS: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    sources.reference_is_unknown,
    sources.reference_is_unused,
    sources.item_is_unknown,
    sources.row_is_unknown,
    sources.overlap_is_one_sided,
    identity.id_stands_twice,
    identity.text_has_markup,
    identity.review_day_is_wrong,
    figures.responders_above_evaluable,
    figures.printed_percent_disagrees_with_its_counts,
    figures.sum_disagrees_with_its_rows,
    figures.interval_misses_its_percentage,
    ranges.ranges_overlap,
    ranges.ranges_leave_a_gap,
    practice.comparison_of_unlike_results,
    practice.check_is_never_reached,
    practice.question_cannot_be_answered,
    practice.dose_names_what_does_not_exist,
    audits.audit_is_outdated,
    cases.category_has_no_case,
    cases.visits_are_out_of_order,
    cases.case_names_what_does_not_exist,
    cases.verdict_differs_from_the_rules,
    words.abbreviation_is_not_explained,
)


def run(root: Path) -> list[Problem]:
    """Everything that is wrong with the content under `root`, in the order of file and line."""
    return problems_of(content_files(root))


def problems_of(files: dict[str, bytes]) -> list[Problem]:
    """Everything that is wrong with these files, given by their path from the root."""
    reading = read_sources(files)
    return sorted([*reading.problems, *check(reading.content)])


def check(content: Content) -> Iterator[Problem]:
    """Every rule that the content breaks."""
    for rule in CHECKS:
        yield from rule(content)
