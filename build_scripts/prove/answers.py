"""Prints a digest of the calculator's answers for each five hundred courses.

`python -m build_scripts.prove.answers SEED COUNT` needs the standard library alone, so that any
Python at hand can run it from the project's folder.
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


def digests(seed: int, count: int) -> Iterator[str]:
    """One digest for each chunk of answers."""
    for first in range(0, count, CHUNK):
        digest = hashlib.sha256()
        for text in requests(seed, first, min(CHUNK, count - first)):
            digest.update(run(text).encode("ascii"))
        yield digest.hexdigest()


if __name__ == "__main__":
    sys.stdout.writelines(f"{each}\n" for each in digests(int(sys.argv[1]), int(sys.argv[2])))
