"""The page of a criteria set: the words it shares with other sources, and their warnings."""

import pytest

from build_scripts.content.load import load
from build_scripts.pages import criteria
from build_scripts.paths import ROOT

PAGES = {each.path: each for each in criteria.pages(load(ROOT))}


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("kantarjian-2003", ["chr", "mcyr", "relapse"]),
        ("fda-label", ["chr", "ccyr", "mcyr", "label-cytogenetic-response", "relapse"]),
        ("eln-2020", ["relapse", "mmr", "warning", "failure"]),
    ],
)
def test_a_set_warns_of_every_word_it_uses_that_means_something_else_elsewhere(name, terms):
    page = PAGES[f"criteria/{name}.md"]

    assert [each.id for each in page.values["beware"]] == terms
