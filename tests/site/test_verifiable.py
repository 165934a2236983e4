"""What a stranger needs to check a copy of the site."""

import hashlib
import json
import re

from build_scripts import revision
from build_scripts.finish.links import html_files
from build_scripts.runtime import pyodide


def test_the_list_of_sums_names_every_file_of_the_site(site):
    lines = (site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}

    files = [path for path in site.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    assert listed == {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_the_bill_of_materials_names_what_the_site_ships(site):
    bill = json.loads((site / "sbom.cdx.json").read_text(encoding="utf-8"))

    shipped = {each["purl"] for each in bill["components"] if each["scope"] == "required"}
    assert shipped == {
        f"pkg:npm/pyodide@{pyodide.version()}",
        "pkg:pypi/mkdocs-material@9.8.1",
    }
    references = [each["bom-ref"] for each in bill["components"]]
    assert len(references) == len(set(references))


POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
STRICT = (
    "default-src 'none'; base-uri 'self'; form-action 'self'; script-src 'self' HASHES; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'"
)


def test_every_page_has_one_policy_and_no_page_a_looser_one(site):
    for path in html_files(site):
        policies = POLICY.findall(path.read_text(encoding="utf-8"))
        stripped = [re.sub(r"( 'sha256-[\w+/=]{44}')+", " HASHES", each) for each in policies]

        assert (path.name, stripped) == (path.name, [STRICT])


def test_every_page_shows_the_build_it_belongs_to(site):
    shown = f"Build {revision.build_name()}."

    assert [
        path.relative_to(site).as_posix()
        for path in html_files(site)
        if shown not in path.read_text(encoding="utf-8")
    ] == []
