"""Breaks the content files in every way a slip or an attack would, and checks what is said.

The promise: no exception, no more than a second beyond the check of sound content, and for
every problem a file of the content, a line that it has, and a message. A file that is broken so
that it still means something may pass. Every broken file is a pure function of seed and index.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from build_scripts import checks
from build_scripts.content.problem import ContentError
from build_scripts.courses import Draw

Files = dict[str, bytes]
MOST_SECONDS = 1.0
SURPRISES = (
    "NO",
    "yes",
    "~",
    "null",
    "010",
    "0x1F",
    "1:30",
    "2026-11-21",
    ".inf",
    ".nan",
    "1e400",
    "1_000",
    "-0",
    "''",
    "[]",
    "{}",
    "<<",
    "*anchor",
    "&anchor a",
    "!!python/object:os.system x",
    "!!binary aGk=",
    "|",
    ">-",
    "''",
    '"\\x41"',
    "{a: 1",
    "a: 2}",
    "[1",
    "[2",
    "[3]]]",
    "<script>alert(1)</script>",
    "{{ x }}",
    "{% x %}",
    "35 %",
    "½",
    "١",
)
_KEY = re.compile(r"^(\s*(?:- )?)([A-Za-z_0-9-]+):", re.MULTILINE)
_VALUE = re.compile(r"(: )([^\n]+)$", re.MULTILINE)


def broken_files(files: Files, seed: int, index: int) -> tuple[str, str, Files]:
    """The kind of damage, the damaged file, and all files with it."""
    draw = Draw(seed, index)
    kind = list(_KINDS)[index % len(_KINDS)]
    file = draw.one(sorted(files))
    data = _KINDS[kind](draw, files[file])
    changed = {name: each for name, each in files.items() if name != file}
    return kind, file, changed if data is None else {**changed, file: data}


def fault(files: Files, sound_seconds: float) -> str | None:
    """How the check breaks its promise on these files; None where it keeps it."""
    started = time.process_time()
    try:
        problems = checks.problems_of(files)
    except ContentError as error:
        problems = list(error.problems)
    except Exception as error:  # noqa: BLE001 - whatever comes out is the fault looked for
        return f"raises {type(error).__name__}: {error}"
    seconds = time.process_time() - started - sound_seconds
    if seconds > MOST_SECONDS:
        return f"takes {seconds:.1f} s more"
    for each in problems:
        lines = files.get(each.file, b"").count(b"\n") + 2
        if not each.message.strip() or not each.file.startswith("content/"):
            return f"says {each}"
        if not 1 <= each.line <= lines:
            return f"names a line that the file does not have: {each}"
    return None


def _at_a_match(
    draw: Draw, data: bytes, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]
) -> bytes:
    text = data.decode()
    matches = list(pattern.finditer(text))
    if not matches:
        return data
    match = draw.one(matches)
    return (text[: match.start()] + change(match) + text[match.end() :]).encode()


def _renamed_key(draw: Draw, data: bytes) -> bytes:
    new = draw.one(("{}s", "x{}", "{}_", "", "on", "1", "{}-\u0430", "__init__", "<<", "note"))
    return _at_a_match(draw, data, _KEY, lambda found: f"{found[1]}{new.format(found[2])}:")


def _surprising_value(draw: Draw, data: bytes) -> bytes:
    return _at_a_match(draw, data, _VALUE, lambda found: f": {draw.one(SURPRISES)}")


def _line(draw: Draw, data: bytes, change: Callable[[bytes], list[bytes]]) -> bytes:
    lines = data.split(b"\n")
    place = draw.below(len(lines))
    return b"\n".join([*lines[:place], *change(lines[place]), *lines[place + 1 :]])


def _laughs(draw: Draw, data: bytes) -> bytes:
    """Anchors that each name the one before nine times: a billion values in a few lines."""
    bomb = ["a0: &a0 [ha, ha]"]
    bomb += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return data + "\n".join(bomb).encode() + b"\n"


def _inserted(draw: Draw, data: bytes) -> bytes:
    pieces = (
        b"\t",
        b"\xff\xfe",
        b"\x00",
        b"\xef\xbb\xbf",
        b"\xc3\x28",
        b"---\n",
        b"...\n",
        b"%YAML 9\n",
    )
    more = (
        b": ",
        b"- ",
        b"{",
        b"]",
        b"'",
        b'"',
        b"#",
        b"&a ",
        b"*a ",
        b"? ",
        b"\r",
        b"\xe2\x80\xa8",
    )
    place = draw.below(len(data) + 1)
    return data[:place] + draw.one(pieces + more) + data[place:]


def _huge(draw: Draw, data: bytes) -> bytes:
    size = 1 + draw.below(200_000)
    added = draw.one((b"x: " + b"9" * size, b"x: " + b"a " * size, b"x: [" + b"1," * size + b"]"))
    return data + added + b"\n"


def _deep(draw: Draw, data: bytes) -> bytes:
    depth = 1 + draw.below(3000)
    return (
        data + b"x: " + (b"[" * depth + b"]" * depth if draw.below(2) else b"{a: " * depth) + b"\n"
    )


_KINDS: dict[str, Callable[[Draw, bytes], bytes | None]] = {
    "a key renamed": _renamed_key,
    "a value of another type": _surprising_value,
    "a line left out": lambda draw, data: _line(draw, data, lambda line: []),
    "a line written twice": lambda draw, data: _line(draw, data, lambda line: [line, line]),
    "a line indented": lambda draw, data: _line(draw, data, lambda line: [b"  " + line]),
    "a file cut short": lambda draw, data: data[: draw.below(len(data) + 1)],
    "something put in": _inserted,
    "something huge": _huge,
    "something deep": _deep,
    "a billion laughs": _laughs,
    "an empty file": lambda draw, data: draw.one((b"", b"\n", b"# only a comment\n", b"null\n")),
    "a file missing": lambda draw, data: None,
}
