"""JSON text: read exactly, within limits, and refused in words that never change."""

from decimal import Decimal

import pytest

from calculator import json_text
from calculator.fields import FieldError, UnreadableNumber


def fault(text):
    with pytest.raises(FieldError) as caught:
        json_text.read(text)
    assert caught.value.path == ()
    return caught.value.message


def test_numbers_are_read_as_exact_decimals():
    assert json_text.read("[0.1, 35, 1e-3, -2]") == [
        Decimal("0.1"),
        Decimal(35),
        Decimal("0.001"),
        Decimal(-2),
    ]


def test_a_key_written_twice_is_remembered_once():
    found = json_text.read('{"month": 1, "month": 2, "month": 3, "phase": "chronic"}')

    assert (dict(found), found.duplicates) == (
        {"month": Decimal(3), "phase": "chronic"},
        ["month"],
    )


@pytest.mark.parametrize("number", ["1" * 41, "1e1000", "1e+01000", "1E-9999"])
def test_a_number_too_long_or_too_large_is_kept_as_it_was_written(number):
    found = json_text.read(f"[{number}]")[0]

    assert (type(found), found.text) == (UnreadableNumber, number)


@pytest.mark.parametrize("number", ["1" * 40, "1e999", "1e0000999"])
def test_a_number_just_within_the_limits_is_read(number):
    assert json_text.read(number) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no JSON at line 1, column 1: expected a value"),
        ("  ", "is no JSON at line 1, column 3: expected a value"),
        ("{", "is no JSON at line 1, column 2: expected a key in double quotes or }"),
        ("{]", "is no JSON at line 1, column 2: expected a key in double quotes or }"),
        ("{1: 2}", "is no JSON at line 1, column 2: expected a key in double quotes or }"),
        ("{'a': 2}", "is no JSON at line 1, column 2: expected a key in double quotes or }"),
        ('{"a" 2}', "is no JSON at line 1, column 6: expected a colon"),
        ('{"a": }', "is no JSON at line 1, column 7: expected a value"),
        ('{"a": 1,}', "is no JSON at line 1, column 9: expected a key in double quotes"),
        ('{"a": 1 "b": 2}', "is no JSON at line 1, column 9: expected a comma or }"),
        ("[1,]", "is no JSON at line 1, column 4: expected a value"),
        ("[1 2]", "is no JSON at line 1, column 4: expected a comma or ]"),
        ("[", "is no JSON at line 1, column 2: expected a value or ]"),
        ("[1}", "is no JSON at line 1, column 3: expected a comma or ]"),
        ("{} {}", "is no JSON at line 1, column 4: expected the end of the text"),
        ("[NaN]", "is no JSON at line 1, column 2: expected a value or ]"),
        ("Infinity", "is no JSON at line 1, column 1: expected a value"),
        ("-Infinity", "is no JSON at line 1, column 1: expected a value"),
        ("[012]", "is no JSON at line 1, column 2: expected a value or ]"),
        ("[1.]", "is no JSON at line 1, column 2: expected a value or ]"),
        ("[.5]", "is no JSON at line 1, column 2: expected a value or ]"),
        ("[+1]", "is no JSON at line 1, column 2: expected a value or ]"),
        ("truely", "is no JSON at line 1, column 1: expected a value"),
        ('["a\nb"]', "is no JSON at line 1, column 2: expected a value or ]"),
        (r'["\x"]', "is no JSON at line 1, column 2: expected a value or ]"),
        ('["open', "is no JSON at line 1, column 2: expected a value or ]"),
        ("\nx", "is no JSON at line 2, column 1: expected a value"),
        ("\ufeff{}", "is no JSON at line 1, column 1: expected a value"),
        (
            '{\n  "a": 1,\n  b: 2\n}',
            "is no JSON at line 3, column 3: expected a key in double quotes",
        ),
        ('[[], {"a": []}, nil]', "is no JSON at line 1, column 17: expected a value"),
    ],
)
def test_text_that_is_no_json_is_refused_with_line_and_column(text, message):
    assert fault(text) == message


def test_text_longer_than_1_mb_is_refused():
    assert json_text.read('"' + "a" * 999_998 + '"') == "a" * 999_998
    assert fault('"' + "a" * 999_999 + '"') == (
        "The text is longer than 1 MB; split the course or leave out visits"
    )


def test_the_length_is_counted_in_bytes():
    assert fault('"' + "é" * 500_000 + '"') == (
        "The text is longer than 1 MB; split the course or leave out visits"
    )


def test_nesting_deeper_than_20_levels_is_refused():
    message = "is nested deeper than 20 levels; a course needs five"

    assert json_text.read("[" * 20 + "]" * 20) is not None
    assert fault("[" * 21 + "]" * 21) == message
    assert fault('{"a":' * 21 + "1" + "}" * 21) == message
    assert fault("[" * 100_000) == message
    assert fault("[[[]," + "[" * 19 + "]" * 19 + "]]") == message


def test_brackets_inside_strings_and_beside_each_other_do_not_nest():
    assert json_text.read('["' + "[" * 30 + r"\"[" + '"]') == ["[" * 30 + '"[']
    assert json_text.read("[" + ",".join(["[]"] * 30) + "]") == [[]] * 30


def test_an_answer_is_one_line_of_sorted_ascii_with_exact_numbers():
    answer = {"month": Decimal("12.50"), "é": None, "ok": True, "list": [1, "x"]}

    assert json_text.write(answer) == ('{"list":[1,"x"],"month":12.5,"ok":true,"\\u00e9":null}\n')
