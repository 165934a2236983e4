"""SHA256SUMS: what every file of the site has to be, in the format of `sha256sum`."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def sums(site: Path) -> str:
    """One line for each file but the list itself: the SHA-256, two spaces, the path."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != NAME)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}\n"
        for path in files
    )
