from urllib.parse import urlsplit

import pytest

from build_scripts.configuration import site_url
from build_scripts.finish import csp, page

# The SHA-256 of "let a=1", as a browser computes it from the text between the tags.
HASH = "'sha256-+Q3dsIT3kYyYXlBldxY4Baal1kEoF6cDrlPvZn4iLYs='"


OWN = "let own=1"


def finished(html, where):
    found = page.read(html)
    return csp.with_policy(html, found), csp.refused(html, found, where, OWN)


def policy_of(html: str) -> str:
    return html.split('Content-Security-Policy" content="')[1].split('"')[0]


def test_a_page_allows_its_inline_script_by_hash_and_nothing_else():
    html, _ = finished('<meta charset="utf-8"><script>let a=1</script>', "a.html")

    assert policy_of(html) == (
        "default-src 'none'; base-uri 'self'; form-action 'self'; "
        f"script-src 'self' {HASH}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'"
    )


def test_an_inline_script_that_is_not_the_themes_stops_the_build():
    page_with_two = '<meta charset="utf-8">\n<script src="a.js"></script><script>let a=1</script>'

    assert finished(page_with_two, "a.html")[1] == [
        f"a.html:2: an inline script that is not the theme's, {HASH}; "
        "write a module in docs/javascripts"
    ]


def test_the_one_inline_script_of_the_site_is_known():
    assert finished(f'<meta charset="utf-8"><script>{OWN}</script>', "a.html")[1] == []


@pytest.mark.parametrize("home", ["/", "/reference/"])
def test_the_scripts_of_the_theme_are_known_wherever_the_site_lies(site, home):
    html = (site / "index.html").read_text(encoding="utf-8")
    moved = html.replace(f'new URL("{urlsplit(site_url()).path}",', f'new URL("{home}",')

    assert len(page.read(moved).inline_scripts) == len(csp.THEME_SCRIPTS)
    assert finished(moved, "index.html")[1] == []


def test_data_in_a_script_element_is_no_script():
    data = '<meta charset="utf-8"><script type="application/json">{"a": 1}</script>'

    html, _ = finished(data, "a.html")

    assert "script-src 'self';" in policy_of(html)


def test_the_policy_stands_before_anything_that_could_load():
    html, _ = finished('<meta charset="utf-8"><link rel="stylesheet" href="a.css">', "a.html")

    assert html.startswith('<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"')


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<p style="color: red">', "a.html:2: style of <p> is refused; write a class"),
        ("<style>p{}</style>", "a.html:2: <style> is refused; write a stylesheet"),
        (
            '<a onclick="f()">',
            "a.html:2: onclick of <a> is refused; listen to the event in a module",
        ),
    ],
)
def test_what_the_policy_would_refuse_is_named_with_its_line(html, problem):
    assert finished(f'<meta charset="utf-8">\n{html}', "a.html")[1] == [problem]


def test_a_page_without_charset_has_no_place_for_a_policy():
    assert finished("<p>A</p>", "a.html")[1] == [
        'a.html:1: no <meta charset="utf-8">; the policy has to stand right after it'
    ]
