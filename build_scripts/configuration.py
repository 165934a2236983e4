"""What mkdocs.yml says that the rest of the build has to know."""

import os
from typing import Any

import yaml

from build_scripts.paths import ROOT

FILE = ROOT / "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads the file as the site generator does, with its values from the environment."""


def _from_environment(loader: _Loader, node: yaml.SequenceNode) -> Any:
    name, default = loader.construct_sequence(node)
    return os.environ.get(name, default)


_Loader.add_constructor("!ENV", _from_environment)


def site_url() -> str:
    """Where the site will be published: `SITE_URL` in the environment, or the default."""
    with FILE.open(encoding="utf-8") as file:
        return yaml.load(file, _Loader)["site_url"]
