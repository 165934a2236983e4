"""Rules on the audit of our sources: what does not add up is said, and only that."""

from collections.abc import Iterator

from build_scripts import audit
from build_scripts.content.load import Content
from build_scripts.content.problem import Problem


def audit_is_outdated(content: Content) -> Iterator[Problem]:
    """Each recomputation that fails stands in a finding, with its value; no other finding does."""
    yield from audit.check(content)
