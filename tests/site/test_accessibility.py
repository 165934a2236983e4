"""axe-core finds nothing on any kind of page, light and dark, on a phone and on a desk."""

import pytest

from build_scripts.paths import NODE_MODULES

AXE = NODE_MODULES / "axe-core" / "axe.min.js"

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
    "mutations/",
    "references/",
    "trust/",
    "vendor/smolecule-2026/",
]

RUN = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(
  ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(" | ")}`)"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_any_kind_of_page(browser, address, scheme, width):
    # The policy of the page would refuse a script from elsewhere; axe is not part of the site.
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    faults = []
    for kind in KINDS:
        page.goto(address + kind)
        page.add_script_tag(path=AXE)
        faults += [f"{kind}: {fault}" for fault in page.evaluate(RUN)]
    context.close()

    assert faults == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_read_at_320_pixels_without_sideways_scroll(page, address, kind):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + kind)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


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
