"""The calculator's form, made from the fields of a course.

Label, unit, limits, help and example of a field stand in its metadata and are printed here. A
visit is made once and copied by the page for each further one: its identifiers end in the
number of the visit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from build_scripts.pages.calculator_fields import (
    ASSESSMENT,
    CHOICE_WORDS,
    bcr_abl1_field,
    cells_field,
    choice_field,
    date_field,
    group,
    hint_of,
    text_field,
)
from calculator.course import PHASES, Circumstances
from calculator.diagnosis import AtDiagnosis
from calculator.drawing.markup import Markup, element, join
from calculator.gates import HINTS, MUTATION_TEST

FIRST_GATES = (
    "adult",
    "pregnancy",
    "assay_on_international_scale",
    "adherence",
    "interacting_drug",
)
ROW = ("month", "daily_dose_mg", "hematologic_response")
EXTRAS_OF_ROW = ("ph_positive_cells", "metaphases", "ph_positive_percent", "bcr_abl1_is_percent")
GROUPS = (
    ("Cytogenetics", ("cytogenetic_method", "clonal_evolution")),
    ("Molecular", ("bcr_abl1_detected", "abl1_copies", "mutations")),
    (
        "Blood count, if the hematologic response is left open",
        (
            "wbc_e9_per_l",
            "platelets_e9_per_l",
            "basophils_percent",
            "immature_granulocytes",
            "spleen_palpable",
        ),
    ),
    ("Event", ("progression",)),
)
AS_OF_HELP = (
    "Empty: the month of the latest visit. A later month asks for what is missing by then; visits "
    "after it do not count"
)
_CIRCUMSTANCES = {each.name: each.metadata for each in fields(Circumstances)}


def form() -> Markup:
    """The gates, one visit and what the options depend on; nothing is chosen beforehand."""
    return join(_gates(), _visits(), _surroundings())


def diagnosis_form() -> Markup:
    """The fields of the risk scores, none filled."""
    return element(
        "div",
        *(_at_diagnosis(each.name, each.metadata) for each in fields(AtDiagnosis)),
        class_="subgroup",
    )


def _at_diagnosis(name: str, metadata: Mapping[str, object]) -> Markup:
    label = f"{metadata['label']}, {metadata['unit']}"
    return _number_field(name, label, hint_of(name, metadata), data_at_diagnosis=name)


def _number_field(name: str, label: str, hint: str, **attributes: str) -> Markup:
    """A number that stands in no visit, with its help and error."""
    return element(
        "div",
        element("label", label, for_=name),
        element("span", hint, class_="help", id=f"{name}-help"),
        element(
            "span", "", class_="error", id=f"{name}-error", data_error_for=name, hidden="hidden"
        ),
        element(
            "input",
            type="text",
            inputmode="decimal",
            autocomplete="off",
            id=name,
            aria_describedby=f"{name}-help {name}-error",
            **attributes,
        ),
        class_="field",
    )


def visit(number: int = 1) -> Markup:
    """The fields of one visit, each with its label, help, error and echo."""
    row = [text_field(name, ASSESSMENT[name], number) for name in ROW[:2]]
    row.append(choice_field(ROW[2], ASSESSMENT[ROW[2]], number))
    row += [cells_field(number), bcr_abl1_field(number)]
    more = [date_field(number)] + [group(title, names, number) for title, names in GROUPS]
    return element(
        "fieldset",
        element("legend", element("span", f"Visit {number}", data_visit_title="")),
        element("div", *row, class_="visit__row"),
        element(
            "details",
            element("summary", "More about this visit", element("span", "", data_visit_more="")),
            element("div", *more, class_="visit__more"),
            class_="layer visit__details",
        ),
        element(
            "button",
            "Remove",
            element("span", f" visit {number}", class_="visually-hidden", data_visit_name=""),
            type="button",
            class_="btn btn--small visit__remove",
            data_action="remove-visit",
        ),
        class_="visit",
        data_visit=str(number),
    )


def _gates() -> Markup:
    phases = [(each, each.capitalize()) for each in PHASES]
    asked = [_gate(name, _CIRCUMSTANCES[name]) for name in FIRST_GATES]
    return element(
        "fieldset",
        element("legend", "First"),
        element("p", "What is unknown stays an open question.", class_="help"),
        _radios("phase", "Phase", phases, HINTS["phase"]),
        element("div", *asked, data_circumstances=""),
        _gate_box(
            MUTATION_TEST,
            "Mutation test",
            [_button("Enter at the visit", "enter-mutations", "btn btn--small")],
            HINTS[MUTATION_TEST],
        ),
        class_="group",
    )


def _visits() -> Markup:
    return element(
        "fieldset",
        element("legend", "Visits"),
        element("p", "Leave open what was not done. Nothing is assumed.", class_="help"),
        _start_date(),
        element("div", visit(), data_visits=""),
        element("template", visit(), data_visit_template=""),
        element("p", "", class_="error", data_error_for="assessments", hidden="hidden"),
        element(
            "div",
            _button("Add a visit", "add-visit"),
            _button("Sort by month", "sort-visits"),
            _button("Paste a table\u2026", "paste"),
            class_="btnrow",
        ),
        _number_field(
            "as_of_month", "Judged as of month", AS_OF_HELP, class_="w9", data_field="as_of_month"
        ),
        class_="group",
    )


def _surroundings() -> Markup:
    names = [name for name in _CIRCUMSTANCES if name not in FIRST_GATES]
    asked = [_gate(name, _CIRCUMSTANCES[name]) for name in names]
    return element(
        "details",
        element("summary", "For options and dose: reactions, what can be had here"),
        element("div", *asked, data_circumstances="", class_="visit__more"),
        class_="layer",
    )


def _gate(name: str, metadata: Mapping[str, object]) -> Markup:
    label = str(metadata["label"])
    if metadata["kind"] == "choices":
        return _checkboxes(name, label, metadata)
    words = [("yes", "Yes"), ("no", "No")]
    if metadata["kind"] == "choice":
        words = [(each, CHOICE_WORDS[each]) for each in metadata["choices"]]
    hints = ". ".join(each for each in (metadata["help"], HINTS.get(name)) if each)
    return _radios(name, label, [*words, ("", "Unknown")], hints)


def _radios(name: str, label: str, choices: Iterable[tuple[str, str]], hint: str) -> Markup:
    labels = [
        element(
            "label",
            element("input", type="radio", name=name, value=value, data_field=name),
            word,
        )
        for value, word in choices
    ]
    return _gate_box(name, label, labels, hint)


def _checkboxes(name: str, label: str, metadata: Mapping[str, object]) -> Markup:
    labels = [
        element(
            "label",
            element("input", type="checkbox", name=name, value=each, data_field=name),
            each.capitalize(),
        )
        for each in metadata["choices"]
    ]
    return _gate_box(name, label, labels, "None marked means not known")


def _gate_box(name: str, label: str, controls: list[Markup], hint: str) -> Markup:
    ids = {each: f"{name}-{each}" for each in ("help", "effect", "error")}
    effect, error = ids["effect"], ids["error"]
    return element(
        "fieldset",
        element("legend", label),
        element("div", *controls, class_="choices"),
        element("span", hint, class_="help", id=ids["help"]) if hint else None,
        element("span", "", class_="effect", id=effect, data_echo_for=name, hidden="hidden"),
        element("span", "", class_="error", id=error, data_error_for=name, hidden="hidden"),
        class_="gate",
        aria_describedby=" ".join(ids[each] for each in ids if hint or each != "help"),
    )


def _start_date() -> Markup:
    return element(
        "div",
        element("label", "Imatinib started on", for_="start-date"),
        element("span", "Only if visits are entered by date", class_="help", id="start-date-help"),
        element(
            "span",
            "",
            class_="error",
            id="start-date-error",
            data_error_for="start_date",
            hidden="hidden",
        ),
        element(
            "input",
            type="date",
            id="start-date",
            class_="w9",
            data_field="start_date",
            aria_describedby="start-date-help start-date-error",
        ),
        class_="field field--start",
        data_dates="",
        hidden="hidden",
    )


def _button(words: str, action: str, style: str = "btn") -> Markup:
    return element("button", words, type="button", class_=style, data_action=action)
