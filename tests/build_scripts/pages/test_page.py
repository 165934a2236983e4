"""Pages: their addresses, their marks and the words that are explained on hover."""

import pytest

from build_scripts.content.glossary import Glossary, Term
from build_scripts.ledger import record_of_file
from build_scripts.pages import all_pages
from build_scripts.pages.environment import glossed, number_word, slug
from build_scripts.pages.page import root_of

GLOSSARY = Glossary(
    terms=(
        Term(
            term="CHR", meaning="complete hematologic response", explanation=None, also=(), file=""
        ),
        Term(
            term="Ph+",
            meaning="Philadelphia chromosome positive",
            explanation=None,
            also=(),
            file="",
        ),
    ),
    names=(),
)


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("index.md", ""),
        ("mutations.md", "../"),
        ("criteria/index.md", "../"),
        ("criteria/eln-2013.md", "../../"),
    ],
)
def test_a_page_knows_its_way_home(path, root):
    assert root_of(path) == root


def test_an_abbreviation_is_explained_where_it_first_stands():
    assert glossed("CHR lost, then CHR again & Ph+", GLOSSARY) == (
        '<abbr title="complete hematologic response">CHR</abbr> lost, then CHR again &amp; '
        '<abbr title="Philadelphia chromosome positive">Ph+</abbr>'
    )


def test_an_abbreviation_inside_a_longer_word_is_left_alone():
    assert glossed("PCHRX", GLOSSARY) == "PCHRX"


def test_powers_of_ten_are_set_as_such():
    assert glossed("450 x 10^9/L", GLOSSARY) == "450 × 10⁹/L"


def test_terms_that_differ_in_a_plus_have_addresses_of_their_own():
    assert (slug("Ph"), slug("Ph+"), slug("BCR::ABL1 % IS")) == ("ph", "ph-plus", "bcr-abl1-is")


def test_small_numbers_are_words():
    assert (number_word(9), number_word(10)) == ("nine", "10")


def test_a_file_of_the_content_is_a_record_under_the_name_of_its_kind():
    assert record_of_file("content/vendor_pages/smolecule-2026.yaml") == "vendor/smolecule-2026"


def test_every_page_has_a_title_a_description_and_its_source_file(content):
    pages = {path: text for path, text in all_pages(content).items() if path.endswith(".md")}
    pages.pop("includes/glossary.md")

    assert [path for path, text in pages.items() if not text.startswith("---\ntitle: ")] == []
    assert [path for path, text in pages.items() if "\ndescription: " not in text] == []
    assert [path for path, text in pages.items() if 'class="source-file"' not in text] == []


def test_every_criterion_has_a_row_of_its_own_on_its_sets_page(content):
    pages = all_pages(content)

    assert [
        each.id
        for of in content.criteria_sets.values()
        for each in of.criteria
        if f'<tr id="{each.id}"' not in pages[f"criteria/{of.id}.md"]
    ] == []
