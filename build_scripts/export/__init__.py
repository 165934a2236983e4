"""The facts as files for programs: JSON with schemas, tables as CSV, references, a feed."""

from __future__ import annotations

from build_scripts.content.load import Content
from build_scripts.export.api import api_files
from build_scripts.export.citations import citation_files
from build_scripts.export.feed import atom_feed
from build_scripts.export.table_list import TABLES
from build_scripts.export.tables import table_files


def all_files(content: Content, changelog: str, site_url: str) -> dict[str, bytes]:
    """Every file for programs, by its path in the site. `site_url` ends with a slash."""
    return {
        **api_files(content),
        **table_files(TABLES, content),
        **citation_files(content.references),
        "feed.xml": atom_feed(changelog, site_url),
    }
