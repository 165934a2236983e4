"""Scripts are joined from their modules, and do what they did before."""

import subprocess

import pytest

from build_scripts import node
from build_scripts.failure import BuildError
from build_scripts.finish import joined

SOURCES = {
    "entry.js": 'import { double as twice } from "./inner/double.js";\n'
    'import { count } from "./shared.js";\n'
    'import { where } from "./inner/where.js";\n'
    "const own = 1;\n"
    "export const told = [twice(4), count(), where.endsWith('inner/where.js'), own];\n",
    "inner/double.js": 'import { times } from "./times.js";\n'
    "const own = 2;\nexport function double(number) { return times(number, own); }\n",
    "inner/times.js": "export const times = (a, b) => a * b;\n",
    "inner/where.js": "export const where = import.meta.url;\n",
    "shared.js": "let calls = 0;\nexport function count() { return ++calls; }\n",
}
SEPARATE = ("javascripts/entry.js", "javascripts/shared.js")
ASK = """
const { told } = await import(process.argv[1] + "/javascripts/entry.js");
const { count } = await import(process.argv[1] + "/javascripts/shared.js");
console.log(JSON.stringify([told, count()]));
"""


@pytest.fixture
def site(tmp_path):
    for name, source in SOURCES.items():
        path = tmp_path / "javascripts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return tmp_path


def asked(site):
    command = [*node.command("node"), "--input-type=module", "--eval", ASK, site.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_joined_script_does_what_its_modules_did(site):
    before = asked(site)
    entry = site / "javascripts/entry.js"

    entry.write_text(joined.joined(site, "javascripts/entry.js", SEPARATE), encoding="utf-8")
    for name in ("inner/double.js", "inner/times.js", "inner/where.js"):
        (site / "javascripts" / name).unlink()

    assert (before, asked(site)) == ("[[8,1,true,1],2]\n", "[[8,1,true,1],2]\n")


@pytest.mark.parametrize(
    "line", ['import x from "./a.js";', "export default 1;", "export { a };", "export let a = 1;"]
)
def test_a_form_that_is_not_known_stops_the_build(site, line):
    (site / "javascripts/entry.js").write_text(f"{line}\n", encoding="utf-8")

    with pytest.raises(BuildError, match="cannot be joined"):
        joined.joined(site, "javascripts/entry.js", SEPARATE)
