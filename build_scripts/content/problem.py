"""What is wrong with the content, said so that a maintainer can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_SHOWN = 200


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong, and what would be right.

    `path` names the key in the file (`results[0].responders`) and is empty where the
    whole file is meant. `line` counts from 1.
    """

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}"
        return f"{where}: {self.path}: {self.message}" if self.path else f"{where}: {self.message}"


class ContentError(Exception):
    """All the problems found, in the order of file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


def report(problems: Sequence[Problem]) -> str:
    """The problems as a maintainer reads them, one a line, with their number at the end."""
    shown = [str(each) for each in sorted(problems)[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        shown.append(f"... and {len(problems) - MOST_SHOWN} more")
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in content"
    return "\n".join([*shown, count])
