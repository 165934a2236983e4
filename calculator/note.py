"""The result as text to paste into a record: one line, a paragraph, or the whole trace.

Each names the rule sets with year and standing, the inputs, what is unknown, the revision and
the address, in the order of the page. The plain variant uses ASCII alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from calculator import describe
from calculator.course import Assessment, Circumstances, Course
from calculator.evaluate import Evaluation, Finding
from calculator.gates import reasons_to_stop, unanswered
from calculator.quantities import plain

CHECK = "Check against the source before acting. Not reviewed by a clinician."
_ASCII = str.maketrans(
    {
        "\u2212": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2264": "<=",
        "\u2265": ">=",
        "\u2192": "->",
        "\u00d7": "x",
        "\u2026": "...",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u00b9": "1",
        "\u00b2": "2",
        "\u00b3": "3",
        "\u2070": "0",
        "\u2079": "9",
    }
)


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What says where a text comes from: the revision of the rules and the address of the page.

    The address is the page's own, with the course after `#` where the reader asked for it;
    empty where the answer was not made for a page.
    """

    revision: str
    address: str = ""


def ascii_only(text: str) -> str:
    """The text in ASCII: signs spelled out, accents dropped to `?`."""
    return text.translate(_ASCII).encode("ascii", "replace").decode()


def line(course: Course, evaluations: Sequence[Evaluation], stamp: Stamp) -> str:
    """The verdicts of all sets on one line, worst first, for the last visit that counts."""
    latest = course.considered[-1] if course.considered else course.assessments[0]
    verdicts = (f"{words}: {', '.join(names)}." for words, names in _by_verdict(evaluations))
    return _in_a_row(
        f"CML {course.phase} phase, imatinib, month {plain(course.as_of_month)}:",
        f"{visit_text(latest)}.",
        _out_of_scope(course),
        *verdicts,
        _unknown(evaluations),
        _stamped(stamp),
    )


def paragraph(course: Course, evaluations: Sequence[Evaluation], stamp: Stamp) -> str:
    """Every visit, then each set with its standing and the criteria that decided."""
    visits = "; ".join(
        f"month {plain(each.month)}: {visit_text(each)}" for each in course.considered
    )
    return _in_a_row(
        f"{_title(course)}.",
        f"{visits[:1].upper()}{visits[1:]}.",
        circumstances_text(course.circumstances),
        _out_of_scope(course),
        *(_verdict_sentence(each) for each in evaluations),
        _unknown(evaluations),
        _unanswered(course),
        _stamped(stamp),
    )


def trace(
    course: Course,
    evaluations: Sequence[Evaluation],
    stamp: Stamp,
    warnings: Iterable[str] = (),
) -> str:
    """Inputs, warnings, and every criterion of every set with value, outcome and source."""
    lines = [_title(course), "", "Entered"]
    lines += [f"  Month {plain(each.month)}: {visit_text(each)}" for each in course.assessments]
    around = (circumstances_text(course.circumstances), _unanswered(course))
    lines += [f"  {text}" for text in around if text]
    lines += [f"  Check: {text}" for text in warnings]
    for each in evaluations:
        lines += ["", *_set_lines(each)]
    lines += [f"\n{text}" for text in [_out_of_scope(course)] if text]
    return "\n".join([*lines, "", _stamped(stamp), ""])


