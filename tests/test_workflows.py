"""The workflows hold to the rules of publishing."""

import re
from pathlib import Path

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parent.parent / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def workflow(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it(path):
    used = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]

    assert [line for line in used if not PINNED.search(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_read_and_only_the_deployment_may_publish(path):
    assert workflow(path)["permissions"] == {"contents": "read"}
    writing = {
        name: {scope for scope, right in job.get("permissions", {}).items() if right == "write"}
        for name, job in workflow(path)["jobs"].items()
    }
    assert {name: scopes for name, scopes in writing.items() if scopes} == (
        {"deploy": {"pages", "id-token"}} if path.stem == "publish" else {}
    )


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
    # YAML reads the key `on` as true.
    assert workflow(WORKFLOWS[0])[True] == {
        "push": {"branches": ["main"]},
        "workflow_dispatch": None,
    }
