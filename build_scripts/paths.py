"""Where things are, in the repository and in what is built from it."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CALCULATOR = ROOT / "calculator"
CONTENT = ROOT / "content"
DOCS = ROOT / "docs"
CHANGELOG = ROOT / "CHANGELOG.md"
TEMPLATES = ROOT / "build_scripts" / "templates"
RULES = CALCULATOR / "data" / "rules.json"
GOLDEN = ROOT / "tests" / "golden" / "verdicts.txt"

BUILD = ROOT / "build"
STAGE = BUILD / "docs"
SITE = BUILD / "site"

CACHE = ROOT / ".cache"
WASM_TOOLS = CACHE / "wasm-tools"
NODE_MODULES = ROOT / "node_modules"


def edit_url(file: str) -> str | None:
    """Where a file of the repository can be edited, or None where no address is known.

    The workflow that publishes the site gives `REPOSITORY` as `owner/name`.
    """
    repository = os.environ.get("REPOSITORY")
    return f"https://github.com/{repository}/edit/main/{file}" if repository else None
