"""What a reader's browser stores to keep the calculator, with the sum of every file."""

import hashlib
import json
import re
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import urldefrag

from build_scripts.finish import bundle, page
from build_scripts.runtime.published import MANIFEST

NAME = "assets/offline.json"
API = "api/v1/index.json"
# Without a network too, a link to a worked case opens and the build can be verified.
CASES = ("assets/cases/*.json", "api/v1/cases.json", "api/v1/cases/*.json")
PAGES = ("calculator/index.html", "criteria/index.html", "offline/index.html")
STYLE_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)")


def _within(base: str, address: str) -> str | None:
    """The path in the site that an address on a page or in a stylesheet means, if it is ours."""
    path = urldefrag(address)[0]
    if not path or ":" in path.split("/")[0] or path.startswith("//"):
        return None
    return normpath((PurePosixPath(base).parent / path).as_posix())


def loaded(site: Path, name: str) -> set[str]:
    """What the browser fetches by itself to show a page."""
    found = page.read((site / name).read_text(encoding="utf-8"))
    loaded = {_within(name, each.address) for each in found.references if each.is_loaded}
    files = {each for each in loaded if each and (site / each).is_file()}
    for sheet in [each for each in files if each.endswith(".css")]:
        text = (site / sheet).read_text(encoding="utf-8")
        within = {_within(sheet, address) for address in STYLE_ADDRESS.findall(text)}
        files |= {each for each in within if each and (site / each).is_file()}
    return files


def _runtime(site: Path) -> set[str]:
    """Every file that a runtime may fetch, those that are fetched late among them."""
    text = (site / MANIFEST).read_text(encoding="utf-8")
    return {MANIFEST, *(each for each in _strings(json.loads(text)) if (site / each).is_file())}


def _strings(value: object) -> set[str]:
    if isinstance(value, dict):
        return {found for each in value.values() for found in _strings(each)}
    if isinstance(value, list):
        return {found for each in value for found in _strings(each)}
    return {value} if isinstance(value, str) and "/" in value else set()


def manifest(site: Path) -> str:
    """The list as JSON. Its version changes with any of the files."""
    paths = {*PAGES, *_runtime(site)}
    paths |= {each for name in PAGES for each in loaded(site, name)}
    paths |= {each.relative_to(site).as_posix() for kind in CASES for each in site.glob(kind)}
    paths |= set(bundle.SCRIPTS)
    bodies = {path: (site / path).read_bytes() for path in sorted(paths)}
    sums = {path: hashlib.sha256(body).hexdigest() for path, body in bodies.items()}
    described = {
        "version": hashlib.sha256(json.dumps(sums).encode()).hexdigest()[:12],
        "revision": json.loads((site / API).read_text(encoding="utf-8"))["revision"],
        "bytes": sum(map(len, bodies.values())),
        "files": sums,
    }
    return json.dumps(described, indent=1) + "\n"
