"""Stretches of a function that control may never enter, and where they begin and end.

Control enters a sequence of instructions at its beginning, and after each inner block or
conditional branch in it. What follows one of these points, to the end of the sequence, is reached
by going on from the point and in no other way: if the point was never passed, all of it can be
left out.
"""

from typing import NamedTuple

from . import instructions as op
from .instructions import Instruction


class Sequence(NamedTuple):
    """The bytes [start, end) of a body: from a point to the end of the sequence it lies in."""

    start: int
    end: int


def sequences(instructions: list[Instruction]) -> tuple[Sequence, ...]:
    """The sequences of a function by their points, in their order; empty ones are left out."""
    found: list[Sequence] = []
    open_points: list[list[int]] = [[]]

    def close(at: int) -> None:
        found.extend(Sequence(point, at) for point in open_points.pop() if point < at)

    for opcode, start, _, end in instructions:
        if opcode in op.BLOCKS:
            open_points.append([end] if opcode == op.IF else [])
        elif opcode in op.BLOCK_MIDDLES:
            close(start)
            open_points.append([end])
        elif opcode in op.BLOCK_ENDS:
            close(start)
            if open_points:
                open_points[-1].append(end)
        elif opcode == op.BR_IF or opcode in op.UNCONDITIONAL:
            open_points[-1].append(end)
    return tuple(sorted(found))


def never_entered(
    found: tuple[Sequence, ...], entered: set[int] | frozenset[int]
) -> list[Sequence]:
    """The outermost sequences whose point, by its number, was never passed."""
    left_out: list[Sequence] = []
    for number, each in enumerate(found):
        if number not in entered and not (left_out and each.end <= left_out[-1].end):
            left_out.append(each)
    return left_out
