"""What is generated from the content and from the rules that were compiled from it.

Imported only when the rules are written: the calculator reads them when it is imported.
"""

from concurrent.futures import ProcessPoolExecutor

from build_scripts import export, pages
from build_scripts.configuration import site_url
from build_scripts.content.load import Content
from build_scripts.pages import built_answers
from build_scripts.paths import CHANGELOG
from build_scripts.runtime import published
from calculator import browser, json_text


def requests(content: Content) -> list[str]:
    """Questions that lead the calculator through all that it does: each case, with every part."""
    parts = sorted(browser.PARTS)
    asked = [{"course": case.request, "parts": parts} for case in content.cases.values()]
    return [*map(json_text.write, asked), json_text.write({"parts": ["none"]}), "{"]


def generated(content: Content) -> list[dict[str, str | bytes]]:
    """The generated pages, the exports and the runtimes, each by path in the site.

    Two processes share the work, about half each.
    """
    with ProcessPoolExecutor(max_workers=1) as beside:
        of_cases = beside.submit(_of_cases, content)
        others = [
            pages.other_pages(content),
            export.all_files(content, CHANGELOG.read_text(encoding="utf-8"), site_url()),
            published.files(requests(content)),
        ]
        return [*of_cases.result(), *others]


def _of_cases(content: Content) -> list[dict[str, str]]:
    return [pages.case_pages(content), built_answers.built_answers(content)]
