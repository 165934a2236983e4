"""Each broken file of `tests/data/bad_content/checks` breaks the rule it is named after."""

import pytest

from build_scripts import checks
from build_scripts.content.load import read_sources
from tests.content.bad_content import broken, names, real_files_with

CHECKS = {each.__name__: each for each in checks.CHECKS}
REFUSED = {
    "check_is_never_reached": [
        "content/pathways/bad.yaml:11: checks[1].id: no edge leads to 'result'; add one, or take "
        "the check out",
        "content/pathways/bad.yaml:19: options[2].id: nothing leads to 'escalate'; add an edge, "
        "or a reason for it",
    ],
    "comparison_of_unlike_results": [
        "content/studies/bad.yaml:18: comparisons[0].results: 'at-6' and 'at-12' differ in "
        "outcome or month, or are of one arm and group; compare like with like",
    ],
    "dose_names_what_does_not_exist": [
        "content/dosing.yaml:9: sources[0].criteria_set: unknown 'fda-lable'; known: fda-label, "
        "ema-label, eln-2020, eln-2013, eln-2009, eln-2006, iris, kantarjian-2003, smolecule-2026",
        "content/dosing.yaml:20: sources[1].steps: the increases in chronic phase differ from the "
        "dose_steps of ema-label; one of the two is wrong",
    ],
    "question_cannot_be_answered": [
        "content/pathways/bad.yaml:9: checks[0].asks[1]: 'circumstances.phase' is no field of a "
        "course; see calculator/course.py",
        "content/pathways/bad.yaml:12: checks[0].edges[1].when: 'advanced_phase' stands twice in "
        "this check; the second is never taken",
    ],
    "abbreviation_is_not_explained": [
        "content/vendor_pages/bad.yaml:2: title: 'QTc' is not explained; add it to glossary.yaml",
        "content/vendor_pages/bad.yaml:3: summary: 'XYZ' is not explained; add it to glossary.yaml",
    ],
    "audit_is_outdated": [
        "content/audits/bad.yaml:12: statements[0].numbers.percent: 38 does not stand in 'says'; "
        "type what is printed in both",
        "content/audits/bad.yaml:24: findings[0].disputes[0].record: no figure is called "
        "'studies/kantarjian-2003/mcyr'",
        "content/audits/bad.yaml:2: nothing recomputes 'bad'; known: kantarjian-2003, "
        "smolecule-2026",
    ],
    "case_names_what_does_not_exist": [
        "content/cases/bad.yaml:9: expect.eln-2031: unknown criteria set; known: fda-label, "
        "ema-label, eln-2020, eln-2013, eln-2009, eln-2006, iris, kantarjian-2003, "
        "smolecule-2026",
        "content/cases/bad.yaml:10: expect.kantarjian-2003.category: kantarjian-2003 has no "
        "category 'failure'; it has escalate, none, null",
        "content/cases/bad.yaml:10: expect.kantarjian-2003.met[0]: unknown criterion "
        "'kantarjian-2003.m12.escalate.never_achieved.mcyr'; ids are "
        "<set>.<m12>.<category>.<kind>",
    ],
    "category_has_no_case": [
        "content/criteria/bad.yaml:2: no case shows failure for bad; add one to content/cases",
        "content/criteria/bad.yaml:2: no case shows none for bad; add one to content/cases",
        "content/criteria/bad.yaml:2: no case shows null for bad; add one to content/cases",
    ],
    "id_stands_twice": [
        "content/references.yaml:7: references[1].id: 'kantarjian-2003' is already the id of "
        "references[0]; choose another",
    ],
    "item_is_unknown": [
        "content/studies/bad.yaml:14: criteria_set: unknown 'kantarjan-2003'; "
        "did you mean 'kantarjian-2003'?",
        "content/studies/bad.yaml:15: overlaps[0]: unknown 'jabour-2009'; "
        "did you mean 'jabbour-2009'?",
        "content/studies/bad.yaml:19: results[0].arm: unknown 'escalation'; "
        "did you mean 'escalated'?",
    ],
    "printed_percent_disagrees_with_its_counts": [
        "content/studies/bad.yaml:15: results[0].reported_percent: 56 is printed but the "
        "counts give 38.2 %; correct the counts, or say so in a note",
        "content/studies/bad.yaml:22: characteristics.rows[0].reported_percent: 8 is printed "
        "but the counts give 7.4 %; correct the counts, or say so in a note",
    ],
    "ranges_leave_a_gap": [
        "content/criteria/bad.yaml:18: milestones[0].warning[0].ph_positive_percent: Ph+ "
        "above 0 % and below 1 % has no category; move an edge of optimal or warning, or say "
        "under unassigned that the source leaves it open",
        "content/criteria/bad.yaml:16: milestones[0].failure[0].ph_positive_percent: Ph+ "
        "above 35 % and below 36 % has no category; move an edge of warning or failure, or "
        "say under unassigned that the source leaves it open",
    ],
    "ranges_overlap": [
        "content/criteria/bad.yaml:18: milestones[0].warning[0].ph_positive_percent: Ph+ "
        "above 35 % falls into warning and failure; end warning where failure begins",
        "content/criteria/bad.yaml:25: milestones[1].warning[0].bcr_abl1_is_percent: "
        "BCR::ABL1 above 1 % falls into warning and failure; end warning where failure begins",
    ],
    "reference_is_unknown": [
        "content/vendor_pages/bad.yaml:4: reference: unknown source 'smolecule-2062'; "
        "did you mean 'smolecule-2026'?",
    ],
    "reference_is_unused": [
        "content/references.yaml:3: references[0].id: 'nobody-2003' is used nowhere; use it "
        "or take it out",
    ],
    "responders_above_evaluable": [
        "content/studies/bad.yaml:17: results[0].responders: 43 is more than evaluable, 34; "
        "type the counts as printed",
        "content/studies/bad.yaml:18: results[1].evaluable: 340 is more than the study, 54; "
        "type the counts as printed",
        "content/studies/bad.yaml:15: arms[0].patients: 74 is more than the study, 54; "
        "type the counts as printed",
        "content/studies/bad.yaml:23: characteristics.rows[0].patients: 55 is more than the table, "
        "54; type the counts as printed",
    ],
    "interval_misses_its_percentage": [
        "content/studies/bad.yaml:15: results[0].interval: 60 to 49 does not hold 55 %; "
        "type both as printed",
        "content/studies/bad.yaml:17: results[2].interval: 49 to 60 does not hold 5.5 %; "
        "type both as printed",
    ],
    "row_is_unknown": [
        "content/studies/bad.yaml:17: comparisons[0].results[1]: unknown 'ccyr-imatinb'; "
        "did you mean 'ccyr-dasatinib'?",
    ],
    "overlap_is_one_sided": [
        "content/studies/bad.yaml:14: overlaps[0]: 'kantarjian-2003' does not name 'bad' in turn; "
        "add it there",
    ],
    "review_day_is_wrong": [
        "content/criteria/bad.yaml:11: review_by: 2025-11-21 is not after reviewed, "
        "2026-11-21; write a later day",
    ],
    "sum_disagrees_with_its_rows": [
        "content/studies/bad.yaml:20: responses_by_status.rows[2].patients: 35 is printed "
        "but its rows sum to 34; correct it, or say so",
        "content/studies/bad.yaml:20: responses_by_status.rows[2].pcyr.fish: 2 is printed "
        "but its rows sum to 1; correct it, or say so",
    ],
    "text_has_markup": [
        "content/vendor_pages/bad.yaml:2: title: contains markup, '<b>'; write plain sentences",
        "content/vendor_pages/bad.yaml:3: summary: contains markup, ']('; write plain sentences",
    ],
    "verdict_differs_from_the_rules": [
        "content/cases/bad.yaml:9: expect.kantarjian-2003.category: expected none, the rules "
        "say escalate; work out from the source which of the two is right",
        "content/cases/bad.yaml:9: expect.kantarjian-2003.met: expected [], the rules say "
        "[kantarjian-2003.from12.escalate.never_achieved.mcyr]; work out from the source "
        "which of the two is right",
        "content/cases/bad.yaml:10: expect.eln-2013.milestone: expected 6, the rules say 12; "
        "work out from the source which of the two is right",
        "content/cases/bad.yaml:10: expect.eln-2013.discordant: expected true, the rules say "
        "false; work out from the source which of the two is right",
        "content/cases/bad.yaml:11: expect.eln-2020.category: expected failure, the rules "
        "say null; work out from the source which of the two is right",
    ],
    "visits_are_out_of_order": [
        "content/cases/bad.yaml:8: course.assessments[1].month: 6 comes after 12; list the "
        "visits by month",
    ],
}


def test_every_check_has_a_broken_file():
    assert sorted(CHECKS) == names("checks")


def test_every_check_says_its_rule():
    assert [name for name, check in CHECKS.items() if not check.__doc__] == []


@pytest.mark.parametrize("name", names("checks"))
def test_a_broken_rule_is_named_with_line_and_remedy(name):
    path, data = broken("checks", name)
    content = read_sources(real_files_with(path, data)).content

    problems = CHECKS[name](content)

    assert [str(each) for each in problems if each.file == path] == REFUSED[name]


def test_mistakes_of_several_files_are_reported_together():
    misspelled = broken("reading", "unknown_key")
    turned = broken("checks", "visits_are_out_of_order")
    files = real_files_with(*misspelled) | dict([turned])

    problems = [
        each for each in checks.problems_of(files) if each.file in (misspelled[0], turned[0])
    ]

    assert [str(each) for each in problems] == [
        *REFUSED["visits_are_out_of_order"],
        "content/vendor_pages/bad.yaml:10: citted: unknown key; known keys: cited, criteria_set, "
        "disclaimer, reference, review_by, reviewed, reviewed_by, sections, summary, title, "
        "verification",
    ]
