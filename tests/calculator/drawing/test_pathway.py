"""The pathway as a drawing for wide and for narrow screens."""

from dataclasses import replace

import pytest

from calculator.drawing.pathway import XLINK, Marks, drawing, wrapped
from calculator.practice import PRACTICE
from tests.calculator.drawing.markup_text import tree, words

PATHWAY = PRACTICE.pathway
SVG = "{http://www.w3.org/2000/svg}"


def both(marks=None):
    return list(tree(drawing(PATHWAY) if marks is None else drawing(PATHWAY, marks)))


def links(made):
    return [each.get(f"{{{XLINK}}}href") for each in made.iter(f"{SVG}a")]


def classes(made):
    return [each.get("class") for each in made.iter() if each.get("class")]


@pytest.mark.parametrize("at", [0, 1], ids=["wide", "narrow"])
def test_each_drawing_links_every_check_and_every_option_in_order(at):
    expected = {f"#check-{each.id}" for each in PATHWAY.checks}
    expected |= {f"#option-{each.id}" for each in PATHWAY.options}

    assert set(links(both()[at])) == expected


def test_the_narrow_drawing_runs_from_the_first_check_to_the_last_option():
    assert links(both()[1]) == [
        *(f"#check-{each.id}" for each in PATHWAY.checks),
        *(f"#option-{each.id}" for each in PATHWAY.options),
    ]


@pytest.mark.parametrize("at", [0, 1], ids=["wide", "narrow"])
def test_the_drawing_is_named_and_points_to_the_list(at):
    assert words(next(iter(both()[at]))) == PATHWAY.title
    assert both()[at].get("aria-label") == f"{PATHWAY.title}; the list below says the same"


@pytest.mark.parametrize("at", [0, 1], ids=["wide", "narrow"])
def test_every_question_can_be_read(at):
    said = words(both()[at]).replace(" ", "")

    assert [
        each.question for each in PATHWAY.checks if each.question.replace(" ", "") not in said
    ] == []


def test_an_open_check_is_marked_in_both_drawings():
    found = both(Marks(open_checks=frozenset({"adherence"})))

    assert [classes(each).count("p-box p-box--q p-box--open") for each in found] == [1, 1]


def texts(made, style):
    return [each.text for each in made.iter(f"{SVG}text") if each.get("class").startswith(style)]


def test_an_answer_that_was_given_is_a_stronger_line():
    given = frozenset({("adherence", "adherence_inadequate")})

    assert "p-line p-line--given" not in classes(both()[0])
    assert classes(both(Marks(answers=given))[0]).count("p-line p-line--given") == 1


@pytest.mark.parametrize(
    ("condition", "wide", "narrow"),
    [
        ("adherence_inadequate", "Inadequate", "\u2192 Adherence and interactions: Inadequate"),
        ("adherence_adequate", "Adequate", "Adequate"),
    ],
)
def test_only_the_answer_that_was_given_is_in_strong_letters(condition, wide, narrow):
    found = both(Marks(answers=frozenset({("adherence", condition)})))

    assert [texts(each, "p-s p-s--given") for each in found] == [[wide], [narrow]]
    assert [texts(each, "p-s p-s--given") for each in both()] == [[], []]


def test_where_the_course_stands_is_said_in_the_corner_of_the_box():
    here = Marks(
        open_checks=frozenset({"adherence", "mutations"}),
        walked=frozenset({"phase", "adherence"}),
        stands_at="adherence",
    )

    assert [texts(each, "p-n p-n--mark") for each in both(here)] == [
        ["stands here, open", "open"],
        ["stands here, open", "open"],
    ]
    assert [classes(each).count("p-box p-box--q p-box--walked") for each in both(here)] == [1, 1]


def with_first_edge(**changes):
    """The pathway with changes in the last answer of its first check, which leads on."""
    first, *others = PATHWAY.checks
    *before, last = first.edges
    changed = replace(first, edges=(*before, replace(last, **changes)))
    return replace(PATHWAY, checks=(changed, *others))


def test_an_answer_that_leads_past_the_next_check_says_how_far():
    beyond = with_first_edge(answer="Chronic", leads_to=PATHWAY.checks[2].id)

    assert [
        [each for each in texts(made, "p-s") if each.startswith("Chronic")]
        for made in tree(drawing(beyond))
    ] == [["Chronic (to 3)"], ["Chronic (to 3)"]]


@pytest.mark.parametrize(("at", "half"), [(0, 30), (1, 22)], ids=["wide", "narrow"])
def test_a_long_answer_that_leads_on_breaks_where_its_room_ends(at, half):
    words_of_half = ["a" * half, "b" * half]
    long = with_first_edge(answer=" ".join(words_of_half))

    assert [
        each for each in texts(list(tree(drawing(long)))[at], "p-s") if each[0] * 3 == each[:3]
    ] == words_of_half


def test_an_option_stands_above_its_column_in_two_lines():
    option, *others = PATHWAY.options
    named = replace(option, title="Escalate the dosage once again now")
    made = tree(drawing(replace(PATHWAY, options=(named, *others))))

    assert texts(made[0], "p-n")[:2] == ["Escalate the", "dosage once again"]
    assert "now" not in texts(made[0], "p-n")


def test_a_blocked_option_has_a_bar_on_its_line_instead_of_an_arrow():
    heads = classes(both()[0]).count("p-head")

    closed = both(Marks(blocked=frozenset({"escalate"})))
    assert classes(closed[0]).count("p-head") == heads - 1
    assert [words(each).count("Not open here") for each in closed] == [1, 1]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("", 10, [""]),
        ("one", 10, ["one"]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("unbreakable", 4, ["unbreakable"]),
    ],
)
def test_lines_break_between_words(text, room, expected):
    assert wrapped(text, room) == expected
