"""The content by itself: is it sound, and what does the calculator need of it."""

from build_scripts import checks, compile_rules
from build_scripts.content.load import Content, load
from build_scripts.content.problem import ContentError
from build_scripts.paths import ROOT, RULES


def sound_content() -> Content:
    """The content, if every check passes; otherwise ContentError with all that is wrong."""
    problems = checks.run(ROOT)
    if problems:
        raise ContentError(problems)
    return load(ROOT)


def write_rules(content: Content) -> None:
    """Writes what the calculator knows, if the content changed it."""
    text = compile_rules.compile_rules(content)
    if not RULES.exists() or RULES.read_text(encoding="utf-8") != text:
        RULES.parent.mkdir(parents=True, exist_ok=True)
        RULES.write_text(text, encoding="utf-8", newline="\n")
        print(f"compile: {RULES.relative_to(ROOT).as_posix()} written")


def check(arguments: list[str]) -> int:
    """`dev.py check`: reads and checks the content."""
    content = sound_content()
    print(f"check: {len(content.criteria_sets)} criteria sets, {len(content.cases)} cases, sound")
    return 0


def compile_(arguments: list[str]) -> int:
    """`dev.py compile`: writes `calculator/data/rules.json` from the content."""
    write_rules(sound_content())
    return 0
