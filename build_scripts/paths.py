"""Where things are, in the repository and in what is built from it."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CALCULATOR = ROOT / "calculator"
CONTENT = ROOT / "content"
DOCS = ROOT / "docs"
CHANGELOG = ROOT / "CHANGELOG.md"
MEASURED = DOCS / "measured"
TEMPLATES = ROOT / "build_scripts" / "templates"
RULES = CALCULATOR / "data" / "rules.json"
PRACTICE = CALCULATOR / "data" / "practice.json"
GOLDEN = ROOT / "tests" / "golden" / "verdicts.txt"
FIGURES = GOLDEN.with_name("figures.txt")
DRAWN = ROOT / "tests" / "calculator" / "drawing" / "drawn.txt"

BUILD = ROOT / "build"
STAGE = BUILD / "docs"
SITE = BUILD / "site"

CACHE = ROOT / ".cache"
WASM_TOOLS = CACHE / "wasm-tools"
NODE_MODULES = ROOT / "node_modules"


def edit_url(file: str) -> str | None:
    """Where a file of the repository can be edited, or a folder seen; None where that is unknown.

    The workflow that publishes the site gives `REPOSITORY` as `owner/name`.
    """
    repository = os.environ.get("REPOSITORY")
    view = "tree" if (ROOT / file).is_dir() else "edit"
    return f"https://github.com/{repository}/{view}/main/{file}" if repository else None
