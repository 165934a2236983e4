"""What all tests of the drawings share."""

import pytest

from calculator.drawing import bands, icons, ruler

KEPT = (bands.bands, icons.icon, ruler._row, ruler.axis)


@pytest.fixture(autouse=True)
def nothing_is_kept_from_another_test():
    """Each test sees what the code draws, not what an earlier test has left in memory."""
    for each in KEPT:
        each.cache_clear()
