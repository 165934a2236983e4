"""CPython as `freeze.mjs` left it: its memory with the rules imported, and what else is state."""

import json
from dataclasses import dataclass
from pathlib import Path

LINE_SHIFT = 6  # lines of 64 bytes
LINE_BYTES = 1 << LINE_SHIFT
WIDEST_ACCESS = 8
TAIL = WIDEST_ACCESS - 1  # bytes after a present line that come with it
PAGE_BYTES = 1 << 16
MOST_PAGES = 2048  # 128 MiB; a program that wants more is handed to the robust runtime
MOST_LINES = MOST_PAGES * PAGE_BYTES >> LINE_SHIFT
MOST_SLOTS = 1 << 16
MOST_SEQUENCES = 1 << 19
MOST_TESTS = 1 << 18
# What freeze.mjs allocates for the tables.
RESERVE = MOST_LINES + 6 * MOST_SLOTS + MOST_SEQUENCES + 4 * MOST_TESTS


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where the tables of this runtime lie, in a block that CPython holds to be in use.

    `lines`: a byte for each line, 0 = present, else the number of the region that holds it.
    `absent`: a byte for each slot of the function table, 0 = present, else the number of the
    neighborhood that holds its function, NO_FUNCTION for a slot without one.
    `parameters`: a byte for each slot, 1 + the number of parameters of a function that takes and
    gives nothing but i32, else OTHER_TYPE.
    `calls`: 4 bytes for each function, not zero where it was called; `sequences`: a byte for each
    of their sequences, whether its point was passed; `tests`: 4 bytes for each of their tests, how
    often it was made (all three only in a recording module).
    """

    lines: int
    absent: int
    parameters: int
    calls: int
    sequences: int
    tests: int


NO_FUNCTION = 255
OTHER_TYPE = 9


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """The frozen state; addresses and lengths in bytes."""

    memory: bytes
    pages: int
    entry: int
    layout: Layout
    stack: tuple[int, int]
    table_length: int
    globals: dict[int, int]
    imported_globals: dict[str, int]


def read(folder: Path) -> Frozen:
    """What `freeze.mjs` wrote into a folder."""
    state = json.loads((folder / "state.json").read_text())
    lines = state["reserve"]
    return Frozen(
        memory=(folder / "memory.bin").read_bytes(),
        pages=state["pages"],
        entry=state["entry"],
        layout=Layout(
            lines=lines,
            absent=lines + MOST_LINES,
            parameters=lines + MOST_LINES + MOST_SLOTS,
            calls=lines + MOST_LINES + 2 * MOST_SLOTS,
            sequences=lines + MOST_LINES + 6 * MOST_SLOTS,
            tests=lines + MOST_LINES + 6 * MOST_SLOTS + MOST_SEQUENCES,
        ),
        stack=tuple(state["stack"]),
        table_length=state["tableLength"],
        globals={int(index): value for index, value in state["globals"].items()},
        imported_globals=state["importedGlobals"],
    )
