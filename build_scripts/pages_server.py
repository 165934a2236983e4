"""A server that treats a static site as GitHub Pages does.

It serves the site under the repository's name, compresses text and WebAssembly with gzip, lets
browsers keep everything for ten minutes, redirects a folder to its slash, and answers what is
missing with 404.html.
"""

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR
from threading import Event, Thread
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "application/javascript",
    ".json": "application/json",
    ".mjs": "application/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
NOT_COMPRESSED = ("image/png", "font/woff2", "application/zip", "application/octet-stream")


def media_type(path: Path) -> str:
    """The type that a file is served as, whatever the machine's own table says."""
    return TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or NOT_COMPRESSED[-1]


@lru_cache(maxsize=512)
def _compressed(path: Path, modified: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Path
    prefix: str
    is_stopped: Event

    def do_GET(self) -> None:
        if self.is_stopped.is_set():
            # A connection that was kept open must not outlive the server.
            self.close_connection = True
            self.connection.shutdown(SHUT_RDWR)
            return
        path = unquote(urlsplit(self.path).path)
        file = self._file(path)
        if file and file.is_dir() and not path.endswith("/"):
            self._redirect(f"{path}/")
        elif file and (file / "index.html").is_file():
            self._send(200, file / "index.html")
        elif file and file.is_file():
            self._send(200, file)
        else:
            self._send(404, self.site / "404.html")

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the tests' output is for failures."""

    def _file(self, path: str) -> Path | None:
        if not path.startswith(self.prefix):
            return None
        file = (self.site / path.removeprefix(self.prefix)).resolve()
        return file if file == self.site or self.site in file.parents else None

    def _redirect(self, path: str) -> None:
        self.send_response(301)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, file: Path) -> None:
        kind = media_type(file)
        body = file.read_bytes()
        self.send_response(status)
        if kind not in NOT_COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = _compressed(file, file.stat().st_mtime_ns)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if self.command == "GET":
            # A browser that turns to another page stops listening.
            with suppress(ConnectionError):
                self.wfile.write(body)


@contextmanager
def serving(site: Path, prefix: str) -> Iterator[str]:
    """The address of the site while the block runs; `prefix` begins and ends with a slash."""
    is_stopped = Event()
    attributes = {"site": site.resolve(), "prefix": prefix, "is_stopped": is_stopped}
    handler = type("Handler", (_Handler,), attributes)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            is_stopped.set()
            server.shutdown()
            thread.join()
