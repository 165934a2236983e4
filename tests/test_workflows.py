"""The workflows hold to the rules of publishing."""

import re
from pathlib import Path

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parent.parent / ".github" / "workflows").glob("*.yml"))
CI = Path(__file__).parent.parent / ".ci" / "run"
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def workflow(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it(path):
    used = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]

    assert [line for line in used if not PINNED.search(line)] == []


# What each job may write, and why: attest what is built, publish it, propose new locks.
WRITING = {
    ("publish", "build"): {"id-token", "attestations"},
    ("publish", "deploy"): {"id-token", "pages"},
    ("locks", "locks"): {"contents", "pull-requests"},
}


def test_workflows_may_read_and_only_the_jobs_that_need_it_may_write():
    assert {path.stem: workflow(path)["permissions"] for path in WORKFLOWS} == {
        path.stem: {"contents": "read"} for path in WORKFLOWS
    }
    writing = {
        (path.stem, name): {
            scope for scope, right in job.get("permissions", {}).items() if right == "write"
        }
        for path in WORKFLOWS
        for name, job in workflow(path)["jobs"].items()
    }
    assert {job: scopes for job, scopes in writing.items() if scopes} == WRITING


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_checkout_leaves_no_credentials_behind(path):
    checkouts = [
        step["with"]["persist-credentials"]
        for job in workflow(path)["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]

    assert checkouts
    assert not any(checkouts)


def test_only_main_is_published():
    [publish] = [path for path in WORKFLOWS if path.stem == "publish"]
    # YAML reads the key `on` as true.
    assert workflow(publish)[True] == {
        "push": {"branches": ["main"]},
        "workflow_dispatch": None,
    }


def test_the_run_in_ci_ends_with_the_tests_and_no_step_of_it_may_fail_unseen():
    lines = CI.read_text(encoding="utf-8").splitlines()

    assert "set -euo pipefail" in lines
    assert lines[-1] == 'exec "$python" dev.py test'
    assert [line for line in lines if re.search(r"\|\||set \+", line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_step_that_fails_fails_its_job(path):
    jobs = workflow(path)["jobs"].values()
    steps = [step for job in jobs for step in job["steps"]]

    assert [each for each in (*jobs, *steps) if "continue-on-error" in each] == []
    # A pull request that is open already is no failure.
    lines = [line.strip() for step in steps for line in step.get("run", "").splitlines()]
    assert [line for line in lines if "||" in line] == (
        ['|| echo "A pull request is open already."'] if path.stem == "locks" else []
    )


def test_the_site_is_published_only_after_the_tests_passed():
    [publish] = [path for path in WORKFLOWS if path.stem == "publish"]
    jobs = workflow(publish)["jobs"]
    ran = [step.get("run") or step["uses"].split("@")[0] for step in jobs["build"]["steps"]]

    assert jobs["deploy"]["needs"] == "build"
    assert ran.index("bash .ci/run") < ran.index("actions/upload-pages-artifact")
