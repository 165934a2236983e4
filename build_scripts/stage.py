"""Everything that the site generator reads, gathered in build/docs."""

from pathlib import Path

from build_scripts import facts
from build_scripts.failure import BuildError
from build_scripts.pages.json_ld import described
from build_scripts.paths import DOCS, STAGE

TEMPLATE = ".j2"
PAGE = ".md"
# In their order: each may build on those before it.
STYLESHEETS = ("tokens", "base", "components", "plots", "calculator", "print")


def hand_written() -> dict[str, bytes]:
    """The files of docs/ that are published as they stand, and the stylesheets in one.

    A page says in its front matter what it is about.
    """
    files = sorted(path for path in DOCS.rglob("*") if path.is_file() and path.suffix != TEMPLATE)
    published = {path.relative_to(DOCS).as_posix(): _published(path) for path in files}
    styles = [published.pop(f"stylesheets/{name}.css") for name in STYLESHEETS]
    return {**published, "stylesheets/site.css": b"".join(styles)}


def _published(path: Path) -> bytes:
    if path.suffix == PAGE:
        return described(path.read_text(encoding="utf-8")).encode()
    return path.read_bytes()


def merged(*sources: dict[str, str | bytes]) -> dict[str, bytes]:
    """All files by their path; a path that two sources claim is an error.

    >>> merged({"a.md": "A"}, {"b.md": b"B"})
    {'a.md': b'A', 'b.md': b'B'}
    """
    files: dict[str, bytes] = {}
    for source in sources:
        for path, body in source.items():
            if path in files:
                raise BuildError(f"{path}: two pages have this path; rename one of their sources")
            files[path] = body.encode() if isinstance(body, str) else body
    return files


def pages() -> dict[str, bytes]:
    """Every file of the stage, or ContentError with all that is wrong with the content."""
    content = facts.sound_content()
    facts.write_rules(content)
    from build_scripts import gather

    return merged(hand_written(), *gather.generated(content))


def write(files: dict[str, bytes], folder: Path) -> tuple[int, int]:
    """How many files were written and removed so that the folder holds these files alone.

    What did not change is not touched, so that a site generator that watches the folder
    builds once per edit.
    """
    written = 0
    for path, body in files.items():
        target = folder / path
        if not target.is_file() or target.read_bytes() != body:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body)
            written += 1
    present = [path for path in folder.rglob("*") if path.is_file()]
    stale = [path for path in present if path.relative_to(folder).as_posix() not in files]
    for path in stale:
        path.unlink()
    return written, len(stale)


def stage(arguments: list[str]) -> int:
    """`dev.py stage`: writes build/docs."""
    files = pages()
    written, removed = write(files, STAGE)
    print(f"stage: {len(files)} files, {written} written, {removed} removed", flush=True)
    return 0
