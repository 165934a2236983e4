"""Prints digests of the calculator's answers: to the requests it is given, and to drawn courses.

`python -m build_scripts.prove.answers SEED COUNT`, with a JSON array of requests on its input,
needs the standard library alone, so that any Python at hand can run it from the project's folder.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator

from build_scripts.courses import course
from calculator.browser import run

CHUNK = 500


def requests(seed: int, first: int, count: int) -> list[str]:
    """The texts of so many drawn courses, from one index on."""
    return [json.dumps(course(seed, index)) for index in range(first, first + count)]


def digest(texts: list[str]) -> str:
    """One digest of the answers to these requests."""
    return hashlib.sha256("".join(map(run, texts)).encode("ascii")).hexdigest()


def digests(seed: int, count: int) -> Iterator[str]:
    """One digest for each five hundred drawn courses."""
    for first in range(0, count, CHUNK):
        yield digest(requests(seed, first, min(CHUNK, count - first)))


if __name__ == "__main__":
    found = [digest(json.load(sys.stdin)), *digests(int(sys.argv[1]), int(sys.argv[2]))]
    sys.stdout.writelines(f"{each}\n" for each in found)
