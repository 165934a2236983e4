"""The result as text to paste: inputs, verdicts, unknowns and the revision."""

from dataclasses import replace

import pytest

from calculator import note
from calculator.course import Circumstances
from calculator.evaluate import evaluate
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.patients import course_of, criteria_set, visit

COURSE = replace(
    course_of(
        visit(3, hematologic_response="complete", ph_positive_cells=18, metaphases=20),
        visit(
            12,
            daily_dose_mg="400",
            ph_positive_cells=7,
            metaphases=20,
            bcr_abl1_is_percent="4.2",
            mutations=(),
            progression=False,
            wbc_e9_per_l="6.2",
        ),
    ),
    circumstances=Circumstances(adult=True, adherence="adequate", available_tkis=("dasatinib",)),
)
EVALUATIONS = evaluations_of(COURSE, RULES)
BLAST = replace(COURSE, phase="blast")
PREGNANT = replace(COURSE, circumstances=Circumstances(pregnancy=True))
ANSWERED = replace(
    COURSE,
    circumstances=Circumstances(
        adult=True,
        pregnancy=False,
        assay_on_international_scale=True,
        adherence="adequate",
        interacting_drug=False,
    ),
)
STAMP = note.Stamp(revision="0123456789ab")
ON_A_PAGE = note.Stamp(revision="0123456789ab", address="https://example.org/calculator/")


def test_one_line_names_the_verdicts_from_the_worst_on():
    assert note.line(COURSE, EVALUATIONS, STAMP) == (
        "CML chronic phase, imatinib, month 12: 400 mg/day, Ph+ 7 of 20 = 35 %, BCR::ABL1 "
        "4.2 % IS, White cells 6.2, BCR::ABL1 kinase domain mutations none found, Progression "
        "no. FAILURE: ELN 2020, ELN 2013. SUBOPTIMAL: ELN 2009, ELN 2006, Smolecule 2026. "
        "ESCALATION RULE MET: Kantarjian 2003. ESCALATION RULE NOT MET: US label, EU label, "
        "IRIS trial. Not entered: chromosome changes. Rules 0123456789ab. Check against the "
        "source before acting. Not reviewed by a clinician."
    )


def test_a_paragraph_gives_each_set_its_standing_and_the_criteria_that_decided():
    text = note.paragraph(COURSE, EVALUATIONS, ON_A_PAGE)

    assert text.startswith(
        "CML chronic phase on imatinib, judged as of month 12. Month 3: hematologic response "
        "complete, Ph+ 18 of 20 = 90 %; month 12: 400 mg/day,"
    )
    assert "Adult yes; Adherence adequate; Other TKIs that can be had here dasatinib." in text
    assert "ELN 2020, superseded: Failure (BCR::ABL1 IS above 1 %: 4.2 % IS at month 12)." in text
    assert "US label, current label: Escalation rule not met." in text
    assert text.endswith(
        "Rules 0123456789ab. https://example.org/calculator/ Check against the source before "
        "acting. Not reviewed by a clinician."
    )


def test_the_trace_holds_every_criterion_of_every_set_with_its_source():
    text = note.trace(COURSE, EVALUATIONS, STAMP, ["Month 12: check the dose"])

    assert text.count("\n  [") == sum(len(each.findings) for each in EVALUATIONS)
    assert "  Check: Month 12: check the dose\n" in text
    assert (
        "  [met] From month 12 on: Never reached: MCyR (Ph+ metaphases below 35 %); value: 7 of "
        "20 = 35 % at month 12; source: kantarjian-2003, Study design\n"
    ) in text
    assert "ELN 2013 (superseded, our copy read in the source), month 12 and later: FAILURE" in text
    assert "value: none; source:" in text


LOST = replace(
    course_of(
        visit(3, ph_positive_percent=30), visit(6, daily_dose_mg=400, ph_positive_percent=60)
    ),
    circumstances=Circumstances(
        adult=True, pregnancy=False, assay_on_international_scale=True, adherence="adequate"
    ),
)
FOOT = (
    "Rules 0123456789ab. https://example.org/calculator/ Check against the source before acting. "
    "Not reviewed by a clinician."
)


def under(course, *names):
    return tuple(evaluate(course, criteria_set(name)) for name in names)


