"""Numbers and sections of the binary format, and what is refused in a module."""

import pytest

from build_scripts.paths import NODE_MODULES
from build_scripts.runtime.lazy import binary, instructions
from build_scripts.runtime.lazy.binary import UnknownModuleError
from build_scripts.runtime.lazy.module import Module

NUMBERS = [0, 1, 63, 64, 127, 128, 8191, 8192, 2**31 - 1, 2**31, 2**32 - 1]


@pytest.fixture(scope="module")
def stock():
    return (NODE_MODULES / "pyodide/pyodide.asm.wasm").read_bytes()


@pytest.mark.parametrize("number", NUMBERS)
def test_an_unsigned_number_is_read_as_it_was_written(number):
    encoded = binary.unsigned(number)

    assert binary.read_unsigned(encoded, 0) == (number, len(encoded))


@pytest.mark.parametrize("number", [*NUMBERS, *(-each for each in NUMBERS)])
def test_a_signed_number_is_read_as_it_was_written(number):
    encoded = binary.signed(number)

    assert binary.read_signed(encoded, 0) == (number, len(encoded))


def test_the_sections_of_a_module_are_written_as_they_were_read(stock):
    sections = [each for each in binary.read_sections(stock) if each[0] != binary.CUSTOM]

    assert binary.read_sections(binary.write_module(sections)) == sections


def test_every_instruction_of_pyodide_is_known(stock):
    module = Module(stock)

    ends = [instructions.decode(module.body(each))[-1][3] for each in module.functions]

    assert ends == [len(module.body(each)) for each in module.functions]


def test_what_is_no_module_is_refused():
    with pytest.raises(UnknownModuleError, match="not a WebAssembly module of version 1"):
        Module(b"<!doctype html>")


def test_a_section_that_is_not_known_is_refused(stock):
    with pytest.raises(UnknownModuleError, match=r"unknown sections \[14\]"):
        Module(stock + bytes((14, 0)))


def test_an_instruction_that_is_not_known_is_refused():
    vector_instruction = b"\x00\xfd\x0c\x0b"

    with pytest.raises(UnknownModuleError, match="an instruction with opcode 0xfd"):
        instructions.decode(vector_instruction)


def test_an_export_that_is_gone_is_named(stock):
    module = Module(stock)

    with pytest.raises(UnknownModuleError, match="the module no longer exports PyEval_Imaginary"):
        module.exported("PyEval_Imaginary", 0)
