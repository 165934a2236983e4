"""The answer to each worked case as the calculator's page shows it, made when the site is built.

The page shows it at once and replaces it by the browser's own, which has to be the same.
"""

from __future__ import annotations

import json
from typing import Any

from build_scripts.content.load import Content
from calculator import json_text
from calculator.browser import run
from calculator.parts import FIRST

FOLDER = "assets/cases"


def built_answers(content: Content) -> dict[str, str]:
    """One file a case: the texts of the form, and the verdicts as markup."""
    return {f"{FOLDER}/{case.id}.json": _answer(case.request) for case in content.cases.values()}


def _answer(course: object) -> str:
    typed = _asked({"course": course, "parts": ["typed"]})["typed"]
    answered = _asked({"entered": typed, "parts": list(FIRST)})
    return json_text.write({"typed": typed, "view": answered["view"]})


def _asked(request: dict[str, Any]) -> dict[str, Any]:
    return json.loads(run(json_text.write(request)))
