"""What the reader of YAML takes, and which line it remembers."""

from decimal import Decimal

import pytest

from build_scripts.content import strict_yaml
from build_scripts.content.problem import ContentError


def read(text):
    return strict_yaml.read(text.encode(), "content/a.yaml")


def refusals(text):
    with pytest.raises(ContentError) as caught:
        read(text)
    return [(problem.line, problem.path) for problem in caught.value.problems]


def test_numbers_are_exact_decimals():
    assert read("a: [0, 10, 0.10, -3.5]\n").value == {
        "a": [Decimal(0), Decimal(10), Decimal("0.10"), Decimal("-3.5")]
    }


def test_only_true_and_false_are_truth_values_and_null_is_nothing():
    assert read("a: true\nb: false\nc: null\n").value == {"a": True, "b": False, "c": None}


def test_quoted_words_stay_text():
    document = read("a: 'NO'\nb: \"010\"\nc: '1:30'\nd: \"2026-11-21\"\ne: 'null'\n")

    assert document.value == {"a": "NO", "b": "010", "c": "1:30", "d": "2026-11-21", "e": "null"}


def test_page_ranges_and_words_with_digits_are_plain_text():
    assert read("a: 473-475\nb: MR4.5\nc: 26+\nd: 7 of 20\n").value == {
        "a": "473-475",
        "b": "MR4.5",
        "c": "26+",
        "d": "7 of 20",
    }


def test_each_path_knows_its_line():
    document = read("title: A\nresults:\n  - outcome: CHR\n    counts: {of: 20}\n")

    assert document.lines == {
        "": 1,
        "title": 1,
        "results": 2,
        "results[0]": 3,
        "results[0].outcome": 3,
        "results[0].counts": 4,
        "results[0].counts.of": 4,
    }


def test_a_missing_key_is_reported_at_the_mapping_that_lacks_it():
    document = read("results:\n  - outcome: CHR\n  - outcome: MMR\n")

    assert document.line("results[1].locator") == 3


@pytest.mark.parametrize(
    "word", ["NO", "no", "Yes", "ON", "off", "y", "n", "True", "FALSE", "~", "Null"]
)
def test_words_that_yaml_reads_as_something_else_are_refused(word):
    assert refusals(f"a: {word}\n") == [(1, "a")]


@pytest.mark.parametrize(
    "number",
    ["010", "1:30", "1e3", "1_000", ".5", "5.", "+5", "0x1F", "0o17", ".inf", "-.INF", ".nan"],
)
def test_numbers_in_other_notations_are_refused(number):
    assert refusals(f"a: {number}\n") == [(1, "a")]


@pytest.mark.parametrize("day", ["2026-11-21", "2026-1-2", "2026-11-21T10:00:00"])
def test_days_without_quotes_are_refused(day):
    assert refusals(f"a: {day}\n") == [(1, "a")]


def test_keys_are_held_to_the_same_rules_as_values():
    assert refusals("yes: 1\n3: 2\n'a': 3\na: 4\n") == [(1, ""), (2, ""), (4, "a")]


def test_a_key_that_stands_twice_in_an_inner_mapping_is_refused():
    assert refusals("a: {b: 1, c: {d: 1, d: 2}}\n") == [(1, "a.c.d")]


def test_a_key_that_is_no_text_is_refused():
    assert refusals("? [a]\n: b\n") == [(1, "")]


def test_a_control_character_is_refused_at_its_line():
    assert refusals("a: b\nc: \x07\n") == [(2, "")]
