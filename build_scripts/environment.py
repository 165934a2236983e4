"""What makes a build the same on every day and machine."""

import os

ENVIRONMENT = {
    # Dates in archives and in the sitemap; a build from the same sources is byte-identical.
    "SOURCE_DATE_EPOCH": "1795219200",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    # Its news is no fault of a page; the end of Material's support is noted in CONTRIBUTING.
    "NO_MKDOCS_2_WARNING": "1",
}


def apply() -> None:
    """Sets what the environment does not set already, for this process and what it starts."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
