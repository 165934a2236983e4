import json

import bibtexparser
import rispy
from citeproc.source.json import CiteProcJSON

from build_scripts.content.load import Content
from build_scripts.export.citations import citation_files


def test_bibtex_reads_back_with_every_reference_and_its_title(content: Content) -> None:
    text = citation_files(content.references)["downloads/references.bib"].decode()

    library = bibtexparser.parse_string(text)
    entries = library.entries_dict

    assert library.failed_blocks == []
    assert list(entries) == list(content.references)
    for each in content.references.values():
        read = entries[each.id].fields_dict["title"].value
        assert read.replace("\\", "") == each.title


def test_ris_reads_back_with_every_reference_and_its_authors(content: Content) -> None:
    text = citation_files(content.references)["downloads/references.ris"].decode()

    records = rispy.loads(text)

    assert [record["id"] for record in records] == list(content.references)
    for record, each in zip(records, content.references.values(), strict=True):
        names = [name.replace(",", "") for name in record.get("authors", [])]
        assert names == list(each.authors)


def test_csl_json_reads_back_with_every_reference(content: Content) -> None:
    text = citation_files(content.references)["downloads/references.csl.json"].decode()

    source = CiteProcJSON(json.loads(text))

    assert list(source) == list(content.references)