def test_a_trace_names_each_visit_whose_value_counted():
    assert note.trace(LOST, under(LOST, "iris"), ON_A_PAGE, ["One.", "Two."]) == (
        "CML chronic phase on imatinib, judged as of month 6\n"
        "\n"
        "Entered\n"
        "  Month 3: Ph+ 30 %\n"
        "  Month 6: 400 mg/day, Ph+ 60 %\n"
        "  Adult yes; Pregnancy no; BCR::ABL1 assay on the International Scale yes; Adherence "
        "adequate.\n"
        "  Not answered: Interacting drug.\n"
        "  Check: One.\n"
        "  Check: Two.\n"
        "\n"
        "IRIS trial (study protocol, our copy read in the source), from month 3 on: ESCALATION "
        "RULE MET\n"
        "  [cannot be assessed] From month 3 on: Never reached: CHR; value: none; source: "
        "kantarjian-2009-iris, Table 2\n"
        "  [met] Any time: Loss of MCyR (Ph+ metaphases up to 35 %); value: 30 % (month 3), 60 % "
        "(month 6); source: kantarjian-2009-iris, Table 2\n"
        "  [cannot be assessed] Any time: Progression; value: none; source: "
        "kantarjian-2009-iris, Table 2\n"
        "  Not entered: hematologic response, progression\n"
        "\n"
        f"{FOOT}\n"
    )


def test_a_paragraph_names_every_criterion_that_decided_and_all_that_is_unknown():
    course = replace(
        LOST,
        assessments=(*LOST.assessments, visit(12, hematologic_response="none")),
        as_of_month=LOST.as_of_month + 6,
    )

    assert note.paragraph(course, under(course, "kantarjian-2003", "iris"), ON_A_PAGE) == (
        "CML chronic phase on imatinib, judged as of month 12. Month 3: Ph+ 30 %; month 6: 400 "
        "mg/day, Ph+ 60 %; month 12: hematologic response none. Adult yes; Pregnancy no; "
        "BCR::ABL1 assay on the International Scale yes; Adherence adequate. "
        "Kantarjian 2003, study protocol: Escalation rule met (Never reached: CHR: none "
        "at month 12). IRIS trial, study protocol: Escalation rule met (Never reached: "
        "CHR: none at month 12; Loss of MCyR (Ph+ metaphases up to 35 %): 30 % (month 3), "
        "60 % (month 6)). Not entered: progression. Not answered: Interacting drug. "
        f"{FOOT}"
    )


def test_a_paragraph_of_a_course_without_open_questions_names_none():
    assert note.paragraph(ANSWERED, (), STAMP) == (
        "CML chronic phase on imatinib, judged as of month 12. Month 3: hematologic response "
        "complete, Ph+ 18 of 20 = 90 %; month 12: 400 mg/day, Ph+ 7 of 20 = 35 %, BCR::ABL1 4.2 % "
        "IS, White cells 6.2, BCR::ABL1 kinase domain mutations none found, Progression no. Adult "
        "yes; Pregnancy no; BCR::ABL1 assay on the International Scale yes; Adherence adequate; "
        "Interacting drug no. Rules 0123456789ab. Check against the source before acting. Not "
        "reviewed by a clinician."
    )


def test_before_the_first_milestone_the_trace_says_so():
    early = course_of(visit(1, bcr_abl1_is_percent="80"))

    assert note.trace(early, under(early, "kantarjian-2003"), ON_A_PAGE) == (
        "CML chronic phase on imatinib, judged as of month 1\n"
        "\n"
        "Entered\n"
        "  Month 1: BCR::ABL1 80 % IS\n"
        "  Not answered: Adult; Pregnancy; BCR::ABL1 assay on the International Scale; Adherence; "
        "Interacting drug.\n"
        "\n"
        "Kantarjian 2003 (study protocol, our copy read in the source), no milestone due yet: "
        "CANNOT BE ASSESSED\n"
        "  [cannot be assessed] Any time: Loss of CHR; value: none; source: kantarjian-2003, "
        "Study design\n"
        "  [cannot be assessed] Any time: Ph+ metaphases at least 30 percentage points above the "
        "lowest, in 2 consecutive results; value: none; source: kantarjian-2003, Study design\n"
        "  Not entered: hematologic response, Ph+ metaphases\n"
        "\n"
        f"{FOOT}\n"
    )


