"""The build: without a warning, the same everywhere, and only what was published by us."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from build_scripts import site as site_build
from build_scripts.configuration import site_url
from build_scripts.finish import links
from build_scripts.paths import ROOT, STAGE

# What is made or installed in the project's folder, not written.
MADE = (".git", ".venv", "node_modules", ".cache", "build", "__pycache__")
INSTALLED = ("node_modules", ".cache/wasm-tools")


def copy_of_the_project(folder: Path) -> None:
    """The project elsewhere, with what is installed and without anything that was made."""
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*MADE))
    for name in INSTALLED:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to(ROOT / name)


def sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_a_stage_from_another_folder_and_hash_seed_with_no_cache_is_byte_identical(tmp_path):
    elsewhere = tmp_path / "the project elsewhere"
    copy_of_the_project(elsewhere)
    environment = {**os.environ, "PYTHONHASHSEED": "1", "LANG": "de_DE.UTF-8"}
    command = [sys.executable, "-m", "build_scripts", "stage"]

    subprocess.run(command, cwd=elsewhere, env=environment, check=True)

    assert sums(elsewhere / STAGE.relative_to(ROOT)) == sums(STAGE)


def test_a_second_build_says_nothing_and_is_byte_identical(site, tmp_path):
    folder = tmp_path / "site"

    site_build.generate(folder)
    site_build.finish(folder)

    assert sums(folder) == sums(site)


def test_every_address_in_the_site_leads_somewhere(site):
    assert links.problems(links.read(site), site, site_url()) == []
