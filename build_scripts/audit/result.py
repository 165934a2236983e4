"""What a check of a source gives, and what the checks are given."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from build_scripts.content.audits import Audit, Statement
from build_scripts.content.load import Content
from build_scripts.content.studies import Study
from build_scripts.intervals import rounded

Item = TypeVar("Item")


class Outcome(Enum):
    """Whether what is printed follows from what else is printed."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    UNDECIDED = "undecided"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that a source prints, set against what follows from the rest of it."""

    id: str
    title: str
    locator: str
    printed: str
    recomputed: str
    outcome: Outcome


class MissingFactError(Exception):
    """The content lacks something that a check needs; the text says what."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the checks of one audit look at."""

    content: Content
    audit: Audit

    def statement(self, name: str) -> Statement:
        """A sentence that the audit holds."""
        return found(self.audit.statements, name, "statement")

    def number(self, statement: str, name: str) -> int:
        """A whole number of a sentence."""
        return int(found(self.statement(statement).numbers, name, f"number in {statement}"))

    def counted(self, statement: str, name: str) -> int:
        """A number of patients of a sentence; 0 where the sentence names none."""
        return int(self.statement(statement).numbers.get(name, 0))

    def word(self, statement: str, name: str) -> str:
        """A word of a sentence."""
        return found(self.statement(statement).words, name, f"word in {statement}")

    def column_sums(self, table: str) -> dict[str, Decimal]:
        """The sums of the columns of a printed table."""
        return found(self.audit.tables, table, "table").column_sums

    def study(self, name: str) -> Study:
        """A study of the content."""
        return found(self.content.studies, name, "study")


Checks = Callable[[Evidence], Iterator[Check]]


def found(items: dict[str, Item], name: str, kind: str) -> Item:
    """The item of a name. Raises MissingFactError where there is none."""
    if name not in items:
        raise MissingFactError(f"the audit needs the {kind} '{name}', which is not there")
    return items[name]


def the_one(items: Iterable[Item], kind: str) -> Item:
    """The only item. Raises MissingFactError where there is none, or more than one."""
    items = list(items)
    if len(items) != 1:
        raise MissingFactError(f"the audit needs one {kind}, and there are {len(items)}")
    return items[0]


def check(
    name: str, title: str, locator: str, *, printed: object, recomputed: object, holds: bool | None
) -> Check:
    """A check with its outcome; `holds` is None where the print does not decide."""
    outcome = {True: Outcome.AGREES, False: Outcome.DISAGREES, None: Outcome.UNDECIDED}[holds]
    return Check(
        id=name,
        title=title,
        locator=locator,
        printed=str(printed),
        recomputed=str(recomputed),
        outcome=outcome,
    )


def same(name: str, title: str, locator: str, printed: object, recomputed: object) -> Check:
    """A check that holds where both sides are equal."""
    return check(
        name,
        title,
        locator,
        printed=printed,
        recomputed=recomputed,
        holds=printed == recomputed,
    )


def adds_up(name: str, title: str, locator: str, printed: int, parts: Iterable[int]) -> Check:
    """A check that a printed total is the sum of its printed parts."""
    parts = list(parts)
    total = sum(parts)
    recomputed = f"{' + '.join(map(str, parts))} = {total}"
    return check(
        name, title, locator, printed=printed, recomputed=recomputed, holds=printed == total
    )


def percentage(name: str, title: str, locator: str, printed: int, patients: int, of: int) -> Check:
    """A check that a printed whole percentage is the rounding of its printed counts."""
    share = Fraction(100 * patients, of)
    return check(
        name,
        title,
        locator,
        printed=f"{patients} ({printed} %)",
        recomputed=f"{patients} of {of} = {rounded(share, 1)} %, rounds to {rounded(share)}",
        holds=rounded(share) == printed,
    )


def listed(numbers: Iterable[object]) -> str:
    """Numbers or words as a sentence lists them: "11, 13 and 20"."""
    words = [str(each) for each in numbers]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words) or "none"
