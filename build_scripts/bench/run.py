"""`dev.py bench`: measures first answers, interleaved, and writes docs/measured/bench.json."""

import argparse
import json
import os
import platform
import random
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from build_scripts.bench import link, sites, visit
from build_scripts.paths import DOCS, ROOT, SITE

MEASURED = DOCS / "measured/bench.json"
CASE = "bcr-abl1-1-at-month-12"
PAGES = {
    "blank": "blank/?blank",
    "naive": "naive/",
    "pyscript": "pyscript/",
    "micropython": "micropython/",
    "robust-bare": f"robust-bare/?case={CASE}",
    "lazy-bare": f"lazy-bare/?case={CASE}",
    "robust": f"robust/calculator/?case={CASE}",
    "lazy": f"lazy/calculator/?case={CASE}",
}
"""The first page of each set-up; its address on the bench's server."""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Under what a round is measured."""

    name: str
    speed: link.Speed = link.UNTHROTTLED
    half_cpu: bool = False


CONDITIONS = (
    Condition(name="unthrottled"),
    Condition(name="fast 4G", speed=link.FAST_4G),
    Condition(name="half CPU", half_cpu=True),
)


def measured(served: link.Sites, condition: Condition, page: str) -> list[dict[str, object]]:
    """A cold visit, and a warm one with the same profile."""
    with ExitStack() as stack:
        profile = stack.enter_context(visit.fresh_profile())
        group = stack.enter_context(visit.half_cpu()) if condition.half_cpu else None
        found = []
        for state in ("cold", "warm"):
            shaped = served.new_link(condition.speed)
            report = visit.visit(f"{served.address}/{PAGES[page]}", shaped, profile, group)
            what = {"page": page, "condition": condition.name, "state": state}
            found.append(what | (report or {"result_ms": None}))
            print(" ".join(f"{key}={value}" for key, value in found[-1].items()), flush=True)
        return found


def rounds(number: int, conditions: list[Condition]) -> list[dict[str, object]]:
    """Every page under every condition, once in each round, in an order drawn for each."""
    draw = random.Random(number)
    visits: list[dict[str, object]] = []
    with TemporaryDirectory() as folder, link.serving(sites.make(Path(folder), CASE)) as served:
        for _ in range(number):
            for condition in conditions:
                for page in draw.sample(sorted(PAGES), len(PAGES)):
                    visits += measured(served, condition, page)
    return visits


def summary(visits: list[dict[str, object]]) -> list[dict[str, object]]:
    """The medians of each page under each condition, with the range of the times."""
    blank = [each["memory_bytes"] for each in visits if each["page"] == "blank"]
    groups: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for each in visits:
        if each["result_ms"] is not None:
            groups.setdefault((each["condition"], each["state"], each["page"]), []).append(each)
    rows = []
    for (condition, state, page), found in groups.items():
        times = sorted(each["result_ms"] for each in found)
        rows.append(
            {
                "condition": condition,
                "state": state,
                "page": page,
                "visits": len(found),
                "median_ms": round(median(times)),
                "least_ms": round(times[0]),
                "most_ms": round(times[-1]),
                "sent_bytes": round(median(each["sent_bytes"] for each in found)),
                "settled_bytes": round(median(each["settled_bytes"] for each in found)),
                "requests": round(median(each["requests"] for each in found)),
                "memory_over_blank_bytes": round(
                    median(each["memory_bytes"] for each in found) - median(blank)
                ),
            }
        )
    return rows


def possible_conditions() -> tuple[list[Condition], list[str]]:
    """The conditions that can be measured here, and what is said of the others."""
    try:
        with visit.half_cpu():
            return list(CONDITIONS), []
    except visit.NoHalfCpuError:
        left_out = "Half CPU is left out: this account may not make a control group."
        return [each for each in CONDITIONS if not each.half_cpu], [left_out]


def machine() -> dict[str, object]:
    """What the figures depend on."""
    browser = subprocess.run([visit.executable(), "--version"], capture_output=True, text=True)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return {
        "commit": commit.stdout.strip(),
        "date": datetime.now(UTC).date().isoformat(),
        "browser": browser.stdout.strip(),
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "system": platform.system(),
    }


def bench(arguments: list[str]) -> int:
    """`dev.py bench [--rounds 5]`."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("--rounds", type=int, default=5)
    number = parser.parse_args(arguments).rounds
    if not SITE.is_dir():
        print("bench: build/site is missing; run `python3 dev.py site` first")
        return 1
    conditions, notes = possible_conditions()
    visits = rounds(number, conditions)
    result = {**machine(), "rounds": number, "notes": notes, "rows": summary(visits)}
    MEASURED.parent.mkdir(exist_ok=True)
    text = json.dumps(result, indent=1, sort_keys=True) + "\n"
    MEASURED.write_text(text, encoding="utf-8", newline="\n")
    print(f"bench: {MEASURED.relative_to(ROOT).as_posix()}")
    return 0
