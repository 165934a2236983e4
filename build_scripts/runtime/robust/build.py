"""The files of the robust runtime, and where the browser finds them."""

import gzip
import hashlib
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from flit_core.wheel import make_wheel_in

from build_scripts.paths import CALCULATOR, ROOT
from build_scripts.runtime import cache, pyodide

PROJECT = ROOT / "pyproject.toml"
LICENSE = ROOT / "LICENSE"
TOOLS_LOCK = ROOT / "requirements-wasm.lock"
HERE = Path(__file__).parent
DATACLASSES_HOOK = HERE / "compiled_dataclasses.py"
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


@dataclass(frozen=True, kw_only=True)
class Runtime:
    """The files by their path in the site, and what the worker has to know of them."""

    files: dict[str, bytes]
    manifest: dict[str, object]


def runtime(requests: Iterable[str]) -> Runtime:
    """The robust runtime, whose library holds what the calculator needs for these requests."""
    version = pyodide.version()
    with ThreadPoolExecutor() as threads:
        archive_made = threads.submit(_archive)
        library_made = threads.submit(_library, list(requests))
        archive, library = archive_made.result(), library_made.result()
    lock = json.loads((archive / "pyodide-lock.json").read_text(encoding="utf-8"))
    [package] = lock["packages"].values()
    wheel = (archive / package["file_name"]).read_bytes()

    stock = {name: (pyodide.FOLDER / name).read_bytes() for name in STOCK}
    zipped = library.read_bytes()
    folder = f"assets/pyodide/{version}"
    paths = {
        **{name: f"{folder}/{name}" for name in stock},
        "library": f"{folder}/python_stdlib-{_digest(zipped)[:12]}.zip",
        "archive": f"assets/calculator/{package['sha256'][:12]}/{package['file_name']}",
    }
    bodies = {**stock, "library": zipped, "archive": wheel}
    # Archives are sent as they are; what the lock says of the wheel is what is expected of it.
    sent = {"library": len(zipped), "archive": len(wheel), **_compressed_sizes(stock)}
    entries = {name: _entry(paths[name], body, sent[name]) for name, body in bodies.items()}
    entries["archive"]["sha256"] = package["sha256"]
    return Runtime(
        files={paths[name]: body for name, body in bodies.items()},
        manifest={"folder": f"{folder}/", "lock": lock, "files": entries},
    )


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _entry(path: str, body: bytes, sent: int) -> dict[str, object]:
    """One download: its address, sum and size, and how much of it crosses the network."""
    return {"path": path, "sha256": _digest(body), "bytes": len(body), "sent": sent}


def _compressed_sizes(stock: dict[str, bytes]) -> dict[str, int]:
    """The size of each file as a web server compresses it."""

    def make(folder: Path) -> None:
        sizes = {name: len(gzip.compress(body, 6)) for name, body in stock.items()}
        (folder / "sizes.json").write_text(json.dumps(sizes), encoding="utf-8")

    made = cache.made("compressed", stock, make)
    return json.loads((made / "sizes.json").read_text(encoding="utf-8"))


def _sources() -> dict[str, bytes]:
    return {
        name: body
        for pattern in ("*.py", "*.json")
        for name, body in cache.folder_bytes(CALCULATOR, pattern).items()
    }


def _tools() -> dict[str, bytes]:
    """What the results depend on besides the calculator: the tools and these scripts."""
    files = [pyodide.PINNED, TOOLS_LOCK, PROJECT, LICENSE, pyodide.HOST, *HERE.glob("*.py")]
    return {path.name: path.read_bytes() for path in files}


def _archive() -> Path:
    """The folder with the compiled wheel and its lock."""

    def make(folder: Path) -> None:
        make_wheel_in(PROJECT, folder)
        pyodide.run(HERE / "pack_wheel.py", folder, pyodide.FOLDER / "pyodide-lock.json")

    return cache.made("archive", {**_sources(), **_tools()}, make)


def _library(requests: list[str]) -> Path:
    """The trimmed library."""
    lines = "".join(f"{json.dumps(request)}\n" for request in requests)
    code = {name: body for name, body in _sources().items() if name.endswith(".py")}

    def make(folder: Path) -> None:
        (folder / "requests.jsonl").write_text(lines, encoding="utf-8", newline="\n")
        arguments = (ROOT, folder / "requests.jsonl", DATACLASSES_HOOK, folder / "library.zip")
        pyodide.run(HERE / "trim_library.py", *arguments)

    made = cache.made("library", {**code, **_tools(), "requests": lines.encode()}, make)
    return made / "library.zip"
