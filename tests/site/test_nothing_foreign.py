"""What pages ask for and store when a reader opens them and presses what can be pressed."""

from build_scripts.prove.crawl import ANSWERED_CASE, crawl

# One of each sort that has buttons or layers to press; `dev.py prove requests` opens every page.
SAMPLE = ["", "criteria/eln-2013/", "evidence/", "ledger/", "trust/", "calculator/", ANSWERED_CASE]


def test_no_button_asks_another_host_or_stores_anything(browser, address):
    found = crawl(browser, address, SAMPLE)

    assert found.faults == []
    assert (found.pages, found.buttons > 20) == (len(SAMPLE), True)
