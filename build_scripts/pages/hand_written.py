"""Hand-written pages that print values: a closed list of named blocks, and no other."""

from typing import Any

import jinja2

from build_scripts.content.load import Content
from build_scripts.pages import calculator_form, home, trust
from build_scripts.pages.json_ld import described
from build_scripts.pages.page import root_of, source_file
from build_scripts.paths import DOCS, ROOT
from calculator.parts import CHART_SET
from calculator.rules import RULES


def rendered(content: Content, templates: jinja2.Environment) -> dict[str, str]:
    """Every `docs/**/*.md.j2`, rendered, by its path among the site's sources."""
    made = {}
    values = blocks(content)
    for file in sorted(DOCS.rglob("*.md.j2")):
        template = file.relative_to(DOCS).as_posix()
        path = template.removesuffix(".j2")
        root = {"root": root_of(path)}
        body = templates.get_template(template).render(values | root).strip()
        source = source_file(file.relative_to(ROOT).as_posix())
        made[path] = described(f"{body}\n\n{source}\n")
    return made


def blocks(content: Content) -> dict[str, Any]:
    """The named blocks, the same for every page."""
    return {
        "revision": RULES.revision,
        "calculator_form": calculator_form.form(),
        "diagnosis_form": calculator_form.diagnosis_form(),
        "cases": list(content.cases.values()),
        "criteria_sets": list(content.criteria_sets.values()),
        "chart_set": CHART_SET,
        "linked_guidelines": list(content.linked_guidelines.guidelines),
        "study_count": len(content.studies),
        "reference_count": len(content.references),
        "one_course": home.one_course(content),
        "label_steps": home.label_steps(content),
        "trials": home.trials(content),
        "proofs": trust.proofs(),
    }
