"""The command of the long proofs, and what it writes."""

import json
import platform
import re
import subprocess
import sys

import pytest

from build_scripts.failure import BuildError
from build_scripts.paths import ROOT
from build_scripts.prove import command, mutants, record
from build_scripts.prove.answers import digest, digests
from build_scripts.prove.pythons import pythons
from build_scripts.prove.rebuilt import differing
from build_scripts.prove.record import Proof


@pytest.fixture
def measured(tmp_path, monkeypatch):
    monkeypatch.setattr(record, "MEASURED", tmp_path)
    return tmp_path


def test_a_proof_that_holds_is_recorded_with_commit_day_and_machine(measured, monkeypatch, capsys):
    proof = Proof(shows="All is well.", counts={"courses": 3}, found=("this",), not_found=("that",))
    monkeypatch.setattr(command, "PROOFS", {"sample": lambda: proof})

    assert command.prove([]) == 0

    written = json.loads((measured / "sample.json").read_text(encoding="utf-8"))
    assert re.fullmatch("[0-9a-f]{40}", written.pop("commit"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", written.pop("date"))
    assert isinstance(written.pop("clean"), bool)
    assert set(written.pop("machine")) == {"system", "processor", "cores", "python"}
    assert written == {
        "proof": "sample",
        "shows": "All is well.",
        "command": "python3 dev.py prove sample",
        "counts": {"courses": 3},
        "found": ["this"],
        "not_found": ["that"],
        "remarks": [],
        "seconds": 0,
    }
    assert capsys.readouterr().out == ("prove: sample: 3 courses\nprove: sample: not found: that\n")


def test_a_proof_that_does_not_hold_is_not_recorded(measured, monkeypatch):
    def fails():
        raise BuildError("it does not hold")

    monkeypatch.setattr(command, "PROOFS", {"sample": fails})

    with pytest.raises(BuildError, match="it does not hold"):
        command.prove(["sample"])
    assert list(measured.iterdir()) == []


def test_an_unknown_proof_is_refused_with_the_known_ones():
    with pytest.raises(BuildError) as refused:
        command.prove(["sampel"])

    known = ", ".join(command.PROOFS)
    assert str(refused.value) == f"unknown proof 'sampel'; known proofs: {known}"


def test_the_answers_of_a_python_are_told_by_a_digest_for_each_five_hundred_courses():
    assert len(list(digests(1, 501))) == 2
    assert next(iter(digests(1, 3))) != next(iter(digests(2, 3)))


def test_every_argued_mutant_is_told_with_its_module_and_its_change():
    text = mutants.SURVIVORS.read_text(encoding="utf-8")
    form = re.compile(r"calculator(\.[a-z_]\w*)+(\.\w+){1,2}: .* -> .*")

    assert [each for each in mutants.listed(text) if not form.fullmatch(each)] == []


def test_every_block_of_argued_mutants_starts_with_its_reason():
    blocks = mutants.SURVIVORS.read_text(encoding="utf-8").strip().split("\n\n")

    assert [each for each in blocks if not each.startswith("# ")] == []


def test_this_python_comes_first_and_no_version_of_those_at_hand_is_older_than_asked_for():
    found = pythons()

    assert next(iter(found.items())) == (platform.python_version(), sys.executable)
    assert [each for each in found if tuple(map(int, each.split(".")[:2])) < (3, 11)] == []


def test_sites_differ_in_the_files_whose_sums_differ_or_that_one_of_them_lacks():
    one = "1  a.html\n2  b.html\n3  c.html\n"
    other = "1  a.html\n4  b.html\n5  d.html\n"

    assert differing(one, one) == []
    assert differing(one, other) == ["b.html", "c.html", "d.html"]


def test_any_python_answers_the_same_cases_and_drawn_courses_from_its_command_line():
    command = [sys.executable, "-m", "build_scripts.prove.answers", "1", "2"]

    done = subprocess.run(command, cwd=ROOT, input='["{"]', capture_output=True, text=True)

    assert done.stdout.split() == [digest(["{"]), *digests(1, 2)]


def test_the_mutated_modules_are_modules_of_the_calculator():
    assert [each for each in mutants.MODULES if not (ROOT / f"calculator/{each}.py").exists()] == []
