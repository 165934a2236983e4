"""One visit with a browser of its own: nothing is attached to the page while it runs."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from tempfile import mkdtemp

from build_scripts import browsers
from build_scripts.bench.link import Link

TIME_LIMIT_SECONDS = 90
PERIOD_MICROSECONDS = 10_000
GROUPS = Path("/sys/fs/cgroup")


class NoHalfCpuError(RuntimeError):
    """This account may not limit the processor."""


def executable() -> str:
    """The Chromium that is measured."""
    found = (shutil.which(name) for name in browsers.INSTALLED)
    return os.environ.get("SITE_BROWSER") or next(path for path in found if path)


@contextmanager
def half_cpu() -> Iterator[Path]:
    """A control group, version 1 or 2, whose processes share half a core."""
    version_2 = (GROUPS / "cgroup.controllers").is_file()
    group = (GROUPS if version_2 else GROUPS / "cpu") / f"calculator-bench-{os.getpid()}"
    half = str(PERIOD_MICROSECONDS // 2)
    try:
        group.mkdir()
        if version_2:
            (group / "cpu.max").write_text(f"{half} {PERIOD_MICROSECONDS}")
        else:
            (group / "cpu.cfs_period_us").write_text(str(PERIOD_MICROSECONDS))
            (group / "cpu.cfs_quota_us").write_text(half)
    except OSError as error:
        raise NoHalfCpuError(str(error)) from error
    try:
        yield group
    finally:
        group.rmdir()


def _start(address: str, profile: Path, group: Path | None) -> subprocess.Popen[bytes]:
    """The browser; it joins the control group before it becomes one."""
    options = [*browsers.arguments(), "--headless", "--no-default-browser-check", "--mute-audio"]
    command = [executable(), *options, f"--user-data-dir={profile}", address]
    if group:
        join = f'echo $$ > "{group}/cgroup.procs"; exec "$0" "$@"'
        command = ["/bin/sh", "-c", join, *command]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)


def visit(
    address: str, link: Link, profile: Path, group: Path | None = None
) -> dict[str, object] | None:
    """What the page reported, with bytes and memory; None if it reported nothing in time."""
    browser = _start(address, profile, group)
    try:
        report = link.reports.get(timeout=TIME_LIMIT_SECONDS)
        report["memory_bytes"] = memory_of_group(browser.pid)
        report["sent_bytes"], report["requests"] = (
            link.sent_when_answered,
            link.requests_when_answered,
        )
        report["settled_bytes"] = link.sent_bytes
        return report
    except Empty:
        return None
    finally:
        os.killpg(browser.pid, signal.SIGTERM)
        try:
            browser.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()
        time.sleep(0.2)


def memory_of_group(session: int) -> int:
    """The proportional memory of all processes of a session, in bytes."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) != session:
                continue
            lines = (process / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


@contextmanager
def fresh_profile() -> Iterator[Path]:
    """A profile that knows nothing, for as long as the block runs."""
    folder = Path(mkdtemp(prefix="calculator-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
