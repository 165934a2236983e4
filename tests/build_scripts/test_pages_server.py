import gzip
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from build_scripts.pages_server import serving


class NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


@pytest.fixture
def address(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text("home", encoding="utf-8")
    (tmp_path / "404.html").write_text("missing", encoding="utf-8")
    (tmp_path / "sub" / "index.html").write_text("sub", encoding="utf-8")
    (tmp_path / "engine.wasm").write_bytes(b"\0asm" * 100)
    (tmp_path / "font.woff2").write_bytes(b"wOF2" * 100)
    with serving(tmp_path, "/reference/") as served:
        yield served


def asked(url):
    request = Request(url, headers={"Accept-Encoding": "gzip"})
    try:
        with build_opener(NoRedirect).open(request) as response:
            return response.status, dict(response.headers), response.read()
    except HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def test_the_site_lies_under_the_name_of_its_repository(address):
    assert gzip.decompress(asked(address)[2]) == b"home"
    assert asked(address.replace("/reference/", "/"))[0] == 404


def test_web_assembly_is_compressed_and_a_font_is_not(address):
    _, headers, body = asked(f"{address}engine.wasm")
    assert (headers["Content-Type"], headers["Content-Encoding"]) == ("application/wasm", "gzip")
    assert gzip.decompress(body) == b"\0asm" * 100

    assert "Content-Encoding" not in asked(f"{address}font.woff2")[1]


def test_browsers_may_keep_everything_for_ten_minutes(address):
    assert asked(f"{address}sub/")[1]["Cache-Control"] == "max-age=600"


def test_a_folder_is_redirected_to_its_slash(address):
    status, headers, _ = asked(f"{address}sub")

    assert (status, headers["Location"]) == (301, "/reference/sub/")


def test_what_is_missing_is_answered_with_the_sites_own_page(address):
    status, _, body = asked(f"{address}gone/")

    assert (status, gzip.decompress(body)) == (404, b"missing")


def test_nothing_outside_the_site_is_served(address):
    assert asked(f"{address}%2e%2e/%2e%2e/etc/passwd")[0] == 404
