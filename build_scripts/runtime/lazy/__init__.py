"""The lazy runtime: CPython with the rules imported, of which only the needed parts are sent.

docs/lazy-runtime.md explains it to a maintainer who has never seen WebAssembly.
"""

ENABLED = True
"""The one switch: with False the site publishes the robust runtime alone; nothing else changes."""
