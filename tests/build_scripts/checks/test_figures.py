"""When a printed percentage follows from its counts."""

from decimal import Decimal
from fractions import Fraction

import pytest

from build_scripts.checks.figures import rounds_to


@pytest.mark.parametrize(
    ("responders", "evaluable", "printed", "follows"),
    [
        (13, 20, "65", True),
        (13, 34, "38", True),
        (13, 34, "38.2", True),
        (13, 34, "38.3", False),
        (4, 54, "7", True),
        (4, 54, "8", False),
        (1, 8, "12", True),
        (1, 8, "13", True),
        (1, 8, "12.5", True),
        (24, 25, "94", False),
        (4, 17, "23", False),
        (20, 20, "100", True),
        (0, 20, "0", True),
    ],
)
def test_a_percentage_follows_from_its_counts_if_it_is_rounded_to_what_was_printed(
    responders, evaluable, printed, follows
):
    assert rounds_to(Fraction(100 * responders, evaluable), Decimal(printed)) is follows
