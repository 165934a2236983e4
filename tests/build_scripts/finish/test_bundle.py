"""Each script comes in one request with what it imports, and all of a visit share one client."""

import re
import shutil

import pytest

from build_scripts.failure import BuildError
from build_scripts.finish import bundle

IMPORTED = re.compile(r'\bfrom\s*"([^"]+)"|\bimport\s*\(?\s*"([^"]+)"')
CLIENT_FROM_BESIDE = "../runtime/client.js"
OTHERS = {
    bundle.SITE: {"../calculator/start.js"},
    bundle.CALCULATOR: {CLIENT_FROM_BESIDE},
    bundle.CLIENT: set(),
    bundle.WORKERS["lazy"]: set(),
    bundle.WORKERS["robust"]: set(),
}


def test_a_script_imports_no_more_than_the_other_scripts(site):
    found = {}
    for script in bundle.SCRIPTS:
        text = (site / script).read_text(encoding="utf-8")
        found[script] = {address or late for address, late in IMPORTED.findall(text)}

    assert found == OTHERS


def test_nothing_but_the_scripts_and_their_maps_is_published(site):
    folder = site / bundle.FOLDER
    published = {path.relative_to(site).as_posix() for path in folder.rglob("*") if path.is_file()}

    assert published == {each + end for each in bundle.SCRIPTS for end in ("", ".map")}


@pytest.fixture
def sources(tmp_path):
    """A site with every script, each importing a module beside it."""
    folder = tmp_path / "site"
    for script in bundle.SCRIPTS:
        path = folder / script
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('import { where } from "./where.js";\nconsole.log(where);\n')
        path.with_name("where.js").write_text("export const where = import.meta.url;\n")
    (folder / bundle.INLINE).write_text("document.title;\n")
    (folder / bundle.STYLES).parent.mkdir()
    (folder / bundle.STYLES).write_text("p { color: red; }\n")
    return folder


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_inline_script_is_returned_with_what_it_imports(sources):
    (sources / bundle.INLINE).write_text('import { a } from "./a.js";\ndocument.title = a;\n')
    (sources / bundle.INLINE).with_name("a.js").write_text('export const a = "A";\nlet b = 1;\n')

    assert bundle.bundle(sources) == '(()=>{document.title="A";})();'


def test_the_same_sources_give_the_same_bytes_in_any_folder(sources, tmp_path):
    copy = shutil.copytree(sources, tmp_path / "elsewhere/deeper")

    bundle.bundle(sources)
    bundle.bundle(copy)

    assert contents(copy) == contents(sources)


def test_a_script_that_esbuild_refuses_stops_the_build(sources):
    (sources / bundle.SITE).write_text('import "./gone.js";\n')

    with pytest.raises(BuildError, match=r'esbuild is not content:\n[^"]*"\./gone\.js"'):
        bundle.bundle(sources)
