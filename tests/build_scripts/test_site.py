"""A step of the build that fails stops the build, and a step of the tests stops the tests."""

import subprocess

import pytest

import dev
from build_scripts import site, tooling
from build_scripts.failure import BuildError


@pytest.mark.parametrize(("code", "said"), [(1, ""), (0, "WARNING - a page is not in nav")])
def test_a_site_generator_that_fails_or_warns_stops_the_build(monkeypatch, tmp_path, code, said):
    done = subprocess.CompletedProcess([], code, stdout="", stderr=said)
    monkeypatch.setattr(site.subprocess, "run", lambda *_, **__: done)

    with pytest.raises(BuildError, match="the site generator is not content"):
        site.generate(tmp_path)


@pytest.fixture
def no_scripts(monkeypatch):
    """A site whose pages have no script to bundle."""
    monkeypatch.setattr(site.bundle, "bundle", lambda folder: None)


@pytest.mark.usefixtures("no_scripts")
def test_a_page_that_its_policy_refuses_stops_the_build(tmp_path):
    (tmp_path / "index.html").write_text(
        '<head><meta charset="utf-8"></head><p style="color: red">', encoding="utf-8"
    )

    with pytest.raises(BuildError, match="style of <p> is refused"):
        site.finish(tmp_path)


@pytest.mark.usefixtures("no_scripts")
def test_an_address_that_leads_nowhere_stops_the_build(monkeypatch, tmp_path):
    monkeypatch.setattr(site.offline, "manifest", lambda folder: "{}")
    (tmp_path / "index.html").write_text(
        '<head><meta charset="utf-8"></head><a href="gone/">A</a>', encoding="utf-8"
    )
    (tmp_path / "assets").mkdir()

    with pytest.raises(BuildError, match="gone/: there is no such file in the site"):
        site.finish(tmp_path)


@pytest.fixture
def started(monkeypatch):
    """What the command of the tests would start, each with the exit code 3."""
    commands = []

    def python(*arguments):
        commands.append(arguments)
        return 3

    monkeypatch.setattr(tooling, "python", python)
    return commands


def test_a_build_that_fails_fails_the_tests_before_any_runs(started):
    assert tooling.test([]) == 3

    assert started == [("-m", "build_scripts", "site")]


def test_a_step_of_the_set_up_that_fails_ends_it_by_name():
    with pytest.raises(SystemExit, match="set-up: npm ci failed; see the lines above"):
        dev.need("npm ci", 1)
