"""The frozen memory, divided into lines that come first and regions that come when needed."""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .binary import unsigned
from .frozen import LINE_BYTES, LINE_SHIFT, TAIL, Frozen

PRESENT, FIRST = 0, 1
"""Classes of lines: 0 = zero when frozen, so present; 1 = sent first; more = in a region."""
REGION_BYTES = 96_000  # the compressed size of a region of neighboring lines, about
BLOCK_LINES = 1024
STRETCH = re.compile(rb"[^\0](?:[^\0]|\0{1,15}(?=[^\0]))*", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class DividedMemory:
    """`classes` has a byte for each line; the class of a line in region n (1, 2, ...) is 1 + n."""

    memory: bytes
    classes: bytes

    def present(self, address: int, width: int) -> bool:
        """Whether these bytes are there from the beginning."""
        return address + width < len(self.memory) and self.classes[address >> LINE_SHIFT] <= FIRST

    @cached_property
    def runs(self) -> list[tuple[int, int, int]]:
        """Stretches of lines of one class: (class, first line, line after the last)."""
        runs, start = [], 0
        classes = self.classes
        while start < len(classes):
            kind = classes[start]
            end = next(
                (line for line in range(start + 1, len(classes)) if classes[line] != kind),
                len(classes),
            )
            runs.append((kind, start, end))
            start = end
        return runs

    @property
    def regions(self) -> range:
        """The numbers of the regions."""
        return range(1, max(self.classes))

    def map(self) -> bytes:
        """All runs: for each its length and its class, as unsigned LEB128 numbers."""
        return b"".join(unsigned(end - start) + unsigned(kind) for kind, start, end in self.runs)

    def first_lines(self) -> bytes:
        """The bytes that the first part brings, in the order of the runs.

        A present line owns the TAIL bytes after it: the first bytes of an absent run come too.
        """
        out = bytearray()
        for kind, start, end in self.runs:
            begin = start * LINE_BYTES
            if kind == FIRST:
                out += self.memory[begin : end * LINE_BYTES]
            elif kind > FIRST and start and self.classes[start - 1] <= FIRST:
                out += self.memory[begin : begin + TAIL]
        return bytes(out)

    def region(self, number: int) -> bytes:
        """The bytes of a region: each of its runs, with the TAIL bytes after it."""
        return b"".join(
            self.memory[start * LINE_BYTES : end * LINE_BYTES + TAIL].ljust(
                (end - start) * LINE_BYTES + TAIL, b"\0"
            )
            for kind, start, end in self.runs
            if kind == number + 1
        )


def divide(frozen: Frozen, tiers: Sequence[Iterable[int]]) -> DividedMemory:
    """Divides the frozen memory.

    The lines of the first tier come with the first part, those of each later one make a region
    of its own; the other lines make regions by their place.
    """
    memory = frozen.memory + bytes(-len(frozen.memory) % LINE_BYTES)
    classes = bytearray(_full_lines(memory))
    stack = range(frozen.stack[0] >> LINE_SHIFT, (frozen.stack[1] >> LINE_SHIFT) + 1)
    unassigned = 255
    for line, full in enumerate(classes):
        if full:
            classes[line] = unassigned
    for kind, lines in enumerate(tiers, FIRST):
        for line in lines:
            if line < len(classes) and classes[line] == unassigned:
                classes[line] = kind
    for line in stack:
        if classes[line]:
            classes[line] = FIRST
    _by_place(memory, classes, unassigned, FIRST + len(tiers))
    return DividedMemory(memory=memory, classes=bytes(classes))


def _full_lines(memory: bytes) -> bytearray:
    """A byte for each line: 1 where something in it is not zero."""
    full = bytearray(len(memory) >> LINE_SHIFT)
    block = BLOCK_LINES * LINE_BYTES
    for start in range(0, len(memory), block):
        if not memory[start : start + block].strip(b"\0"):
            continue
        for at in range(start, min(start + block, len(memory)), LINE_BYTES):
            if memory[at : at + LINE_BYTES].strip(b"\0"):
                full[at >> LINE_SHIFT] = 1
    return full


def _by_place(memory: bytes, classes: bytearray, unassigned: int, kind: int) -> None:
    """Gives the unassigned lines classes from `kind` on, a new one when a region is long enough."""
    filled = 0
    for first in range(0, len(classes), BLOCK_LINES):
        lines = [
            k
            for k in range(first, min(first + BLOCK_LINES, len(classes)))
            if classes[k] == unassigned
        ]
        if not lines:
            continue
        size = len(
            zlib.compress(b"".join(memory[k * LINE_BYTES : (k + 1) * LINE_BYTES] for k in lines), 6)
        )
        if filled and filled + size > REGION_BYTES:
            kind, filled = kind + 1, 0
        filled += size
        for line in lines:
            classes[line] = kind


def full_stretches(memory: bytes) -> list[tuple[int, bytes]]:
    """(address, bytes) of the stretches that are not zero, as data segments want them."""
    return [(found.start(), found.group()) for found in STRETCH.finditer(memory)]
