"""The numbers and sections of the WebAssembly binary format, read and written."""

from collections.abc import Iterable

MAGIC = b"\0asm\1\0\0\0"
(
    CUSTOM,
    TYPE,
    IMPORT,
    FUNCTION,
    TABLE,
    MEMORY,
    GLOBAL,
    EXPORT,
    START,
    ELEMENT,
    CODE,
    DATA,
    DATA_COUNT,
    TAG,
) = range(14)
ORDER = (
    TYPE,
    IMPORT,
    FUNCTION,
    TABLE,
    MEMORY,
    TAG,
    GLOBAL,
    EXPORT,
    START,
    ELEMENT,
    DATA_COUNT,
    CODE,
    DATA,
    CUSTOM,
)

I32, I64, F32, F64 = 0x7F, 0x7E, 0x7D, 0x7C
FUNCREF, EXTERNREF = 0x70, 0x6F


class UnknownModuleError(RuntimeError):
    """The module of Pyodide is not one that this build knows how to divide."""


def expect(holds: bool, what: str) -> None:
    """Refuses a module that is not as the rest of this room supposes."""
    if not holds:
        raise UnknownModuleError(what)


def read_unsigned(data: bytes, at: int) -> tuple[int, int]:
    """An unsigned LEB128 number and the place after it."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def read_signed(data: bytes, at: int) -> tuple[int, int]:
    """A signed LEB128 number and the place after it."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return (value - (1 << shift) if byte & 64 else value), at


def unsigned(number: int) -> bytes:
    """A number >= 0 in unsigned LEB128."""
    if number < 128:
        return bytes((number,))
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def signed(number: int) -> bytes:
    """A number in signed LEB128."""
    out = bytearray()
    while True:
        byte = number & 127
        number >>= 7
        if (number == 0 and not byte & 64) or (number == -1 and byte & 64):
            out.append(byte)
            return bytes(out)
        out.append(byte | 128)


def vector(items: Iterable[bytes]) -> bytes:
    """Encoded items with their number before them."""
    encoded = list(items)
    return unsigned(len(encoded)) + b"".join(encoded)


def sized(data: bytes) -> bytes:
    """Bytes with their length before them."""
    return unsigned(len(data)) + data


def name(text: str) -> bytes:
    """A name, in UTF-8 with its length before it."""
    return sized(text.encode())


def read_name(data: bytes, at: int) -> tuple[str, int]:
    """A name and the place after it."""
    length, at = read_unsigned(data, at)
    return data[at : at + length].decode(), at + length


def read_sections(wasm: bytes) -> list[tuple[int, bytes]]:
    """The sections of a module in their order: (id, contents)."""
    expect(wasm[:8] == MAGIC, "not a WebAssembly module of version 1")
    sections, at = [], 8
    while at < len(wasm):
        kind = wasm[at]
        length, at = read_unsigned(wasm, at + 1)
        sections.append((kind, wasm[at : at + length]))
        at += length
    return sections


def write_module(sections: Iterable[tuple[int, bytes]]) -> bytes:
    """A module of the given sections, in the order that the specification asks for."""
    ordered = sorted(sections, key=lambda section: ORDER.index(section[0]))
    return MAGIC + b"".join(bytes((kind,)) + sized(contents) for kind, contents in ordered)


def custom(title: str, contents: bytes) -> tuple[int, bytes]:
    """A custom section."""
    return CUSTOM, name(title) + contents
