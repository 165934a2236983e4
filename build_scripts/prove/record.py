"""Writes what a proof found to docs/measured, with commit, machine and day."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime

from build_scripts.paths import MEASURED, ROOT


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What a proof showed, in a sentence, with its counts and what it ran on or did not find."""

    shows: str
    counts: dict[str, int]
    found: tuple[str, ...] = ()
    not_found: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=())


def write(name: str, proof: Proof, seconds: float) -> None:
    """Writes one proof's record; an older one is replaced."""
    record = {
        "proof": name,
        "shows": proof.shows,
        "command": f"python3 dev.py prove {name}",
        "counts": proof.counts,
        "found": list(proof.found),
        "not_found": list(proof.not_found),
        "remarks": list(proof.remarks),
        "seconds": round(seconds),
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        **revision(),
    }
    MEASURED.mkdir(parents=True, exist_ok=True)
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    (MEASURED / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


def machine() -> dict[str, str | int]:
    """What the proof ran on, as far as it can be told without naming anyone."""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
    }


def revision() -> dict[str, str | bool]:
    """The commit that was proved, and whether the files that count were as committed."""
    return {"commit": _git("rev-parse", "HEAD").strip(), "clean": not _changed()}


def _changed() -> str:
    return _git("status", "--porcelain", "--", "calculator", "content", "build_scripts", "tests")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    return done.stdout
