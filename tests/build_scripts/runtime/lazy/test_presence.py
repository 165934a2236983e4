"""Which accesses of a function need a test of their own, and which an earlier test covers."""

from types import SimpleNamespace

import pytest

from build_scripts.runtime.lazy import instructions
from build_scripts.runtime.lazy.emit import (
    ELSE,
    END,
    I32_ADD,
    IF,
    LOOP,
    branch,
    i32_const,
    local_get,
    local_set,
)
from build_scripts.runtime.lazy.presence import COVERED, Window, needs

LINE_BYTES, STACK_POINTER, OTHER_GLOBAL = 64, 0, 1
MODULE = SimpleNamespace(types=[], tags=[])
POINTER, OTHER = 0, 1
DROP = b"\x1a"


def load(offset=0):
    """i32.load: 4 bytes."""
    return b"\x28\x02" + bytes((offset,))


def get_global(number):
    return b"\x23" + bytes((number,))


def needed(code):
    """What each access needs, in their order: (low, high) of a test, or the decision."""
    found = instructions.decode(b"\x00" + code + END)
    result = needs(MODULE, found, LINE_BYTES, STACK_POINTER)
    return [
        (need.low, need.high) if isinstance(need, Window) else need
        for _, need in sorted(result.items())
    ]


def test_a_second_access_beside_the_first_shares_its_test():
    code = local_get(POINTER) + load(0) + DROP + local_get(POINTER) + load(8) + DROP

    assert needed(code) == [(0, 12), COVERED]


@pytest.mark.parametrize(
    ("offset", "second"), [(60, COVERED), (61, (61, 65))], ids=["a line wide", "wider"]
)
def test_a_test_is_no_wider_than_a_line(offset, second):
    code = local_get(POINTER) + load(0) + DROP + local_get(POINTER) + load(offset) + DROP

    assert needed(code)[1] == second


def test_a_pointer_moved_by_a_constant_is_still_the_same_pointer():
    moved = local_get(POINTER) + i32_const(16) + I32_ADD + local_set(OTHER)
    code = moved + local_get(POINTER) + load(0) + DROP + local_get(OTHER) + load(0) + DROP

    assert needed(code) == [(0, 20), COVERED]


def test_a_pointer_that_was_set_anew_is_another_pointer():
    again = local_get(OTHER) + local_set(POINTER)
    code = local_get(POINTER) + load() + DROP + again + local_get(POINTER) + load() + DROP

    assert needed(code) == [(0, 4), (0, 4)]


def test_a_test_on_one_branch_says_nothing_of_the_other():
    access = local_get(POINTER) + load() + DROP
    code = local_get(OTHER) + IF + access + ELSE + access + END + access

    assert needed(code) == [(0, 4), (0, 4), (0, 4)]


def test_a_test_before_a_branch_holds_in_it():
    access = local_get(POINTER) + load() + DROP

    assert needed(access + local_get(OTHER) + IF + access + END) == [(0, 4), COVERED]


def test_a_pointer_that_a_loop_moves_is_tested_in_each_round():
    access = local_get(POINTER) + load() + DROP
    moved = local_get(POINTER) + i32_const(4) + I32_ADD + local_set(POINTER)

    assert needed(access + LOOP + access + moved + branch(0) + END) == [(0, 4), (0, 4)]


def test_a_functions_own_stack_frame_needs_no_test():
    frame = get_global(STACK_POINTER) + i32_const(-32) + I32_ADD

    assert needed(frame + load(8) + DROP) == [COVERED]


def test_what_lies_above_the_stack_pointer_is_tested():
    assert needed(get_global(STACK_POINTER) + load(0) + DROP) == [(0, 4)]


def test_another_global_is_no_stack_pointer():
    frame = get_global(OTHER_GLOBAL) + i32_const(-32) + I32_ADD

    assert needed(frame + load(8) + DROP) == [(-24, -20)]


def test_a_constant_address_is_left_to_the_part():
    assert needed(i32_const(1024) + load(16) + DROP) == [1040]


def test_code_that_is_never_reached_needs_nothing():
    access = local_get(POINTER) + load() + DROP

    assert needed(LOOP + branch(0) + access + END) == []