def test_a_course_out_of_scope_for_two_reasons_names_both():
    course = replace(LOST, phase="blast", circumstances=Circumstances(pregnancy=True))

    assert note.line(course, (), ON_A_PAGE) == (
        "CML blast phase, imatinib, month 6: 400 mg/day, Ph+ 60 %. Out of scope: The rule sets are "
        "for chronic phase. In accelerated or blast phase none of them is evaluated; None of the "
        f"rule sets speaks of pregnancy; this course is out of scope. {FOOT}"
    )


def test_one_line_names_all_that_is_unknown():
    assert note.line(LOST, under(LOST, "iris"), ON_A_PAGE) == (
        "CML chronic phase, imatinib, month 6: 400 mg/day, Ph+ 60 %. ESCALATION RULE MET: IRIS "
        f"trial. Not entered: hematologic response, progression. {FOOT}"
    )


def test_one_line_is_on_the_last_visit_that_counts_or_on_the_first_of_all():
    visits = [visit(month, daily_dose_mg=dose) for month, dose in ((3, 300), (6, 400), (9, 600))]

    assert [note.line(course_of(*visits, as_of=as_of), (), STAMP) for as_of in (1, 9, 12)] == [
        f"CML chronic phase, imatinib, month {as_of}: {dose} mg/day. Rules 0123456789ab. Check "
        "against the source before acting. Not reviewed by a clinician."
        for as_of, dose in ((1, 300), (9, 600), (12, 600))
    ]


@pytest.mark.parametrize(
    ("course", "reason"),
    [
        (BLAST, "Out of scope: The rule sets are for chronic phase."),
        (PREGNANT, "Out of scope: None of the rule sets speaks of pregnancy;"),
    ],
)
@pytest.mark.parametrize("form", [note.line, note.paragraph, note.trace])
def test_a_course_out_of_scope_says_why_no_rule_set_was_evaluated(form, course, reason):
    assert reason in form(course, (), STAMP)


def test_the_first_questions_that_nobody_answered_are_named():
    said = "Not answered: Pregnancy; BCR::ABL1 assay on the International Scale; Interacting drug."

    assert f" {said} Rules" in note.paragraph(COURSE, EVALUATIONS, STAMP)
    assert f"\n  {said}\n" in note.trace(COURSE, EVALUATIONS, STAMP)
    assert "Not answered" not in note.paragraph(ANSWERED, (), STAMP)


@pytest.mark.parametrize("form", [note.line, note.paragraph, note.trace])
def test_each_form_names_the_page_that_made_it(form):
    assert "Rules 0123456789ab. https://example.org/calculator/ Check against" in form(
        COURSE, EVALUATIONS, ON_A_PAGE
    )


@pytest.mark.parametrize(
    ("measured", "text"),
    [
        (
            {
                "hematologic_response": "partial",
                "wbc_e9_per_l": "6.20",
                "spleen_palpable": True,
                "ph_positive_percent": "0.50",
                "cytogenetic_method": "fish",
                "metaphases": 200,
                "bcr_abl1_detected": False,
                "abl1_copies": 32000,
                "clonal_evolution": "ph-negative",
                "mutations": ("T315I", "F317L"),
            },
            "hematologic response partial, Ph+ 0.5 % of 200 (FISH), BCR::ABL1 undetectable, 32000 "
            "copies, White cells 6.2, Spleen palpable yes, Chromosome changes besides the Ph "
            "chromosome ph-negative, BCR::ABL1 kinase domain mutations T315I, F317L",
        ),
        ({"bcr_abl1_is_percent": "0.10", "abl1_copies": 9000}, "BCR::ABL1 0.1 % IS"),
    ],
)
def test_a_visit_is_written_in_the_order_of_the_form(measured, text):
    assert note.visit_text(visit(12, **measured)) == text


def test_a_course_with_nothing_measured_says_so():
    assert "month 0: nothing measured" in note.line(course_of(visit(0)), (), STAMP)


def test_the_plain_variant_is_ascii():
    assert note.ascii_only("\u2265 35 %, 10\u207b\u00b2, \u2013 \u00d7 \u201cx\u201d") == (
        '>= 35 %, 10?2, - x "x"'
    )
