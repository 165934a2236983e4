"""From the content to the site as it is published."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from build_scripts import configuration, stage
from build_scripts.failure import BuildError, stop_if
from build_scripts.finish import csp, links
from build_scripts.paths import BUILD, ROOT, SITE

UNFINISHED = BUILD / "site-unfinished"


def generate(folder: Path) -> None:
    """Runs the site generator; whatever it says when told to be quiet is a fault."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--config-file", str(configuration.FILE), "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    said = (done.stdout + done.stderr).strip()
    if done.returncode or said:
        raise BuildError(f"the site generator is not content:\n{said}")


def finish(folder: Path) -> int:
    """Gives each page its policy and follows every link; how many pages there are."""
    pages = links.html_files(folder)
    refused: list[str] = []
    for path in pages:
        where = path.relative_to(folder).as_posix()
        html, found = csp.finished(path.read_text(encoding="utf-8"), where)
        path.write_text(html, encoding="utf-8", newline="\n")
        refused += found
    stop_if("the content security policy", refused)
    stop_if("links", links.problems(folder, configuration.site_url()))
    return len(pages)


def site(arguments: list[str]) -> int:
    """`dev.py site`: builds the site; build/site changes only when everything is sound."""
    started = time.monotonic()
    stage.stage([])
    staged = time.monotonic()
    generate(UNFINISHED)
    generated = time.monotonic()
    count = finish(UNFINISHED)
    shutil.rmtree(SITE, ignore_errors=True)
    UNFINISHED.rename(SITE)
    ended = time.monotonic()
    print(f"site: {count} pages in build/site, {ended - started:.1f} s", end=" ")
    print(
        f"(stage {staged - started:.1f}, generate {generated - staged:.1f}, "
        f"finish {ended - generated:.1f})"
    )
    return 0
