"""The frozen program, and how it is divided and asked in the tests."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts import gather
from build_scripts.content.load import Content
from build_scripts.runtime import pyodide
from build_scripts.runtime.lazy import build, check, divide, frozen
from build_scripts.runtime.lazy.module import Module
from build_scripts.runtime.lazy.program import Program

Ask = Callable[..., list[dict[str, object]]]


@pytest.fixture(scope="session")
def made(content: Content) -> Path:
    """The divided program as it is published, with what it was made from."""
    return build.made(gather.requests(content))


@pytest.fixture(scope="session")
def program(made: Path) -> Program:
    """Pyodide's module with the rules frozen in."""
    stock = (pyodide.FOLDER / "pyodide.asm.wasm").read_bytes()
    return Program(Module(stock), frozen.read(made / "work"))


@pytest.fixture(scope="session")
def recorded(made: Path, program: Program) -> divide.Recording:
    """What half of the first questions touched."""
    return divide.read_recording(made / "work/tier-0-0.bin", program)


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Asks a divided program, which is a folder or its files: a result for each question."""

    def results(
        division: Path | dict[str, bytes], questions: list[str], *options: str
    ) -> list[dict[str, object]]:
        folder = division
        if isinstance(division, dict):
            folder = tmp_path / "division"
            folder.mkdir()
            for title, contents in division.items():
                (folder / title).write_bytes(contents)
        asked, answers = tmp_path / "asked.jsonl", tmp_path / "answers.jsonl"
        asked.write_text("".join(f"{json.dumps(each)}\n" for each in questions), encoding="utf-8")
        build.run_node("answer.mjs", "lazy", folder, asked, answers, *options)
        return check.read_lines(answers)

    return results
