"""The same everywhere: each Python and each runtime gives the same bytes.

Every CPython from 3.11 on that is found is asked, and Pyodide under node and in Chromium by the
tests of the built site.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from build_scripts.failure import BuildError
from build_scripts.paths import ROOT, SITE
from build_scripts.prove.record import Proof

SEED = 2026
COURSES = 20_000
NEWEST = 20
VERSION = "import platform, sys; print(sys.version_info >= (3, 11), platform.python_version())"
IN_PYODIDE = "tests/site/test_drawn_courses.py"


def prove() -> Proof:
    """Compares the answers to all courses, byte for byte."""
    expected = _digests(sys.executable)
    versions = dict(_pythons())
    for version, python in versions.items():
        found = expected if python == sys.executable else _digests(python)
        if found != expected:
            pairs = enumerate(zip(found, expected, strict=True))
            chunk = next(place for place, (one, other) in pairs if one != other)
            raise BuildError(f"CPython {version} answers otherwise from chunk {chunk} on")
        print(f"same: CPython {version}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", IN_PYODIDE]
    if subprocess.run(command, cwd=ROOT, env={**os.environ, "COURSES": str(COURSES)}).returncode:
        raise BuildError("Pyodide answers otherwise; see the lines above")
    published = json.loads((SITE / "assets" / "runtime.json").read_text(encoding="utf-8"))
    pyodide = ("Pyodide under node", *(f"the {name} runtime in Chromium" for name in published))
    cases = len(list((ROOT / "content" / "cases").glob("*.yaml")))
    return Proof(
        shows="Every Python and every runtime gives the same bytes for the same course.",
        counts={"courses": COURSES, "cases": cases, "differences": 0},
        found=(*(f"CPython {version}" for version in versions), *pyodide),
        not_found=() if len(versions) > 1 else ("a second CPython",),
    )


def _pythons() -> Iterator[tuple[str, str]]:
    """Every CPython from 3.11 on at hand, by version; this one first."""
    names = [f"python3.{minor}" for minor in range(11, NEWEST)]
    on_path = [path for name in names if (path := shutil.which(name))]
    managed = sorted(Path.home().glob(".pyenv/versions/3.*/bin/python"))
    for python in dict.fromkeys([sys.executable, *on_path, *map(str, managed)]):
        done = subprocess.run([python, "-c", VERSION], capture_output=True, text=True)
        new_enough, _, version = done.stdout.strip().partition(" ")
        if new_enough == "True":
            yield version, python


def _digests(python: str) -> list[str]:
    command = [python, "-m", "build_scripts.prove.answers", str(SEED), str(COURSES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise BuildError(f"{python} cannot run the calculator:\n{done.stderr.strip()}")
    return done.stdout.split()
