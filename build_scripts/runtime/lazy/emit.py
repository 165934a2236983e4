"""Instructions in the binary format, for the code that is added to Pyodide's own."""

from collections.abc import Iterable
from typing import NamedTuple

from .binary import signed, unsigned, vector


class Call(NamedTuple):
    """A call whose target gets its index only when the module is put together.

    The target is the index of a function in Pyodide's module, or the key of an added function.
    """

    target: int | tuple


Code = list[bytes | Call]

UNREACHABLE, RETURN, END, ELSE = b"\x00", b"\x0f", b"\x0b", b"\x05"
IF, LOOP = b"\x04\x40", b"\x03\x40"
I32_EQZ, I32_EQ, I32_LT_U, I32_ADD, I32_SUB, I32_AND, I32_OR, I32_SHL, I32_SHR_U = (
    b"\x45", b"\x46", b"\x49", b"\x6a", b"\x6b", b"\x71", b"\x72", b"\x74", b"\x76",
)  # fmt: skip


def i32_const(number: int) -> bytes:
    """i32.const of a number that is meant modulo 2**32."""
    number &= 0xFFFFFFFF
    return b"\x41" + signed(number - (1 << 32) if number >= 1 << 31 else number)


def local_get(local: int) -> bytes:
    """local.get."""
    return b"\x20" + unsigned(local)


def local_set(local: int) -> bytes:
    """local.set."""
    return b"\x21" + unsigned(local)


def local_tee(local: int) -> bytes:
    """local.tee."""
    return b"\x22" + unsigned(local)


def branch(depth: int) -> bytes:
    """br."""
    return b"\x0c" + unsigned(depth)


def load_byte(offset: int) -> bytes:
    """i32.load8_u at a fixed offset."""
    return b"\x2d\x00" + unsigned(offset)


def store_byte(offset: int) -> bytes:
    """i32.store8 at a fixed offset."""
    return b"\x3a\x00" + unsigned(offset)


def load_word(offset: int) -> bytes:
    """i32.load at a fixed offset."""
    return b"\x28\x02" + unsigned(offset)


def store_word(offset: int) -> bytes:
    """i32.store at a fixed offset."""
    return b"\x36\x02" + unsigned(offset)


def locals_(groups: Iterable[tuple[int, int]]) -> bytes:
    """The declaration of locals: (number, type) pairs."""
    return vector(unsigned(number) + bytes((kind,)) for number, kind in groups)
