"""What watches over the code: tests, style, locks."""

import subprocess
import sys

from build_scripts import node
from build_scripts.failure import BuildError
from build_scripts.paths import ROOT

# Each lock, and the oldest Python that its packages are installed for.
LOCKS = {"requirements": "3.11", "requirements-wasm": "3.14", "requirements-mutants": "3.11"}


def python(*arguments: str) -> int:
    """The exit code of this Python, run on a module in the project's folder."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT).returncode


def test(arguments: list[str]) -> int:
    """`dev.py test`: builds the site, then runs the tests, or those that are named.

    The whole run also asks that every branch of the calculator was taken.
    """
    built = python("-m", "build_scripts", "site")
    if built:
        return built
    whole = ["--cov", "--cov-report=term", "--cov-fail-under=100"]
    whole += ["--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal"]
    return python("-m", "pytest", *(arguments or whole))


def lint(arguments: list[str]) -> int:
    """`dev.py lint`: ruff's checks; `--fix` mends what can be mended."""
    return python("-m", "ruff", "check", *arguments)


def lock(arguments: list[str]) -> int:
    """`dev.py lock`: writes all locks anew; `--upgrade` takes the newest versions allowed."""
    for name, version in LOCKS.items():
        options = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-annotate"]
        options += ["--python-version", version, "--custom-compile-command", "python3 dev.py lock"]
        options += ["--upgrade"] if "--upgrade" in arguments else []
        files = [f"{name}.in", "--output-file", f"{name}.lock"]
        if python("-m", "uv", "pip", "compile", "--quiet", *options, *files):
            raise BuildError(f"lock: {name}.in cannot be resolved; see the lines above")
    return node.main("npm", "install", "--package-lock-only")
