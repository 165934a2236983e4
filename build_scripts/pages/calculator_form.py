"""The calculator's form, made from the fields of a course.

Label, unit, limits, help and example of a field stand in its metadata and are printed here. A
visit is made once and copied by the page for each further one: its identifiers end in the
number of the visit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from calculator.course import PHASES, Assessment, Circumstances
from calculator.drawing.icons import icon
from calculator.drawing.markup import Markup, element, join
from calculator.typed_bcr_abl1 import LOCAL_RATIO, UNITS

CHOICE_WORDS = {
    "complete": "Complete (CHR)",
    "partial": "Partial",
    "none": "None",
    "banding": "Banding",
    "fish": "FISH",
    "ph-positive": "In Ph+ cells",
    "ph-positive-high-risk": "In Ph+ cells, high risk",
    "ph-negative": "In Ph\u2212 cells",
    "ph-negative-minus-7": "In Ph\u2212 cells, \u22127 or del(7q)",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
}
NOT_DONE = "Not done or unknown"
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
_ASSESSMENT = {each.name: each.metadata for each in fields(Assessment)}
_CIRCUMSTANCES = {each.name: each.metadata for each in fields(Circumstances)}


def form() -> Markup:
    """The gates, one visit and what the options depend on; nothing is chosen beforehand."""
    return join(_gates(), _visits(), _surroundings())


def visit(number: int = 1) -> Markup:
    """The fields of one visit, each with its label, help, error and echo."""
    row = [_text_field(name, _ASSESSMENT[name], number) for name in ROW[:2]]
    row.append(_choice_field(ROW[2], _ASSESSMENT[ROW[2]], number))
    row += [_cells(number), _bcr_abl1(number)]
    more = [_date(number)] + [_group(title, names, number) for title, names in GROUPS]
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
    phase = _radios("phase", "Phase", [(each, each.capitalize()) for each in PHASES], None)
    asked = [_gate(name, _CIRCUMSTANCES[name]) for name in FIRST_GATES]
    return element(
        "fieldset",
        element("legend", "First"),
        phase,
        element("div", *asked, data_circumstances=""),
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
            class_="btnrow",
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
    return _radios(name, label, [*words, ("", "Unknown")], str(metadata["help"]))


def _radios(name: str, label: str, choices: Iterable[tuple[str, str]], help: str | None) -> Markup:
    labels = [
        element(
            "label",
            element("input", type="radio", name=name, value=value, data_field=name),
            word,
        )
        for value, word in choices
    ]
    return _gate_box(name, label, labels, help)


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


def _gate_box(name: str, label: str, labels: list[Markup], help: str | None) -> Markup:
    return element(
        "fieldset",
        element("legend", label),
        element("div", *labels, class_="choices"),
        element("span", help, class_="help") if help else None,
        element("span", "", class_="effect", data_echo_for=name, hidden="hidden"),
        element("span", "", class_="error", data_error_for=name, hidden="hidden"),
        class_="gate",
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


def _date(number: int) -> Markup:
    control = element(
        "input", type="date", class_="w9", data_field="date", **_control_ids("date", number)
    )
    return _field("date", "Date of the visit", "Instead of the month", control, number)


def _text_field(
    name: str, metadata: Mapping[str, object], number: int, width: str = "w5"
) -> Markup:
    control = _text_input(name, metadata, number, width)
    return _field(name, _labelled(metadata), _help(metadata), control, number)


def _text_input(name: str, metadata: Mapping[str, object], number: int, width: str) -> Markup:
    return element(
        "input",
        type="text",
        inputmode="numeric" if metadata["kind"] == "whole" else "decimal",
        autocomplete="off",
        class_=width,
        data_field=name,
        **_control_ids(name, number),
    )


def _choice_field(name: str, metadata: Mapping[str, object], number: int) -> Markup:
    words = [("yes", "Yes"), ("no", "No")]
    if metadata["kind"] == "choice":
        words = [(each, CHOICE_WORDS[each]) for each in metadata["choices"]]
    return _select(name, _labelled(metadata), _help(metadata), [("", NOT_DONE), *words], number)


def _select(
    name: str, label: str, help: str, choices: Iterable[tuple[str, str]], number: int
) -> Markup:
    options = [element("option", word, value=value) for value, word in choices]
    control = element("select", *options, data_field=name, **_control_ids(name, number))
    return _field(name, label, help, control, number)


def _cells(number: int) -> Markup:
    """Ph+ as cells of metaphases, or as a percentage where the counts are not known."""
    parts = []
    for name, before in (
        ("ph_positive_cells", None),
        ("metaphases", "of"),
        ("ph_positive_percent", "or"),
    ):
        ids = _control_ids(name, number)
        metadata = _ASSESSMENT[name]
        parts += [
            element("span", before, aria_hidden="true") if before else None,
            element(
                "input",
                type="text",
                inputmode="decimal" if metadata["kind"] == "decimal" else "numeric",
                autocomplete="off",
                class_="w3",
                data_field=name,
                aria_label=f"{_labelled(metadata)}, visit {number}",
                **ids,
            ),
        ]
    notes = [
        join(_error(name, number), _echo(name, number))
        for name in ("ph_positive_cells", "metaphases", "ph_positive_percent")
    ]
    return element(
        "div",
        element("span", "Ph+ cells of metaphases, or %", class_="label", id=f"visit-{number}-ph"),
        element("span", *parts, element("span", "%", aria_hidden="true"), class_="field--row"),
        *notes,
        role="group",
        aria_labelledby=f"visit-{number}-ph",
        class_="field field--ph",
    )


def _bcr_abl1(number: int) -> Markup:
    metadata = _ASSESSMENT["bcr_abl1_is_percent"]
    units = [
        element(
            "option",
            word,
            value=value,
            data_needs_factor="" if value == LOCAL_RATIO else None,
        )
        for value, word in UNITS.items()
    ]
    unit_ids = {"id": f"visit-{number}-bcr_abl1_unit"}
    factor_ids = {"id": f"visit-{number}-conversion_factor"}
    return element(
        "div",
        element("label", metadata["label"], for_=f"visit-{number}-bcr_abl1_is_percent"),
        element(
            "span",
            "0.1, <0.0032 or not detected",
            class_="help",
            id=f"visit-{number}-bcr_abl1_is_percent-help",
        ),
        _error("bcr_abl1_is_percent", number),
        element(
            "span",
            element(
                "input",
                type="text",
                inputmode="text",
                autocomplete="off",
                class_="w5",
                data_field="bcr_abl1_is_percent",
                **_control_ids("bcr_abl1_is_percent", number),
            ),
            element(
                "select",
                *units,
                data_field="bcr_abl1_unit",
                aria_label=f"Unit of BCR::ABL1, visit {number}",
                **unit_ids,
            ),
            element(
                "input",
                type="text",
                inputmode="decimal",
                autocomplete="off",
                class_="w5",
                data_field="conversion_factor",
                placeholder="factor",
                aria_label=f"Conversion factor to the International Scale, visit {number}",
                hidden="hidden",
                **factor_ids,
            ),
            class_="field--row",
        ),
        _echo("bcr_abl1_is_percent", number),
        class_="field field--is",
    )


def _group(title: str, names: Iterable[str], number: int) -> Markup:
    made = []
    for name in names:
        metadata = _ASSESSMENT[name]
        if metadata["kind"] in ("choice", "yes_no"):
            made.append(_choice_field(name, metadata, number))
        elif name == "mutations":
            made.append(_mutations(metadata, number))
        else:
            made.append(_text_field(name, metadata, number))
    return element("fieldset", element("legend", title), *made, class_="subgroup")


def _mutations(metadata: Mapping[str, object], number: int) -> Markup:
    control = element(
        "input",
        type="text",
        autocomplete="off",
        autocapitalize="characters",
        data_field="mutations",
        **_control_ids("mutations", number),
    )
    help = "Such as T315I, F317L; none if tested and none found; empty if not tested"
    return _field("mutations", str(metadata["label"]), help, control, number)


def _field(name: str, label: str, help: str, control: Markup, number: int) -> Markup:
    return element(
        "div",
        element("label", label, for_=f"visit-{number}-{name}"),
        element("span", help, class_="help", id=f"visit-{number}-{name}-help") if help else None,
        _error(name, number),
        control,
        _echo(name, number),
        class_=f"field field--{name.replace('_', '-')}",
    )


def _control_ids(name: str, number: int) -> dict[str, str]:
    start = f"visit-{number}-{name}"
    return {"id": start, "aria_describedby": f"{start}-help {start}-error {start}-echo"}


def _error(name: str, number: int) -> Markup:
    return element(
        "span",
        "",
        class_="error",
        id=f"visit-{number}-{name}-error",
        data_error_for=name,
        hidden="hidden",
    )


def _echo(name: str, number: int) -> Markup:
    return element(
        "span",
        "",
        class_="echo",
        id=f"visit-{number}-{name}-echo",
        data_echo_for=name,
        hidden="hidden",
    )


def _labelled(metadata: Mapping[str, object]) -> str:
    unit = metadata["unit"]
    short = (
        unit
        if unit and " " not in unit and unit not in ("cells", "metaphases", "transcripts")
        else ""
    )
    return f"{metadata['label']}, {short}" if short else str(metadata["label"])


def _help(metadata: Mapping[str, object]) -> str:
    """The help text, the range and an example, as one line."""
    parts = [metadata["help"]]
    if metadata["limits"] is not None:
        unit = metadata["unit"] if " " not in metadata["unit"] else ""
        parts.append(metadata["limits"].describe(unit))
        parts.append(f"such as {metadata['example']}")
    return "; ".join(part for part in parts if part)


def _button(words: str, action: str) -> Markup:
    return element("button", words, type="button", class_="btn", data_action=action)
