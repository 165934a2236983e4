"""Every page is valid HTML, read by a validator that knows the standard."""

import subprocess
from pathlib import Path

from build_scripts import node
from build_scripts.paths import NODE_MODULES, ROOT

VALIDATOR = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.json")


def test_every_page_is_valid_html(site, tmp_path):
    said = tmp_path / "said.txt"
    options = ["--config", str(RULES), "--formatter", "text"]
    command = [*node.command("node"), str(VALIDATOR), *options, f"{site.as_posix()}/**/*.html"]

    # Into a file: the validator ends before a pipe has taken all that it says.
    with said.open("w", encoding="utf-8") as file:
        done = subprocess.run(command, cwd=ROOT, env=node.environment(), stdout=file)

    assert (done.returncode, said.read_text(encoding="utf-8")) == (0, "")
