"""Which memory accesses of a function need a test that the line they touch is present.

Value numbering over the structured control flow. Every i32 value is (root, delta), where a root is
an unknown value that never changes once it is made. A test of the bytes [root+low, root+high) that
comes before an access on every path makes a second test of the same bytes needless: a line never
becomes absent again, and nothing can change a value. Accesses to one root share the window of the
first test as long as it is no wider than a line. What lies below the stack pointer that the
function itself has read needs no test: the whole stack is always present. `record.mjs --audit`
checks this while the program runs: every access must follow a test made in the same call.
"""

from typing import NamedTuple

from . import instructions as op
from .instructions import Instruction
from .module import Module

EMPTY_BLOCK = -64
CONSTANT = 0  # the root of constants: their delta is the value
NEARBY = 1 << 20  # what is added to an address and still called a delta
STACK_FRAME = 1 << 16  # bytes below the stack pointer that a function may call its own

Value = tuple[int, int]


class Window:
    """One test: of the bytes [low, high) around a root, at the instruction of the first access.

    `base` is the delta of the address that this access has on the stack, `local` a local variable
    that holds the same address, or None.
    """

    __slots__ = ("base", "high", "local", "low")

    def __init__(self, low: int, high: int, base: int, local: int | None):
        self.low, self.high, self.base, self.local = low, high, base, local


COVERED = "covered"
Need = Window | int | str
"""What an access needs: a test, the decision for a constant address, or nothing (COVERED)."""


def needs(
    module: Module, instructions: list[Instruction], line_bytes: int, stack_pointer: int
) -> dict[int, Need]:
    """What each load and store of a function needs, by its place in the list.

    An access that is missing in the answer stands in code that is never reached.
    """
    flow = _Flow(module, instructions, line_bytes, stack_pointer)
    flow.run()
    return flow.needs


class _Block(NamedTuple):
    """What held when a block began."""

    index: int
    height: int
    values: list[Value]
    results: int
    locals: dict[int, Value]
    tests: int


