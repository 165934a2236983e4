#!/usr/bin/env python3
"""The one entry point: sets up what a command needs, then runs it.

Needs Python 3.11 or newer and git, nothing else. `python3 dev.py --help` lists the commands.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

from build_scripts import environment

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
WASM_TOOLS = ROOT / ".cache/wasm-tools"
NODE_MODULES = ROOT / "node_modules"
LOCKED = ["--require-hashes", "--only-binary", ":all:", "--disable-pip-version-check", "-qq"]

FLOOR = (3, 11)


def run(*command: object) -> int:
    """The exit code of a command that is run in the project's folder."""
    return subprocess.run([str(part) for part in command], cwd=ROOT).returncode


def need(step: str, code: int) -> None:
    """Stops with one line where a step of the set-up failed."""
    if code:
        sys.exit(f"set-up: {step} failed; see the lines above")


def out_of_date(stamp: Path, source: Path) -> bool:
    """Whether what the stamp lies in was not made from this very source."""
    wanted = hashlib.sha256(source.read_bytes()).hexdigest()
    return not stamp.exists() or stamp.read_text() != wanted


def write_stamp(stamp: Path, source: Path) -> None:
    """Notes in a finished folder which source it was made from."""
    stamp.write_text(hashlib.sha256(source.read_bytes()).hexdigest())


def set_up_python() -> None:
    """Makes .venv anew from the hash-locked requirements, if they changed."""
    lock, stamp = ROOT / "requirements.lock", VENV / "requirements.sha256"
    if PYTHON.exists() and not out_of_date(stamp, lock):
        return
    print("set-up: Python packages into .venv", flush=True)
    # pip looks at no hash of what is installed already.
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(f"set-up: cannot make .venv ({error}); on Debian: apt install python3-venv")
    need("pip install", run(PYTHON, "-m", "pip", "install", *LOCKED, "-r", lock))
    write_stamp(stamp, lock)


def set_up_wasm_tools() -> None:
    """Installs, beside .venv, the tools that run inside Pyodide's Python, if they changed."""
    lock, stamp = ROOT / "requirements-wasm.lock", WASM_TOOLS / "requirements.sha256"
    if not out_of_date(stamp, lock):
        return
    print("set-up: tools for Pyodide into .cache/wasm-tools", flush=True)
    shutil.rmtree(WASM_TOOLS, ignore_errors=True)
    # They run on Pyodide's Python, so this interpreter's version does not matter.
    flags = ["--no-deps", "--ignore-requires-python", "--target", WASM_TOOLS]
    need("pip install", run(PYTHON, "-m", "pip", "install", *LOCKED, *flags, "-r", lock))
    write_stamp(stamp, lock)


def set_up_node_modules() -> None:
    """Installs the npm packages by their integrity hashes, if they changed."""
    lock, stamp = ROOT / "package-lock.json", NODE_MODULES / "package-lock.sha256"
    if not out_of_date(stamp, lock):
        return
    print("set-up: npm packages into node_modules", flush=True)
    need("npm ci", run(PYTHON, "-m", "build_scripts.node", "npm", "ci"))
    write_stamp(stamp, lock)


# Commands that need no Pyodide start sooner without it.
PYTHON_ONLY = {"check", "compile", "golden", "impact", "lint", "lock", "--help", "-h"}


def main(arguments: list[str]) -> int:
    """Sets up, runs one command of `build_scripts`, and says how long it took."""
    if sys.version_info < FLOOR:
        sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0])
    arguments = arguments or ["--help"]
    environment.apply()
    started = time.monotonic()
    set_up_python()
    if arguments[0] not in PYTHON_ONLY:
        set_up_wasm_tools()
        set_up_node_modules()
    ready = time.monotonic()
    if ready - started > 1:
        print(f"set-up: {ready - started:.1f} s", flush=True)
    return run(PYTHON, "-m", "build_scripts", *arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
