"""Shapes with their words, element by element."""

import pytest

from calculator.drawing.icons import icon, our_copy, our_copy_mark, outcome, standing, verdict


def test_a_shape_is_hidden_from_a_screen_reader_unless_it_has_a_name():
    shape = '<circle cx="8" cy="8" r="6" class="solid"/>'
    start = '<svg xmlns="http://www.w3.org/2000/svg" class="icon" viewBox="0 0 16 16"'

    assert icon("outcome-met") == f'{start} aria-hidden="true" focusable="false">{shape}</svg>'
    assert icon("outcome-met", "met") == (
        f'{start} role="img" aria-label="met" focusable="false">{shape}</svg>'
    )


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            verdict("met"),
            f'<span class="verdict verdict--met">{icon("met")}Escalation rule met</span>',
        ),
        (
            verdict("failure", "ELN 2013: 1", plain=True),
            f'<span class="verdict verdict--failure verdict--plain">{icon("failure")}'
            "ELN 2013: 1</span>",
        ),
        (
            verdict("failure", provisional=True),
            f'<span class="verdict verdict--failure verdict--provisional">{icon("failure")}'
            "Provisional: Failure</span>",
        ),
        (
            outcome("not_met"),
            f'<span class="outcome outcome--not_met">{icon("outcome-not_met")}not met</span>',
        ),
        (
            standing("protocol"),
            f'<span class="standing standing--protocol">{icon("standing-protocol")}'
            "Study protocols</span>",
        ),
        (
            standing("current-label", "Current label"),
            f'<span class="standing standing--current">{icon("standing-current")}'
            "Current label</span>",
        ),
        (
            our_copy("abstract"),
            f'<span class="checked">{icon("copy-abstract")}abstract or part read</span>',
        ),
        (our_copy_mark("primary"), icon("copy-primary", "our copy: read in the source")),
    ],
)
def test_a_shape_stands_before_its_words(made, expected):
    assert made == expected
