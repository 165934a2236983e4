"""The values of the grid: just below, at and just above each threshold, and not measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Option:
    """One possible value: its label, what it adds to a visit, and the quantity it measures."""

    label: str
    values: dict[str, Any] = field(default_factory=dict)
    quantity: str | None = None


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _measured(name: str, key: str, unit: str, values: str) -> tuple[Option, ...]:
    measured = tuple(
        Option(label=f"{name} {value}{unit}", values={key: value}, quantity=key)
        for value in values.split()
    )
    return (Option(label=f"{name} not measured"), *measured)


MONTHS = _words("0 2.49 2.5 2.51 5.49 5.5 5.51 11.49 11.5 11.51 17.49 17.5 17.51")
SECOND_TEST_MONTHS = _words("3.49 3.5 3.51 5.49")

HEMATOLOGIC = _measured("hematologic response", "hematologic_response", "", "complete partial none")
PH_POSITIVE = _measured(
    "Ph+", "ph_positive_percent", " %", "0 0.1 34.9 35 35.1 64.9 65 65.1 94.9 95 95.1 100"
)
BCR_ABL1 = _measured(
    "BCR::ABL1", "bcr_abl1_is_percent", " %", "0 0.09 0.1 0.11 0.99 1 1.01 9.9 10 10.1"
)
PH_POSITIVE_SEQUENCE = _measured("Ph+", "ph_positive_percent", " %", "0 10 39.9 40 40.1")[1:]
BCR_ABL1_SEQUENCE = _measured(
    "BCR::ABL1", "bcr_abl1_is_percent", " %", "0.09 0.1 0.11 0.99 1 1.01"
)[1:]

MUTATIONS = (
    Option(label="mutation test found none", values={"mutations": []}, quantity="mutations"),
    *(
        Option(label=f"mutation {name}", values={"mutations": [name]}, quantity="mutations")
        for name in ("T315I", "Y253H", "E255V", "E255K", "M351T")
    ),
)
CLONE_NAMES = ("ph-positive", "ph-positive-high-risk", "ph-negative", "ph-negative-minus-7")
CLONES = tuple(
    Option(
        label=f"chromosome changes {name}",
        values={"clonal_evolution": name},
        quantity="clonal_evolution",
    )
    for name in (
        "none",
        "ph-positive",
        "ph-positive-high-risk",
        "ph-negative",
        "ph-negative-minus-7",
    )
) + tuple(
    Option(label=f"progression {word}", values={"progression": answer}, quantity="progression")
    for word, answer in (("no", False), ("yes", True))
)
WELL = (
    Option(label="nothing else measured"),
    Option(
        label="complete hematologic response, Ph+ 0 %, BCR::ABL1 0.05 %",
        values={
            "hematologic_response": "complete",
            "ph_positive_percent": "0",
            "bcr_abl1_is_percent": "0.05",
        },
    ),
)
OUTDATED = (HEMATOLOGIC[-1], PH_POSITIVE[-1], BCR_ABL1[-1])

_ITEMS = {
    "wbc_e9_per_l": "9.9",
    "platelets_e9_per_l": "449",
    "basophils_percent": "4.9",
    "immature_granulocytes": False,
    "spleen_palpable": False,
}


def _items(label: str, **changed: Any) -> Option:
    values = {key: value for key, value in (_ITEMS | changed).items() if value is not None}
    return Option(label=label, values=values, quantity="hematologic_response")


_FIVE_ITEMS = (
    _items("five items for CHR"),
    *(
        _items(f"{name} {value}", **{key: value})
        for name, key, edge in (
            ("WBC", "wbc_e9_per_l", "10 10.1"),
            ("platelets", "platelets_e9_per_l", "450 451"),
            ("basophils", "basophils_percent", "5 5.1"),
        )
        for value in edge.split()
    ),
    _items("immature granulocytes", immature_granulocytes=True),
    _items("spleen palpable", spleen_palpable=True),
    *(_items(f"{key} not given", **{key: None}) for key in _ITEMS),
)


def _cytogenetic(label: str, **values: Any) -> Option:
    return Option(label=label, values=values, quantity="ph_positive_percent")


USABLE = {
    "five items of a CHR": _FIVE_ITEMS,
    "metaphases": tuple(
        _cytogenetic(f"{cells} of {total} Ph+", ph_positive_cells=cells, metaphases=total)
        for total in ("19", "20", "21")
        for cells in ("0", "7", "8", total)
    ),
    "FISH": tuple(
        _cytogenetic(
            f"FISH {percent} % of {nuclei or 'unknown'} nuclei",
            ph_positive_percent=percent,
            cytogenetic_method="fish",
            **({"metaphases": nuclei} if nuclei else {}),
        )
        for nuclei in ("199", "200", "201", None)
        for percent in ("0", "0.99", "1", "1.01", "50")
    ),
    "undetectable": tuple(
        Option(
            label=f"undetectable, {copies or 'unknown'} copies",
            values={"bcr_abl1_detected": False} | ({"abl1_copies": copies} if copies else {}),
            quantity="bcr_abl1_is_percent",
        )
        for copies in (None, "9999", "10000", "10001")
    ),
}
"""Results just usable and just not: by items, by metaphases, by nuclei, by control transcripts."""
