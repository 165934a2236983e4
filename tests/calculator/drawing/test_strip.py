"""The strip: every set on its own row, in words where no ruler can show it."""

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from calculator.course import Assessment, Course
from calculator.drawing.glance import glance, short_mark
from calculator.drawing.icons import verdict
from calculator.drawing.markup import Markup
from calculator.drawing.reasons import reason
from calculator.drawing.strip import counted_value, for_course, for_month, rulers_of_row
from calculator.drawing.strip_table import LinkedRow, set_name, standing_note, strip_table
from calculator.evaluate import evaluate
from calculator.kinds import BCR, PH
from calculator.rules import RULES
from tests.calculator.set_documents import document, read

SVG = "{http://www.w3.org/2000/svg}"
SETS = {each.id: each for each in RULES.criteria_sets}


def course(*visits):
    assessments = tuple(
        Assessment(**{key: _exact(value) for key, value in each.items()}) for each in visits
    )
    return Course(
        phase="chronic",
        as_of_month=assessments[-1].month,
        assessments=assessments,
    )


def _exact(value):
    return Decimal(value) if isinstance(value, str) and value[0].isdigit() else value


SEVEN_OF_TWENTY = course(
    {"month": "12", "hematologic_response": "complete", "ph_positive_cells": 7, "metaphases": 20}
)


def judged(of, given):
    return evaluate(given, SETS[of])


def rows(table):
    """The name and the words of each set's row, in order."""
    found = []
    for row in ElementTree.fromstring(table).iter("tr"):
        if row.get("class") == "set":
            name, *cells = list(row)
            found.append((name.find("a").text, [words(each) for each in cells]))
    return found


def words(cell):
    return " ".join("".join(cell.itertext()).split())


@pytest.mark.parametrize(
    ("set_id", "expected"),
    [
        ("kantarjian-2003", "35 % is not below 35 %"),
        ("eln-2006", "35 % is not above 35 %"),
        ("eln-2013", "35 % is above 0 %"),
        ("iris", "35 % is not above 65 % (our reading)"),
    ],
)
def test_the_reason_sets_the_value_against_the_edge_that_decides(set_id, expected):
    assert reason(judged(set_id, SEVEN_OF_TWENTY)) == expected


def test_what_cannot_be_assessed_says_what_is_missing():
    assert reason(judged("eln-2020", SEVEN_OF_TWENTY)) == (
        "missing: BCR::ABL1, chromosome changes, mutation test"
    )


def test_a_criterion_without_an_edge_is_named_with_what_was_seen():
    found = judged("eln-2013", course({"month": "3", "hematologic_response": "partial"}))

    assert reason(found) == "Less than CHR: partial"


def test_a_provisional_failure_waits_for_one_more_result():
    visits = course({"month": "3", "bcr_abl1_is_percent": "12"})
    table = for_course([judged("eln-2020", visits)], Decimal(3), "../")

    assert (
        rows(table)[0][1][0] == "WarningProvisional: Failure12 % is above 10 %not excluded: failure"
    )


def test_rules_of_one_category_stand_after_one_another():
    row = {
        "month": 3,
        "failure": [
            {"less_than": "CHR", "locator": "Table 1"},
            {"hematologic_response": "none", "locator": "Table 1"},
        ],
    }
    criteria_set, mistakes = read(document(milestones=[row]))

    assert mistakes == []
    assert rows(for_month([criteria_set], Decimal(3), "../"))[0][1][0] == (
        "Failure ifLess than CHR; No hematologic response"
    )


FISH = course(
    {"month": "6", "cytogenetic_method": "fish", "ph_positive_percent": "0.9", "metaphases": 200},
    {"month": "11", "cytogenetic_method": "fish", "ph_positive_percent": "6", "metaphases": 200},
)


def value_lines(table):
    """Where the value stands on the scale of Ph+: in each heading of a group and each row."""
    return [
        line.get("x1")
        for line in ElementTree.fromstring(table).iter(f"{SVG}line")
        if line.get("class") == "s-value"
    ]


def test_a_set_that_counts_an_earlier_result_has_its_own_line():
    given = [judged(each, FISH) for each in ("eln-2013", "kantarjian-2003")]

    assert value_lines(for_course(given, Decimal(11), "../")) == ["8.64%", "3.00%", "8.64%"]


