"""The parts of an answer: each drawing of one evaluated course, with links from its page."""

from dataclasses import replace
from decimal import Decimal

from calculator import changes, evidence, note, pathway, share
from calculator.course import Circumstances
from calculator.dosing import allowed_steps
from calculator.drawing import answer, chart, doses, glance, near, options, strip, trace, what_if
from calculator.drawing import evidence as drawn_evidence
from calculator.drawing.markup import join
from calculator.drawing.strip_table import LinkedRow
from calculator.parts import PARTS, Answer, Wanted
from calculator.practice import PRACTICE
from calculator.remarks import set_notes
from calculator.report import evaluations_of
from calculator.rules import RULES
from tests.calculator.patients import course_of, criteria_set, visit

COURSE = replace(
    course_of(
        visit(3, hematologic_response="complete", ph_positive_cells=18, metaphases=20),
        visit(
            12,
            daily_dose_mg=400,
            ph_positive_cells=7,
            metaphases=20,
            bcr_abl1_is_percent="4.2",
            mutations=("T315I",),
        ),
    ),
    circumstances=Circumstances(adult=True, adherence="inadequate"),
)
SETS = evaluations_of(COURSE, RULES)
WARNINGS = (
    "Inadequate adherence can explain a missed milestone",
    "T315I: insensitive to imatinib by our rule; a higher dose is marked not open",
)
UNANSWERED = ("Pregnancy", "BCR::ABL1 assay on the International Scale", "Interacting drug")
LINKED = LinkedRow(
    title=RULES.linked.title,
    href="../criteria/#linked",
    statement=RULES.linked.statement,
    mark=RULES.linked.mark,
)
CHANGES = {each.criteria_set.id: changes.changes(each, RULES) for each in SETS}
STRIP = strip.for_course(SETS, Decimal(12), "../", LINKED)
OUT_OF_SCOPE = replace(COURSE, phase="blast", circumstances=Circumstances(pregnancy=True))
REASONS = (
    "The rule sets are for chronic phase. In accelerated or blast phase none of them is evaluated",
    "None of the rule sets speaks of pregnancy; this course is out of scope",
)


def part(name, course=COURSE, **wanted):
    return PARTS[name](Answer(course, Wanted(**wanted)))


def test_the_view_holds_the_verdicts_with_what_warns_and_what_is_open():
    headline = answer.headline(SETS)

    assert part("view") == {
        "headline": headline,
        "summary": answer.summary(SETS),
        "glance": glance.glance(SETS, headline, LINKED),
        "inputs": answer.inputs(COURSE),
        "answer": answer.answer(SETS, STRIP, WARNINGS, UNANSWERED),
    }
    assert part("strip") == STRIP


def test_the_view_of_a_course_out_of_scope_holds_the_reasons_alone():
    assert part("view", OUT_OF_SCOPE) == {
        "headline": "Out of scope",
        "summary": f"Out of scope: {REASONS[0]}; {REASONS[1]}.",
        "inputs": answer.inputs(OUT_OF_SCOPE),
        "glance": "",
        "answer": answer.stop(REASONS),
    }


def test_the_layers_lead_from_the_page_to_the_rest_of_the_site():
    wanted = evidence.situation(COURSE, SETS, RULES)
    rows = evidence.matching_rows(PRACTICE.evidence.values(), wanted)
    followed = pathway.follow(PRACTICE.pathway, COURSE, SETS, RULES)
    notes = {each.criteria_set.id: list(set_notes(each)) for each in SETS}
    steps = allowed_steps(COURSE, RULES.criteria_sets)

    assert rows
    assert part("layers") == {
        "trace": trace.traces(SETS, notes, "../"),
        "options": options.options(PRACTICE.pathway, followed, PRACTICE.evidence, "../"),
        "dose": doses.doses(Decimal(400), steps, PRACTICE.dosing, "../"),
        "evidence": drawn_evidence.evidence(rows, evidence.in_words(wanted), "../"),
        "chart": chart.chart(COURSE, criteria_set("eln-2013")),
    }


def test_what_if_stands_below_the_thresholds_that_lie_near():
    assert part("what_if") == {
        "what-if": join(near.near_thresholds(SETS), what_if.what_if(SETS, CHANGES))
    }
    assert near.near_thresholds(SETS)


def test_the_texts_to_carry_away_name_the_revision_and_the_page():
    stamp = note.Stamp(revision=RULES.revision, address="https://example.org/calculator/")
    texts = {
        "line": note.line(COURSE, SETS, stamp),
        "paragraph": note.paragraph(COURSE, SETS, stamp),
        "trace": note.trace(COURSE, SETS, stamp, WARNINGS),
    }

    assert part("note", address="https://example.org/calculator/") == texts | {
        "ascii": {name: note.ascii_only(text) for name, text in texts.items()}
    }


def test_a_text_names_the_course_only_behind_the_address_of_a_page():
    def address(**wanted):
        line = part("note", **wanted)["line"]
        return line.partition(f"Rules {RULES.revision}.")[2].partition("Check against")[0].strip()

    page = "https://example.org/calculator/"
    assert [
        address(),
        address(with_course=True),
        address(address=page),
        address(address=page, with_course=True),
    ] == ["", "", page, f"{page}#{share.fragment(COURSE)}"]
