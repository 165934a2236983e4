"""What a reader of markup reads, without its elements."""

from xml.etree import ElementTree


def tree(markup):
    """The markup as one tree; several elements get a root."""
    return ElementTree.fromstring(f"<root>{markup}</root>")


def words(element):
    """The text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def rows(markup):
    """The body of each table: per row its head and its cells."""
    return [
        [words(cell) for cell in row]
        for body in tree(markup).iter("tbody")
        for row in body.iter("tr")
    ]


def captions(markup):
    """The captions of the tables."""
    return [words(each) for each in tree(markup).iter("caption")]
