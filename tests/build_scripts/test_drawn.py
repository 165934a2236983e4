"""The record of the drawings, and where two of them differ."""

import pytest

from build_scripts.drawn import first_difference, lines
from build_scripts.paths import DRAWN

LIMIT_BYTES = 80_000


def test_a_line_tells_what_is_drawn_apart_from_what_is_said():
    (plain,), (bold,), (other,) = (
        lines("case", {"glance": f"<p{style}>ELN <b>{year}</b></p>"})
        for style, year in (("", 2013), (' class="strong"', 2013), ("", 2020))
    )

    assert plain == "case | glance | 2 elements a102686d | 2 words 881c0cf8"
    assert bold == "case | glance | 2 elements b3ef9a9b | 2 words 881c0cf8"
    assert other == "case | glance | 2 elements cfcd00a5 | 2 words 1c8bae65"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("<p>ELN <b>2020</b></p>", "2013 to 2020"),
        ('<p>ELN <b class="r">2013</b></p>', '<b> to <b class="r">'),
        ("<p>ELN <b>2013</b></p>.", "nothing to ."),
    ],
)
def test_two_drawings_differ_where_the_first_tag_or_text_does(after, expected):
    assert first_difference("<p>ELN <b>2013</b></p>", after) == expected


def test_the_record_is_small_enough_to_review():
    assert DRAWN.stat().st_size <= LIMIT_BYTES
