"""The same everywhere: each Python and each runtime gives the same bytes.

Every CPython from 3.11 on that is found is asked, and Pyodide under node and in Chromium by the
tests of the built site.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from build_scripts import gather
from build_scripts.content.load import load
from build_scripts.failure import BuildError
from build_scripts.paths import ROOT, SITE
from build_scripts.prove.pythons import pythons
from build_scripts.prove.record import Proof

SEED = 2026
COURSES = 20_000
IN_PYODIDE = ("tests/site/test_parity.py", "tests/site/test_drawn_courses.py")


def prove() -> Proof:
    """Compares the answers to all courses, byte for byte."""
    cases = gather.requests(load(ROOT))
    expected = _digests(sys.executable, cases)
    versions = pythons()
    for version, python in versions.items():
        found = expected if python == sys.executable else _digests(python, cases)
        if found != expected:
            pairs = enumerate(zip(found, expected, strict=True))
            chunk = next(place for place, (one, other) in pairs if one != other)
            raise BuildError(f"CPython {version} answers otherwise from chunk {chunk} on")
        print(f"same: CPython {version}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *IN_PYODIDE]
    if subprocess.run(command, cwd=ROOT, env={**os.environ, "COURSES": str(COURSES)}).returncode:
        raise BuildError("Pyodide answers otherwise; see the lines above")
    published = json.loads((SITE / "assets" / "runtime.json").read_text(encoding="utf-8"))
    pyodide = ("Pyodide under node", *(f"the {name} runtime in Chromium" for name in published))
    return Proof(
        shows="Every Python and every runtime gives the same bytes for the same course.",
        counts={"courses": COURSES, "requests of the cases": len(cases), "differences": 0},
        found=(*(f"CPython {version}" for version in versions), *pyodide),
        not_found=() if len(versions) > 1 else ("a second CPython",),
    )


def _digests(python: str, cases: list[str]) -> list[str]:
    command = [python, "-m", "build_scripts.prove.answers", str(SEED), str(COURSES)]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(cases), capture_output=True, text=True
    )
    if done.returncode:
        raise BuildError(f"{python} cannot run the calculator:\n{done.stderr.strip()}")
    return done.stdout.split()
