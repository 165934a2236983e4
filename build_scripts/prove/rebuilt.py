"""The lazy runtime, made once more from the same inputs."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from build_scripts import gather
from build_scripts.content.load import load
from build_scripts.failure import stop_if
from build_scripts.paths import ROOT
from build_scripts.prove.record import Proof
from build_scripts.runtime.lazy import build


def sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file that is published of a folder."""
    published = build.published(folder).files
    return {path: hashlib.sha256(body).hexdigest() for path, body in published.items()}


def prove() -> Proof:
    """Makes the lazy runtime anew and compares every byte with the one that is published."""
    requests = tuple(gather.requests(load(ROOT)))
    before = sums(build.made(requests))
    with TemporaryDirectory() as folder:
        build.make(requests, Path(folder))
        after = sums(Path(folder))
    differing = sorted(path for path in before | after if before.get(path) != after.get(path))
    stop_if("the lazy runtime made again", differing)
    return Proof(
        shows="The lazy runtime, made twice from the same inputs, is the same byte for byte.",
        counts={"files": len(before), "differences": 0},
    )
