"""What the long proofs showed when they were last run, as docs/measured holds it."""

import json
from typing import Any

from build_scripts.paths import MEASURED

# Times of a first answer have a page of their own.
ELSEWHERE = "bench.json"


def proofs() -> list[dict[str, Any]]:
    """The record of each proof, by name; none where no proof was recorded."""
    files = sorted(path for path in MEASURED.glob("*.json") if path.name != ELSEWHERE)
    return [json.loads(path.read_text(encoding="utf-8")) for path in files]
