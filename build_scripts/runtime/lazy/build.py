"""Makes the lazy runtime, step by step, and lets only one through that answers as Pyodide does."""

import hashlib
import json
import os
import subprocess
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build_scripts import node
from build_scripts.paths import CALCULATOR, DOCS, ROOT
from build_scripts.runtime import cache, lazy, pyodide
from build_scripts.runtime.lazy import check, divide, frozen, module, questions, rewrite
from build_scripts.runtime.lazy.binary import UnknownModuleError
from build_scripts.runtime.lazy.program import Place, Program
from build_scripts.runtime.robust.build import Runtime

HERE = Path(__file__).parent
LOADER = DOCS / "javascripts/runtime/lazy"
ENTRY = "calculator.browser:run"
EXPORTED_GLOBAL = "frozen_global_"
KEPT = ("state.json",)  # and what was frozen and recorded: the tests divide it in other ways
CHECKED_COURSES = 120
COUNTED = 40
HALVES = CORES = 2


class StepError(RuntimeError):
    """A step of the build under node failed."""


# A module that is read wrongly ends in one of the last four.
FAILURES = (
    UnknownModuleError,
    StepError,
    check.DifferentAnswerError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


def runtime(requests: Iterable[str]) -> Runtime | None:
    """The lazy runtime for these requests, or None where it is switched off or cannot be had."""
    if not lazy.ENABLED:
        return None
    try:
        folder = made(requests)
    except FAILURES as error:
        what = f"{type(error).__name__}: {error}"
        print(f"lazy runtime: NOT PUBLISHED, the robust runtime answers alone; {what}", flush=True)
        return None
    return published(folder)


def made(requests: Iterable[str]) -> Path:
    """The folder of the divided program for these requests, from the cache or made now."""
    asked = tuple(requests)
    return cache.made("lazy", _inputs(asked), lambda out: make(asked, out))


def published(folder: Path) -> Runtime:
    """The files by their path in the site; the path changes with their contents."""
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.wasm"))}
    sums = "".join(hashlib.sha256(contents).hexdigest() for contents in files.values())
    place = f"assets/lazy/{hashlib.sha256(sums.encode()).hexdigest()[:12]}/"
    more = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    first = {
        "path": f"{place}first.wasm",
        "sha256": hashlib.sha256(files["first.wasm"]).hexdigest(),
        "bytes": len(files["first.wasm"]),
        "sent": more["sent"]["first.wasm"],
    }
    manifest = {"folder": place, "first": first, **more}
    return Runtime(
        files={place + title: contents for title, contents in files.items()}, manifest=manifest
    )


def _inputs(requests: tuple[str, ...]) -> dict[str, bytes]:
    """Whatever the result depends on."""
    sources = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in (HERE, LOADER, CALCULATOR)
        for pattern in ("*.py", "*.mjs", "*.js", "*.json")
        for path in sorted(folder.rglob(pattern))
    }
    drawing = ROOT / "build_scripts/courses.py"
    pinned = pyodide.PINNED.read_bytes()
    return {
        **sources,
        "courses": drawing.read_bytes(),
        "pyodide": pinned,
        "requests": json.dumps(requests).encode(),
    }


class _Steps:
    """Says which step runs and how long the last one took."""

    def __init__(self) -> None:
        self.begun = time.monotonic()

    def __call__(self, words: str) -> None:
        print(f"lazy runtime: {time.monotonic() - self.begun:4.0f} s  {words}", flush=True)


