"""The site on this machine, made anew whenever its sources change."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from build_scripts import configuration
from build_scripts.paths import CALCULATOR, CONTENT, DOCS, ROOT

WATCHED = (CONTENT, DOCS, CALCULATOR, ROOT / "build_scripts")
PAUSE_SECONDS = 0.5


def stamps() -> dict[Path, int]:
    """When each source was last changed. What the build itself writes is left out."""
    files = (path for folder in WATCHED for path in folder.rglob("*") if path.is_file())
    sources = (path for path in files if "__pycache__" not in path.parts)
    return {path: path.stat().st_mtime_ns for path in sources if path.parent.name != "data"}


def stage() -> bool:
    """Whether build/docs was written; if not, the reason is printed and the old one stays.

    A fresh interpreter, because code and rules may be what changed. The lazy runtime takes
    minutes to make and answers as the robust one does, so it is left out.
    """
    command = [sys.executable, "-m", "build_scripts", "stage"]
    without_lazy = {**os.environ, "LAZY_RUNTIME": "no"}
    return subprocess.run(command, cwd=ROOT, env=without_lazy).returncode == 0


def changes() -> Iterator[None]:
    """Yields at once, and again after each change of a source."""
    seen: dict[Path, int] = {}
    while True:
        now = stamps()
        if now != seen:
            seen = now
            yield
        time.sleep(PAUSE_SECONDS)


def serve(arguments: list[str]) -> int:
    """`dev.py serve`: watches the sources and serves the site until it is interrupted."""
    parser = argparse.ArgumentParser(prog="dev.py serve")
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args(arguments).port
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--quiet"]
    command += ["--config-file", str(configuration.FILE), "--dev-addr", f"127.0.0.1:{port}"]
    server: subprocess.Popen[bytes] | None = None
    try:
        for _ in changes():
            if stage() and server is None:
                server = subprocess.Popen(command, cwd=ROOT)
                path = urlsplit(configuration.site_url()).path
                print(f"serve: http://127.0.0.1:{port}{path}", flush=True)
            if server is not None and server.poll() is not None:
                return server.returncode
    except KeyboardInterrupt:
        return 0
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    return 0
