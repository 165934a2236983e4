"""The trace: every criterion of a set with the value that counted, its outcome and its source."""

from __future__ import annotations

from collections.abc import Iterable

from calculator import describe
from calculator.drawing import icons
from calculator.drawing.markup import Markup, element, join
from calculator.evaluate import Evaluation, Finding
from calculator.judgment import Outcome
from calculator.quantities import plain
from calculator.rules import RULES
from calculator.timing import due_from

HEADS = ("Criterion", "Your value", "Outcome", "Source")


def traces(evaluations: Iterable[Evaluation], notes: dict[str, list[str]], root: str) -> Markup:
    """One layer per set, in the fixed order."""
    return join(*(trace(each, notes.get(each.criteria_set.id), root) for each in evaluations))


def trace(evaluation: Evaluation, notes: Iterable[str] | None, root: str) -> Markup:
    """What one set says of the course, criterion by criterion.

    `root` leads from the page to the site's home; `notes` are those of the report.
    """
    title = evaluation.criteria_set.short_title
    return element(
        "details",
        element("summary", _summary(evaluation)),
        element("p", _row_text(evaluation), class_="small"),
        element(
            "div",
            _table(evaluation, root),
            class_="scroll",
            role="region",
            aria_label=f"{title}, criterion by criterion",
            tabindex="0",
        ),
        _missing(evaluation),
        element("ul", *(element("li", note) for note in notes), class_="small") if notes else None,
        element("p", _set_link(evaluation, root), class_="small"),
        class_="layer",
        id=f"trace-{evaluation.criteria_set.id}",
    )


def source_name(reference: str, locator: str) -> str:
    """A source as a link shows it: `Baccarani 2013: Table 5`."""
    name = RULES.sources.get(reference, reference)
    return f"{name}: {locator}" if locator else name


def source_link(reference: str, locator: str, root: str) -> Markup:
    """A link to the entry of a source among the references."""
    return element(
        "a", source_name(reference, locator), class_="src", href=f"{root}references/#{reference}"
    )


def _verdict(evaluation: Evaluation) -> Markup:
    criteria_set = evaluation.criteria_set
    return icons.verdict(
        icons.verdict_style(evaluation.category),
        describe.verdict_text(criteria_set, evaluation.category),
        plain=True,
    )


def _summary(evaluation: Evaluation) -> Markup:
    findings = evaluation.findings
    met = sum(each.is_met for each in findings)
    unassessable = sum(not each.is_assessable for each in findings)
    words = f"{met} of {len(findings)} criteria met"
    if unassessable:
        words += f", {unassessable} cannot be assessed"
    return join(
        evaluation.criteria_set.short_title,
        " ",
        _verdict(evaluation),
        " ",
        element("span", words, class_="small muted"),
    )


def _row_text(evaluation: Evaluation) -> str:
    row, following = evaluation.milestone, evaluation.next_milestone
    if row is None:
        text = "No milestone is due yet; only rules for any time apply."
    elif row.month is not None:
        text = (
            f"Judged on the row of {describe.milestone_text(row)}, in force since month "
            f"{plain(due_from(row.month))}."
        )
    else:
        text = f"The rule {describe.milestone_text(row)} is the latest that is open."
    if following is not None:
        text += (
            f" Next: {describe.milestone_text(following)}, due at month "
            f"{plain(due_from(following.due_month))}."
        )
    return text


def _table(evaluation: Evaluation, root: str) -> Markup:
    title = evaluation.criteria_set.short_title
    return element(
        "table",
        element("caption", f"{title}, criterion by criterion", class_="visually-hidden"),
        element("thead", element("tr", *(element("th", head, scope="col") for head in HEADS))),
        element(
            "tbody", *(_row(each, evaluation.criteria_set.id, root) for each in evaluation.findings)
        ),
        class_="data cards trace",
    )


def _row(finding: Finding, set_id: str, root: str) -> Markup:
    criterion = finding.criterion
    when = describe.milestone_text(finding.milestone)
    if criterion.category == "escalate":
        when = when.capitalize()
    else:
        when = f"{describe.CATEGORY_WORDS[criterion.category]}, {when}"
    return element(
        "tr",
        element(
            "th",
            element(
                "a",
                describe.criterion_text(criterion),
                href=f"{root}criteria/{set_id}/#{criterion.id}",
            ),
            element("small", when, " (ours)" if criterion.ours else None),
            scope="row",
        ),
        element("td", _value(finding), class_="tv", data_label=HEADS[1]),
        element("td", _outcome(finding), class_="to", data_label=HEADS[2]),
        element(
            "td",
            source_link(criterion.reference, criterion.locator, root),
            class_="ts",
            data_label=HEADS[3],
        ),
    )


def _value(finding: Finding) -> str:
    counted = finding.judgment.counted
    observed = describe.observed_text(finding.criterion, counted)
    if observed is None:
        return "\u2013"
    if "(month " in observed:
        return observed
    return f"{observed}, month {plain(counted[-1].month)}"


def _outcome(finding: Finding) -> Markup:
    name = finding.judgment.outcome.value
    if finding.judgment.provisional:
        return join(icons.outcome(Outcome.NOT_ASSESSABLE.value), " yet: one more result decides")
    return icons.outcome(name)


def _missing(evaluation: Evaluation) -> Markup | None:
    if not evaluation.missing:
        return None
    words = ", ".join(describe.MISSING_WORDS[each] for each in evaluation.missing)
    return element("p", element("b", "Not entered: "), words, class_="small")


def _set_link(evaluation: Evaluation, root: str) -> Markup:
    criteria_set = evaluation.criteria_set
    return join(
        element(
            "a",
            f"All criteria of {criteria_set.short_title}",
            href=f"{root}criteria/{criteria_set.id}/",
        ),
        ". Our copy: ",
        icons.our_copy(criteria_set.verification.level),
    )
