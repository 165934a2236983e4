"""One module of the divided program: some of CPython's functions, rewritten and renumbered."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable

from .added import LAZY_IMPORTS, AddedFunctions
from .binary import (
    CODE,
    DATA,
    ELEMENT,
    EXPORT,
    FUNCTION,
    GLOBAL,
    I32,
    IMPORT,
    MEMORY,
    TABLE,
    TAG,
    TYPE,
    name,
    sized,
    unsigned,
    vector,
    write_module,
)
from .emit import END, Call, Code, i32_const, locals_
from .frozen import MOST_PAGES, NO_FUNCTION
from .module import FUNCTION_KIND, GLOBAL_KIND, MEMORY_KIND, TABLE_KIND, TAG_KIND, FunctionType
from .program import Place, Program
from .rewrite import Rewriter

Target = int | tuple
HAND_OVER_TYPE = FunctionType(bytes((I32,)), b"")


def never(address: int, width: int) -> bool:
    """No constant address is known to be present."""
    return False


class Part:
    """A module with the given functions.

    The first part owns memory, tables, globals and tags; the others import them from it.
    """

    def __init__(
        self,
        program: Program,
        functions: Iterable[int],
        *,
        present: Callable[[int, int], bool] = never,
        inlined: Collection[Place] = (),
        recording: str | None = None,
        entered: Collection[int] | None = None,
    ):
        self.program, self.module, self.recording = program, program.module, recording
        self.functions = sorted(set(functions) - program.refused)
        self.own = frozenset(self.functions)
        self.types = list(self.module.types)
        self.type_numbers = {kind: number for number, kind in reversed(list(enumerate(self.types)))}
        self.bodies: dict[Target, Code] = {}
        self.kinds: dict[Target, int] = {}
        rewriter = Rewriter(
            program,
            self.functions,
            present=present,
            inlined=inlined,
            recording=recording,
            entered=entered,
        )
        for function in self.functions:
            self.kinds[function] = self.module.function_types[function]
            self.bodies[function] = rewriter.rewrite(function)
        self._add_what_is_called()
        self._number()

    def resolve(self, target: Target) -> Target:
        """What a call in this part really calls."""
        if not isinstance(target, int) or target in self.own:
            return target
        if target == self.program.trampoline:
            return ("trampoline",)
        if target < self.module.first_function:
            return target
        return ("refused", target) if target in self.program.refused else ("elsewhere", target)

    def _add_what_is_called(self) -> None:
        added = AddedFunctions(self.program, recording=self.recording is not None)
        self.calls: Counter[Target] = Counter(
            self.resolve(function) for function in self.program.called.values()
        )
        waiting = [self.bodies[function] for function in self.functions]
        waiting.append([Call(target) for target in self.calls])
        while waiting:
            for piece in waiting.pop():
                if not isinstance(piece, Call):
                    continue
                target = self.resolve(piece.target)
                self.calls[target] += 1
                if isinstance(target, int) or target in self.bodies or target in LAZY_IMPORTS:
                    continue
                kind, locals_wanted, code = added.make(target)
                groups = locals_([(locals_wanted, I32)] if locals_wanted else [])
                self.kinds[target] = self._type(kind)
                self.bodies[target] = [groups, *code, END]
                waiting.append(code)

    def _type(self, kind: FunctionType) -> int:
        if kind not in self.type_numbers:
            self.type_numbers[kind] = len(self.types)
            self.types.append(kind)
        return self.type_numbers[kind]

    def _number(self) -> None:
        """Imports first, then added functions (the commonest the shortest), then CPython's."""
        self.lazy_imports = [target for target in LAZY_IMPORTS if target in self.calls]
        self.stock_imports = sorted(
            t for t in self.calls if isinstance(t, int) and t < self.module.first_function
        )
        added = [target for target in self.bodies if not isinstance(target, int)]
        added.sort(key=lambda target: (-self.calls[target], repr(target)))
        self.defined: list[Target] = [*added, *self.functions]
        order = [*self.lazy_imports, *self.stock_imports, *self.defined]
        self.numbers = {target: number for number, target in enumerate(order)}

    def number(self, target: Target) -> bytes:
        """The index of a function in this part, encoded."""
        return unsigned(self.numbers[self.resolve(target)])

    def code_section(self) -> bytes:
        """All bodies, with the calls numbered."""
        return vector(
            sized(
                b"".join(
                    b"\x10" + self.number(p.target) if isinstance(p, Call) else p
                    for p in self.bodies[target]
                )
            )
            for target in self.defined
        )

    def function_imports(self) -> list[bytes]:
        """Imported functions: those of this runtime, and those that JavaScript gives to CPython."""
        wanted = self._type(HAND_OVER_TYPE)
        lazy = [
            name("lazy") + name(t[1]) + bytes((FUNCTION_KIND,)) + unsigned(wanted)
            for t in self.lazy_imports
        ]
        entries = [self.module.imports[index] for index in self.stock_imports]
        return lazy + [
            name("env") + name(e.name) + bytes((FUNCTION_KIND,)) + unsigned(e.type) for e in entries
        ]

    def slots(self) -> list[tuple[int, int]]:
        """(slot, function) of every slot that this part fills."""
        return sorted(
            (slot, function)
            for function in self.functions
            for slot in self.program.slots_of[function]
        )

    def slot_runs(self) -> list[tuple[int, list[int]]]:
        """The same by stretches of neighboring slots: (first slot, functions)."""
        runs: list[tuple[int, list[int]]] = []
        for slot, function in self.slots():
            if runs and runs[-1][0] + len(runs[-1][1]) == slot:
                runs[-1][1].append(function)
            else:
                runs.append((slot, [function]))
        return runs

    def element_section(self) -> bytes:
        """Active segments that put this part's functions into the function table."""
        runs = self.slot_runs()
        return vector(
            b"\0" + i32_const(slot) + END + vector(map(self.number, functions))
            for slot, functions in runs
        )

    def tables(self) -> list[bytes]:
        """The types of the tables; the function table has a slot for every function."""
        first = self.program.slot_count
        return [
            bytes((kind, 0)) + unsigned(minimum if number else first)
            for number, (kind, minimum) in enumerate(self.module.tables)
        ]

    def common_sections(
        self, imports: list[bytes], datas: Iterable[tuple[int, bytes]]
    ) -> list[tuple[int, bytes]]:
        """What every part has; `datas` are (address, bytes)."""
        functions = vector(unsigned(self.kinds[target]) for target in self.defined)
        types = vector(
            b"\x60" + sized(kind.parameters) + sized(kind.results) for kind in self.types
        )
        data = vector(
            b"\0" + i32_const(address) + END + sized(contents) for address, contents in datas
        )
        return [
            (TYPE, types),
            (IMPORT, vector(imports)),
            (FUNCTION, functions),
            (ELEMENT, self.element_section()),
            (CODE, self.code_section()),
            (DATA, data),
        ]

    def first_module(
        self, absent: bytes, datas: Iterable[tuple[int, bytes]], customs: list[tuple[int, bytes]]
    ) -> bytes:
        """The module that owns everything; `absent` is the table of that name (see Layout)."""
        program, layout = self.program, self.program.frozen.layout
        parameters = bytearray(program.slot_count)
        for slot, function in self.slots():
            parameters[slot] = program.parameters_byte(function)
        tables = [(layout.absent, absent), (layout.parameters, bytes(parameters))]
        globals_ = program.changing_globals
        exports = [
            (title, FUNCTION_KIND, self.number(index)) for title, index in program.called.items()
        ]
        exports += [("memory", MEMORY_KIND, b"\0")]
        for title, kind, number in (
            ("table", TABLE_KIND, len(self.module.tables)),
            ("global", GLOBAL_KIND, len(globals_)),
            ("tag", TAG_KIND, len(self.module.tags)),
        ):
            exports += [(f"{title}{index}", kind, unsigned(index)) for index in range(number)]
        values = [
            bytes((I32, 1)) + i32_const(program.global_value(index)) + END for index in globals_
        ]
        sections = self.common_sections(self.function_imports(), [*tables, *datas])
        sections += [
            (TABLE, vector(self.tables())),
            (MEMORY, b"\x01\x01" + unsigned(program.frozen.pages) + unsigned(MOST_PAGES)),
            (TAG, vector(b"\0" + unsigned(tag) for tag in self.module.tags)),
            (GLOBAL, vector(values)),
            (
                EXPORT,
                vector(name(title) + bytes((kind,)) + index for title, kind, index in exports),
            ),
        ]
        return write_module(sections + customs)

    def neighborhood_module(self) -> bytes:
        """A module that shares the first one's state and marks its functions present."""
        program, layout = self.program, self.program.frozen.layout
        pages = unsigned(program.frozen.pages) + unsigned(MOST_PAGES)
        imports = self.function_imports()
        imports.append(name("first") + name("memory") + bytes((MEMORY_KIND, 1)) + pages)
        for number, table in enumerate(self.tables()):
            imports.append(name("first") + name(f"table{number}") + bytes((TABLE_KIND,)) + table)
        for number in range(len(program.changing_globals)):
            imports.append(name("first") + name(f"global{number}") + bytes((GLOBAL_KIND, I32, 1)))
        for number, tag in enumerate(self.module.tags):
            imports.append(
                name("first") + name(f"tag{number}") + bytes((TAG_KIND, 0)) + unsigned(tag)
            )
        datas = []
        for slot, functions in self.slot_runs():
            datas.append((layout.absent + slot, bytes(len(functions))))
            datas.append((layout.parameters + slot, bytes(map(program.parameters_byte, functions))))
        return write_module(self.common_sections(imports, datas))


def absent_slots(program: Program, neighborhoods: dict[int, int]) -> bytes:
    """The table `absent` (see Layout): the neighborhood of each function that is not sent first."""
    absent = bytearray((NO_FUNCTION,)) * program.slot_count
    for slot, function in program.function_in.items():
        absent[slot] = (
            NO_FUNCTION if function in program.refused else neighborhoods.get(function, 0)
        )
    return bytes(absent)
