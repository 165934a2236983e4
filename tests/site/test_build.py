"""The build: without a warning, the same everywhere, and only what was published by us."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from build_scripts import site as site_build
from build_scripts.configuration import site_url
from build_scripts.finish import links
from build_scripts.paths import ROOT, STAGE

AGAIN = """
import sys
from pathlib import Path
from build_scripts import stage
from build_scripts.runtime import cache
cache.CACHE = Path(sys.argv[1]) / "cache"
stage.write(stage.pages(), Path(sys.argv[1]) / "docs")
"""


def sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_a_second_stage_with_empty_caches_and_another_hash_seed_is_byte_identical(tmp_path):
    environment = {**os.environ, "PYTHONHASHSEED": "1"}

    subprocess.run([sys.executable, "-c", AGAIN, tmp_path], cwd=ROOT, env=environment, check=True)

    assert sums(tmp_path / "docs") == sums(STAGE)


def test_a_second_build_says_nothing_and_is_byte_identical(site, tmp_path):
    folder = tmp_path / "site"

    site_build.generate(folder)
    site_build.finish(folder)

    assert sums(folder) == sums(site)


def test_every_address_in_the_site_leads_somewhere(site):
    assert links.problems(links.read(site), site, site_url()) == []
