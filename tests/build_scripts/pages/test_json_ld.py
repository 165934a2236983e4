import json
import re

import pytest

from build_scripts.pages.json_ld import described
from build_scripts.stage import hand_written


def test_a_hand_written_page_says_what_it_is_about_in_its_front_matter():
    page = '---\ntitle: "About"\ndescription: What it is.\n---\n\n# About\n'

    _, front, body = described(page).split("---\n")

    said = json.loads(json.loads(front.splitlines()[2].removeprefix("json_ld: ")))
    assert (said["@type"], said["name"], said["description"]) == (
        "MedicalWebPage",
        "About",
        "What it is.",
    )
    assert body == "\n# About\n"


@pytest.mark.parametrize("page", ["# No front matter\n", "---\ntitle: Alone\n---\n"])
def test_a_page_without_title_and_description_stays_as_it_is(page):
    assert described(page) == page


def test_every_page_that_is_published_as_it_stands_says_what_it_is_about():
    pages = {path: body for path, body in hand_written().items() if path.endswith(".md")}

    assert pages
    assert all(re.search(rb"^json_ld: ", body, re.MULTILINE) for body in pages.values())
