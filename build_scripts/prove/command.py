"""`dev.py prove [NAME ...]`: runs the long proofs and writes what they found."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

from build_scripts import checks
from build_scripts.content.load import sources
from build_scripts.failure import BuildError, stop_if
from build_scripts.paths import ROOT
from build_scripts.prove import (
    accessible,
    browsers,
    crawl,
    fuzz_content,
    fuzz_input,
    mutants,
    rebuilt,
    record,
    same,
)
from build_scripts.prove.record import Proof

SEED = 2026
COURSES = 100_000
INPUTS = 27_000
FILES = 1_200
SECOND_READING = "tests/calculator/test_second_reading.py"


def prove(arguments: list[str]) -> int:
    """Runs the named proofs, or all, and writes a record of each that holds."""
    unknown = [name for name in arguments if name not in PROOFS]
    if unknown:
        raise BuildError(f"unknown proof {unknown[0]!r}; known proofs: {', '.join(PROOFS)}")
    for name in arguments or PROOFS:
        started = time.monotonic()
        proof = PROOFS[name]()
        record.write(name, proof, time.monotonic() - started)
        counts = ", ".join(f"{number} {what}" for what, number in proof.counts.items())
        print(f"prove: {name}: {counts}", flush=True)
        for missing in proof.not_found:
            print(f"prove: {name}: not found: {missing}", flush=True)
    return 0


def second_reading() -> Proof:
    """Compares the rules with a second reading of the criteria on a hundred thousand courses."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", SECOND_READING]
    if subprocess.run(command, cwd=ROOT, env={**os.environ, "COURSES": str(COURSES)}).returncode:
        raise BuildError("the rules and their second reading differ; see the lines above")
    return Proof(
        shows="A second reading of the criteria, written apart from the rules, agrees with them.",
        counts={"courses": COURSES, "criteria sets": 9, "differences": 0},
    )


def wrong_input() -> Proof:
    """Throws wrong input of every kind at the calculator."""
    kinds, faults = set(), []
    for index in range(INPUTS):
        kind, text = fuzz_input.strange_input(SEED, index)
        kinds.add(kind)
        if found := fuzz_input.fault(text):
            faults.append(f"{kind}, seed {SEED}, index {index}: {found}")
    stop_if("the calculator's input", faults)
    return Proof(
        shows="Wrong input is answered within a second, with a message and its place, never by "
        "an exception.",
        counts={"inputs": INPUTS, "kinds of input": len(kinds), "faults": 0},
    )


def wrong_content() -> Proof:
    """Breaks the content files in every way."""
    files = sources(ROOT)
    started = time.process_time()
    checks.problems_of(files)
    sound = time.process_time() - started
    kinds, faults = set(), []
    for index in range(FILES):
        kind, file, broken = fuzz_content.broken_files(files, SEED, index)
        kinds.add(kind)
        if found := fuzz_content.fault(broken, sound):
            faults.append(f"{kind} in {file}, seed {SEED}, index {index}: {found}")
    stop_if("the check of broken content", faults)
    return Proof(
        shows="A broken content file is refused within a second, with file, line and message, "
        "never by an exception.",
        counts={"broken files": FILES, "kinds of damage": len(kinds), "faults": 0},
    )


PROOFS: dict[str, Callable[[], Proof]] = {
    "second-reading": second_reading,
    "same": same.prove,
    "input": wrong_input,
    "content": wrong_content,
    "mutants": mutants.prove,
    "requests": crawl.prove,
    "accessible": accessible.prove,
    "browsers": browsers.other_browsers,
    "grades": browsers.grades,
    "rebuilt": rebuilt.prove,
}
"""The proofs by name; each raises BuildError where it does not hold."""
