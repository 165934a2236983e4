"""Whether the divided program answers as Pyodide does, and which of its parts are missed most."""

import gzip
import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PREFETCHED_BYTES = 600_000
POISON = "165"  # what absent memory is filled with, so that an access without a test shows


class DifferentAnswerError(RuntimeError):
    """The divided program has given another answer than Pyodide, or none."""


def compressed(contents: bytes) -> int:
    """The bytes that a static host sends, gzip."""
    return len(gzip.compress(contents, 6))


def read_lines(file: Path) -> list[dict[str, object]]:
    """The results that `answer.mjs` wrote."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def compared(
    work: Path, out: Path, run_node: Callable[..., None], threads: ThreadPoolExecutor
) -> list[str]:
    """The parts that are fetched in advance.

    Asks every question that the profile has not seen, in one instance and in fresh ones, with
    absent memory zero and poisoned. Raises DifferentAnswerError at the first other answer.
    """

    def ask(job: tuple[Path, str, tuple[str, ...]]) -> list[dict[str, object]]:
        file, name, options = job
        answers = work / f"{file.stem}.{name}"
        run_node("answer.mjs", "lazy", out, file, answers, *options)
        results = read_lines(answers)
        same(read_lines(file.with_suffix(".stock")), results)
        return results

    files = sorted(work.glob("check-?.jsonl"))
    jobs = [(file, "fresh", ("--fresh", "--poison", POISON)) for file in files]
    jobs += [(file, "lasting", ()) for file in files]
    results = [result for each in threads.map(ask, jobs) for result in each]
    return prefetched(out, results)


def same(expected: list[dict[str, object]], results: list[dict[str, object]]) -> None:
    """Raises DifferentAnswerError at the first result that is not what Pyodide answered."""
    for number, (right, result) in enumerate(zip(expected, results, strict=True), 1):
        if "answer" in right and result.get("answer") != right["answer"]:
            what = result.get("over", "another answer")
            raise DifferentAnswerError(f"question {number} of the check: {what}")


def prefetched(out: Path, results: list[dict[str, object]]) -> list[str]:
    """The parts that are missed most, as many as PREFETCHED_BYTES allow, the commonest first."""
    missed = Counter(part for result in results for part in result["loaded"])
    chosen, left = [], PREFETCHED_BYTES
    for part, _ in sorted(missed.items(), key=lambda item: (-item[1], item[0])):
        size = compressed((out / part).read_bytes())
        if size <= left:
            chosen.append(part)
            left -= size
    return chosen
