import pytest

from build_scripts.finish import links

HOME = "https://example.org/reference/"


@pytest.fixture
def site(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "index.html").write_text('<h1 id="top">Sub</h1>', encoding="utf-8")
    (tmp_path / "style.css").write_text("p{}", encoding="utf-8")
    return tmp_path


def problems_of(site, html):
    (site / "index.html").write_text(html, encoding="utf-8")
    return links.problems(links.read(site), site, HOME)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="sub/">A</a>',
        '<a href="sub/#top">A</a>',
        '<a href="/reference/sub/">A</a>',
        '<a href="https://doi.org/10.1000/182">A</a>',
        '<a href="mailto:a@example.org">A</a>',
        '<link rel="stylesheet" href="style.css">',
        '<link rel="canonical" href="https://elsewhere.example/">',
        '<img src="data:image/png;base64,AA==">',
    ],
)
def test_an_address_that_leads_somewhere_is_right(site, html):
    assert problems_of(site, html) == []


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ('<a href="gone/">A</a>', "gone/: there is no such file in the site"),
        ('<a href="sub/#gone">A</a>', "sub/#gone: that page has no such anchor"),
        ('<a href="/other/">A</a>', "/other/: leaves the site's folder"),
        (
            '<script src="https://elsewhere.example/a.js"></script>',
            "https://elsewhere.example/a.js: loaded from another host",
        ),
        ('<img src="gone.png">', "gone.png: there is no such file in the site"),
    ],
)
def test_an_address_that_leads_nowhere_is_named_with_its_line(site, html, reason):
    assert problems_of(site, f"<p>\n{html}") == [f"index.html:2: {reason}"]


def test_an_id_used_twice_on_a_page_is_named(site):
    assert problems_of(site, '<p id="a">\n<p id="a">') == [
        "index.html:2: id 'a' is used before on this page"
    ]


def test_an_id_in_a_template_is_no_part_of_the_page(site):
    html = '<p id="a"><template><p id="a"><p id="b"></template><a href="#b">B</a>'

    assert problems_of(site, html) == ["index.html:1: #b: that page has no such anchor"]


def test_a_stylesheet_imports_nothing_from_another_host(site):
    (site / "style.css").write_text('@import "https://elsewhere.example/a.css";', encoding="utf-8")

    assert problems_of(site, "") == [
        "style.css: https://elsewhere.example/a.css: there is no such file in the site"
    ]


def test_a_stylesheet_may_load_only_what_the_site_holds(site):
    (site / "style.css").write_text(
        '@font-face{src:url("gone.woff2")} p{background:url(data:image/png;base64,AA==)}',
        encoding="utf-8",
    )

    assert problems_of(site, "") == ["style.css: gone.woff2: there is no such file in the site"]
