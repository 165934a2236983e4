"""Ranges, exact percentages and how numbers are printed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from calculator.fields import Fields, JsonObject, limits
from calculator.quantities import Range, is_exact, percent_of, plain, read_range

PERCENT = limits(0, 100)


def read(**edges):
    errors = []
    found = read_range(Fields(JsonObject(edges.items()), ("range",), errors), PERCENT, "%")
    return found, [str(each) for each in errors]


@pytest.mark.parametrize(
    ("edges", "inside"),
    [
        ({"above": 35}, (False, False, True)),
        ({"at_least": 35}, (False, True, True)),
        ({"up_to": 35}, (True, True, False)),
        ({"below": 35}, (True, False, False)),
    ],
)
def test_each_range_word_says_on_which_side_its_edge_lies(edges, inside):
    wanted = Range(**{word: Decimal(edge) for word, edge in edges.items()})

    assert tuple(wanted.contains(Decimal(each)) for each in ("34.9", "35", "35.1")) == inside


def test_a_range_of_two_edges_holds_what_lies_between():
    wanted = Range(above=Decimal(35), up_to=Decimal(95))

    assert [wanted.contains(Fraction(each)) for each in (35, 36, 95, 96)] == [
        False,
        True,
        True,
        False,
    ]
    assert wanted.edges == (Decimal(35), Decimal(95))
    assert Range(at_least=Decimal(1), below=Decimal(10)).edges == (Decimal(1), Decimal(10))
    assert Range(up_to=Decimal(10)).edges == (Decimal(10),)
    assert Range().edges == ()


def test_an_edge_of_0_is_an_edge():
    assert Range(above=Decimal(0)).edges == (Decimal(0),)
    assert not Range(above=Decimal(0)).contains(Decimal(0))
    assert Range(up_to=Decimal(0)).contains(Decimal(0))


def test_a_percentage_of_counts_is_exact():
    assert percent_of(7, 20) == 35
    assert percent_of(1, 3) == Fraction(100, 3)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("4.20"), "4.2"),
        (Decimal("100"), "100"),
        (Decimal("1E+2"), "100"),
        (Decimal("1E-5"), "0.00001"),
        (Decimal("0.0"), "0"),
        (Decimal("-0.0"), "0"),
        (Decimal("-2.50"), "-2.5"),
        (Fraction(35), "35"),
        (Fraction(125, 10), "12.5"),
        (Fraction(1, 16), "0.0625"),
        (Fraction(1, 32), "0"),
        (Fraction(100, 3), "33.3"),
        (Fraction(200, 3), "66.7"),
        (Fraction(10000, 9999), "1"),
    ],
)
def test_a_number_is_printed_in_its_shortest_form(value, text):
    assert plain(value) == text


@pytest.mark.parametrize(
    ("value", "exact"),
    [(Fraction(35), True), (Fraction(100, 3), False), (Fraction(1, 16), True)],
)
def test_a_rounded_print_is_known_as_such(value, exact):
    assert is_exact(value) is exact


def test_a_range_is_read_with_its_words():
    assert read(above=Decimal(35), up_to=Decimal(95)) == (
        Range(above=Decimal(35), up_to=Decimal(95)),
        [],
    )


@pytest.mark.parametrize(
    ("edges", "error"),
    [
        ({}, "range: has no edge; write one or two of above, at_least, up_to, below"),
        (
            {"above": Decimal(1), "at_least": Decimal(2)},
            "range: has both above and at_least; keep one",
        ),
        ({"up_to": Decimal(1), "below": Decimal(2)}, "range: has both up_to and below; keep one"),
        (
            {"above": Decimal(10), "up_to": Decimal(5)},
            "range: holds no value between 10 and 5; the lower edge comes first",
        ),
        (
            {"above": Decimal(5), "up_to": Decimal(5)},
            "range: holds no value between 5 and 5; the lower edge comes first",
        ),
        (
            {"at_least": Decimal(5), "below": Decimal(5)},
            "range: holds no value between 5 and 5; the lower edge comes first",
        ),
        ({"above": Decimal(101)}, "range.above: must be 0 to 100 %, got 101"),
    ],
)
def test_a_range_that_cannot_be_is_refused(edges, error):
    assert read(**edges)[1] == [error]


def test_a_range_of_one_number_is_read():
    assert read(at_least=Decimal(5), up_to=Decimal(5))[1] == []
