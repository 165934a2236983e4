"""The command line: `python -m calculator course.json`, or `-` for standard input.

Prints the report of a course or the answer to a request. Exits 0; 2 if the input is wrong.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from calculator.browser import run


def main(arguments: list[str]) -> int:
    """Answers the file named in the arguments and returns the exit code."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m calculator COURSE.json (or - for standard input)\n")
        return 2
    try:
        data = _read(arguments[0])
    except OSError as error:
        sys.stderr.write(f"{arguments[0]}: {error.strerror}\n")
        return 2
    answer = run(data.decode(errors="surrogateescape"))
    sys.stdout.write(answer)
    return 0 if json.loads(answer)["ok"] else 2


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    return Path(name).read_bytes()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
