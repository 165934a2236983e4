"""The pages of the audit: each finding with its checks, and every check that agrees."""

import pytest

from build_scripts import audit
from build_scripts.content.load import load
from build_scripts.pages import audit as audit_pages
from build_scripts.pages.environment import environment
from build_scripts.pages.page import render
from build_scripts.paths import ROOT

CONTENT = load(ROOT)
INDEX, *PAGES = audit_pages.pages(CONTENT)
REPORTS = {f"audit/{each.audit.id}.md": each for each in audit.reports(CONTENT)}
TEXTS = {each.path: render(each, environment(CONTENT)) for each in (INDEX, *PAGES)}


def test_each_audited_source_has_a_page():
    assert [each.path for each in PAGES] == list(REPORTS)


def test_the_index_counts_the_checks_of_all_sources():
    assert (INDEX.values["total"], INDEX.values["consistent"]) == (
        sum(each.total for each in REPORTS.values()),
        sum(len(each.consistent) for each in REPORTS.values()),
    )


@pytest.mark.parametrize("path", REPORTS)
def test_each_finding_stands_once_on_its_page(path):
    titles = [each.finding.id for each in REPORTS[path].findings]

    assert [TEXTS[path].count(f'<article class="finding" id="{name}"') for name in titles] == [
        1
    ] * len(titles)


@pytest.mark.parametrize("path", REPORTS)
def test_what_cannot_be_decided_stands_apart(path):
    (page,) = (each for each in PAGES if each.path == path)
    kinds = [{each["kind"] for each in group["findings"]} for group in page.values["groups"]]

    assert "undecidable" not in kinds[0]
    assert kinds[1] == {"undecidable"}


@pytest.mark.parametrize("path", REPORTS)
def test_every_check_is_listed(path):
    checks = REPORTS[path].checks
    listed = TEXTS[path].count('<li id="') + TEXTS[path].count('<tr id="')

    assert listed == len(checks)


def test_a_finding_shows_the_figure_as_printed_and_as_recomputed():
    (page,) = (each for each in PAGES if each.path == "audit/kantarjian-2003.md")
    findings = {
        each["finding"].id: each for group in page.values["groups"] for each in group["findings"]
    }
    labels = findings["labels-against-own-limits"]

    assert (labels["printed"], labels["recomputed"]) == ("13 of 34 (38 %)", "12 of 34 (35 %)")
    assert labels["disputes"][0] == {
        "says": "Major cytogenetic response, as reported: 13/34 (38 %)",
        "place": "evidence/kantarjian-2003/",
        "by_us": "12/34 (35 %)",
    }


def test_a_long_figure_is_not_set_large():
    (page,) = (each for each in PAGES if each.path == "audit/smolecule-2026.md")
    figures = [
        figure
        for group in page.values["groups"]
        for each in group["findings"]
        for figure in (each["printed"], each["recomputed"])
        if figure is not None
    ]

    assert max(map(len, figures)) <= audit_pages.SHORT
