"""The audit file and the checks: what each says of the other, word for word."""

from dataclasses import replace

import pytest

from build_scripts import audit
from build_scripts.audit import Outcome
from build_scripts.content.audits import AuditFinding, ExpectedCheck
from tests.build_scripts.audit.planted import (
    CONTENT,
    messages,
    one_changed,
    with_item,
    with_study,
)

PAPER, PAGE = "kantarjian-2003", "smolecule-2026"
STUDY = CONTENT.studies[PAPER]
FINDINGS = CONTENT.audits[PAPER].findings
REPORTS = {each.audit.id: each for each in audit.reports(CONTENT)}
CHECKS = {check.id: check for report in REPORTS.values() for check in report.checks}


def finding(name: str) -> AuditFinding:
    return next(each for each in FINDINGS if each.id == name)


def with_finding(name: str, **changes):
    index = FINDINGS.index(finding(name))
    return with_item("audits", PAPER, findings=one_changed(FINDINGS, index, **changes))


def test_a_disagreement_that_no_finding_lists_is_told_with_both_figures():
    without = tuple(each for each in FINDINGS if each.id != "splenomegaly")

    assert messages(with_item("audits", PAPER, findings=without), PAPER) == [
        "no finding lists 'table-1.splenomegaly-at-least-10-cm-below-costal-margin' (Percentage "
        "of: Splenomegaly, at least 10 cm below costal margin): printed 4 (8 %); recomputed 4 of "
        "54 = 7.4 %, rounds to 7; add it to a finding, or correct the data"
    ]


def test_a_finding_that_no_longer_holds_is_told():
    row = replace(STUDY.characteristics[4], patients=5, reported_percent=9)
    rows = (*STUDY.characteristics[:4], row, *STUDY.characteristics[5:])

    assert (
        "the finding no longer holds: printed 5 (9 %), recomputed 5 of 54 = 9.3 %, rounds to 9; "
        "take it out"
    ) in messages(with_study(characteristics=rows), PAPER)


def test_another_recomputed_value_is_told():
    row = replace(STUDY.characteristics[4], patients=6)
    rows = (*STUDY.characteristics[:4], row, *STUDY.characteristics[5:])

    assert "printed is now '6 (8 %)'; read the finding again and write that" in messages(
        with_study(characteristics=rows), PAPER
    )


def test_a_finding_that_names_no_check_of_ours_is_told():
    checks = (ExpectedCheck(check="table-1.spleen", printed="4 (8 %)", recomputed="7"),)
    said = messages(with_finding("splenomegaly", checks=checks), PAPER)

    assert "no such check is made; correct the name, or take it out" in said


def test_a_check_in_two_findings_is_told():
    twice = finding("splenomegaly").checks
    said = messages(with_finding("author-misspelled", checks=twice), PAPER)

    assert f"'{twice[0].check}' is listed twice; keep it in one finding" in said


def test_a_contradiction_that_is_filed_as_undecidable_is_told():
    assert messages(with_finding("splenomegaly", kind="undecidable"), PAPER) == [
        "the check disagrees, which does not fit the kind undecidable; move it"
    ]


def test_a_disputed_figure_that_the_site_does_not_have_is_told():
    disputes = (replace(finding("splenomegaly").disputes[0], record="studies/kantarjian-2003/x"),)

    assert messages(with_finding("splenomegaly", disputes=disputes), PAPER) == [
        "no figure is called 'studies/kantarjian-2003/x'"
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"patient_rows": ()},
            "the audit needs the patients of Table 3, which are not there; put it back, or change "
            "the check",
        ),
        (
            {"status_rows": STUDY.status_rows[1:]},
            "the audit needs the row of Table 2 'lost-major-above-90', which is not there; put it "
            "back, or change the check",
        ),
        (
            {"results": STUDY.results[1:]},
            "the audit needs one result 'chr-or-phr-hematologic', and there are 0; put it back, or "
            "change the check",
        ),
    ],
    ids=["patients", "row", "result"],
)
def test_content_that_a_check_needs_and_does_not_find_is_told(changes, message):
    said = messages(with_study(**changes), PAPER)

    assert message in said


