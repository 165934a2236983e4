"""The instructions of a function body; one that is not known here is refused."""

from collections.abc import Iterator

from .binary import F32, F64, I32, I64, UnknownModuleError, expect, read_signed, read_unsigned

# Opcodes by the names of the specification.
UNREACHABLE, NOP, BLOCK, LOOP, IF, ELSE, TRY, CATCH, THROW, RETHROW = range(10)
END, BR, BR_IF, BR_TABLE, RETURN, CALL, CALL_INDIRECT = range(0x0B, 0x12)
DELEGATE, CATCH_ALL, DROP, SELECT, SELECT_TYPED = range(0x18, 0x1D)
LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, GLOBAL_SET, TABLE_GET, TABLE_SET = range(0x20, 0x27)
MEMORY_SIZE, MEMORY_GROW, I32_CONST, I64_CONST, F32_CONST, F64_CONST, I32_EQZ = range(0x3F, 0x46)
I32_ADD, I32_SUB = 0x6A, 0x6B
REF_NULL, REF_IS_NULL, PREFIX = 0xD0, 0xD1, 0xFC
MEMORY_COPY, MEMORY_FILL, TABLE_GROW, TABLE_SIZE = 10, 11, 15, 16  # after PREFIX
LAST_SATURATING_TRUNCATION = 7  # after PREFIX

LOADS, STORES = range(0x28, 0x36), range(0x36, 0x3F)
COMPARISONS_AND_ARITHMETIC = range(0x45, 0xC5)
UNARY = frozenset(
    {
        I32_EQZ,
        0x50,
        REF_IS_NULL,
        *range(0x67, 0x6A),
        *range(0x79, 0x7C),
        *range(0x8B, 0x92),
        *range(0x99, 0xA0),
    }
    | {*range(0xA7, 0xC5)}
)
BLOCKS = frozenset({BLOCK, LOOP, IF, TRY})
BLOCK_MIDDLES = frozenset({ELSE, CATCH, CATCH_ALL})
BLOCK_ENDS = frozenset({END, DELEGATE})
UNCONDITIONAL = frozenset({UNREACHABLE, BR, RETURN, BR_TABLE, THROW, RETHROW})
FUNCTION_TABLE = 0

# Bytes that a load or store touches, and the type of the value that it moves.
ACCESS_BYTES = dict(
    zip(
        (*LOADS, *STORES),
        (4, 8, 4, 8, 1, 1, 2, 2, 1, 1, 2, 2, 4, 4, 4, 8, 4, 8, 1, 2, 1, 2, 4),
        strict=True,
    )
)
STORED_TYPE = dict(zip(STORES, (I32, I64, F32, F64, I32, I32, I64, I64, I64), strict=True))

Instruction = tuple[int, int, int | None, int]
"""(opcode, start, immediate, end).

The immediate of a load or store is its offset, of a block its type, of PREFIX the opcode after it.
"""

_WITHOUT_IMMEDIATE = frozenset(
    {UNREACHABLE, NOP, ELSE, END, RETURN, CATCH_ALL, DROP, SELECT, REF_IS_NULL}
    | set(COMPARISONS_AND_ARITHMETIC)
)
_ONE_INDEX = frozenset(
    {BR, BR_IF, RETHROW, DELEGATE, CATCH, THROW, CALL}
    | {LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, GLOBAL_SET}
)
_SIGNED = frozenset({I32_CONST, I64_CONST, REF_NULL})
_ACCESSES = frozenset((*LOADS, *STORES))


def after_locals(body: bytes) -> int:
    """Where the instructions of a body begin."""
    groups, at = read_unsigned(body, 0)
    for _ in range(groups):
        _, at = read_unsigned(body, at)
        expect(body[at] not in (0x63, 0x64), "a local of a typed reference")
        at += 1
    return at


def count_locals(body: bytes) -> int:
    """The number of a body's locals, its parameters not counted."""
    groups, at = read_unsigned(body, 0)
    total = 0
    for _ in range(groups):
        number, at = read_unsigned(body, at)
        total, at = total + number, at + 1
    return total


