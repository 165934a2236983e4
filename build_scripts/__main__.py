"""The table of commands behind `python3 dev.py`."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from build_scripts import environment
from build_scripts.content.problem import ContentError
from build_scripts.failure import BuildError


@dataclass(frozen=True, kw_only=True)
class Command:
    """One command: what it does, in a line, and the function that does it."""

    summary: str
    function: str


# The function is named, not imported: `check` need not wait for what only `site` uses.
COMMANDS = {
    "site": Command(
        summary="check, compile, stage, build and finish: build/site as it is published",
        function="build_scripts.site:site",
    ),
    "stage": Command(
        summary="check, compile and write build/docs, from which the site is generated",
        function="build_scripts.stage:stage",
    ),
    "test": Command(
        summary="site, then every test (or those named); needs one Chromium",
        function="build_scripts.tooling:test",
    ),
    "serve": Command(
        summary="like site, watching content, templates and docs; --port 8000",
        function="build_scripts.serve:serve",
    ),
    "check": Command(
        summary="the content alone",
        function="build_scripts.facts:check",
    ),
    "compile": Command(
        summary="write calculator/data/rules.json",
        function="build_scripts.facts:compile_",
    ),
    "golden": Command(
        summary="write what tests compare with: verdicts of the grid, figures, drawings",
        function="build_scripts.impact:golden",
    ),
    "impact": Command(
        summary="the verdicts and drawings that change between two revisions: impact [A [B]]",
        function="build_scripts.impact:impact",
    ),
    "prove": Command(
        summary="the long proofs, or those named; writes docs/measured",
        function="build_scripts.prove.command:prove",
    ),
    "bench": Command(
        summary="time first answers beside other set-ups; write docs/measured: [--rounds N]",
        function="build_scripts.bench.run:bench",
    ),
    "lint": Command(
        summary="ruff: style and likely bugs",
        function="build_scripts.tooling:lint",
    ),
    "lock": Command(
        summary="write the locks of Python and npm packages anew",
        function="build_scripts.tooling:lock",
    ),
}


def usage() -> str:
    """The list that `--help` prints."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {command.summary}" for name, command in COMMANDS.items()]
    return "\n".join(["usage: python3 dev.py COMMAND [OPTIONS]", "", *lines])


def main(arguments: list[str]) -> int:
    """The exit code of the command that the first argument names."""
    environment.apply()
    if not arguments or arguments[0] in ("-h", "--help"):
        print(usage())
        return 0
    command = COMMANDS.get(arguments[0])
    if command is None:
        print(f"unknown command {arguments[0]!r}\n\n{usage()}", file=sys.stderr)
        return 2
    module, name = command.function.split(":")
    function: Callable[[list[str]], int] = getattr(import_module(module), name)
    try:
        return function(arguments[1:])
    except (ContentError, BuildError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
