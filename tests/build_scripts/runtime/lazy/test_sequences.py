"""Which stretches of a function can be left out when a point was never passed."""

from build_scripts.runtime.lazy import instructions
from build_scripts.runtime.lazy.emit import (
    ELSE,
    END,
    IF,
    RETURN,
    UNREACHABLE,
    branch,
    local_get,
)
from build_scripts.runtime.lazy.sequences import never_entered, sequences

NOP, BLOCK, BRANCH_IF = b"\x01", b"\x02\x40", b"\x0d\x00"
NO_LOCALS = b"\x00"


def stretches(code):
    """The bytes of each sequence."""
    body = NO_LOCALS + code + END
    return [body[each.start : each.end] for each in sequences(instructions.decode(body))]


def test_each_arm_of_a_condition_is_a_sequence():
    code = local_get(0) + IF + NOP + ELSE + NOP + NOP + END

    assert stretches(code) == [NOP, NOP * 2]


def test_what_follows_a_block_is_a_sequence_to_the_end_of_its_own():
    code = BLOCK + BLOCK + END + NOP + END + NOP * 2

    assert stretches(code) == [NOP, NOP * 2]


def test_what_follows_a_conditional_branch_is_a_sequence():
    code = BLOCK + local_get(0) + BRANCH_IF + NOP + END

    assert stretches(code) == [NOP]


def test_what_follows_a_return_is_a_sequence_that_nothing_enters():
    assert stretches(RETURN + NOP + UNREACHABLE) == [NOP + UNREACHABLE]


def test_the_beginning_of_a_function_or_a_block_is_none():
    assert stretches(NOP + BLOCK + NOP + branch(0) + END) == []


def test_a_sequence_inside_one_that_is_left_out_is_left_out_with_it():
    body = NO_LOCALS + local_get(0) + IF + local_get(0) + IF + NOP + END + NOP + END + NOP + END
    found = sequences(instructions.decode(body))
    outer, *_, last = found

    assert never_entered(found, {found.index(last)}) == [outer]
