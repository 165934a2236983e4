"""Runs on Pyodide's Python: the part of the standard library that the calculator imports.

trim_library.py SOURCES REQUESTS HOOK OUT: imports the calculator from the folder SOURCES, answers
each line of REQUESTS (a JSON string each), and writes to OUT a zip of the library's modules
that this took, compiled by this very interpreter, with the module HOOK and the byte code that
it gives to dataclasses.
"""

import dataclasses
import importlib
import importlib.util
import json
import marshal
import sys
import zipfile
from pathlib import Path
from types import CodeType

sources, requests, dataclasses_hook, out = sys.argv[1:]
LIBRARY = "/lib/python{}{}.zip".format(*sys.version_info[:2])
# Text codecs that the interpreter looks up by name when it opens its streams and archives.
CODECS = {"encodings/ascii.py", "encodings/latin_1.py", "encodings/cp437.py"}
# Marks byte code that is not compared with a source file: none is shipped.
UNCHECKED_HASH = (1).to_bytes(4, "little")
OLDEST = (1980, 1, 1, 0, 0, 0)


def used_modules() -> list[str]:
    """The files of the library that are imported now."""
    found = set(CODECS)
    for module in list(sys.modules.values()):
        origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        if origin.startswith(LIBRARY):
            found.add(origin.removeprefix(LIBRARY + "/"))
    return sorted(found)


def compiled(source: bytes, name: str) -> bytes:
    """Byte code of one module, without its assertions and docstrings."""
    code = compile(source, f"{LIBRARY}/{name}", "exec", dont_inherit=True, optimize=2)
    header = importlib.util.MAGIC_NUMBER + UNCHECKED_HASH + importlib.util.source_hash(source)
    return bytes(header) + marshal.dumps(code)


texts: dict[str, CodeType] = {}


def execute(text: str, names: dict[str, object], found: dict[str, object]) -> None:
    """Executes the text of a dataclass, and keeps its byte code."""
    texts[text] = compile(text, "<string>", "exec", dont_inherit=True)
    exec(texts[text], names, found)


def add(name: str, body: bytes) -> None:
    """Adds a file to the library, always in the same bytes."""
    entry = zipfile.ZipInfo(name, OLDEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    trimmed.writestr(entry, body, compresslevel=9)


sys.path.insert(0, sources)
vars(dataclasses)["exec"] = execute
run = importlib.import_module("calculator.browser").run
for line in Path(requests).read_text(encoding="utf-8").splitlines():
    run(json.loads(line))

with zipfile.ZipFile(LIBRARY) as library, zipfile.ZipFile(out, "w") as trimmed:
    for name in used_modules():
        add(f"{name}c", compiled(library.read(name), name))
    hook = Path(dataclasses_hook)
    add(f"{hook.name}c", compiled(hook.read_bytes(), hook.name))
    add(f"{hook.stem}.bin", marshal.dumps(texts))
