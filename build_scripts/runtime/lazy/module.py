"""Pyodide's module, read as far as dividing it needs; whatever is new in it is refused."""

from functools import cached_property
from typing import NamedTuple

from .binary import (
    CODE,
    CUSTOM,
    DATA,
    DATA_COUNT,
    ELEMENT,
    EXPORT,
    EXTERNREF,
    FUNCREF,
    FUNCTION,
    GLOBAL,
    I32,
    IMPORT,
    MEMORY,
    TABLE,
    TAG,
    TYPE,
    expect,
    name,
    read_name,
    read_sections,
    read_signed,
    read_unsigned,
    unsigned,
    write_module,
)

KNOWN_SECTIONS = {
    TYPE,
    IMPORT,
    FUNCTION,
    TABLE,
    MEMORY,
    GLOBAL,
    EXPORT,
    ELEMENT,
    CODE,
    DATA,
    DATA_COUNT,
    TAG,
}
FUNCTION_KIND, TABLE_KIND, MEMORY_KIND, GLOBAL_KIND, TAG_KIND = range(5)
TYPED_REFERENCES = {0x63, 0x64}
I32_CONST, END = 0x41, 0x0B


class FunctionType(NamedTuple):
    """Parameters and results, one byte for each value type."""

    parameters: bytes
    results: bytes


class FunctionImport(NamedTuple):
    """A function that JavaScript gives."""

    name: str
    type: int


class Global(NamedTuple):
    """A global; `value` is None for one that is imported."""

    name: str | None
    mutable: bool
    value: int | None


