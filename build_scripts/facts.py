"""The content by itself: is it sound, and what does the calculator need of it."""

from pathlib import Path

from build_scripts import checks, compile_practice, compile_rules
from build_scripts.content.load import Content, load
from build_scripts.content.problem import ContentError
from build_scripts.paths import PRACTICE, ROOT, RULES


def sound_content() -> Content:
    """The content, if every check passes; otherwise ContentError with all that is wrong."""
    problems = checks.run(ROOT)
    if problems:
        raise ContentError(problems)
    return load(ROOT)


def write_rules(content: Content) -> None:
    """Writes what the calculator knows, if the content changed it."""
    _write(RULES, compile_rules.compile_rules(content))
    _write(PRACTICE, compile_practice.compile_practice(content))


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"compile: {path.relative_to(ROOT).as_posix()} written")


def check(arguments: list[str]) -> int:
    """`dev.py check`: reads and checks the content."""
    content = sound_content()
    print(f"check: {len(content.criteria_sets)} criteria sets, {len(content.cases)} cases, sound")
    return 0


def compile_(arguments: list[str]) -> int:
    """`dev.py compile`: writes `calculator/data/*.json` from the content."""
    write_rules(sound_content())
    return 0
