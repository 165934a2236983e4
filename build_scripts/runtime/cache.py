"""What takes seconds to make is made once for the same inputs."""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp

from build_scripts.paths import CACHE


def key(inputs: Mapping[str, bytes]) -> str:
    """One name for these inputs: the same names and bytes give the same key.

    >>> key({"a": b"1", "b": b"2"}) == key({"b": b"2", "a": b"1"})
    True
    >>> key({"a": b"12"}) == key({"a": b"1"})
    False
    """
    lines = [f"{name} {hashlib.sha256(body).hexdigest()}\n" for name, body in inputs.items()]
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()[:20]


def made(name: str, inputs: Mapping[str, bytes], make: Callable[[Path], None]) -> Path:
    """The folder that `make` filled from these inputs, now or in an earlier build.

    A folder appears only when it is complete; what was made from other inputs is removed.
    """
    shelf = CACHE / name
    folder = shelf / key(inputs)
    if not folder.is_dir():
        shelf.mkdir(parents=True, exist_ok=True)
        unfinished = Path(mkdtemp(prefix="unfinished-", dir=shelf))
        try:
            make(unfinished)
            unfinished.chmod(0o755)
            unfinished.replace(folder)
        except OSError:
            # Another build may have been quicker with the same folder.
            if not folder.is_dir():
                raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        for other in shelf.iterdir():
            if other != folder and not other.name.startswith("unfinished-"):
                shutil.rmtree(other, ignore_errors=True)
    return folder


def folder_bytes(folder: Path, pattern: str) -> dict[str, bytes]:
    """The files of a folder that match, by their path in it."""
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
