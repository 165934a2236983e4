"""What the site publishes of its runtimes, and how the page finds it."""

import json
from collections.abc import Iterable

from build_scripts.runtime.lazy import build as lazy
from build_scripts.runtime.robust import build as robust

MANIFEST = "assets/runtime.json"


def files(requests: Iterable[str]) -> dict[str, bytes]:
    """The runtimes that answer these requests, and the one file that says where they are."""
    asked = tuple(requests)
    made = {"robust": robust.runtime(asked), "lazy": lazy.runtime(asked)}
    runtimes = {name: each for name, each in made.items() if each}
    manifest = {name: each.manifest for name, each in runtimes.items()}
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    files = {path: body for each in runtimes.values() for path, body in each.files.items()}
    return {**files, MANIFEST: text.encode()}
