"""The result as text to paste into a record: one line, a paragraph, or the whole trace.

Each names the rule sets with year and standing, the inputs, what is unknown and the revision,
in the order of the page. The plain variant uses ASCII alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from calculator import describe
from calculator.course import Assessment, Circumstances, Course
from calculator.evaluate import Evaluation, Finding
from calculator.quantities import plain

CHECK = "Check against the source before acting. Not reviewed by a clinician."
OUT_OF_SCOPE = "Not in chronic phase: no rule set was evaluated."
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


def ascii_only(text: str) -> str:
    """The text in ASCII: signs spelled out, accents dropped to `?`."""
    return text.translate(_ASCII).encode("ascii", "replace").decode("ascii")


def line(course: Course, evaluations: Sequence[Evaluation], revision: str) -> str:
    """The verdicts of all sets on one line, worst first, for the last visit that counts."""
    latest = course.considered[-1:] or course.assessments[:1]
    said = " ".join(f"{words}: {', '.join(names)}." for words, names in _by_verdict(evaluations))
    return (
        f"CML {course.phase} phase, imatinib, month {plain(course.as_of_month)}: "
        f"{visit_text(latest[0])}. {said or OUT_OF_SCOPE} {_unknown(evaluations)} "
        f"Rules {revision}. {CHECK}"
    )


def paragraph(
    course: Course, evaluations: Sequence[Evaluation], revision: str, address: str = ""
) -> str:
    """Every visit, then each set with its standing and the criteria that decided."""
    visits = "; ".join(
        f"month {plain(each.month)}: {visit_text(each)}" for each in course.considered
    )
    verdicts = " ".join(_verdict_sentence(each) for each in evaluations)
    return " ".join(
        part
        for part in (
            f"{_title(course)}.",
            f"{visits[:1].upper()}{visits[1:]}.",
            circumstances_text(course.circumstances),
            verdicts or OUT_OF_SCOPE,
            _unknown(evaluations),
            _stamp(revision, address),
        )
        if part
    )


def trace(
    course: Course,
    evaluations: Sequence[Evaluation],
    revision: str,
    warnings: Iterable[str] = (),
    address: str = "",
) -> str:
    """Inputs, warnings, and every criterion of every set with value, outcome and source."""
    lines = [_title(course)]
    lines += ["", "Entered"]
    lines += [f"  Month {plain(each.month)}: {visit_text(each)}" for each in course.assessments]
    lines += [f"  {text}" for text in [circumstances_text(course.circumstances)] if text]
    lines += [f"  Check: {text}" for text in warnings]
    for each in evaluations:
        lines += ["", *_set_lines(each)]
    if not evaluations:
        lines += ["", OUT_OF_SCOPE]
    return "\n".join([*lines, "", _stamp(revision, address), ""])


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


def _stamp(revision: str, address: str) -> str:
    where = f" {address}" if address else ""
    return f"Rules {revision}.{where} {CHECK}"
