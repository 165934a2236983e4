"""What a screen reader announces has a name, on every page, without opening a browser."""

from lxml import html as markup

from build_scripts.finish.links import html_files

# What has to be named, and what is named by the text within it.
NAMED = (
    "//nav | //section | //form | //progress | //ul[contains(concat(' ', @class, ' '), ' key ')]"
    " | //*[@role='region' or @role='dialog' or @role='img'] | //*[@tabindex='0'][not(self::a)]"
    " | //input[not(@type='hidden')] | //select | //textarea"
)
NAMED_BY_THEIR_TEXT = "//a[@href] | //button | //summary | //label[@for] | //th[@scope]"
# The theme's own boxes for its drawer, search and palette, and the shade that closes the drawer.
WITHOUT = (
    "self::input[starts-with(@id, '__')] or ancestor-or-self::*[@data-md-component"
    " and not(contains(' container main content ', concat(' ', @data-md-component, ' ')))]"
    " or self::label[@class='md-overlay']"
)


def is_named(element, page):
    by = (element.get("aria-labelledby") or "").split()
    if by:
        found = [each for name in by for each in page.xpath("//*[@id=$name]", name=name)]
        return len(found) == len(by) and all(each.text_content().strip() for each in found)
    label = page.xpath("//label[@for=$name]", name=element.get("id") or "")
    within = element.xpath("ancestor::label")
    return bool(element.get("aria-label") or element.get("title") or label or within)


def has_text(element):
    named = element.xpath(".//*[@aria-label or @title or (self::img and @alt)]")
    return bool(element.text_content().strip() or element.get("aria-label") or named)


def nameless(path):
    page = markup.parse(str(path)).getroot()
    found = [each for each in page.xpath(NAMED) if not each.xpath(WITHOUT)]
    missing = [each for each in found if not is_named(each, page)]
    shown = [each for each in page.xpath(NAMED_BY_THEIR_TEXT) if not each.xpath(WITHOUT)]
    missing += [each for each in shown if not has_text(each) and not is_named(each, page)]
    return [markup.tostring(each, encoding="unicode", with_tail=False)[:120] for each in missing]


def test_every_control_region_and_drawing_of_every_page_has_a_name(site):
    found = {path.relative_to(site).as_posix(): nameless(path) for path in html_files(site)}

    assert {page: elements for page, elements in found.items() if elements} == {}


def test_what_stands_in_a_page_is_looked_at_and_not_the_themes_boxes_alone(site):
    page = markup.parse(str(site / "trust" / "index.html")).getroot()
    regions = page.xpath("//*[@class='scroll']")

    assert regions
    assert [each for each in regions if each.xpath(WITHOUT)] == []
