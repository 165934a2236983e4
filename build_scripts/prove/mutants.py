"""Mutation testing: changes the calculator in one place at a time, and asks the tests to notice.

mutmut makes and runs the mutants in a copy of the project. It starts each when all modules are
imported; what lives on is tried once more in a Python of its own, as it may be used while a
module is imported. A mutant that no test notices stands in `tests/survivors.txt` under the
reason why nothing can notice it, or the proof fails. The list may only shrink: an entry that a
test now notices has to go.
"""

from __future__ import annotations

import ast
import difflib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from build_scripts.failure import BuildError, stop_if
from build_scripts.paths import CACHE, ROOT
from build_scripts.prove.record import Proof

TOOL = CACHE / "mutants"
WORK = CACHE / "mutants-work"
LOCK = ROOT / "requirements-mutants.lock"
SURVIVORS = ROOT / "tests" / "survivors.txt"
COPIED = ("calculator", "build_scripts", "content", "tests/calculator", "tests/second_reading")
DRAWN = (
    *("answer", "chart", "evidence", "glance", "markup", "milestones", "near"),
    *("options", "pathway", "ruler", "scores", "strip", "strip_table", "tables"),
    *("trace", "tracks", "what_if"),
)
MODULES = (
    *sorted(each.stem for each in (ROOT / "calculator").glob("*.py")),
    *(f"drawing/{each}" for each in DRAWN),
)
"""Every module of the calculator itself, and those that draw of which each mutant is accounted
for."""

SLOW_TESTS = ("test_whole_courses.py", "test_second_reading.py")
FAST = (
    *("-p", "no:cacheprovider", "-p", "no:unraisableexception", "-p", "no:threadexception"),
    *("--assert=plain", "--tb=no", "-x"),
    *(f"--ignore=tests/calculator/{each}" for each in SLOW_TESTS),
)
"""A mutant's fate is an exit code: what explains a failure, or tidies up after it, only costs."""

TESTS = "tests/calculator"
LIMIT_SECONDS = 300
UNNOTICED = (0, 5, 33)
"""Exit codes of pytest and mutmut: passed, no test collected, no test for this function."""


def prove() -> Proof:
    """Runs every mutant; those that live on must be the argued ones."""
    _install()
    _copy()
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(os.cpu_count() or 1)]
    with (WORK / "run.log").open("w", encoding="utf-8") as log:
        code = subprocess.run(
            command, cwd=WORK, env=_environment(), stdout=log, stderr=log
        ).returncode
    if code:
        raise BuildError(f"mutmut stopped with {code}; see {WORK / 'run.log'}")
    exit_codes = dict(_exit_codes())
    argued = set(listed(SURVIVORS.read_text(encoding="utf-8")))
    alive = list(_living_on(exit_codes, argued))
    faults = [f"lives on: {each}" for each in sorted({*alive} - argued)]
    gone = sorted(argued - {*alive})
    faults += [f"is noticed now, take it off the list: {each}" for each in gone]
    stop_if("the tests of the calculator", faults)
    return Proof(
        shows="Every change to the rules is noticed by a test, or argued to change nothing.",
        counts={
            "mutants": len(exit_codes),
            "noticed": len(exit_codes) - len(alive),
            "argued": len(alive),
            "modules": len(MODULES),
        },
        found=("mutmut",),
    )


def _living_on(exit_codes: dict[str, int], argued: set[str]) -> Iterator[str]:
    """The changes that no test noticed, those not argued tried in a Python of their own too."""
    changes = {key: _changed(WORK, key) for key, found in exit_codes.items() if found in UNNOTICED}
    again = [key for key, change in changes.items() if change not in argued]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        noticed = {key for key, found in zip(again, pool.map(_alone, again), strict=True) if found}
    yield from (change for key, change in changes.items() if key not in noticed)


def _alone(key: str) -> bool:
    """Whether a test notices a mutant that is there before its module is imported."""
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir=.", *FAST, TESTS]
    environment = _environment() | {"MUTANT_UNDER_TEST": key}
    try:
        done = subprocess.run(
            command,
            cwd=WORK / "mutants",
            env=environment,
            capture_output=True,
            timeout=LIMIT_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(TOOL), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def listed(text: str) -> Iterator[str]:
    """The mutants of the list; lines with # give the reasons of those below them."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _install() -> None:
    stamp = TOOL / "installed.txt"
    wanted = LOCK.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(TOOL, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    options = ["--require-hashes", "--only-binary", ":all:", "--target", str(TOOL), "-r", str(LOCK)]
    if subprocess.run([*pip, *options], cwd=ROOT).returncode:
        raise BuildError("mutmut cannot be installed; see the lines above")
    stamp.write_text(wanted, encoding="utf-8")


def _copy() -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    for part in COPIED:
        shutil.copytree(
            ROOT / part, WORK / part, ignore=shutil.ignore_patterns("__pycache__", "prove")
        )
    settings = {
        "source_paths": ["calculator"],
        "only_mutate": [f"calculator/{each}.py" for each in MODULES],
        "also_copy": list(COPIED[1:]),
        "pytest_add_cli_args": FAST,
        "pytest_add_cli_args_test_selection": [TESTS],
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    text = "\n".join([project, "[tool.mutmut]", *lines, ""])
    (WORK / "pyproject.toml").write_text(text, encoding="utf-8")


def _exit_codes() -> Iterator[tuple[str, int]]:
    for meta in sorted((WORK / "mutants" / "calculator").rglob("*.meta")):
        yield from json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items()


def _changed(work: Path, key: str) -> str:
    """A mutant as `module.function: what stood there -> what stands there now`."""
    module, _, name = key.rpartition(".")
    bodies = _functions(work / "mutants" / f"{module.replace('.', '/')}.py")
    original = name.rpartition("__mutmut_")[0] + "__mutmut_orig"
    before, after = bodies[original], bodies[name]
    changes = list(difflib.ndiff(before, after))
    old, new = (
        " ".join(line[2:] for line in changes if line.startswith(sign)) for sign in ("- ", "+ ")
    )
    function = name.rpartition("__mutmut_")[0].removeprefix("x_").replace("x\u01c1", "")
    return f"{module}.{function.replace(chr(0x1C1), '.')}: {old} -> {new}"


@cache
def _functions(path: Path) -> dict[str, list[str]]:
    source = path.read_text(encoding="utf-8")
    lines = source.split("\n")
    return {
        node.name: [
            line.strip().replace(node.name, "") for line in lines[node.lineno - 1 : node.end_lineno]
        ]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    }
