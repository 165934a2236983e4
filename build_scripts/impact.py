"""`dev.py impact [A B]` and `dev.py golden`: what changes between two revisions.

A is HEAD unless named, B the working tree. The grid is compared by its committed golden file,
which a test holds to the rules of its revision; the cases are answered and drawn by each
revision's own calculator.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from build_scripts import drawn, figures
from build_scripts.content.load import load
from build_scripts.failure import BuildError
from build_scripts.grid import LETTERS, rows, written
from build_scripts.paths import DRAWN, FIGURES, GOLDEN, ROOT
from calculator import json_text

NEEDED = ("calculator", "content/cases", "tests/golden")
WORDS = {sign: name or "cannot be assessed" for name, sign in LETTERS.items()}
ASK = "import sys; from calculator.browser import run; sys.stdout.writelines(map(run, sys.stdin))"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One verdict that differs: where, of which set, from which word to which."""

    criteria_set: str
    when: str
    place: str
    before: str
    after: str

    @property
    def group(self) -> tuple[str, str, str, str]:
        """What changes alike: the set, the month, and both words."""
        return (self.criteria_set, self.when, self.before, self.after)


def golden(arguments: list[str]) -> int:
    """Writes what the tests hold the verdicts, the figures and the drawings to."""
    text = current_grid()
    listed = figures.written(load(ROOT).documents)
    record = drawn.written(drawn.case_courses(ROOT))
    GOLDEN.parent.mkdir(parents=True, exist_ok=True)
    GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    FIGURES.write_text(listed, encoding="utf-8", newline="\n")
    DRAWN.write_text(record, encoding="utf-8", newline="\n")
    print(f"{GOLDEN.relative_to(ROOT)}: {len(points_of(text))} grid points")
    print(f"{FIGURES.relative_to(ROOT)}: {listed.count(chr(10)) - 1} places with figures")
    print(f"{DRAWN.relative_to(ROOT)}: {record.count(chr(10)) - 1} drawings")
    return 0


def impact(arguments: list[str]) -> int:
    """Prints what changes between two revisions: verdicts in clinical words, and drawings."""
    if len(arguments) > 2:
        raise BuildError("usage: python3 dev.py impact [A [B]]; two revisions at most")
    before, after = [*arguments, *["HEAD", ""][len(arguments) :]]
    with ExitStack() as stack:
        old, new = (_tree(revision, stack) for revision in (before, after))
        print(f"From {before} to {after or 'the working tree'}:")
        for line in (*_case_lines(old, new), *_grid_lines(old, new), *_drawing_lines(old, new)):
            print(line)
    return 0


def current_grid() -> str:
    """The golden text of the rules as they are now."""
    from calculator.rules import RULES

    return written(list(rows(RULES.criteria_sets)))


def points_of(text: str) -> dict[tuple[str, str, str, str], str]:
    """The letters of a golden text, by set, part, shared words and label."""
    found: dict[tuple[str, str, str, str], str] = {}
    part, labels = "", [""]
    for line in text.splitlines():
        if line.startswith("## "):
            part = line.split(" | ")[1]
        elif line.startswith("# "):
            labels = line[2:].split(" / ")
        elif line:
            name, shared, letters = line.split(" | ")
            for label, sign in zip(labels, letters.split(), strict=True):
                found[name, part, shared, label] = sign
    return found


def word(sign: str) -> str:
    """A letter of the grid in words."""
    text = WORDS.get(sign) or f"{WORDS[sign.upper()]} with a worse category not excluded"
    return "no criterion met" if sign == "-" else text


def grid_changes(old: str, new: str) -> Iterator[Change]:
    """Every grid point that both texts have and that has another verdict in the second."""
    before = points_of(old)
    for place, sign in points_of(new).items():
        if place in before and before[place] != sign:
            name, part, shared, label = place
            yield Change(
                criteria_set=name,
                when=f"{part}, {shared.split(',')[0]}",
                place=f"{shared}, {label}",
                before=word(before[place]),
                after=word(sign),
            )


def _grid_lines(old: Path, new: Path) -> Iterator[str]:
    texts = [_grid_of(tree) for tree in (old, new)]
    if not texts[0] or not texts[1]:
        yield "grid: a revision has no golden file; not compared"
        return
    changes = sorted(grid_changes(*texts), key=lambda each: each.group)
    common = points_of(texts[0]).keys() & points_of(texts[1]).keys()
    yield f"grid: {len(changes)} of {len(common)} points change"
    only = len(points_of(texts[0])) + len(points_of(texts[1])) - 2 * len(common)
    if only:
        yield f"grid: {only} points stand in one revision only; not compared"
    for (name, when, before, after), alike in groupby(changes, key=lambda each: each.group):
        members = list(alike)
        yield (
            f"  {name}, {when}: {len(members)} from {before} to {after}, "
            f"for example {members[0].place}"
        )


def _grid_of(tree: Path) -> str:
    if tree == ROOT:
        return current_grid()
    file = tree / GOLDEN.relative_to(ROOT)
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _case_lines(old: Path, new: Path) -> Iterator[str]:
    courses = {name: json_text.write(each) for name, each in drawn.case_courses(new).items()}
    before, after = (_answers(tree, courses) for tree in (old, new))
    changed = [
        f"  {case}: {of}, {_categories(before[case]).get(of, 'not judged')} to {category}"
        for case in courses
        for of, category in _categories(after[case]).items()
        if _categories(before[case]).get(of) != category
    ]
    yield f"cases: {len({line.split(':')[0] for line in changed})} of {len(courses)} change"
    yield from changed


def _categories(answer: dict[str, Any]) -> dict[str, str]:
    """The category of every set."""
    sets = answer.get("criteria_sets", ())
    return {each["id"]: each["category"] or "cannot be assessed" for each in sets}


def _drawing_lines(old: Path, new: Path) -> Iterator[str]:
    """Which drawings of the cases change, and where an example of each kind begins to."""
    courses = {name: drawn.request(each) for name, each in drawn.case_courses(new).items()}
    before, after = (_answers(tree, courses) for tree in (old, new))
    changed: dict[str, dict[str, str]] = {}
    for case in courses:
        was, now = drawn.drawings_in(before[case]), drawn.drawings_in(after[case])
        for kind in (each for each in now if was.get(each, "") != now[each]):
            where = drawn.first_difference(was.get(kind, ""), now[kind])
            changed.setdefault(kind, {})[case] = where
    yield f"drawings: {sum(map(len, changed.values()))} change"
    for kind, cases in changed.items():
        case, where = next(iter(cases.items()))
        yield f"  {kind}: {len(cases)}, for example {case}: {where}"


def _answers(tree: Path, requests: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What one revision's calculator answers to each case."""
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=tree,
        input="".join(requests.values()),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise BuildError(f"the calculator of {tree} does not run:\n{done.stderr.strip()}")
    answers = (json.loads(line) for line in done.stdout.splitlines())
    return dict(zip(requests, answers, strict=True))


def _tree(revision: str, stack: ExitStack) -> Path:
    """A folder with the needed parts of a revision; the working tree where none is named."""
    if not revision:
        return ROOT
    present = [part for part in NEEDED if _git("ls-tree", "--name-only", revision, part).strip()]
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    archive = _git("archive", "--format=zip", revision, *present)
    zipfile.ZipFile(io.BytesIO(archive)).extractall(folder)
    return folder


def _git(*arguments: str) -> bytes:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True)
    if done.returncode:
        raise BuildError(f"git {' '.join(arguments)}: {done.stderr.decode().strip()}")
    return done.stdout
