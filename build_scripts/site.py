"""From the content to the site as it is published."""

import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from tempfile import mkdtemp

from build_scripts import configuration, revision, stage
from build_scripts.failure import BuildError, stop_if
from build_scripts.finish import (
    bundle,
    csp,
    hints,
    links,
    offline,
    page,
    repairs,
    sbom,
    search,
    sums,
)
from build_scripts.paths import BUILD, ROOT, SITE

PROJECT = ROOT / "pyproject.toml"
REMINDER = "Not reviewed by a clinician. Not medical advice. Every number links to its source."


def generate(folder: Path) -> None:
    """Runs the site generator; whatever it says when told to be quiet is a fault."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--config-file", str(configuration.FILE), "--site-dir", str(folder)]
    environment = {**os.environ, "FOOTER": f"Build {revision.build_name()}. {REMINDER}"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    said = (done.stdout + done.stderr).strip()
    if done.returncode or said:
        raise BuildError(f"the site generator is not content:\n{said}")


def finish(folder: Path) -> int:
    """Bundles the scripts, mends each page, gives it its policy, follows links, adds sums and bill.

    Returns how many pages there are.
    """
    search.mend(folder)
    at_once = bundle.bundle(folder)
    pages: dict[Path, page.Page] = {}
    refused: list[str] = []
    for path in links.html_files(folder):
        where = path.relative_to(folder).as_posix()
        html = repairs.repaired(path.read_text(encoding="utf-8"))
        html = hints.finished(html, folder, where, at_once)
        pages[path] = page.read(html)
        refused += csp.refused(html, pages[path], where, at_once)
        path.write_text(csp.with_policy(html, pages[path]), encoding="utf-8", newline="\n")
    stop_if("the content security policy", refused)
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    bill = sbom.text(version, revision.build_name())
    (folder / sbom.NAME).write_text(bill, encoding="utf-8", newline="\n")
    (folder / offline.NAME).write_text(offline.manifest(folder), encoding="utf-8", newline="\n")
    (folder / sums.NAME).write_text(sums.sums(folder), encoding="utf-8", newline="\n")
    stop_if("links", links.problems(pages, folder, configuration.site_url()))
    return len(pages)


def replace_site(folder: Path) -> None:
    """Puts a finished folder in the place of build/site."""
    shutil.rmtree(SITE, ignore_errors=True)
    folder.chmod(0o755)
    folder.rename(SITE)


def site(arguments: list[str]) -> int:
    """`dev.py site`: builds the site; build/site changes only when everything is sound."""
    started = time.monotonic()
    stage.stage([])
    staged = time.monotonic()
    unfinished = Path(mkdtemp(prefix="site-unfinished-", dir=BUILD))
    try:
        generate(unfinished)
        generated = time.monotonic()
        count = finish(unfinished)
        replace_site(unfinished)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    ended = time.monotonic()
    print(
        f"site: {count} pages in build/site, {ended - started:.1f} s "
        f"(stage {staged - started:.1f}, generate {generated - staged:.1f}, "
        f"finish {ended - generated:.1f})"
    )
    return 0
