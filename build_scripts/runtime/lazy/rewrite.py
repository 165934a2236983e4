"""A function of Pyodide's module, rewritten so that nothing absent can be touched unnoticed.

Every load, store and bulk operation comes after a test of the lines that it touches, every indirect
call tests its slot, and every direct call goes to a function of the same part or through a slot.
A sequence that was never entered may be left out; in its place stands the demand for the whole.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from . import instructions as op
from .added import NEED_WHOLE, shifted
from .binary import I32, read_unsigned, unsigned
from .emit import (
    END,
    I32_ADD,
    I32_OR,
    I32_SHR_U,
    IF,
    UNREACHABLE,
    Call,
    Code,
    i32_const,
    load_byte,
    load_word,
    local_get,
    local_tee,
    store_byte,
    store_word,
)
from .frozen import LINE_SHIFT, WIDEST_ACCESS
from .presence import Window
from .program import Place, Program, Site
from .sequences import never_entered

SHORT = 12  # bytes; a sequence that is no longer is not worth leaving out
OFTEN = 3  # tests of one shape in a part that are worth a function of their own

TOUCH, COUNT, AUDIT = "touch", "count", "audit"
"""What a recording module does: note what is touched, count tests, check that they come first."""


def test_key(site: Site, window: Window) -> tuple:
    """The added function that makes the test of an access, if the shape occurs often."""
    if site.opcode in op.STORES and window.local is None:
        return ("store", site.opcode, site.immediate)
    return ("test", site.opcode in op.LOADS, window.low - window.base, window.high - window.low)


class Rewriter:
    """Rewrites functions for one part.

    `present(address, width)` says which constant addresses need no test; the accesses in `inlined`
    are tested in place, which is faster and longer. `entered` has the numbers of the sequences that
    are kept (Program.first_sequence); None keeps all.
    """

    def __init__(
        self,
        program: Program,
        functions: Collection[int],
        *,
        present: Callable[[int, int], bool],
        inlined: Collection[Place] = (),
        recording: str | None = None,
        entered: Collection[int] | None = None,
    ):
        self.program, self.module, self.layout = program, program.module, program.frozen.layout
        self.entered = entered
        self.present, self.inlined, self.recording = present, inlined, recording
        shapes = Counter(
            test_key(site, site.need)
            for function in functions
            for site in program.sites(function)
            if isinstance(site.need, Window)
        )
        self.with_scratch = {function for function, _ in inlined}
        self.often = {key for key, number in shapes.items() if number >= OFTEN}

    def rewrite(self, function: int) -> Code:
        """Locals and instructions of the function, as its part holds them."""
        body = self.module.body(function)
        begin = op.after_locals(body)
        scratch = None
        code: Code = [body[:begin]]
        if self.recording == TOUCH or function in self.with_scratch:
            groups, after_count = read_unsigned(body, 0)
            scratch = len(self.module.type_of(function).parameters) + op.count_locals(body)
            code = [unsigned(groups + 1) + body[after_count:begin] + b"\x01" + bytes((I32,))]
        if self.recording == TOUCH:
            code.append(self.note(function))
        last = begin
        for start, end, new in self.edits(function, body, scratch):
            code += [body[last:start], *new]
            last = end
        return [*code, body[last:]]

    def edits(
        self, function: int, body: bytes, scratch: int | None
    ) -> Iterator[tuple[int, int, Code]]:
        """(start, end, code): what takes the place of which bytes, in their order."""
        left_out = self.left_out(function)
        found = [
            (start, end, 0, [i32_const(function), Call(NEED_WHOLE), UNREACHABLE])
            for start, end in left_out
        ]
        if self.recording == TOUCH:
            first = self.program.first_sequence[function]
            for number, each in enumerate(self.program.sequences(function), first):
                found.append((each.start, each.start, 0, [self.pass_point(number)]))
        gone = iter([*left_out, (len(body), len(body))])
        start, end = next(gone)
        for site in self.program.sites(function):
            while site.start >= end:
                start, end = next(gone)
            if site.start >= start:
                continue
            new = self.replace(function, site, body[site.start : site.end], scratch)
            if new is not None:
                found.append((site.start, site.end, 1, new))
        for start, end, _, new in sorted(found, key=lambda edit: (edit[0], edit[2])):
            yield start, end, new

    def left_out(self, function: int) -> list[tuple[int, int]]:
        """The stretches of the function that are not sent."""
        if self.entered is None:
            return []
        first = self.program.first_sequence[function]
        all_ = self.program.sequences(function)
        entered = {number for number in range(len(all_)) if first + number in self.entered}
        return [each for each in never_entered(all_, entered) if each.end - each.start >= SHORT]

    def pass_point(self, number: int) -> bytes:
        """Notes that the point of a sequence was passed."""
        return i32_const(0) + i32_const(1) + store_byte(self.layout.sequences + number)

    def replace(
        self, function: int, site: Site, original: bytes, scratch: int | None
    ) -> Code | None:
        """What takes the place of an instruction; None where it stays as it is."""
        opcode, immediate = site.opcode, site.immediate
        if opcode in op.ACCESS_BYTES:
            return self.access(function, site, original, scratch)
        if opcode == op.CALL:
            return [Call(immediate)]
        if opcode == op.CALL_INDIRECT:
            return [Call(("indirect", immediate))]
        if opcode == op.PREFIX:
            return [Call(("bulk", immediate))]
        if immediate in self.program.changing_globals:
            return [original[:1] + unsigned(self.program.changing_globals[immediate])]
        return [i32_const(self.program.global_value(immediate))]

    def access(
        self, function: int, site: Site, original: bytes, scratch: int | None
    ) -> Code | None:
        """A load or store with the test that it needs."""
        load = site.opcode in op.LOADS
        audited = self.recording == AUDIT
        original_code = self.audited(site, original) if audited else [original]
        if isinstance(site.need, Window):
            if self.recording == COUNT:
                return [self.count(function, site), *self.tested(site, original_code)]
            in_place = self.recording == TOUCH or (function, site.start) in self.inlined
            if in_place and (load or site.need.local is not None):
                return [*self.inline_test(site.need, scratch), original]
            return self.tested(site, original_code)
        if not isinstance(site.need, int):
            return original_code if audited else None
        if self.present(site.need, op.ACCESS_BYTES[site.opcode]):
            return None
        if not load:
            return [Call(("store", site.opcode, site.immediate))]
        offset = i32_const(site.immediate)
        return [offset + offset, Call(("test_between", True)), *original_code]

    def tested(self, site: Site, original: Code) -> Code:
        """The access after a call of its test."""
        window, key = site.need, test_key(site, site.need)
        if key[0] == "store":
            return [Call(key)]
        _, keep, low, width = key
        address: Code = [] if keep else [local_get(window.local)]
        if key in self.often:
            return [*address, Call(key), *original]
        offsets = i32_const(low) + i32_const(low + max(0, width - WIDEST_ACCESS))
        return [*address, offsets, Call(("test_between", keep)), *original]

    def inline_test(self, window: Window, scratch: int) -> Code:
        """The test of a window without a call; the address is on the stack or in a local."""
        local = scratch if window.local is None else window.local
        low, width = window.low - window.base, window.high - window.low
        begin = local_tee(scratch) if window.local is None else b""
        if self.recording:
            return [
                begin
                + self.mark(local, low)
                + self.mark(local, low + max(0, width - WIDEST_ACCESS))
            ]
        test = self.line_byte(local, low)
        if width > WIDEST_ACCESS:
            test += self.line_byte(local, low + width - WIDEST_ACCESS) + I32_OR
        return [begin + test + IF + local_get(local), Call(("test", False, low, width)), END]

    def line_byte(self, local: int, delta: int) -> bytes:
        """The byte of the line of an address near one in a local."""
        return (
            shifted(local, delta) + i32_const(LINE_SHIFT) + I32_SHR_U + load_byte(self.layout.lines)
        )

    def mark(self, local: int, delta: int) -> bytes:
        """Notes that the line of an address near one in a local was touched."""
        line = shifted(local, delta) + i32_const(LINE_SHIFT) + I32_SHR_U
        return line + i32_const(1) + store_byte(self.layout.lines)

    def note(self, function: int) -> bytes:
        """Notes that a function was called."""
        return i32_const(0) + i32_const(1) + store_byte(self.layout.calls + 4 * function)

    def count(self, function: int, site: Site) -> bytes:
        """Counts how often a test is made, for the choice of those that stand in place."""
        at = self.layout.tests + 4 * self.program.tests[function, site.start]
        return i32_const(0) + i32_const(0) + load_word(at) + i32_const(1) + I32_ADD + store_word(at)

    def audited(self, site: Site, original: bytes) -> Code:
        """An access that hands over if no test precedes it (checks presence.py at run time)."""
        if site.need is None:
            return [original]
        if site.opcode in op.STORES:
            return [Call(("audit_store", site.opcode, site.immediate))]
        width = op.ACCESS_BYTES[site.opcode]
        return [i32_const(site.immediate) + i32_const(width), Call(("audit",)), original]