def decode(body: bytes) -> list[Instruction]:
    """All instructions of a body."""
    instructions, at, length = [], after_locals(body), len(body)
    add = instructions.append
    while at < length:
        start, opcode = at, body[at]
        at += 1
        immediate = None
        if opcode in _WITHOUT_IMMEDIATE:
            pass
        elif opcode in _ONE_INDEX:
            immediate, at = read_unsigned(body, at)
        elif opcode in _SIGNED:
            immediate, at = read_signed(body, at)
        elif opcode in _ACCESSES:
            alignment, at = read_unsigned(body, at)
            expect(alignment < 32, "an access to a second memory")
            immediate, at = read_unsigned(body, at)
        elif opcode in BLOCKS:
            immediate, at = read_signed(body, at)
        else:
            immediate, at = _decode_rare(opcode, body, at)
        add((opcode, start, immediate, at))
    return instructions


def reachable(instructions: list[Instruction]) -> Iterator[tuple[int, int, int | None]]:
    """(place in the list, opcode, immediate) of what does not follow an unconditional branch."""
    depth = 0  # blocks that are open in code that is never reached
    for index, (opcode, _, immediate, _) in enumerate(instructions):
        if depth:
            if opcode in BLOCKS:
                depth += 1
            elif opcode in BLOCK_ENDS:
                depth -= 1
            elif opcode in BLOCK_MIDDLES and depth == 1:
                depth = 0
        if not depth:
            yield index, opcode, immediate
        if opcode in UNCONDITIONAL and not depth:
            depth = 1


def locals_set_inside(instructions: list[Instruction]) -> dict[int, set[int]]:
    """The locals that each block sets, by the place of the block."""
    inside: dict[int, set[int]] = {}
    open_blocks: list[tuple[int, set[int]]] = []
    for index, (opcode, _, immediate, _) in enumerate(instructions):
        if opcode in BLOCKS:
            open_blocks.append((index, set()))
        elif opcode in (LOCAL_SET, LOCAL_TEE):
            if open_blocks:
                open_blocks[-1][1].add(immediate)
        elif opcode in BLOCK_ENDS and open_blocks:
            begin, locals_ = open_blocks.pop()
            inside[begin] = locals_
            if open_blocks:
                open_blocks[-1][1].update(locals_)
    return inside


def _decode_rare(opcode: int, body: bytes, at: int) -> tuple[int | None, int]:
    if opcode == CALL_INDIRECT:
        type_index, at = read_unsigned(body, at)
        expect(body[at] == FUNCTION_TABLE, "an indirect call through another table")
        return type_index, at + 1
    if opcode in (MEMORY_SIZE, MEMORY_GROW):
        expect(body[at] == 0, "a second memory")
        return None, at + 1
    if opcode in (F32_CONST, F64_CONST):
        return None, at + (4 if opcode == F32_CONST else 8)
    if opcode == SELECT_TYPED:
        expect(body[at] == 1, "select of several values")
        return body[at + 1], at + 2
    if opcode in (TABLE_GET, TABLE_SET):
        table, at = read_unsigned(body, at)
        expect(table != FUNCTION_TABLE, "table.get or table.set on the function table")
        return table, at
    return _decode_rarest(opcode, body, at)


def _decode_rarest(opcode: int, body: bytes, at: int) -> tuple[int | None, int]:
    if opcode == BR_TABLE:
        labels, at = read_unsigned(body, at)
        for _ in range(labels + 1):
            _, at = read_unsigned(body, at)
        return labels, at
    expect(opcode == PREFIX, f"an instruction with opcode {opcode:#x}")
    return _decode_prefixed(body, at)


def _decode_prefixed(body: bytes, at: int) -> tuple[int, int]:
    second, at = read_unsigned(body, at)
    if second <= LAST_SATURATING_TRUNCATION:
        return second, at
    if second == MEMORY_COPY:
        expect(body[at : at + 2] == b"\0\0", "memory.copy of a second memory")
        return second, at + 2
    if second == MEMORY_FILL:
        expect(body[at] == 0, "memory.fill of a second memory")
        return second, at + 1
    if second in (TABLE_GROW, TABLE_SIZE):
        table, at = read_unsigned(body, at)
        expect(second == TABLE_SIZE or table != FUNCTION_TABLE, "table.grow on the function table")
        return second, at
    raise UnknownModuleError(f"an instruction with opcode 0xfc {second}")