class _Flow:
    def __init__(
        self, module: Module, instructions: list[Instruction], line_bytes: int, stack_pointer: int
    ):
        self.module, self.instructions = module, instructions
        self.line_bytes, self.stack_pointer = line_bytes, stack_pointer
        self.inside = op.locals_set_inside(instructions)
        self.needs: dict[int, Need] = {}
        self.roots = 0
        self.stack_roots: set[int] = set()
        self.locals: dict[int, Value] = {}
        self.stack: list[Value] = []
        self.blocks: list[_Block] = []
        self.windows: dict[int, list[Window]] = {}
        self.tested: list[int] = []  # the roots of the windows, in the order of their tests

    def run(self) -> None:
        for index, opcode, immediate in op.reachable(self.instructions):
            if opcode in op.BLOCK_ENDS and not self.blocks:
                return
            _STEP[opcode](self, index, opcode, immediate)

    def fresh(self) -> Value:
        """A value of which nothing is known."""
        self.roots += 1
        return (self.roots, 0)

    def push(self, number: int = 1) -> None:
        self.stack.extend(self.fresh() for _ in range(number))

    def pop(self, number: int) -> None:
        if number:
            del self.stack[-number:]

    def forget_tests(self, number: int) -> None:
        """Keeps the first tests only: the later ones stand on a path that may not be taken."""
        while len(self.tested) > number:
            self.windows[self.tested.pop()].pop()

    def forget_locals(self, index: int) -> None:
        """Locals that a block may have changed are unknown."""
        for local in self.inside[index]:
            self.locals[local] = self.fresh()

    def nothing(self, index: int, opcode: int, immediate: int) -> None:
        pass

    def constant(self, index: int, opcode: int, immediate: int) -> None:
        self.stack.append((CONSTANT, immediate & 0xFFFFFFFF))

    def produce(self, index: int, opcode: int, immediate: int) -> None:
        self.push()

    def consume(self, index: int, opcode: int, immediate: int) -> None:
        self.stack.pop()

    def consume_two(self, index: int, opcode: int, immediate: int) -> None:
        self.pop(2)

    def unary(self, index: int, opcode: int, immediate: int) -> None:
        self.stack[-1] = self.fresh()

    def binary(self, index: int, opcode: int, immediate: int) -> None:
        self.pop(2)
        self.push()

    def select(self, index: int, opcode: int, immediate: int) -> None:
        self.pop(3)
        self.push()

    def get_local(self, index: int, opcode: int, local: int) -> None:
        if local not in self.locals:
            self.locals[local] = self.fresh()
        self.stack.append(self.locals[local])

    def set_local(self, index: int, opcode: int, local: int) -> None:
        self.locals[local] = self.stack.pop()

    def tee_local(self, index: int, opcode: int, local: int) -> None:
        self.locals[local] = self.stack[-1]

    def get_global(self, index: int, opcode: int, global_: int) -> None:
        self.push()
        if global_ == self.stack_pointer:
            self.stack_roots.add(self.stack[-1][0])

    def add(self, index: int, opcode: int, immediate: int) -> None:
        right, left = self.stack.pop(), self.stack.pop()
        if left[0] == CONSTANT and left[1] < NEARBY:
            left, right = right, left
        root, delta = left
        if right[0] == CONSTANT and right[1] < NEARBY:
            self.stack.append((root, delta + right[1]))
        elif right[0] == CONSTANT and right[1] > (1 << 32) - NEARBY and root != CONSTANT:
            self.stack.append((root, delta + right[1] - (1 << 32)))
        else:
            self.push()

    def subtract(self, index: int, opcode: int, immediate: int) -> None:
        right, (root, delta) = self.stack.pop(), self.stack.pop()
        if right[0] == CONSTANT and right[1] < NEARBY and root != CONSTANT:
            self.stack.append((root, delta - right[1]))
        else:
            self.push()

    def load(self, index: int, opcode: int, offset: int) -> None:
        self.access(index, opcode, offset, self.stack.pop(), shared=True)
        self.push()

    def store(self, index: int, opcode: int, offset: int) -> None:
        self.stack.pop()
        self.access(index, opcode, offset, self.stack.pop(), shared=False)

    def access(self, index: int, opcode: int, offset: int, address: Value, *, shared: bool) -> None:
        root, delta = address
        low = delta + offset
        high = low + op.ACCESS_BYTES[opcode]
        if root == CONSTANT:
            self.needs[index] = low & 0xFFFFFFFF
            return
        if root in self.stack_roots and low >= -STACK_FRAME and high <= 0:
            self.needs[index] = COVERED
            return
        windows = self.windows.setdefault(root, [])
        for window in windows:
            if max(high, window.high) - min(low, window.low) <= self.line_bytes:
                window.low, window.high = min(low, window.low), max(high, window.high)
                self.needs[index] = COVERED
                return
        local = next((name for name, value in self.locals.items() if value == address), None)
        self.needs[index] = window = Window(low, high, delta, local)
        # Without a local, test and store are one added function: its window cannot grow.
        if shared or local is not None:
            windows.append(window)
            self.tested.append(root)

    def begin(self, index: int, opcode: int, block_type: int) -> None:
        if opcode == op.IF:
            self.stack.pop()
        parameters, results = _arity(self.module, block_type)
        if opcode == op.LOOP:
            self.forget_locals(index)
            self.pop(parameters)
            self.push(parameters)
        height = len(self.stack) - parameters
        self.blocks.append(
            _Block(index, height, self.stack[height:], results, dict(self.locals), len(self.tested))
        )

    def otherwise(self, index: int, opcode: int, immediate: int) -> None:
        block = self.blocks[-1]
        del self.stack[block.height :]
        self.forget_tests(block.tests)
        self.locals = dict(block.locals)
        if opcode == op.ELSE:
            self.stack.extend(block.values)
            return
        self.forget_locals(block.index)
        if opcode == op.CATCH:
            self.push(len(self.module.types[self.module.tags[immediate]].parameters))

    def end(self, index: int, opcode: int, immediate: int) -> None:
        block = self.blocks.pop()
        del self.stack[block.height :]
        self.forget_tests(block.tests)
        self.locals = block.locals
        self.forget_locals(block.index)
        self.push(block.results)

    def call(self, index: int, opcode: int, called: int) -> None:
        indirect = opcode == op.CALL_INDIRECT
        kind = self.module.types[called] if indirect else self.module.type_of(called)
        self.pop(len(kind.parameters) + indirect)
        self.push(len(kind.results))

    def prefixed(self, index: int, opcode: int, second: int) -> None:
        if second <= op.LAST_SATURATING_TRUNCATION:
            self.stack[-1] = self.fresh()
            return
        if second in (op.MEMORY_COPY, op.MEMORY_FILL):
            self.needs[index] = COVERED  # the test is part of the function that replaces it
            self.pop(3)
            return
        self.pop(2 if second == op.TABLE_GROW else 0)
        self.push()


def _arity(module: Module, block_type: int) -> tuple[int, int]:
    if block_type < 0:
        return 0, 0 if block_type == EMPTY_BLOCK else 1
    kind = module.types[block_type]
    return len(kind.parameters), len(kind.results)


_STEP = {
    **dict.fromkeys(range(0x46, 0xA7), _Flow.binary),
    **dict.fromkeys(op.UNARY, _Flow.unary),
    **dict.fromkeys(op.LOADS, _Flow.load),
    **dict.fromkeys(op.STORES, _Flow.store),
    **dict.fromkeys(op.BLOCKS, _Flow.begin),
    **dict.fromkeys(op.BLOCK_ENDS, _Flow.end),
    **dict.fromkeys(op.BLOCK_MIDDLES, _Flow.otherwise),
    **dict.fromkeys(op.UNCONDITIONAL | {op.NOP}, _Flow.nothing),
    **dict.fromkeys(
        (op.I64_CONST, op.F32_CONST, op.F64_CONST, op.REF_NULL, op.MEMORY_SIZE), _Flow.produce
    ),
    **dict.fromkeys((op.DROP, op.BR_IF, op.GLOBAL_SET), _Flow.consume),
    **dict.fromkeys((op.SELECT, op.SELECT_TYPED), _Flow.select),
    **dict.fromkeys((op.CALL, op.CALL_INDIRECT), _Flow.call),
    **dict.fromkeys((op.MEMORY_GROW, op.TABLE_GET), _Flow.unary),
    op.I32_CONST: _Flow.constant,
    op.I32_ADD: _Flow.add,
    op.I32_SUB: _Flow.subtract,
    op.LOCAL_GET: _Flow.get_local,
    op.LOCAL_SET: _Flow.set_local,
    op.LOCAL_TEE: _Flow.tee_local,
    op.GLOBAL_GET: _Flow.get_global,
    op.TABLE_SET: _Flow.consume_two,
    op.PREFIX: _Flow.prefixed,
}
