"""The functions that are added to a part: tests of presence, and calls to what may be elsewhere.

Each has a key, a tuple whose first item is its name, and is made when the first call needs it.
An access of at most 8 bytes needs one test, that of the line where it begins: a present line
brings the 7 bytes after it along.
"""

from typing import NamedTuple

from . import instructions as op
from .binary import I32, unsigned
from .emit import (
    END,
    I32_ADD,
    I32_AND,
    I32_EQ,
    I32_EQZ,
    I32_LT_U,
    I32_OR,
    I32_SHL,
    I32_SHR_U,
    I32_SUB,
    IF,
    LOOP,
    RETURN,
    UNREACHABLE,
    Call,
    Code,
    branch,
    i32_const,
    load_byte,
    local_get,
    local_set,
    store_byte,
)
from .frozen import LINE_BYTES, LINE_SHIFT, TAIL, WIDEST_ACCESS
from .module import FunctionType
from .program import Program

# What JavaScript does for a part (instance.js): each takes one i32.
LOAD_REGION = ("import", "load_region")  # an address in the absent line
LOAD_NEIGHBORHOOD = ("import", "load_neighborhood")  # an absent slot
HAND_OVER = ("import", "hand_over")  # the function that cannot be done here
NEED_WHOLE = ("import", "need_whole")  # the function of which a sequence was left out
LAZY_IMPORTS = (LOAD_REGION, LOAD_NEIGHBORHOOD, HAND_OVER, NEED_WHOLE)

ONE = bytes((I32,))
# No browser looks into a called function of this length. If Chromium did, it would guess there
# where an indirect call goes, and at each wrong guess optimize the interpreter's loop anew, which
# takes longer than many answers. Compressed, the nops are nothing.
NOT_INLINED = b"\x01" * 500


class Added(NamedTuple):
    """An added function: its type, the number of its i32 locals and its code."""

    type: FunctionType
    locals: int
    code: Code