def make(requests: tuple[str, ...], out: Path) -> None:
    """Freezes, records, divides and checks; leaves the files that are published in `out`."""
    pyodide.version()
    work = out / "work"
    work.mkdir()
    step = _Steps()
    step("made once for these rules, cases and Pyodide; takes about two minutes")
    recorded, checked = questions.recorded(requests), questions.checked(CHECKED_COURSES)
    _write_questions(work, recorded, checked)
    with ThreadPoolExecutor(CORES) as threads:
        expected = threads.submit(_stock_answers, work)
        step("freezing CPython with the rules imported")
        _freeze(work)
        step("reading Pyodide's module")
        stock = module.Module((pyodide.FOLDER / "pyodide.asm.wasm").read_bytes())
        program = Program(stock, frozen.read(work))
        step("recording what the questions touch")
        tiers, counts = _record(work, program, threads)
        step("dividing it into parts")
        functions = [frozenset().union(*(each.functions for each in tier)) for tier in tiers]
        lines = [frozenset().union(*(each.lines for each in tier)) for tier in tiers]
        entered = frozenset().union(*(each.entered for tier in tiers for each in tier))
        inlined = divide.most_made(counts)
        files = divide.divided(program, functions, lines, inlined, entered)
        for title, contents in files.items():
            (out / title).write_bytes(contents)
        step("comparing its answers with Pyodide's")
        expected.result()
        prefetched = check.compared(work, out, run_node, threads)
    sent = {title: check.compressed(contents) for title, contents in sorted(files.items())}
    manifest = {"example": recorded.example, "prefetch": prefetched, "sent": sent}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    step(f"done; {sent['first.wasm'] // 1000} KB for a first answer")
    for path in work.iterdir():
        if path.name not in KEPT and path.suffix != ".bin":
            path.unlink()


def _write_questions(
    work: Path, recorded: questions.Questions, checked: questions.Questions
) -> None:
    for number, tier in enumerate(recorded.tiers):
        shares = HALVES if number == 0 else 1  # the longest tier is recorded on both cores
        for share in range(shares):
            _write_lines(work / f"tier-{number}-{share}.jsonl", tier[share::shares])
    _write_lines(work / "count.jsonl", recorded.first[:COUNTED])
    _write_lines(work / "warming.jsonl", recorded.warming)
    for number, tier in enumerate(checked.tiers):
        _write_lines(work / f"check-{number}.jsonl", tier)


def _write_lines(file: Path, texts: Iterable[str]) -> None:
    lines = "".join(f"{json.dumps(text)}\n" for text in texts)
    file.write_text(lines, encoding="utf-8", newline="\n")


def run_node(script: str, *arguments: Path | str) -> None:
    """Runs a script of this folder under node. Raises StepError with what it said."""
    command = [*node.command("node"), str(HERE / script), *map(str, arguments)]
    environment = {**os.environ, "NODE_NO_WARNINGS": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise StepError(f"{script} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _freeze(work: Path) -> None:
    stock = (pyodide.FOLDER / "pyodide.asm.wasm").read_bytes()
    boot = work / "boot.wasm"
    boot.write_bytes(module.export_globals(stock, EXPORTED_GLOBAL))
    arguments = {
        "wasm": boot,
        "pyodide": pyodide.FOLDER,
        "package": CALCULATOR,
        "entry": ENTRY,
        "questions": work / "warming.jsonl",
        "reserve": str(frozen.RESERVE),
        "out": work,
    }
    run_node(
        "freeze.mjs", *(word for key, value in arguments.items() for word in (f"--{key}", value))
    )


def _record(
    work: Path, program: Program, threads: ThreadPoolExecutor
) -> tuple[list[list[divide.Recording]], dict[Place, int]]:
    """What each tier touched, in as many recordings as it has files; and the counts of tests."""
    for name, recording in (("tier", rewrite.TOUCH), ("count", rewrite.COUNT)):
        (work / f"{name}.wasm").write_bytes(divide.recording_module(program, recording))

    def record(file: Path) -> Path:
        out = file.with_suffix(".bin")
        run_node("record.mjs", work / f"{file.stem.split('-')[0]}.wasm", file, out)
        return out

    files = [*sorted(work.glob("tier-*.jsonl")), work / "count.jsonl"]
    *recorded, counted = threads.map(record, files)
    tiers: dict[str, list[divide.Recording]] = {}
    for out in recorded:
        recording = divide.read_recording(out, program)
        tiers.setdefault(out.stem.split("-")[1], []).append(recording)
    return list(tiers.values()), divide.read_counts(counted, program)


def _stock_answers(work: Path) -> None:
    for file in sorted(work.glob("check-?.jsonl")):
        out = file.with_suffix(".stock")
        run_node("answer.mjs", "robust", pyodide.FOLDER, CALCULATOR.parent, ENTRY, file, out)
