"""The committed practice.json is what the content says."""

from build_scripts.compile_practice import compile_practice
from build_scripts.content.load import load
from build_scripts.evidence_rows import evidence_rows
from build_scripts.paths import PRACTICE, ROOT

CONTENT = load(ROOT)


def test_the_compiled_practice_is_fresh():
    assert PRACTICE.read_text(encoding="utf-8") == compile_practice(CONTENT)


def test_a_row_leaves_out_what_is_not_known():
    rows = {each["id"]: each for each in evidence_rows(CONTENT)}

    assert sorted(rows["lasor/ccyr-6-imatinib"]) == [
        "arm",
        "at_month",
        "evaluable",
        "from_mg",
        "id",
        "indication",
        "label",
        "level",
        "locator",
        "outcome",
        "reference",
        "responders",
        "strategy",
        "study",
        "title",
        "to_mg",
    ]


def test_every_row_has_a_rate():
    rates = ({"responders", "percent"} & set(each) for each in evidence_rows(CONTENT))

    assert [len(each) for each in rates] == [1] * len(evidence_rows(CONTENT))


def test_first_line_studies_are_no_evidence_after_a_missed_response():
    matched = [each for each in evidence_rows(CONTENT) if each.get("indication")]

    assert "first-line-dose" not in {CONTENT.studies[each["study"]].role for each in matched}
