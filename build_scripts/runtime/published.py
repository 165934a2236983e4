"""What the site publishes of its runtimes, and how the page finds it."""

import json
from collections.abc import Iterable

from build_scripts.runtime.robust import build as robust

MANIFEST = "assets/runtime.json"


def files(requests: Iterable[str]) -> dict[str, bytes]:
    """The runtimes that answer these requests, and the one file that says where they are."""
    made = robust.runtime(requests)
    manifest = {"robust": made.manifest}
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    return {**made.files, MANIFEST: text.encode()}
