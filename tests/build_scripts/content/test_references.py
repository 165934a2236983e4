"""How a source is cited."""

from decimal import Decimal

from build_scripts.content.references import read_references
from calculator.fields import Fields


def reference(**keys):
    base = {"id": "a", "type": "article", "title": "A title", "verification": LEVEL}
    errors = []
    (found,) = read_references(Fields({"references": [base | keys]}, (), errors), "a.yaml")
    assert errors == []
    return found


LEVEL = {"level": "primary", "read": "all of it"}


def test_an_article_is_cited_with_authors_title_journal_and_place():
    found = reference(
        authors=["Baccarani M", "Saglio G"],
        et_al=True,
        journal="Blood",
        volume="108",
        issue="6",
        pages="1809-1820",
    )

    assert found.citation == "Baccarani M, Saglio G, et al. A title. Blood 108(6):1809-1820."


def test_what_was_not_seen_is_left_out_of_the_citation():
    assert reference(publisher="NICE").citation == "A title. NICE."


def test_a_source_is_called_by_its_first_author():
    assert reference(authors=["De Souza CA", "Ayala M"]).short == "De Souza"


def test_a_source_without_authors_is_called_by_its_publisher():
    assert reference(publisher="NICE").short == "NICE"


def test_an_article_without_authors_is_called_by_where_it_stands():
    found = reference(journal="Blood", year=Decimal(2009), volume="114", pages="5426-5435")

    assert found.short == "Blood 2009;114:5426"


def test_a_source_may_have_a_name_of_its_own():
    assert reference(short="US label", publisher="FDA label").short == "US label"
