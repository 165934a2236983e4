"""The pinned Pyodide: its files, checked, and its own Python as a tool of the build."""

import hashlib
import json
import os
import subprocess
from pathlib import Path

from build_scripts import node
from build_scripts.paths import NODE_MODULES, ROOT, WASM_TOOLS

FOLDER = NODE_MODULES / "pyodide"
PINNED = Path(__file__).with_name("pyodide.json")
HOST = Path(__file__).with_name("host.mjs")
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


class PyodideError(RuntimeError):
    """Pyodide is not the one that is pinned, or what it was asked to run failed."""


def installed() -> dict[str, object]:
    """The version in node_modules and the SHA-256 of each file that is used of it.

    Raises PyodideError where a version has no such file.
    """
    package = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    missing = [name for name in FILES if not (FOLDER / name).is_file()]
    if missing:
        raise PyodideError(f"Pyodide {package['version']} has no {', '.join(missing)}")
    sums = {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in FILES}
    return {"version": package["version"], "sha256": sums}


def pin() -> None:
    """Writes down the version and sums of what npm installed by its integrity hashes."""
    PINNED.write_text(json.dumps(installed(), indent=2) + "\n", encoding="utf-8", newline="\n")


def version() -> str:
    """The pinned version. Raises PyodideError where node_modules holds anything else."""
    pinned = json.loads(PINNED.read_text(encoding="utf-8"))
    found = installed()
    if found != pinned:
        raise PyodideError(
            f"node_modules/pyodide is not what {PINNED.relative_to(ROOT).as_posix()} pins: "
            f"found {found}, pinned {pinned}; run `npm ci`, or `dev.py lock` after an upgrade"
        )
    return pinned["version"]


def run(script: Path, *arguments: Path | str) -> str:
    """What a Python script printed that ran on Pyodide's own Python, under node.

    The script finds the tools of `requirements-wasm.lock`; arguments that are paths are given
    as it sees them. Raises PyodideError with its traceback.
    """
    seen = [_as_seen(each) if isinstance(each, Path) else each for each in arguments]
    tools = str(WASM_TOOLS.resolve())
    command = [*node.command("node"), str(HOST), str(FOLDER), tools, str(script), *seen]
    done = subprocess.run(
        command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise PyodideError(f"{script.name} failed on Pyodide's Python:\n{done.stdout}{done.stderr}")
    return done.stdout


def _as_seen(path: Path) -> str:
    """Where the script finds a path of this machine."""
    real = path.resolve()
    return f"/host/{real.relative_to(real.anchor).as_posix()}"
