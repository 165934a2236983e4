"""Which commit a build was made from."""

import subprocess

from build_scripts.paths import ROOT

SHORT = 12


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def commit() -> str | None:
    """The commit of the sources, or None where they were not taken from a repository."""
    return _git("rev-parse", "HEAD") or None


def build_name() -> str:
    """The build as pages show it: its commit, and whether the sources were changed since."""
    found = commit()
    if found is None:
        return "without a commit"
    return f"{found[:SHORT]}{' with changes' if _git('status', '--porcelain') else ''}"
