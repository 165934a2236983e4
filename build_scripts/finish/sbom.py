"""A CycloneDX bill of materials: what the site ships, and what it was built with."""

import base64
import json
import re
from typing import Any

from build_scripts.paths import ROOT

NAME = "sbom.cdx.json"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", re.MULTILINE)
# The one npm package of which files are in the site.
SHIPPED = "pyodide"
THEME = "mkdocs-material"


def bill(version: str, build: str) -> dict[str, Any]:
    """The bill of a build, the same for the same locks.

    `scope` tells apart what reaches a reader ("required") and what only built it ("excluded").
    """
    components = {each["purl"]: each for each in [*_python(), *_npm()]}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "site",
                "name": "imatinib-dose-escalation",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}, {"license": {"id": "CC-BY-4.0"}}],
                "properties": [{"name": "build", "value": build}],
            }
        },
        "components": [components[purl] for purl in sorted(components)],
    }


def text(version: str, build: str) -> str:
    """The bill as it is published."""
    return json.dumps(bill(version, build), indent=1, sort_keys=True) + "\n"


def _component(name: str, version: str, purl: str, *, shipped: bool) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "scope": "required" if shipped else "excluded",
    }


def _python() -> list[dict[str, Any]]:
    found = []
    for lock in ("requirements.lock", "requirements-wasm.lock"):
        for name, version in PINNED.findall((ROOT / lock).read_text(encoding="utf-8")):
            purl = f"pkg:pypi/{name}@{version}"
            found.append(_component(name, version, purl, shipped=name == THEME))
    return found


def _npm() -> list[dict[str, Any]]:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    found = []
    for path, package in lock["packages"].items():
        if not path:
            continue
        name = path.rpartition("node_modules/")[2]
        purl = f"pkg:npm/{name.replace('@', '%40', 1)}@{package['version']}"
        component = _component(name, package["version"], purl, shipped=name == SHIPPED)
        digest = base64.b64decode(package["integrity"].removeprefix("sha512-")).hex()
        component["hashes"] = [{"alg": "SHA-512", "content": digest}]
        if "license" in package:
            component["licenses"] = [{"expression": package["license"]}]
        found.append(component)
    return found