def _in_a_row(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _out_of_scope(course: Course) -> str:
    reasons = reasons_to_stop(course)
    return f"Out of scope: {'; '.join(reasons)}." if reasons else ""


def _title(course: Course) -> str:
    return f"CML {course.phase} phase on imatinib, judged as of month {plain(course.as_of_month)}"


def _by_verdict(evaluations: Sequence[Evaluation]) -> list[tuple[str, list[str]]]:
    named: dict[str, list[str]] = {}
    order = (*describe.CATEGORY_WORDS, "none", None)
    for each in sorted(evaluations, key=lambda each: order.index(each.category)):
        words = describe.verdict_text(each.criteria_set, each.category).upper()
        named.setdefault(words, []).append(each.criteria_set.short_title)
    return list(named.items())


def _verdict_sentence(evaluation: Evaluation) -> str:
    criteria_set = evaluation.criteria_set
    words = describe.verdict_text(criteria_set, evaluation.category)
    deciding = [each for each in evaluation.findings if _decides(each, evaluation)]
    why = "; ".join(
        f"{describe.criterion_text(each.criterion)}: {_observed(each)}" for each in deciding
    )
    standing = describe.STANDING_WORDS[criteria_set.standing].lower()
    reason = f" ({why})" if why else ""
    return f"{criteria_set.short_title}, {standing}: {words}{reason}."


def _decides(finding: Finding, evaluation: Evaluation) -> bool:
    return finding.is_met and finding.criterion.category == evaluation.category


def _set_lines(evaluation: Evaluation) -> Iterator[str]:
    criteria_set = evaluation.criteria_set
    row = evaluation.milestone
    judged = "no milestone due yet" if row is None else describe.milestone_text(row)
    yield (
        f"{criteria_set.short_title} ({describe.STANDING_WORDS[criteria_set.standing].lower()}, "
        f"our copy {describe.VERIFICATION_WORDS[criteria_set.verification.level]}), {judged}: "
        f"{describe.verdict_text(criteria_set, evaluation.category).upper()}"
    )
    for each in evaluation.findings:
        criterion = each.criterion
        yield (
            f"  [{describe.OUTCOME_WORDS[each.judgment.outcome]}] "
            f"{_heading(each)}: {describe.criterion_text(criterion)}; "
            f"value: {_observed(each)}; source: {criterion.reference}, {criterion.locator}"
        )
    if evaluation.missing:
        words = ", ".join(describe.MISSING_WORDS[each] for each in evaluation.missing)
        yield f"  Not entered: {words}"


def _heading(finding: Finding) -> str:
    when = describe.milestone_text(finding.milestone)
    if finding.criterion.category == "escalate":
        return f"{when[:1].upper()}{when[1:]}"
    return f"{describe.CATEGORY_WORDS[finding.criterion.category]}, {when}"


def _observed(finding: Finding) -> str:
    counted = finding.judgment.counted
    text = describe.observed_text(finding.criterion, counted)
    if text is None:
        return "none"
    return text if "(month " in text else f"{text} at month {plain(counted[-1].month)}"


def visit_text(assessment: Assessment) -> str:
    """What was entered at a visit, in the order of the form."""
    parts = [
        None if assessment.daily_dose_mg is None else f"{plain(assessment.daily_dose_mg)} mg/day",
        _labelled("hematologic response", assessment.hematologic_response),
        _labelled("Ph+", describe.cytogenetics_text(assessment)),
        _labelled("BCR::ABL1", describe.molecular_text(assessment)),
    ]
    named = ("month", "daily_dose_mg", "hematologic_response", "ph_positive_cells", "metaphases")
    named += ("ph_positive_percent", "bcr_abl1_is_percent", "bcr_abl1_detected", "abl1_copies")
    parts += [
        _labelled(each.metadata["label"], _value_text(getattr(assessment, each.name)))
        for each in fields(assessment)
        if each.name not in (*named, "cytogenetic_method")
    ]
    return ", ".join(part for part in parts if part) or "nothing measured"


def circumstances_text(circumstances: Circumstances) -> str:
    """What was answered around the course; empty where nothing was."""
    given = [
        _labelled(each.metadata["label"], _value_text(getattr(circumstances, each.name)))
        for each in fields(circumstances)
    ]
    text = "; ".join(part for part in given if part)
    return f"{text}." if text else ""


def _labelled(label: str, text: str | None) -> str | None:
    return None if text is None else f"{label} {text}"


def _value_text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "none found"
    return value if isinstance(value, str) else plain(value)


def _unknown(evaluations: Sequence[Evaluation]) -> str:
    missing = sorted({quantity for each in evaluations for quantity in each.missing})
    if not missing:
        return ""
    return f"Not entered: {', '.join(describe.MISSING_WORDS[each] for each in missing)}."


def _unanswered(course: Course) -> str:
    questions = unanswered(course)
    return f"Not answered: {'; '.join(questions)}." if questions else ""


def _stamped(stamp: Stamp) -> str:
    return _in_a_row(f"Rules {stamp.revision}.", stamp.address, CHECK)
