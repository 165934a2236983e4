"""Search costs nothing until it is used."""

import pytest

from build_scripts.failure import BuildError
from build_scripts.finish.search import MENDED, deferred


def test_index_and_worker_wait_for_the_search():
    assert deferred(" ; ".join(MENDED)) == " ; ".join(MENDED.values())


@pytest.mark.parametrize("times", [0, 2])
def test_another_script_of_the_theme_stops_the_build(times):
    first, second = MENDED

    with pytest.raises(BuildError, match=f"is there {times} times, not once"):
        deferred(first * times + second)