class Module:
    """The parts of a module by the names of the specification.

    Indices count as the binary does: imported functions first, then the module's own.
    """

    def __init__(self, wasm: bytes):
        contents = [section for section in read_sections(wasm) if section[0] != CUSTOM]
        self.sections = dict(contents)
        expect(len(contents) == len(self.sections), "a section occurs twice")
        expect(
            set(self.sections) <= KNOWN_SECTIONS,
            f"unknown sections {sorted(set(self.sections) - KNOWN_SECTIONS)}",
        )
        self.types = self._types()
        self.imports, imported_globals = self._imports()
        self.function_types = [entry.type for entry in self.imports] + self._numbers(FUNCTION)
        self.tables = self._tables()
        expect(self.sections[MEMORY][:2] in (b"\1\0", b"\1\1"), "not one memory of 32 bits")
        self.globals = imported_globals + self._globals()
        self.exports = self._exports()
        self.element_offset, self.elements = self._elements()
        self.bodies = self._bodies()
        self.tags = self._tags()
        expect(
            self.first_function + len(self.bodies) == len(self.function_types),
            "functions without a body",
        )
        expect(
            all(function >= self.first_function for function in self.elements),
            "an imported function in the table",
        )

    @property
    def first_function(self) -> int:
        """The index of the first function that has a body."""
        return len(self.imports)

    @property
    def functions(self) -> range:
        """The indices of all functions that have a body."""
        return range(self.first_function, len(self.function_types))

    def type_of(self, function: int) -> FunctionType:
        """Parameters and results of a function."""
        return self.types[self.function_types[function]]

    def body(self, function: int) -> bytes:
        """Locals and instructions of a function."""
        return self.bodies[function - self.first_function]

    def exported(self, title: str, kind: int) -> int:
        """The index behind an export that the runtime relies on."""
        expect(self.exports.get(title, (None,))[0] == kind, f"the module no longer exports {title}")
        return self.exports[title][1]

    def imported(self, title: str) -> int:
        """The index of an imported function that the runtime relies on."""
        found = [index for index, entry in enumerate(self.imports) if entry.name == title]
        expect(len(found) == 1, f"the module no longer imports {title}")
        return found[0]

    @cached_property
    def own_mutable_globals(self) -> list[int]:
        """Indices of the globals that can change while the program runs."""
        return [
            index
            for index, entry in enumerate(self.globals)
            if entry.mutable and entry.value is not None
        ]

    def _types(self) -> list[FunctionType]:
        data, types = self.sections[TYPE], []
        count, at = read_unsigned(data, 0)
        for _ in range(count):
            expect(data[at] == 0x60, "a type that is not a plain function type")
            length, at = read_unsigned(data, at + 1)
            parameters = data[at : at + length]
            at += length
            length, at = read_unsigned(data, at)
            results = data[at : at + length]
            at += length
            expect(not set(parameters + results) & TYPED_REFERENCES, "typed references in a type")
            types.append(FunctionType(parameters, results))
        return types

    def _imports(self) -> tuple[list[FunctionImport], list[Global]]:
        data, functions, globals_ = self.sections[IMPORT], [], []
        count, at = read_unsigned(data, 0)
        for _ in range(count):
            _, at = read_name(data, at)
            title, at = read_name(data, at)
            kind, at = data[at], at + 1
            expect(
                kind in (FUNCTION_KIND, GLOBAL_KIND),
                f"the import {title} is neither function nor global",
            )
            if kind == FUNCTION_KIND:
                type_index, at = read_unsigned(data, at)
                functions.append(FunctionImport(title, type_index))
            else:
                expect(data[at] == I32, f"the imported global {title} is no i32")
                globals_.append(Global(title, bool(data[at + 1]), None))
                at += 2
        return functions, globals_

    def _numbers(self, section: int) -> list[int]:
        data, numbers = self.sections[section], []
        count, at = read_unsigned(data, 0)
        for _ in range(count):
            number, at = read_unsigned(data, at)
            numbers.append(number)
        return numbers

    def _tables(self) -> list[tuple[int, int]]:
        data, tables = self.sections[TABLE], []
        count, at = read_unsigned(data, 0)
        for _ in range(count):
            kind, limits = data[at], data[at + 1]
            expect(kind in (FUNCREF, EXTERNREF) and limits in (0, 1), "a table of an unknown kind")
            minimum, at = read_unsigned(data, at + 2)
            if limits:
                _, at = read_unsigned(data, at)
            tables.append((kind, minimum))
        return tables

    def _globals(self) -> list[Global]:
        data, globals_ = self.sections[GLOBAL], []
        count, at = read_unsigned(data, 0)
        for _ in range(count):
            kind, mutable, opcode = data[at : at + 3]
            expect(
                kind == I32 and opcode == I32_CONST, "a global that is not set to a constant i32"
            )
            value, at = read_signed(data, at + 3)
            expect(data[at] == END, "a global with a longer expression")
            at += 1
            globals_.append(Global(None, bool(mutable), value & 0xFFFFFFFF))
        return globals_

    def _exports(self) -> dict[str, tuple[int, int]]:
        data, exports = self.sections[EXPORT], {}
        count, at = read_unsigned(data, 0)
        for _ in range(count):
            title, at = read_name(data, at)
            kind = data[at]
            index, at = read_unsigned(data, at + 1)
            exports[title] = (kind, index)
        return exports

    def _elements(self) -> tuple[int, list[int]]:
        data = self.sections[ELEMENT]
        count, at = read_unsigned(data, 0)
        expect(
            count == 1 and data[at] == 0 and data[at + 1] == I32_CONST,
            "not one active element segment",
        )
        offset, at = read_signed(data, at + 2)
        expect(data[at] == END, "an element segment at a computed place")
        count, at = read_unsigned(data, at + 1)
        functions = []
        for _ in range(count):
            function, at = read_unsigned(data, at)
            functions.append(function)
        return offset, functions

    def _bodies(self) -> list[bytes]:
        data, bodies = self.sections[CODE], []
        count, at = read_unsigned(data, 0)
        for _ in range(count):
            length, at = read_unsigned(data, at)
            bodies.append(data[at : at + length])
            at += length
        return bodies

    def _tags(self) -> list[int]:
        data, tags = self.sections.get(TAG, b"\0"), []
        count, at = read_unsigned(data, 0)
        for _ in range(count):
            type_index, at = read_unsigned(data, at + 1)
            tags.append(type_index)
        return tags


def export_globals(wasm: bytes, prefix: str) -> bytes:
    """The module with its changeable globals exported too, so that their values can be frozen."""
    module = Module(wasm)
    extra = b"".join(
        name(f"{prefix}{index}") + bytes((GLOBAL_KIND,)) + unsigned(index)
        for index in module.own_mutable_globals
    )
    sections = []
    for kind, contents in read_sections(wasm):
        if kind == EXPORT:
            count, at = read_unsigned(contents, 0)
            contents = unsigned(count + len(module.own_mutable_globals)) + contents[at:] + extra
        sections.append((kind, contents))
    return write_module(sections)