class AddedFunctions:
    """Makes the added functions of one part; `recording` notes lines where others test them."""

    def __init__(self, program: Program, *, recording: bool):
        self.program, self.layout, self.recording = program, program.frozen.layout, recording

    def make(self, key: tuple) -> Added:
        """The added function with this key."""
        return getattr(self, key[0])(*key[1:])

    def line_byte(self, address: bytes) -> bytes:
        """The byte of the line in which an address lies."""
        return address + i32_const(LINE_SHIFT) + I32_SHR_U + load_byte(self.layout.lines)

    def check(self, address: bytes) -> Code:
        """Makes the line of an address present, or notes it."""
        if self.recording:
            return [
                address
                + i32_const(LINE_SHIFT)
                + I32_SHR_U
                + i32_const(1)
                + store_byte(self.layout.lines)
            ]
        return [self.line_byte(address) + IF + address, Call(LOAD_REGION), END]

    def check_window(self, low: int, width: int) -> Code:
        """Checks the bytes [low, low + width) around the address in local 0."""
        code = self.check(shifted(0, low))
        return (
            code + self.check(shifted(0, low + width - WIDEST_ACCESS))
            if width > WIDEST_ACCESS
            else code
        )

    def test(self, keep: bool, low: int, width: int) -> Added:
        """(address) -> (address, or nothing): tests a window around an address."""
        code = self.check_window(low, width)
        return Added(
            FunctionType(ONE, ONE if keep else b""), 0, code + ([local_get(0)] if keep else [])
        )

    def test_between(self, keep: bool) -> Added:
        """(address, offset, offset) -> (address, or nothing): tests two places near an address."""
        places = [local_get(0) + local_get(which) + I32_ADD for which in (1, 2)]
        code = self.check(places[0]) + self.check(places[1]) + ([local_get(0)] if keep else [])
        return Added(FunctionType(ONE * 3, ONE if keep else b""), 0, code)

    def store(self, opcode: int, offset: int) -> Added:
        """(address, value): tests, then stores."""
        access = local_get(0) + local_get(1) + bytes((opcode, 0)) + unsigned(offset)
        code = [*self.check_window(offset, op.ACCESS_BYTES[opcode]), access]
        return Added(FunctionType(ONE + bytes((op.STORED_TYPE[opcode],)), b""), 0, code)

    def span(self) -> Added:
        """(address, length): tests every line of a range."""
        last, line = 2, 3
        if self.recording:
            visit: Code = [local_get(line) + i32_const(1) + store_byte(self.layout.lines)]
        else:
            address = local_get(line) + i32_const(LINE_SHIFT) + I32_SHL
            visit = [
                local_get(line) + load_byte(self.layout.lines) + IF + address,
                Call(LOAD_REGION),
                END,
            ]
        begin = local_get(1) + I32_EQZ + IF + RETURN + END
        begin += local_get(0) + local_get(1) + I32_ADD + i32_const(1) + I32_SUB
        begin += i32_const(LINE_SHIFT) + I32_SHR_U + local_set(last)
        begin += local_get(0) + i32_const(LINE_SHIFT) + I32_SHR_U + local_set(line) + LOOP
        again = local_get(line) + local_get(last) + I32_LT_U + IF
        again += local_get(line) + i32_const(1) + I32_ADD + local_set(line) + branch(1) + END + END
        return Added(FunctionType(ONE * 2, b""), 2, [begin, *visit, again])

    def bulk(self, second: int) -> Added:
        """memory.copy or memory.fill with every line of its ranges tested."""
        code: Code = [local_get(0) + local_get(2), Call(("span",))]
        if second == op.MEMORY_COPY:
            code += [local_get(1) + local_get(2), Call(("span",))]
        memories = b"\0\0" if second == op.MEMORY_COPY else b"\0"
        perform = local_get(0) + local_get(1) + local_get(2) + b"\xfc" + unsigned(second) + memories
        return Added(FunctionType(ONE * 3, b""), 0, [*code, perform])

    def check_slot(self, slot: bytes) -> Code:
        """Makes the function in a slot present."""
        return [slot + load_byte(self.layout.absent) + IF + slot, Call(LOAD_NEIGHBORHOOD), END]

    def indirect(self, type_index: int) -> Added:
        """call_indirect with the slot tested."""
        kind = self.program.module.types[type_index]
        slot = len(kind.parameters)
        call = arguments(slot + 1) + b"\x11" + unsigned(type_index) + b"\0"
        return Added(
            FunctionType(kind.parameters + ONE, kind.results),
            0,
            [*self.check_slot(local_get(slot)), call, NOT_INLINED],
        )

    def elsewhere(self, function: int) -> Added:
        """A function that another part holds."""
        kind = self.program.module.type_of(function)
        slot = i32_const(self.program.slots_of[function][0])
        type_index = self.program.module.function_types[function]
        return Added(
            kind, 0, [arguments(len(kind.parameters)) + slot, Call(("indirect", type_index))]
        )

    def refused(self, function: int) -> Added:
        """A function that only the robust runtime may run."""
        return Added(
            self.program.module.type_of(function),
            0,
            [i32_const(function), Call(HAND_OVER), UNREACHABLE],
        )

    def trampoline(self) -> Added:
        """(slot, a, b, c) -> i32: calls a C function with as many arguments as it takes."""
        wanted = local_get(0) + load_byte(self.layout.parameters)
        code: Code = self.check_slot(local_get(0))
        for number in (3, 2, 1, 0):
            type_index = self.program.module.types.index(FunctionType(ONE * number, ONE))
            pass_on = b"".join(local_get(1 + which) for which in range(number)) + local_get(0)
            code += [
                wanted + i32_const(1 + number) + I32_EQ + IF + pass_on,
                Call(("indirect", type_index)),
                RETURN + END,
            ]
        return Added(
            FunctionType(ONE * 4, ONE), 0, [*code, local_get(0), Call(HAND_OVER), UNREACHABLE]
        )

    def audit(self) -> Added:
        """(address, offset, width) -> address: hands over if no test of these bytes was noted."""
        line = local_get(3) + i32_const(LINE_SHIFT) + I32_SHR_U
        noted = line + load_byte(self.layout.lines)
        in_tail = local_get(3) + i32_const(LINE_BYTES - 1) + I32_AND + local_get(2) + I32_ADD
        in_tail += (
            i32_const(TAIL + 1)
            + I32_LT_U
            + line
            + i32_const(1)
            + I32_SUB
            + load_byte(self.layout.lines)
            + I32_AND
        )
        begin = (
            local_get(0)
            + local_get(1)
            + I32_ADD
            + local_set(3)
            + noted
            + in_tail
            + I32_OR
            + I32_EQZ
            + IF
        )
        return Added(
            FunctionType(ONE * 3, ONE),
            1,
            [begin + local_get(3), Call(HAND_OVER), END + local_get(0)],
        )

    def audit_store(self, opcode: int, offset: int) -> Added:
        """(address, value): a store that is audited."""
        width = op.ACCESS_BYTES[opcode]
        access = local_get(1) + bytes((opcode, 0)) + unsigned(offset)
        code = [local_get(0) + i32_const(offset) + i32_const(width), Call(("audit",)), access]
        return Added(FunctionType(ONE + bytes((op.STORED_TYPE[opcode],)), b""), 0, code)


def arguments(number: int) -> bytes:
    """Pushes the first locals, to pass them on."""
    return b"".join(map(local_get, range(number)))


def shifted(local: int, delta: int) -> bytes:
    """The address in a local, plus a delta."""
    return local_get(local) + (i32_const(delta) + I32_ADD if delta else b"")
