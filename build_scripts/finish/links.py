"""Every address within the site leads somewhere, and nothing is loaded from elsewhere."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from build_scripts.finish import page

STYLE_ADDRESS = re.compile(r"(?:url\(\s*|@import\s+)['\"]?([^'\")]+)")


def read(site: Path) -> dict[Path, page.Page]:
    """Every built page, by its file."""
    return {path: page.read(path.read_text(encoding="utf-8")) for path in html_files(site)}


def problems(pages: dict[Path, page.Page], site: Path, site_url: str) -> list[str]:
    """What is wrong with the addresses of a built site, as `file:line: reason`.

    `site_url` is where the site will be published; an address that leaves its folder, an
    anchor that does not exist and an id used twice are wrong.
    """
    anchors: dict[str, frozenset[str] | None] = dict.fromkeys(_files(site))
    for path, built in pages.items():
        anchors[path.relative_to(site).as_posix()] = frozenset(name for name, _ in built.ids)
    home = urlsplit(site_url)
    found: list[str] = []
    for path, built in pages.items():
        where = path.relative_to(site).as_posix()
        found += _repeated(built, where)
        address = urljoin(site_url, where.removesuffix("index.html"))
        reasons: dict[tuple[str, bool], str | None] = {}
        for reference in built.references:
            # Many rows of a page lead to the same place, which is looked up once.
            asked = reference.address, reference.is_loaded
            if asked not in reasons:
                reasons[asked] = _fault(reference, address, home, anchors)
            if reasons[asked]:
                found.append(f"{where}:{reference.line}: {reference.address}: {reasons[asked]}")
    return found + _style_problems(site)


def html_files(site: Path) -> list[Path]:
    """The built pages, in a fixed order."""
    return sorted(site.rglob("*.html"))


def _repeated(built: page.Page, where: str) -> list[str]:
    seen: set[str] = set()
    found = []
    for name, line in built.ids:
        if name in seen:
            found.append(f"{where}:{line}: id {name!r} is used before on this page")
        seen.add(name)
    return found


def _files(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]


def _fault(
    reference: page.Reference,
    base: str,
    home: SplitResult,
    anchors: Mapping[str, frozenset[str] | None],
) -> str | None:
    """What is wrong with a reference; `anchors` has each file of the site, None if not a page."""
    target = urlsplit(urljoin(base, reference.address))
    if target.scheme not in ("http", "https"):
        return None
    if target.netloc != home.netloc:
        return "loaded from another host" if reference.is_loaded else None
    if not target.path.startswith(home.path):
        return "leaves the site's folder"
    file = unquote(target.path.removeprefix(home.path))
    if file not in anchors:
        file = f"{file.rstrip('/')}/index.html".lstrip("/")
    if file not in anchors:
        return "there is no such file in the site"
    names = anchors[file]
    if target.fragment and names is not None and unquote(target.fragment) not in names:
        return "that page has no such anchor"
    return None


def _style_problems(site: Path) -> list[str]:
    found = []
    for sheet in sorted(site.rglob("*.css")):
        for address in STYLE_ADDRESS.findall(sheet.read_text(encoding="utf-8")):
            if address.startswith(("data:", "#")):
                continue
            if urlsplit(address).netloc or not (sheet.parent / address.split("#")[0]).is_file():
                where = sheet.relative_to(site).as_posix()
                found.append(f"{where}: {address}: there is no such file in the site")
    return found
