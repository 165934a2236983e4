"""Pyodide's module and its frozen state together: slots, values of globals, places to rewrite."""

from functools import cached_property
from typing import NamedTuple

from . import instructions as op
from .binary import I32, expect
from .frozen import LINE_BYTES, MOST_SEQUENCES, MOST_SLOTS, MOST_TESTS, OTHER_TYPE, Frozen
from .module import FUNCTION_KIND, GLOBAL_KIND, Module
from .presence import Need, Window, needs
from .sequences import Sequence, sequences

# What JavaScript calls to ask a question (docs/javascripts/runtime/lazy/instance.js).
CALLED = (
    "malloc",
    "free",
    "PyUnicode_FromStringAndSize",
    "PyObject_CallOneArg",
    "PyUnicode_AsUTF8AndSize",
    "Py_DecRef",
    "PyErr_Clear",
)
# Limits that differ between machines: an answer that meets one is left to the robust runtime.
REFUSED = ("_Py_CheckRecursiveCall", "PyErr_NoMemory")
# The import through which Pyodide calls a C function with as many arguments as it takes.
TRAMPOLINE = "_PyEM_TrampolineCall_JS"


Place = tuple[int, int]
"""A function, and where in its body an instruction starts."""


class Site(NamedTuple):
    """An instruction that may have to be rewritten; `need` is that of a load or store."""

    start: int
    end: int
    opcode: int
    immediate: int
    need: Need | None


class Program:
    """What every part of the divided program is made from."""

    def __init__(self, module: Module, frozen: Frozen):
        self.module, self.frozen = module, frozen
        self.trampoline = module.imported(TRAMPOLINE)
        self.stack_pointer = module.exported("__stack_pointer", GLOBAL_KIND)
        self.called = {title: module.exported(title, FUNCTION_KIND) for title in CALLED}
        self.refused = {module.exported(title, FUNCTION_KIND) for title in REFUSED}
        self._sites: dict[int, tuple[Site, ...]] = {}
        self._sequences: dict[int, tuple[Sequence, ...]] = {}
        expect(
            module.type_of(self.trampoline) == (bytes((I32,) * 4), bytes((I32,))),
            "the trampoline has other parameters",
        )
        expect(self.slot_count <= MOST_SLOTS, "more functions than the tables have room for")

    @cached_property
    def function_in(self) -> dict[int, int]:
        """The function in each slot: Pyodide's own, then one for each function without."""
        slots = dict(enumerate(self.module.elements, self.module.element_offset))
        without = sorted(set(self.module.functions) - set(slots.values()))
        return slots | dict(enumerate(without, self.frozen.table_length))

    @cached_property
    def slots_of(self) -> dict[int, list[int]]:
        """All slots of each function, the first one first."""
        slots: dict[int, list[int]] = {}
        for slot, function in sorted(self.function_in.items()):
            slots.setdefault(function, []).append(slot)
        return slots

    @cached_property
    def slot_count(self) -> int:
        """The length of the function table."""
        return max(self.function_in) + 1

    @cached_property
    def changing_globals(self) -> dict[int, int]:
        """The globals that some function sets, and their numbers in the parts."""
        set_ = {
            site.immediate
            for function in self.module.functions
            for site in self.sites(function)
            if site.opcode == op.GLOBAL_SET
        }
        expect(
            all(index in self.frozen.globals for index in set_),
            "a global is set that is not frozen",
        )
        return {index: number for number, index in enumerate(sorted(set_ | {self.stack_pointer}))}

    def global_value(self, index: int) -> int:
        """The frozen value of a global."""
        entry = self.module.globals[index]
        if entry.value is None:
            return self.frozen.imported_globals[entry.name]
        return self.frozen.globals.get(index, entry.value)

    def parameters_byte(self, function: int) -> int:
        """The entry of a function in the table `parameters` (see Layout)."""
        kind = self.module.type_of(function)
        plain = (
            kind.results == bytes((I32,))
            and len(kind.parameters) < 4
            and not kind.parameters.strip(bytes((I32,)))
        )
        return 1 + len(kind.parameters) if plain else OTHER_TYPE

    def sites(self, function: int) -> tuple[Site, ...]:
        """The places in a function that a part may have to rewrite, in their order."""
        self._read(function)
        return self._sites[function]

    def sequences(self, function: int) -> tuple[Sequence, ...]:
        """The stretches of a function that control may never enter."""
        self._read(function)
        return self._sequences[function]

    @cached_property
    def first_sequence(self) -> dict[int, int]:
        """The number of each function's first sequence, where all are numbered in one row."""
        numbers, total = {}, 0
        for function in self.module.functions:
            numbers[function] = total
            total += len(self.sequences(function))
        expect(total <= MOST_SEQUENCES, "more sequences than the tables have room for")
        return numbers

    @cached_property
    def tests(self) -> dict[Place, int]:
        """The number of each test, by the place of the access that it comes before."""
        places = (
            (function, site.start)
            for function in self.module.functions
            for site in self.sites(function)
            if isinstance(site.need, Window)
        )
        numbers = {place: number for number, place in enumerate(places)}
        expect(len(numbers) <= MOST_TESTS, "more tests than the tables have room for")
        return numbers

    def _read(self, function: int) -> None:
        if function in self._sites:
            return
        found = op.decode(self.module.body(function))
        self._sequences[function] = sequences(found)
        need = needs(self.module, found, LINE_BYTES, self.stack_pointer)
        self._sites[function] = tuple(
            Site(start, end, opcode, immediate, need.get(index))
            for index, (opcode, start, immediate, end) in enumerate(found)
            if index in need or opcode in _ALWAYS
        )


_ALWAYS = frozenset({op.CALL, op.CALL_INDIRECT, op.GLOBAL_GET, op.GLOBAL_SET})
