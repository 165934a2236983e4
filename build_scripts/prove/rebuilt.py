"""The whole site, built once more: from a fresh clone, with empty caches, by another Python."""

from __future__ import annotations

import platform
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from build_scripts.failure import BuildError, stop_if
from build_scripts.finish.sums import NAME
from build_scripts.paths import ROOT, SITE
from build_scripts.prove import record
from build_scripts.prove.pythons import pythons
from build_scripts.prove.record import Proof


def differing(one: str, other: str) -> list[str]:
    """The files that two lists of sums do not agree on."""
    lines = set(one.splitlines()) ^ set(other.splitlines())
    return sorted({line.partition("  ")[2] for line in lines})


def prove() -> Proof:
    """Builds the commit in another folder and compares every byte with build/site."""
    if not record.revision()["clean"]:
        raise BuildError("a fresh clone has no uncommitted changes; commit them, then build")
    published = (SITE / NAME).read_text(encoding="utf-8") if SITE.is_dir() else ""
    version, python = list(pythons().items())[-1]
    with TemporaryDirectory() as folder:
        clone = Path(folder) / "another-folder"
        _run(["git", "clone", "--quiet", str(ROOT), str(clone)], Path(folder))
        _run([python, "dev.py", "site"], clone)
        again = (clone / SITE.relative_to(ROOT) / NAME).read_text(encoding="utf-8")
    stop_if("the site built again", differing(published, again))
    versions = dict.fromkeys((platform.python_version(), version))
    return Proof(
        shows="The site, built again from a fresh clone in another folder, with empty caches and "
        "by another Python where there is one, is the same byte for byte.",
        counts={"files": len(again.splitlines()), "differences": 0},
        found=tuple(f"CPython {each}" for each in versions),
        not_found=() if len(versions) > 1 else ("a second CPython",),
    )


def _run(command: list[str], folder: Path) -> None:
    if subprocess.run(command, cwd=folder).returncode:
        raise BuildError(f"{' '.join(command)} failed; see the lines above")
