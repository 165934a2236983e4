"""Each broken file of `tests/data/bad_content/reading` is refused with exactly these words."""

import pytest

from build_scripts.content.load import read_sources
from tests.content.bad_content import broken, names, real_files_with

REFUSED = {
    "comparison_of_one": [
        "content/studies/bad.yaml:16: comparisons[0].results: names 1 results; a comparison has "
        "two",
    ],
    "pathway_that_cannot_be": [
        "content/pathways/bad.yaml:15: checks[1].edges[0].leads_to: must be a later check or an "
        "option, continue-and-recheck, adherence-and-interactions, escalate, change-tki, refer; "
        "got 'phase'",
        "content/pathways/bad.yaml:16: checks[1].edges[1].when: must be one of chronic_phase, "
        "advanced_phase, result_repeated, result_not_repeated, result_on_scale, "
        "result_not_on_scale, adherence_adequate, adherence_inadequate, no_interacting_drug, "
        "interacting_drug, response_adequate, warning_or_suboptimal_only, "
        "failure_or_escalation_rule, insensitive_mutation, other_mutation, no_mutation_found, "
        "mutation_test_available, mutation_test_not_available, prior_cytogenetic_response, "
        "no_prior_cytogenetic_response, severe_reaction_or_cytopenia, "
        "no_severe_reaction_or_cytopenia, other_tki_available, no_other_tki_available, "
        "mutation_excludes_every_available_tki, label_step_left, no_label_step_left, "
        "at_label_ceiling, transplant_candidate, got 'result_seen_twice'",
        "content/pathways/bad.yaml:17: checks[1].edges[2].level: is missing; content/README.md "
        "has the template",
        "content/pathways/bad.yaml:17: checks[1].edges[2].locator: is missing; name the table, "
        "figure or section that prints it",
        "content/pathways/bad.yaml:17: checks[1].edges[2].reference: is missing; name a source of "
        "references.yaml",
        "content/pathways/bad.yaml:18: options: must be continue-and-recheck, "
        "adherence-and-interactions, escalate, change-tki, refer, in this order",
    ],
    "alias": [
        "content/cases/bad.yaml:2: title: anchor &title; write each value out where it is used",
        "content/cases/bad.yaml:3: shows: alias *title; write the value out",
        "content/cases/bad.yaml:4: course: merge key <<; write the keys out",
    ],
    "counts_beside_percent": [
        "content/studies/bad.yaml:15: results[0].percent: stands beside responders; type the "
        "counts, and what is printed as reported_percent",
        "content/studies/bad.yaml:16: results[1]: has neither responders nor percent; type "
        "the counts, or the printed percent",
        "content/studies/bad.yaml:17: results[2].responders: has no evaluable; type the "
        "number of patients it is counted of",
    ],
    "course_that_cannot_be": [
        "content/cases/bad.yaml:7: course.assessments[0].ph_positive_percent: must be 0 to "
        "100 %, got 140",
        "content/cases/bad.yaml:8: course.assessments[1].month: is the month of another "
        "visit too, 12; join them or correct one",
        "content/cases/bad.yaml:8: course.assessments[1].ph_positive_cells: has no total; "
        "give metaphases too",
        "content/cases/bad.yaml:10: expect.eln-2013.category: is missing; write null where "
        "no verdict can be given",
    ],
    "date_without_quotes": [
        "content/linked_guidelines.yaml:2: reviewed: 2026-11-21 could be read as a date; "
        'quote it: "2026-11-21"',
    ],
    "day_that_does_not_exist": [
        'content/linked_guidelines.yaml:2: reviewed: must be a day such as "2026-11-21", '
        "got '2026-02-30'",
    ],
    "key_stands_twice": [
        "content/cases/bad.yaml:3: title: stands twice, first in line 2; keep one",
    ],
    "key_without_value": [
        "content/cases/bad.yaml:2: title: has no value; write one, or null where nothing is meant",
        "content/cases/bad.yaml:3: shows: ~ could be read as nothing; write null, or quote "
        "the word",
    ],
    "missing_source_or_locator": [
        "content/studies/bad.yaml:2: reference: is missing; name a source of references.yaml",
        "content/studies/bad.yaml:2: verification: is missing; say how far our copy was checked",
        "content/studies/bad.yaml:13: results[0].locator: is missing; name the table, figure "
        "or section that prints it",
    ],
    "months_out_of_order": [
        "content/criteria/bad.yaml:15: milestones[1]: month 6 is out of order; months rise",
    ],
    "no_place_for_content": [
        "content/casses/bad.yaml:1: no place for content; content/README.md lists the files, "
        "named in lower case with hyphens",
    ],
    "not_utf8": [
        "content/cases/bad.yaml:2: byte 0xe4 is not UTF-8; save the file as UTF-8",
    ],
    "note_without_source": [
        "content/vendor_pages/bad.yaml:13: sections[0].rows[0].note_sources: is missing; "
        "name the source and place of each remark",
    ],
    "nothing_in_the_file": [
        "content/cases/bad.yaml:1: the file is empty; see content/README.md for what belongs in it",
    ],
    "number_with_colon": [
        "content/cases/bad.yaml:5: course.assessments[0].month: 1:30 could be read as "
        "another number; write digits such as 10 or 0.5, or quote it",
    ],
    "number_with_exponent": [
        "content/cases/bad.yaml:5: course.assessments[0].bcr_abl1_is_percent: 1e-3 could be "
        "read as another number; write digits such as 10 or 0.5, or quote it",
    ],
    "number_with_leading_zero": [
        "content/cases/bad.yaml:5: course.assessments[0].month: 010 could be read as another "
        "number; write digits such as 10 or 0.5, or quote it",
    ],
    "quote_left_open": [
        "content/cases/bad.yaml:4: not YAML: found unexpected end of stream; check "
        "indentation, colons and quotes",
    ],
    "range_that_cannot_be": [
        "content/criteria/bad.yaml:14: milestones[0].failure[0].ph_positive_percent: holds "
        "no value between 95 and 35; the lower edge comes first",
        "content/criteria/bad.yaml:16: milestones[0].warning[0].ph_positive_percent: has "
        "both above and at_least; keep one",
        "content/criteria/bad.yaml:18: milestones[0].optimal[0].ph_positive_percent: has no "
        "edge; write one or two of above, at_least, up_to, below",
    ],
    "reference_without_id": [
        "content/references.yaml:3: references[0].id: is missing; content/README.md has the "
        "template",
        "content/references.yaml:5: references[0].doi: must begin with 10., got "
        "'doi.org/10.1000/1'",
        "content/references.yaml:6: references[0].urls[0]: must be one address with "
        "https://, got 'www.example.org'",
        "content/references.yaml:7: references[0].verification.level: must be one of "
        "primary, abstract, secondary, got 'memory'",
    ],
    "review_day_before_the_last_review": [
        "content/linked_guidelines.yaml:3: review_by: 2026-05-21 is not after reviewed, "
        "2026-11-21; write a later day",
    ],
    "tag": [
        "content/cases/bad.yaml:2: title: tag tag:yaml.org,2002:str; write plain text, a "
        "number, true or false",
    ],
    "too_deep": [
        "content/cases/bad.yaml:2: "
        "title[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: more than 20 levels "
        "deep; content is never that deep",
    ],
    "two_documents": [
        "content/cases/bad.yaml:3: a second document begins; write one per file",
    ],
    "unknown_key": [
        "content/vendor_pages/bad.yaml:10: citted: unknown key; known keys: cited, "
        "criteria_set, disclaimer, reference, review_by, reviewed, reviewed_by, sections, "
        "summary, title, verification",
    ],
    "unknown_kind_of_criterion": [
        "content/criteria/bad.yaml:14: milestones[0].escalate[0].never_acheived: unknown "
        "kind 'never_acheived'; known kinds: bcr_abl1_confirmed, bcr_abl1_is_percent, "
        "chr_and_ph_positive_percent, clonal_evolution, confirmed_loss_of_mmr, "
        "hematologic_response, less_than, mutation, never_achieved, ph_positive_percent, "
        "ph_positive_rise, progression, response_lost, transcript_rise",
        "content/criteria/bad.yaml:17: milestones[1].escalate[0].never_achieved: must be one "
        "of CHR, CCyR, PCyR, MCyR, got 'MCyRR'",
        "content/criteria/bad.yaml:18: milestones[1].escalate[1]: has no kind; known kinds: "
        "bcr_abl1_confirmed, bcr_abl1_is_percent, chr_and_ph_positive_percent, "
        "clonal_evolution, confirmed_loss_of_mmr, hematologic_response, less_than, mutation, "
        "never_achieved, ph_positive_percent, ph_positive_rise, progression, response_lost, "
        "transcript_rise",
    ],
    "word_could_be_yes_or_no": [
        "content/vendor_pages/bad.yaml:2: title: NO could be read as yes or no; write true "
        "or false, or quote the word",
        "content/vendor_pages/bad.yaml:3: summary: yes could be read as yes or no; write "
        "true or false, or quote the word",
    ],
}


@pytest.mark.parametrize("name", names("reading"))
def test_a_file_that_cannot_be_read_is_refused_with_line_and_remedy(name):
    path, data = broken("reading", name)

    problems = read_sources(real_files_with(path, data)).problems

    assert [str(each) for each in problems if each.file == path] == REFUSED[name]


def test_a_file_that_is_too_large_is_refused():
    path = "content/cases/bad.yaml"

    problems = read_sources({path: b"#" * 1_000_001}).problems

    assert [str(each) for each in problems if each.file == path] == [
        "content/cases/bad.yaml:1: the file has 1000001 bytes; at most 1000000 are read, "
        "so split it"
    ]


def test_a_byte_order_mark_is_refused():
    path = "content/cases/bad.yaml"

    problems = read_sources({path: b"\xef\xbb\xbftitle: A case\n"}).problems

    assert [str(each) for each in problems if each.file == path] == [
        "content/cases/bad.yaml:1: the file begins with a byte order mark; "
        "save it as UTF-8 without one"
    ]


def test_a_file_that_every_site_needs_is_missed():
    problems = read_sources({}).problems

    assert "content/references.yaml:1: the file is missing; content/README.md has its template" in [
        str(each) for each in problems
    ]
