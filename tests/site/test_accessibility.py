"""axe-core finds nothing on any kind of page, light and dark, on a phone and on a desk."""

import pytest

from build_scripts.prove.accessible import LOOKS, OPPOSITES, Eye, states

# One address for each template of the site.
KINDS = [
    "",
    "about/",
    "audit/",
    "audit/kantarjian-2003/",
    "calculator/",
    "cases/",
    "cases/ph-positive-40-at-month-12/",
    "criteria/",
    "criteria/eln-2013/",
    "definitions/",
    "definitions/eln/",
    "evidence/",
    "evidence/kantarjian-2003/",
    "glossary/",
    "ledger/studies/",
    "mutations/",
    "references/",
    "trust/",
    "vendor/smolecule-2026/",
]

# Pages with wide tables and lists, and the calculator with its bars.
LONG = ["comparison/", "dosing/", "ledger/", "pathway/", "upkeep/"]
CASE = "calculator/?case=ph-positive-40-at-month-12"

OUTLINE = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return `${outlineStyle} ${outlineWidth}`;
}"""


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def test_axe_finds_no_fault_on_any_kind_of_page(browser, address, look):
    eye = Eye(browser)
    for kind in KINDS:
        eye.page.goto(address + kind)
        eye.look(kind, (look,))
    eye.context.close()

    assert eye.faults == []


def test_axe_finds_no_fault_in_any_state_of_the_calculator(browser, address):
    eye = Eye(browser)
    seen = []
    for state in states(eye.page, address):
        eye.look(state, OPPOSITES)
        seen.append(state)
    eye.context.close()

    assert eye.faults == []
    assert seen[-1] == "several visits with every layer open"


# How much of the window's height is covered by what does not scroll with the page.
COVERED = """() => {
  const isHeld = (element) => ["fixed", "sticky"].includes(getComputedStyle(element).position);
  const isCovered = (y) => {
    let element = document.elementFromPoint(innerWidth / 2, y);
    while (element && !isHeld(element)) element = element.parentElement;
    return Boolean(element);
  };
  scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" });
  const rows = Array.from({ length: innerHeight }, (_, y) => y);
  return rows.filter(isCovered).length / rows.length;
}"""


@pytest.mark.parametrize("kind", [*KINDS, *LONG, CASE])
def test_a_page_is_read_at_400_percent_without_sideways_scroll_or_much_covered(page, address, kind):
    # A window of 1280 by 1024 pixels, four times enlarged.
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(address + kind)
    if kind == CASE:
        page.locator("[data-bar]:not([hidden])").wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(COVERED) < 0.35


def test_nothing_moves_for_a_reader_who_asks_for_less_motion(browser, address):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)

    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
          const style = getComputedStyle(element);
          const longest = (list) => Math.max(...list.split(",").map(parseFloat));
          const durations = [style.transitionDuration, style.animationDuration];
          return Math.max(...durations.map(longest)) > 0.01;
        }).map((element) => element.className)"""
    )
    context.close()

    assert moving == []


def test_whatever_the_keyboard_reaches_in_a_page_is_outlined(page, address):
    page.goto(f"{address}criteria/")
    page.locator("h1 a").first.focus()
    outlines = []
    for _ in range(12):
        page.keyboard.press("Tab")
        outlines.append(page.evaluate(OUTLINE))

    assert outlines == ["solid 3px"] * 12
