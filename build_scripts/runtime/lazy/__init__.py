"""The lazy runtime: CPython with the rules imported, of which only the needed parts are sent.

docs/lazy-runtime.md explains it to a maintainer who has never seen WebAssembly.
"""

import os

ENABLED = os.environ.get("LAZY_RUNTIME") != "no"
"""The one switch: without it the site publishes the robust runtime alone; nothing else changes.

`dev.py serve` sets the variable, so that it never waits for this build.
"""
