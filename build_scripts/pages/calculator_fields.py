"""The fields of one visit as markup: label, help, error, control and echo, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from build_scripts.pages.used_by import used_by
from calculator.course import Assessment
from calculator.drawing.markup import Markup, element, join
from calculator.kinds import BCR, PH
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
ASSESSMENT = {each.name: each.metadata for each in fields(Assessment)}


def date_field(number: int) -> Markup:
    """The date of a visit, for those who count by the calendar."""
    control = element(
        "input", type="date", class_="w9", data_field="date", **_control_ids("date", number)
    )
    return _field("date", "Date of the visit", "Instead of the month", control, number)


def text_field(name: str, metadata: Mapping[str, object], number: int, width: str = "w5") -> Markup:
    """A field for a number, with its range and an example in the help."""
    control = _text_input(name, metadata, number, width)
    return _field(name, _labelled(metadata), hint_of(name, metadata), control, number)


def _text_input(name: str, metadata: Mapping[str, object], number: int, width: str) -> Markup:
    return element(
        "input",
        type="text",
        inputmode="numeric" if metadata["kind"] == "whole" else "decimal",
        autocomplete="off",
        class_=width,
        data_field=name,
        **_control_ids(name, number, has_help=bool(hint_of(name, metadata))),
    )


def choice_field(name: str, metadata: Mapping[str, object], number: int) -> Markup:
    """A field for one of several answers; the first says that it was not done."""
    words = [("yes", "Yes"), ("no", "No")]
    if metadata["kind"] == "choice":
        words = [(each, CHOICE_WORDS[each]) for each in metadata["choices"]]
    return _select(
        name, _labelled(metadata), hint_of(name, metadata), [("", NOT_DONE), *words], number
    )


def _select(
    name: str, label: str, hint: str, choices: Iterable[tuple[str, str]], number: int
) -> Markup:
    options = [element("option", word, value=value) for value, word in choices]
    ids = _control_ids(name, number, has_help=bool(hint))
    control = element("select", *options, data_field=name, **ids)
    return _field(name, label, hint, control, number)


def cells_field(number: int) -> Markup:
    """Ph+ as cells of metaphases, or as a percentage where the counts are not known."""
    parts = []
    for name, before in (
        ("ph_positive_cells", None),
        ("metaphases", "of"),
        ("ph_positive_percent", "or"),
    ):
        ids = _control_ids(name, number, has_help=False)
        metadata = ASSESSMENT[name]
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
    most = ASSESSMENT["metaphases"]["limits"].high
    percent = ASSESSMENT["ph_positive_percent"]["limits"].describe("%")
    hint = f"Such as 7 of 20, or 35 %; up to {most}, or {percent}; {used_by(PH)}"
    help_id = f"visit-{number}-ph-help"
    return element(
        "div",
        element("span", "Ph+ cells of metaphases, or %", class_="label", id=f"visit-{number}-ph"),
        element("span", hint, class_="help", id=help_id),
        element("span", *parts, element("span", "%", aria_hidden="true"), class_="field--row"),
        *notes,
        role="group",
        aria_labelledby=f"visit-{number}-ph",
        aria_describedby=help_id,
        class_="field field--ph",
    )


def bcr_abl1_field(number: int) -> Markup:
    """BCR::ABL1 with the unit that the laboratory reports."""
    metadata = ASSESSMENT["bcr_abl1_is_percent"]
    units = [
        element(
            "option",
            word,
            value=value,
            data_needs_factor="" if value == LOCAL_RATIO else None,
        )
        for value, word in UNITS.items()
    ]
    limits = metadata["limits"].describe(metadata["unit"])
    unit_ids = {"id": f"visit-{number}-bcr_abl1_unit"}
    factor_ids = {"id": f"visit-{number}-conversion_factor"}
    return element(
        "div",
        element("label", metadata["label"], for_=f"visit-{number}-bcr_abl1_is_percent"),
        element(
            "span",
            f"Such as 0.1, <0.0032 or not detected; {limits}; {used_by(BCR)}",
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


def group(title: str, names: Iterable[str], number: int) -> Markup:
    """Several fields under one name."""
    made = []
    for name in names:
        metadata = ASSESSMENT[name]
        if metadata["kind"] in ("choice", "yes_no"):
            made.append(choice_field(name, metadata, number))
        elif name == "mutations":
            made.append(_mutations(metadata, number))
        else:
            made.append(text_field(name, metadata, number))
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
    hint = "Such as T315I, F317L; none if tested and none found; empty if not tested; "
    hint += used_by("mutations")
    return _field("mutations", str(metadata["label"]), hint, control, number)


def _field(name: str, label: str, hint: str, control: Markup, number: int) -> Markup:
    return element(
        "div",
        element("label", label, for_=f"visit-{number}-{name}"),
        element("span", hint, class_="help", id=f"visit-{number}-{name}-help") if hint else None,
        _error(name, number),
        control,
        _echo(name, number),
        class_=f"field field--{name.replace('_', '-')}",
    )


def _control_ids(name: str, number: int, *, has_help: bool = True) -> dict[str, str]:
    start = f"visit-{number}-{name}"
    notes = [f"{start}-help"] if has_help else []
    return {"id": start, "aria_describedby": " ".join([*notes, f"{start}-error", f"{start}-echo"])}


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


def hint_of(name: str, metadata: Mapping[str, object]) -> str:
    """The help text, the range, an example and the rule sets that use it, as one line."""
    parts = [metadata["help"]]
    if metadata["limits"] is not None:
        unit = metadata["unit"] if " " not in metadata["unit"] else ""
        parts.append(metadata["limits"].describe(unit))
        parts.append(f"such as {metadata['example']}")
    parts.append(used_by(name))
    return "; ".join(part for part in parts if part)
