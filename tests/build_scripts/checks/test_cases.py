"""Cases whose numbers are written as text are read like any other."""

from build_scripts import checks
from build_scripts.content.load import sources as content_files
from build_scripts.paths import ROOT

CASE = "content/cases/loss-of-major-cytogenetic-response.yaml"


def test_a_month_in_quotes_is_a_month():
    files = content_files(ROOT)
    files[CASE] = files[CASE].replace(b"month: 6,", b'month: "6",')

    assert [str(each) for each in checks.problems_of(files) if each.file == CASE] == []
