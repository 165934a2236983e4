"""A server for several sites that counts the bytes it sends and can be as slow as a phone's link.

The link is shaped here and not in the browser, so that workers, hints and caches are covered too.
"""

import gzip
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Lock, Thread
from urllib.parse import unquote, urlsplit

from build_scripts.pages_server import NOT_COMPRESSED, media_type

REPORTER = Path(__file__).with_name("peers") / "report.js"
REPORTER_PATH, ANSWERED_PATH = "/bench-report.js", "/bench-answered"
CHUNK_BYTES = 4380
PAGE_HEAD = b"<head>"


@dataclass(frozen=True, kw_only=True)
class Speed:
    """How fast a link is; 0 bytes per second is as fast as the machine."""

    latency_seconds: float = 0
    bytes_per_second: float = 0


UNTHROTTLED = Speed()
FAST_4G = Speed(latency_seconds=0.165, bytes_per_second=9e6 / 8)


@dataclass(kw_only=True)
class Link:
    """One visit's link: what was sent so far and until the answer, and what the page reported."""

    speed: Speed
    sent_bytes: int = 0
    requests: int = 0
    sent_when_answered: int = 0
    requests_when_answered: int = 0
    reports: Queue[dict[str, object]] = field(default_factory=Queue)
    lock: Lock = field(default_factory=Lock)
    free_at: float = 0

    def deliver(self, write: object, body: bytes) -> None:
        """Sends a body through the one pipe that all responses share."""
        with self.lock:
            self.sent_bytes += len(body)
            self.requests += 1
        if not self.speed.bytes_per_second:
            write(body)
            return
        for start in range(0, len(body), CHUNK_BYTES):
            chunk = body[start : start + CHUNK_BYTES]
            with self.lock:
                begin = max(self.free_at, time.monotonic())
                self.free_at = begin + len(chunk) / self.speed.bytes_per_second
                wait = self.free_at
            time.sleep(max(0, wait - time.monotonic()))
            write(chunk)


@lru_cache(maxsize=1024)
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    roots: dict[str, Path]
    state: dict[str, Link]

    def do_GET(self) -> None:
        link = self.state["link"]
        time.sleep(link.speed.latency_seconds)
        path = unquote(urlsplit(self.path).path)
        _, site, *rest = path.split("/", 2)
        file = REPORTER if path == REPORTER_PATH else self._file(site, rest[0] if rest else "")
        if not file.is_file():
            self._answer(404, "text/plain", b"not found", link)
            return
        body = file.read_bytes()
        if file.suffix == ".html":
            reporter = f'<script src="{REPORTER_PATH}"></script>'.encode()
            body = body.replace(PAGE_HEAD, PAGE_HEAD + reporter, 1)
        self._answer(200, media_type(file), body, link)

    def _file(self, site: str, rest: str) -> Path:
        file = self.roots.get(site, Path("/nowhere")) / rest
        return file / "index.html" if file.is_dir() else file

    def do_POST(self) -> None:
        link, length = self.state["link"], int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if self.path == ANSWERED_PATH:
            link.sent_when_answered, link.requests_when_answered = link.sent_bytes, link.requests
        else:
            link.reports.put(json.loads(body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Says nothing."""

    def _answer(self, status: int, kind: str, body: bytes, link: Link) -> None:
        self.send_response(status)
        if kind not in NOT_COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = _compressed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        link.deliver(self.wfile.write, body)


class Sites:
    """The sites while they are served."""

    def __init__(self, address: str, state: dict[str, Link]):
        self.address, self.state = address, state

    def new_link(self, speed: Speed) -> Link:
        """A link for the next visit."""
        self.state["link"] = Link(speed=speed)
        return self.state["link"]


@contextmanager
def serving(roots: dict[str, Path]) -> Iterator[Sites]:
    """Serves each folder under its name, while the block runs."""
    state = {"link": Link(speed=UNTHROTTLED)}
    handler = type("Handler", (_Handler,), {"roots": roots, "state": state})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Sites(f"http://127.0.0.1:{server.server_port}", state)
        finally:
            server.shutdown()
            thread.join()
