"""Where things are, in the repository and in what is built from it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CONTENT = ROOT / "content"
CALCULATOR = ROOT / "calculator"
DOCS = ROOT / "docs"
TEMPLATES = ROOT / "build_scripts" / "templates"
RULES = CALCULATOR / "data" / "rules.json"

BUILD = ROOT / "build"
STAGE = BUILD / "docs"
SITE = BUILD / "site"
INCLUDES = BUILD / "includes"

CACHE = ROOT / ".cache"
WASM_TOOLS = CACHE / "wasm-tools"
PYODIDE = ROOT / "node_modules" / "pyodide"
PACKAGE_LOCK = ROOT / "package-lock.json"
