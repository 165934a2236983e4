"""`python -m calculator`: a file or standard input in, the report out."""

import io
import json
import runpy
import sys

import pytest

from calculator.__main__ import main
from calculator.browser import run

COURSE = '{"phase": "chronic", "assessments": [{"month": 12, "ph_positive_percent": 40}]}'


def test_the_report_of_a_file_is_printed(tmp_path, capsys):
    file = tmp_path / "course.json"
    file.write_text(COURSE, encoding="utf-8")

    assert main([str(file)]) == 0
    assert capsys.readouterr() == (run(COURSE), "")


def test_a_dash_reads_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COURSE.encode())))

    assert main(["-"]) == 0
    assert capsys.readouterr().out == run(COURSE)


def test_wrong_input_is_answered_and_exits_2(tmp_path, capsys):
    file = tmp_path / "course.json"
    file.write_text("{}", encoding="utf-8")

    assert main([str(file)]) == 2
    assert json.loads(capsys.readouterr().out)["ok"] is False


def test_bytes_that_are_no_utf_8_are_answered_too(tmp_path, capsys):
    file = tmp_path / "course.json"
    file.write_bytes(b'{"phase": "\xff", "assessments": [{"month": 3}]}')

    assert main([str(file)]) == 2
    assert json.loads(capsys.readouterr().out)["errors"][0]["field"] == "phase"


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    file = tmp_path / "absent.json"

    assert main([str(file)]) == 2
    assert capsys.readouterr() == ("", f"{file}: No such file or directory\n")


def test_without_a_file_the_use_is_shown(capsys):
    assert main([]) == 2
    assert capsys.readouterr() == (
        "",
        "usage: python -m calculator COURSE.json (or - for standard input)\n",
    )


def test_the_module_runs_as_a_program(tmp_path, monkeypatch, capsys):
    file = tmp_path / "course.json"
    file.write_text(COURSE, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["calculator", str(file)])
    monkeypatch.delitem(sys.modules, "calculator.__main__")

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("calculator", run_name="__main__")

    assert (ended.value.code, capsys.readouterr().out) == (0, run(COURSE))
