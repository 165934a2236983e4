"""The modules of each script joined in one file, so that it comes in one request, not ten.

Each module keeps a scope of its own. Of JavaScript's imports and exports only the forms that
docs/javascripts uses are known, and any other stops the build.
"""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import NamedTuple

from build_scripts.failure import BuildError

FOLDER = "javascripts"
EARLY = "javascripts/early.js"
CALCULATOR = "javascripts/calculator.js"
CALCULATOR_PAGE = "javascripts/calculator/page.js"
CLIENT = "javascripts/runtime/client.js"
WORKERS = {
    "lazy": "javascripts/runtime/lazy/worker.js",
    "robust": "javascripts/runtime/robust_worker.js",
}
# What is loaded by its name. The client stays one module, which all scripts of a visit share.
SCRIPTS = (
    "javascripts/site.js",
    EARLY,
    CALCULATOR,
    CALCULATOR_PAGE,
    CLIENT,
    *WORKERS.values(),
)
IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
OWN_ADDRESS = "import.meta.url"


class Module(NamedTuple):
    """A module as it was written; `imported` are the paths of modules with the names taken."""

    path: str
    body: str
    imported: dict[str, str]
    exported: tuple[str, ...]


def variable(path: str) -> str:
    """The variable that holds what a module exports.

    >>> variable("javascripts/runtime/client.js")
    'runtime_client'
    """
    return re.sub(r"\W", "_", path.removeprefix(f"{FOLDER}/").removesuffix(".js"))


def read(folder: Path, path: str) -> Module:
    """A module of the folder. Raises BuildError at an import or export of an unknown form."""
    source = (folder / path).read_text(encoding="utf-8")
    home = PurePosixPath(path).parent
    imported = {
        normpath((home / address).as_posix()): " ".join(names.split())
        for names, address in IMPORT.findall(source)
    }
    body = IMPORT.sub("", source)
    exported = tuple(EXPORT.findall(body))
    if unknown := UNKNOWN.search(EXPORT.sub("", body)):
        raise BuildError(f"{path}: cannot be joined with others: {unknown.group()}")
    return Module(path, body, imported, exported)


def _in_order(folder: Path, script: str, separate: Iterable[str]) -> list[Module]:
    """The modules of a script, each after those that it imports; `separate` ones stay out."""
    found: dict[str, Module] = {}

    def visit(path: str) -> None:
        if path in found or (path in separate and path != script):
            return
        module = read(folder, path)
        for each in module.imported:
            visit(each)
        found[path] = module

    visit(script)
    return list(found.values())


def _taken(module: Module) -> str:
    """The imports of a module, from the variables of the others."""
    return "".join(
        f"const {{ {names.replace(' as ', ': ')} }} = {variable(path)};\n"
        for path, names in module.imported.items()
    )


def joined(folder: Path, script: str, separate: Iterable[str] = SCRIPTS) -> str:
    """The script with all its modules but the separate ones, which are still imported."""
    home = PurePosixPath(script).parent.as_posix()
    *others, entry = _in_order(folder, script, separate)
    parts = []
    for path in dict.fromkeys(path for each in [*others, entry] for path in each.imported):
        if path in separate:
            address = relpath(path, home)
            address = address if address.startswith(".") else f"./{address}"
            parts.append(f'import * as {variable(path)} from "{address}";\n')
    for each in others:
        own = f'new URL("{relpath(each.path, home)}", {OWN_ADDRESS}).href'
        body = EXPORT.sub("", each.body).replace(OWN_ADDRESS, own)
        gives = f"return {{ {', '.join(each.exported)} }};\n"
        scope = f"(() => {{\n{_taken(each)}{body}{gives}}})()"
        parts.append(f"const {variable(each.path)} = {scope};\n")
    return "".join([*parts, _taken(entry), entry.body])


def join(site: Path) -> None:
    """Joins every script of a site in its place, and removes the modules that are in it now."""
    texts = {script: joined(site, script) for script in SCRIPTS}
    for path in sorted((site / FOLDER).rglob("*.js")):
        path.unlink()
    for script, text in texts.items():
        (site / script).write_text(text, encoding="utf-8", newline="\n")
