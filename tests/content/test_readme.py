"""Every template in content/README.md can be read as it stands."""

import re

import pytest

from build_scripts.content import load
from build_scripts.content.load import read_sources
from build_scripts.paths import ROOT
from tests.content.bad_content import real_files_with

README = (ROOT / "content" / "README.md").read_text(encoding="utf-8")
FOUND = re.findall(r"```yaml\n# (content/\S+)\n(.*?)```", README, re.DOTALL)
TEMPLATES = dict(FOUND)


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_template_is_read_without_a_mistake(path):
    problems = read_sources(real_files_with(path, TEMPLATES[path].encode())).problems

    assert [str(each) for each in problems if each.file == path] == []


def test_no_kind_of_file_has_two_templates():
    assert len(FOUND) == len(TEMPLATES)


def test_every_kind_of_file_has_a_template():
    described = {
        path.removeprefix("content/").split("/")[0].removesuffix(".yaml") for path in TEMPLATES
    }

    assert sorted(load.KINDS) == sorted(described)
