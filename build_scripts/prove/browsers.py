"""Proofs that need browsers beside the one of the tests: Firefox, WebKit, Lighthouse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from build_scripts import node
from build_scripts.browsers import INSTALLED
from build_scripts.configuration import site_url
from build_scripts.failure import BuildError, stop_if
from build_scripts.pages_server import serving
from build_scripts.paths import SITE
from build_scripts.prove.record import Proof
from calculator.browser import run

WEB = Path(__file__).with_name("web")
LIMIT_SECONDS = 900
PH_POSITIVE_PERCENTS = (0, 1, 10, 20, 30, 35, 36, 65, 66, 90, 95, 100)
RUNTIMES = ("robust", "lazy")
PAGES_GRADED = ("", "criteria/", "calculator/")
GRADINGS = 3


@contextmanager
def served() -> Iterator[str]:
    """The address of the built site while the block runs."""
    if not SITE.is_dir():
        raise BuildError("build/site is missing; run `python3 dev.py site` first")
    with serving(SITE, urlsplit(site_url()).path) as address:
        yield address


def found_program(names: tuple[str, ...]) -> str | None:
    """The first of these programs that is installed."""
    return next((path for name in names if (path := shutil.which(name))), None)


def from_node(script: str, *arguments: str) -> Any:
    """What a script of `web/` wrote to the file that takes the place of OUT."""
    if not (WEB / "node_modules").is_dir():
        install = [*node.command("npm"), "ci"]
        if subprocess.run(install, cwd=WEB, env=node.environment()).returncode:
            raise BuildError("npm ci failed in build_scripts/prove/web")
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        filled = [str(out) if each == "OUT" else each for each in arguments]
        line = [*node.command("node"), script, *filled]
        done = subprocess.run(
            line,
            cwd=WEB,
            env=node.environment(),
            capture_output=True,
            text=True,
            timeout=LIMIT_SECONDS,
        )
        if done.returncode:
            raise BuildError(f"{script}: {done.stderr.strip()}")
        return json.loads(out.read_text(encoding="utf-8"))


def requests() -> list[str]:
    """Courses on and beside the edges of the criteria."""
    visits = [{"month": 12, "ph_positive_percent": each} for each in PH_POSITIVE_PERCENTS]
    return [json.dumps({"phase": "chronic", "assessments": [visit]}) for visit in visits]


def other_browsers() -> Proof:
    """Asks both runtimes in Firefox, and opens the calculator on a case there."""
    firefox = os.environ.get("SITE_FIREFOX") or found_program(("firefox-esr", "firefox"))
    not_found = [] if found_program(("WebKitWebDriver",)) else ["WebKit (WebKitWebDriver)"]
    if firefox is None:
        raise BuildError("no Firefox found; install firefox-esr, or name one in SITE_FIREFOX")
    with served() as address, TemporaryDirectory() as folder:
        asked = Path(folder) / "requests.json"
        asked.write_text(json.dumps(requests()), encoding="utf-8")
        seen = from_node("firefox.mjs", firefox, address, str(asked), "OUT")
    expected = [run(each) for each in requests()]
    faults = [*seen["faults"]]
    faults += [f"the {name} runtime differs" for name in RUNTIMES if seen[name] != expected]
    faults += [] if seen["verdicts"] else ["the calculator showed no verdict"]
    stop_if("Firefox", faults)
    return Proof(
        shows="The calculator answers in Firefox as in CPython, with both runtimes.",
        counts={"courses": len(expected), "runtimes": len(RUNTIMES), "differences": 0},
        found=(seen["version"],),
        not_found=tuple(not_found),
    )


def grades() -> Proof:
    """Lighthouse's grades of home, a page of tables and the calculator."""
    chrome = os.environ.get("SITE_BROWSER") or found_program(INSTALLED)
    if chrome is None:
        raise BuildError("no Chromium found for Lighthouse; name one in SITE_BROWSER")
    with served() as address:
        addresses = [address + page for page in PAGES_GRADED]
        graded = from_node("lighthouse.mjs", chrome, "OUT", str(GRADINGS), *addresses)
    least: dict[str, int] = {}
    remarks = []
    for each in graded:
        for category, grade in each["grades"].items():
            least[category] = min(grade, least.get(category, grade))
        name = each["address"].removeprefix(address) or "home"
        worded = ", ".join(f"{category} {grade}" for category, grade in each["grades"].items())
        remarks.append(f"{name}, {each['form']}: {worded}")
        remarks += [f"{name}, {each['form']}: {fault}" for fault in each["failed"]]
    return Proof(
        shows="Lighthouse's lowest grade in each category, of 100, over home, criteria and "
        "calculator, on a phone and on a desk; of each, the median of three runs.",
        counts=least,
        remarks=tuple(remarks),
    )