def test_where_two_sets_read_a_result_differently_the_head_names_the_first_reading():
    alone = replace(FISH, assessments=FISH.assessments[:1], as_of_month=Decimal(6))
    given = [judged(each, alone) for each in ("eln-2013", "kantarjian-2003")]
    heads = [
        ElementTree.fromstring(for_course(order, Decimal(6), "../")).findall("thead//b")
        for order in (given, given[::-1])
    ]

    assert [[words(each) for each in found] for found in heads] == [["0 %"], ["0.9 %"]]


def test_every_set_stands_on_its_own_row_in_the_fixed_order():
    given = [evaluate(SEVEN_OF_TWENTY, each) for each in RULES.criteria_sets]

    assert [name for name, _ in rows(for_course(given, Decimal(12), "../"))] == [
        each.short_title for each in RULES.criteria_sets
    ]


def test_a_test_that_a_set_does_not_use_is_said_in_words():
    table = for_month([SETS["eln-2020"]], Decimal(12), "../")

    assert rows(table)[0][1][1] == "Ph+ not used"


def test_a_rule_that_opened_earlier_is_kept_in_words_at_later_milestones():
    table = for_month([SETS["kantarjian-2003"]], Decimal(18), "../")

    assert rows(table)[0][1][0] == "Rule met ifNever reached: CHR, open since month 3"


def test_a_response_reached_before_the_rule_opened_closes_it():
    visits = course(
        {"month": "6", "ph_positive_percent": "10"}, {"month": "13", "ph_positive_percent": "40"}
    )
    table = for_course([judged("kantarjian-2003", visits)], Decimal(13), "../")

    assert rows(table)[0][1][1] == "MCyR reached, month 6"


def test_the_value_that_counted_is_the_latest_of_the_row():
    visits = course(
        {"month": "3", "bcr_abl1_is_percent": "12"}, {"month": "5", "bcr_abl1_is_percent": "8"}
    )

    assert counted_value(judged("eln-2020", visits), BCR) == 8
    assert counted_value(judged("eln-2020", visits), PH) is None


def test_the_strip_is_well_formed_and_its_headings_name_the_values():
    given = [evaluate(SEVEN_OF_TWENTY, each) for each in RULES.criteria_sets]
    linked = LinkedRow(title="ELN 2025", href="../criteria/#linked", statement="Open it", mark="25")
    table = ElementTree.fromstring(for_course(given, Decimal(12), "../", linked))
    heads = [words(each) for each in table.find("thead").iter("th")]

    assert heads[2].startswith("Ph+, % of metaphases: 35 %")
    assert heads[3].startswith("BCR::ABL1, % IS (log): not measured")


def test_every_scale_of_the_strip_needs_its_head():
    with pytest.raises(ValueError, match="shorter"):
        strip_table(Markup("<caption></caption>"), "Says", ["Ph+"], [], class_="strip")


def test_a_set_without_a_ruler_at_a_month_draws_none():
    assert rulers_of_row(SETS["kantarjian-2003"], Decimal(3)) == ""
    assert "ruler" in rulers_of_row(SETS["kantarjian-2003"], Decimal(12))


def test_the_glance_names_every_set_and_verdict_for_a_screen_reader():
    given = [judged("eln-2013", SEVEN_OF_TWENTY), judged("iris", SEVEN_OF_TWENTY)]
    linked = LinkedRow(title="ELN 2025", href="", statement="", mark="25")
    line = ElementTree.fromstring(glance(given, "Verdicts", linked))

    assert [each.text for each in line.iter("span") if each.get("class")] == [
        "ELN 2025: Not computed. ",
        "ELN 2013: Failure. ",
        "IRIS trial: Escalation rule not met. ",
    ]


def test_short_names_are_years_for_guidelines_and_letters_for_the_rest():
    assert [short_mark(each) for each in RULES.criteria_sets] == [
        *("US", "EU", "20", "13", "09", "06", "IR", "Ka", "Sm")
    ]


def test_what_superseded_a_set_stands_under_its_name():
    assert [standing_note(SETS[each]) for each in ("eln-2020", "iris", "smolecule-2026")] == [
        "superseded by ELN 2025",
        "escalation rule of the protocol",
        "vendor page, not a guideline",
    ]
    assert set_name("esmo-2017") == "ESMO 2017"
    assert standing_note(replace(SETS["eln-2020"], superseded_by=None)) == "superseded"


def test_a_verdict_is_a_shape_and_a_word():
    assert "".join(ElementTree.fromstring(verdict("met")).itertext()) == "Escalation rule met"
