"""One page of the site: its place, its template and the values that the template prints."""

from dataclasses import dataclass, field
from html import escape
from json import dumps
from typing import Any

import jinja2

from build_scripts.pages.json_ld import medical_page
from build_scripts.paths import edit_url


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page before it is rendered.

    `path` is the Markdown file in the site's sources, `file` the file of the repository that
    the page came from. `wide` pages have no table of contents beside them. `indexed` pages are
    found by search. `main_entity` is what the page is about, in the words of schema.org.
    """

    path: str
    template: str
    title: str
    description: str
    file: str
    values: dict[str, Any] = field(default_factory=dict)
    wide: bool = False
    indexed: bool = True
    main_entity: dict[str, Any] | None = None

    @property
    def root(self) -> str:
        """The way from the page's address to the site's home."""
        return root_of(self.path)


def root_of(path: str) -> str:
    """The way from the address of a Markdown file to the site's home: "" or "../../"."""
    place = path.removesuffix(".md")
    parts = [part for part in place.split("/") if part != "index"]
    return "../" * len(parts)


def render(page: Page, templates: jinja2.Environment) -> str:
    """The page as Markdown, with its front matter and, at the end, the file it came from."""
    values = {"page": page, "root": page.root} | page.values
    body = templates.get_template(page.template).render(values).strip()
    return f"{_front_matter(page)}\n{body}\n\n{source_file(page.file)}\n"


def _front_matter(page: Page) -> str:
    # The theme prints both into the head of the page as they are.
    lines = [f"title: {dumps(escape(page.title), ensure_ascii=False)}"]
    lines.append(f"description: {dumps(escape(page.description), ensure_ascii=False)}")
    hidden = ["navigation", *(["toc"] if page.wide else [])]
    lines.append(f"hide: {dumps(hidden)}")
    if not page.indexed:
        lines.append("search: {exclude: true}")
    described = medical_page(page.title, page.description, page.main_entity)
    lines.append(f"json_ld: {dumps(described)}")
    return "\n".join(["---", *lines, "---", ""])


def source_file(file: str) -> str:
    """The line at the end of a page: the file it came from, as an edit link where that is known."""
    url = edit_url(file)
    name = f'<a href="{url}"><code>{file}</code></a>' if url else f"<code>{file}</code>"
    return f'<p class="source-file" data-search-exclude="yes">Source file: {name}</p>'
