"""Names that stand twice, and days that are none."""

from build_scripts.checks.identity import id_stands_twice
from build_scripts.content.load import read_sources
from build_scripts.content.load import sources as content_files
from build_scripts.paths import ROOT

STUDY = "content/studies/kantarjian-2003.yaml"


def test_a_patient_number_that_stands_twice_is_found():
    files = content_files(ROOT)
    files[STUDY] = files[STUDY].replace(b"{patient: 2,", b"{patient: 1,")

    problems = [each.message for each in id_stands_twice(read_sources(files).content)]

    assert problems == ["'1' is already the patient of patients_table.rows[0]; choose another"]
