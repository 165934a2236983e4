"""The broken files of `tests/data/bad_content`: each says in its first line where it would lie."""

from pathlib import Path

from build_scripts.content.load import sources
from build_scripts.paths import ROOT

BAD_CONTENT = ROOT / "tests" / "data" / "bad_content"


def broken(room: str, name: str) -> tuple[str, bytes]:
    """A broken file: the path that it pretends to have, and its bytes."""
    data = (BAD_CONTENT / room / f"{name}.yaml").read_bytes()
    return data.split(b"\n", 1)[0].removeprefix(b"# ").decode(), data


def names(room: str) -> list[str]:
    """The names of the broken files of a room."""
    return sorted(path.stem for path in Path(BAD_CONTENT / room).glob("*.yaml"))


def real_files_with(path: str, data: bytes) -> dict[str, bytes]:
    """The project's own content with one file put in or replaced."""
    return sources(ROOT) | {path: data}
