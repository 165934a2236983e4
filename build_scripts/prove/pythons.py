"""Every CPython at hand that the project runs on."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

FIRST, LAST = 11, 19
VERSION = """
import platform, sys
cpython = platform.python_implementation() == "CPython"
print(cpython and sys.version_info >= (3, 11), platform.python_version())
"""


def pythons() -> dict[str, str]:
    """A program of each version from 3.11 on: this Python first, the newest of the others last."""
    names = [f"python3.{minor}" for minor in range(FIRST, LAST + 1)]
    on_path = [path for name in names if (path := shutil.which(name))]
    managed = map(str, Path.home().glob(".pyenv/versions/3.*/bin/python"))
    found = {platform.python_version(): sys.executable}
    others = {}
    for python in dict.fromkeys([*on_path, *managed]):
        done = subprocess.run([python, "-c", VERSION], capture_output=True, text=True)
        fits, _, version = done.stdout.strip().partition(" ")
        if fits == "True" and version not in found:
            others.setdefault(version, python)
    by_age = sorted(others, key=lambda version: [*map(int, re.findall(r"\d+", version))])
    return found | {version: others[version] for version in by_age}
