"""The answers to worked cases that the calculator's page shows before Python has started."""

import json

from build_scripts.pages.built_answers import built_answers
from calculator import json_text
from calculator.browser import run


def test_every_case_has_the_texts_of_its_form_and_the_verdicts_they_give(content):
    built = built_answers(content)

    assert set(built) == {f"assets/cases/{name}.json" for name in content.cases}
    for text in built.values():
        answer = json.loads(text)
        request = json_text.write({"entered": answer["typed"], "parts": ["view"]})
        assert answer["view"] == json.loads(run(request))["view"]
