"""Divides the frozen program by what was recorded.

One module is sent first; regions of memory and neighborhoods of code come when needed.
"""

import hashlib
import json
import re
from array import array
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from . import memory, rewrite
from .binary import custom, write_module
from .frozen import LINE_SHIFT, MOST_LINES, MOST_PAGES, MOST_SEQUENCES
from .part import Part, absent_slots
from .program import Place, Program

NEIGHBORHOOD_BYTES = 260_000  # of Pyodide's own code, not compressed
WHOLE = "whole.wasm"  # what is sent first, with no sequence left out
INLINED_SHARE = 0.7  # of all tests, those that are made in place


@dataclass(frozen=True, kw_only=True)
class Recording:
    """What some questions touched: functions, lines of memory and sequences, by their numbers."""

    functions: frozenset[int]
    lines: frozenset[int]
    entered: frozenset[int]


def read_recording(file: Path, program: Program) -> Recording:
    """What `record.mjs` wrote of a module that notes what it touches."""
    calls, rest = _counters(file, len(program.module.function_types))
    return Recording(
        functions=frozenset(each for each in program.module.functions if calls[each]),
        lines=_marked(rest[:MOST_LINES]),
        entered=_marked(rest[MOST_LINES:]),
    )


def read_counts(file: Path, program: Program) -> dict[Place, int]:
    """How often each test was made, of what `record.mjs` wrote of a module that counts them."""
    counts, _ = _counters(file, len(program.tests))
    return dict(zip(program.tests, counts, strict=True))


def _counters(file: Path, number: int) -> tuple[Sequence[int], bytes]:
    """The counters with which a recording begins, and what follows them."""
    data = file.read_bytes()
    return array("I", data[: 4 * number]), data[4 * number :]


def _marked(table: bytes) -> frozenset[int]:
    """The places of the bytes that are not zero."""
    return frozenset(found.start() for found in re.finditer(rb"[^\0]", table, re.DOTALL))


def most_made(counts: Mapping[Place, int]) -> set[Place]:
    """The accesses whose tests are made most often."""
    wanted, chosen = INLINED_SHARE * sum(counts.values()), set()
    for place in sorted(counts, key=lambda place: (-counts[place], place)):
        if wanted <= 0:
            break
        chosen.add(place)
        wanted -= counts[place]
    return chosen


def neighborhoods(program: Program, tiers: Sequence[Set[int]]) -> list[list[int]]:
    """The functions of each neighborhood that is not sent first.

    One for each tier after the first, then by place in the module: the linker has put what belongs
    together side by side.
    """
    placed = set(tiers[0]) | program.refused
    groups: list[list[int]] = []
    for functions in tiers[1:]:
        groups.append(sorted(functions - placed))
        placed |= functions
    size = NEIGHBORHOOD_BYTES
    for function in program.module.functions:
        if function in placed:
            continue
        if size >= NEIGHBORHOOD_BYTES:
            groups.append([])
            size = 0
        groups[-1].append(function)
        size += len(program.module.body(function))
    return groups


def settings(program: Program, **more: object) -> tuple[int, bytes]:
    """The custom section that tells instance.js what it must know."""
    layout = program.frozen.layout
    values = {
        "entry": program.frozen.entry,
        "lines": layout.lines,
        "lineShift": LINE_SHIFT,
        "absent": layout.absent,
        "slots": program.slot_count,
        "mostPages": MOST_PAGES,
        **more,
    }
    return custom("lazy.settings", json.dumps(values, separators=(",", ":")).encode())


def recording_module(program: Program, recording: str) -> bytes:
    """Everything in one module that notes what it touches, or checks that tests come first."""
    layout = program.frozen.layout
    counts = recording == rewrite.COUNT
    part = Part(program, program.module.functions, recording=recording)
    more = {
        "recording": True,
        "counters": layout.tests if counts else layout.calls,
        "counted": len(program.tests) if counts else len(program.module.function_types),
        "sequences": layout.sequences,
        "mostSequences": MOST_SEQUENCES,
        "mostLines": MOST_LINES,
        "stack": program.frozen.stack,
    }
    stretches = memory.full_stretches(program.frozen.memory)
    return part.first_module(absent_slots(program, {}), stretches, [settings(program, **more)])


def divided(
    program: Program,
    functions: Sequence[Set[int]],
    lines: Sequence[Set[int]],
    inlined: Set[Place],
    entered: Set[int] | None = None,
) -> dict[str, bytes]:
    """The files of the divided program; the first tier is what is sent first.

    Sequences that are not in `entered` are left out of what is sent first; with None all are sent.
    """
    divided_memory = memory.divide(program.frozen, lines)
    present = divided_memory.present
    groups = neighborhoods(program, functions)
    files = {
        f"memory-{number:02}.wasm": region_module(divided_memory, number)
        for number in divided_memory.regions
    }
    for number, group in enumerate(groups, 1):
        files[f"code-{number:02}.wasm"] = Part(
            program, group, present=present
        ).neighborhood_module()
    place = {function: number for number, group in enumerate(groups, 1) for function in group}
    absent = absent_slots(program, place)
    whole = Part(program, functions[0], present=present, inlined=inlined)
    files[WHOLE] = whole.first_module(absent, [], [])
    more = {
        "whole": WHOLE,
        "regions": [title for title in files if title.startswith("memory")],
        "neighborhoods": [title for title in files if title.startswith("code")],
        "sha256": {
            title: hashlib.sha256(contents).hexdigest() for title, contents in files.items()
        },
    }
    customs = [
        settings(program, **more),
        custom("lazy.map", divided_memory.map()),
        custom("lazy.lines", divided_memory.first_lines()),
    ]
    first = Part(program, functions[0], present=present, inlined=inlined, entered=entered)
    return {"first.wasm": first.first_module(absent, [], customs)} | files


def region_module(divided_memory: memory.DividedMemory, number: int) -> bytes:
    """A region as a module without code: static hosts compress this type of file."""
    return write_module([custom("lazy.lines", divided_memory.region(number))])
