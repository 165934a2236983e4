"""Each script of the site in one file with the modules that it imports, minified by esbuild.

A bundle keeps the folder of its script, and every script lies in a folder of docs/javascripts:
so an address that a module makes from `import.meta.url` is right before and after.
"""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build_scripts import node
from build_scripts.failure import BuildError
from build_scripts.paths import NODE_MODULES

FOLDER = "javascripts"
SITE = "javascripts/site/entry.js"
CALCULATOR = "javascripts/calculator/start.js"
CLIENT = "javascripts/runtime/client.js"
WORKERS = {
    "lazy": "javascripts/runtime/lazy/worker.js",
    "robust": "javascripts/runtime/robust_worker.js",
}
# What is loaded by its name. The client stays one module, which all scripts of a visit share.
SCRIPTS = (SITE, CALCULATOR, CLIENT, *WORKERS.values())
# What is put into the head of a page as text.
INLINE = "javascripts/calculator/at_once.js"
STYLES = "stylesheets/site.css"
ESBUILD = NODE_MODULES / "esbuild/bin/esbuild"


def _esbuild(file: Path, *options: str) -> None:
    """Minifies a file in its place. Raises BuildError with what esbuild says is wrong."""
    line = [*node.command("node"), str(ESBUILD), file.name, f"--outfile={file.name}"]
    line += ["--minify", "--allow-overwrite", "--log-level=warning", *options]
    done = subprocess.run(line, cwd=file.parent, capture_output=True, text=True, encoding="utf-8")
    if done.returncode or done.stderr:
        raise BuildError(f"{file.name}: esbuild is not content:\n{done.stderr.strip()}")


def _bundle(folder: Path, script: str) -> None:
    """Puts all its modules into a script but the other scripts, which it still imports."""
    others = [f"--external:{folder / each}" for each in SCRIPTS if each != script]
    _esbuild(folder / script, "--sourcemap", "--bundle", "--format=esm", *others)


def bundle(site: Path) -> str:
    """Bundles the scripts of a site in their places, with a map to the source of each.

    What is in a bundle is removed, and the stylesheet minified. Returns the inline script.
    """
    folder = site.resolve()
    with ThreadPoolExecutor() as pool:
        inline = pool.submit(_esbuild, folder / INLINE, "--bundle", "--format=iife")
        list(pool.map(lambda script: _bundle(folder, script), SCRIPTS))
        inline.result()
    text = (folder / INLINE).read_text(encoding="utf-8").strip()
    for path in (folder / FOLDER).rglob("*.js"):
        if path.relative_to(folder).as_posix() not in SCRIPTS:
            path.unlink()
    _esbuild(folder / STYLES, "--sourcemap")
    return text