def test_a_rule_of_an_edition_that_the_page_is_held_to_and_that_is_gone_is_told():
    rules = CONTENT.criteria_sets["eln-2006"]
    kept = tuple(each for each in rules.milestones if each.due_month is not None)
    without = with_item("criteria_sets", "eln-2006", milestones=kept)

    assert messages(without, PAGE) == [
        "the audit needs one rule on the loss of CHR in ELN 2006, and there are 0; put it back, "
        "or change the check"
    ]


def test_a_problem_names_the_line_of_its_finding():
    index = FINDINGS.index(finding("splenomegaly"))
    problems = list(audit.check(with_finding("splenomegaly", kind="undecidable")))
    document = CONTENT.documents[CONTENT.audits[PAPER].file]
    path = f"findings[{index}].checks[0].check"

    assert [(each.file, each.path, each.line) for each in problems] == [
        ("content/audits/kantarjian-2003.yaml", path, document.line(path))
    ]


def test_nothing_is_audited_while_a_file_cannot_be_read():
    assert list(audit.check(replace(CONTENT, audits={}, unread=frozenset({"studies"})))) == []


def test_every_check_has_a_name_of_its_own():
    names = [check.id for report in REPORTS.values() for check in report.checks]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", [PAPER, PAGE])
def test_each_check_agrees_or_stands_in_a_finding(name):
    report = REPORTS[name]
    listed = {check.id for each in report.findings for check in each.checks}

    assert listed == {each.id for each in (*report.disagreeing, *report.undecided)}
    assert report.total == len(report.consistent) + len(listed)


@pytest.mark.parametrize(
    ("name", "printed", "recomputed"),
    [
        ("abstract.cytogenetic-sum", "19", "6 + 7 = 13"),
        ("text.by-group-partial", "7", "2 + 1 + 1 + 4 = 8"),
        ("table-3.recount-major", "13 of 34 (38 %)", "12 of 34 (35 %)"),
        ("table-3.recount-banding", "13 of 34 (38 %)", "9 of 34 (26 %)"),
        ("table-3.label.11", "PR at Ph+ 40 %", "Minor"),
        ("table-3.label.18", "CR at Ph+ 3 % by FISH", "PR"),
        ("table-3.relapse-points.4", "filed as relapse: 20 to 40 %", "20 points, 30 asked"),
        ("text-and-table-2.shortest-time", "3", "2"),
        ("reference.16.year", "Lancet. 2001;359", "volume 359 is of 2002"),
        (
            "milestones.upper-edge-12.eln-2006",
            "suboptimal above 0 %, no upper edge",
            "ELN 2006 says failure at 36 to 100 %",
        ),
        (
            "source.failures",
            "suboptimal in every row",
            "37 of 48 (77 %) failing, 4 suboptimal, 7 either",
        ),
        ("rates.whole-cyr-iris", "42 %", "none; of the 26 with such a reason: 11 of 26"),
    ],
)
def test_what_was_worked_out_by_hand_is_recomputed(name, printed, recomputed):
    found = CHECKS[name]

    assert (found.printed, found.recomputed) == (printed, recomputed)
    assert found.outcome is not Outcome.AGREES


@pytest.mark.parametrize(
    "name",
    [
        "table-1.sum.performance-status-ecog",
        "table-2.sum.partial-fish",
        "text.reasons",
        "text.death-causes",
        "table-3.label.12",
        "table-3.relapse-points.2",
        "table-2.median-all",
        "text-and-table-3.minor-continuing",
        "reference.all-cited",
        "milestones.edge-6.eln-2006",
        "mutations.resistant",
        "rates.survival",
    ],
)
def test_what_adds_up_by_hand_agrees(name):
    assert CHECKS[name].outcome is Outcome.AGREES


def test_a_disputed_figure_leads_to_its_findings():
    found = audit.disputes(CONTENT)["studies/kantarjian-2003/mcyr-cytogenetic"]

    assert [(each.address, each.by_us) for each in found] == [
        ("audit/kantarjian-2003/#labels-against-own-limits", "12/34 (35 %)")
    ]
