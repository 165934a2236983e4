"""Reads visits pasted from a spreadsheet: one row a visit, one column a field, tabs between.

A first row of heads names the columns; without one they stand in the order of the form. Numbers
stay as typed, since the form reads them; choices and dates become what its fields can hold.
"""

from __future__ import annotations

import re
from dataclasses import fields

from calculator.calendar_months import read_date
from calculator.course import Assessment
from calculator.fields import FieldError, shortened
from calculator.reading import FORM_KEYS
from calculator.typed_bcr_abl1 import UNITS
from calculator.typed_numbers import UnreadableError, means_not_done
from calculator.typed_words import read_choice, read_yes_no

MAX_ROWS = 500
_VISIT = re.compile(r"(?:months?|mo?)?\.? ?[.,]?[0-9]", re.IGNORECASE)
_OTHER_UNIT_OF_TIME = re.compile(r"year|week|day")
_ABBREVIATED = {"chr": "complete"}
_CHOICES = {each.name: each.metadata for each in fields(Assessment)} | {
    "bcr_abl1_unit": {"kind": "choice", "choices": tuple(UNITS)}
}
_OTHER_SEPARATORS = re.compile(r"\S\s*[,;|]\s*\S.*[,;|]|;|\d\s+\d")
ORDER = (
    "month",
    "daily_dose_mg",
    "hematologic_response",
    "ph_positive_cells",
    "metaphases",
    "bcr_abl1_is_percent",
)
_OTHER_NAMES = {
    "months": "month",
    "months since start": "month",
    "months on imatinib": "month",
    "time": "month",
    "date": "date",
    "dose": "daily_dose_mg",
    "imatinib": "daily_dose_mg",
    "mg": "daily_dose_mg",
    "chr": "hematologic_response",
    "hematologic": "hematologic_response",
    "haematologic response": "hematologic_response",
    "ph+": "ph_positive_cells",
    "ph": "ph_positive_cells",
    "of": "metaphases",
    "metaphases": "metaphases",
    "ph+ %": "ph_positive_percent",
    "ph %": "ph_positive_percent",
    "method": "cytogenetic_method",
    "bcr-abl": "bcr_abl1_is_percent",
    "bcr-abl1": "bcr_abl1_is_percent",
    "bcr::abl1": "bcr_abl1_is_percent",
    "is": "bcr_abl1_is_percent",
    "% is": "bcr_abl1_is_percent",
    "bcr-abl % is": "bcr_abl1_is_percent",
    "bcr-abl1 % is": "bcr_abl1_is_percent",
    "bcr::abl1 % is": "bcr_abl1_is_percent",
    "copies": "abl1_copies",
    "abl1": "abl1_copies",
    "mutation": "mutations",
    "wbc": "wbc_e9_per_l",
    "platelets": "platelets_e9_per_l",
    "basophils": "basophils_percent",
}


def read_pasted(text: str) -> list[dict[str, str]]:
    """The visits of a pasted table, as texts under the names of the form's fields.

    Raises FieldError with what to do where there is no table, a head is not known, or a row has
    more cells than there are columns.
    """
    rows = [cells for line in text.splitlines() if (cells := _cells(line))]
    if not rows:
        raise FieldError((), "Nothing was pasted; copy the cells in the spreadsheet first")
    if "\t" not in text and any(_has_other_separator(row[0]) for row in rows):
        raise FieldError(
            (),
            "The cells are not apart by tabs; open the file as a spreadsheet and copy from there",
        )
    columns = _columns(rows[0])
    listed = rows[1:] if columns else rows
    if not listed:
        raise FieldError((), "Only the names of columns were pasted; copy the visits with them")
    if len(listed) > MAX_ROWS:
        message = f"{len(listed)} visits were pasted; at most {MAX_ROWS} are read, paste fewer"
        raise FieldError((), message)
    names = columns or ORDER
    for number, row in enumerate(listed, start=1):
        if len(row) > len(names):
            raise FieldError(
                (),
                f"Row {number} has {len(row)} cells, but there are {len(names)} columns "
                f"({', '.join(names)}); paste a first row that names the columns",
            )
    return [_visit(number, names, row) for number, row in enumerate(listed, start=1)]


def _has_other_separator(cell: str) -> bool:
    """Whether several cells stand in what came as one; heads are apart by any of three signs."""
    is_head = not _VISIT.match(cell)
    return bool(_OTHER_SEPARATORS.search(cell) or (is_head and re.search(r"[,;|]", cell)))


def _cells(line: str) -> list[str]:
    """The cells of a row without quotation marks; empty ones at the end do not count."""
    cells = [each.strip().strip('"').strip() for each in line.split("\t")]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _columns(heads: list[str]) -> tuple[str, ...]:
    """The fields that the heads name; empty where the first row is a visit already."""
    if _VISIT.match(heads[0]):
        return ()
    if "" in heads:
        place = heads.index("") + 1
        raise FieldError(
            (), f"Column {place} has no name; name it in the first row or leave it out"
        )
    named = [_field(each) for each in heads]
    if None in named:
        unknown = heads[named.index(None)]
        raise FieldError(
            (),
            f"The column '{shortened(unknown)}' is not known; name it "
            f"{', '.join(ORDER)} or another field of a visit, or leave it out",
        )
    repeated = next((name for name in named if named.count(name) > 1), None)
    if repeated:
        raise FieldError((), f"Two columns are named {repeated}; leave one out")
    return tuple(named)


def _field(head: str) -> str | None:
    plain = " ".join(head.lower().replace("_", " ").split())
    by_label = {each.metadata["label"].lower(): each.name for each in fields(Assessment)}
    by_name = {name.replace("_", " "): name for name in (*FORM_KEYS, *by_label.values())}
    short = plain.split(",")[0].split("(")[0].strip()
    for known in (by_name, by_label, _OTHER_NAMES):
        for each in (plain, short):
            if each in known:
                return _measured(known[each], plain)
    return None


def _measured(name: str, head: str) -> str | None:
    """The field of a name, as the unit in the head decides; None for another unit of time."""
    if name == "ph_positive_cells" and "%" in head:
        return "ph_positive_percent"
    if name == "month" and _OTHER_UNIT_OF_TIME.search(head):
        return None
    return name


def _visit(number: int, names: tuple[str, ...], row: list[str]) -> dict[str, str]:
    visit = {}
    for place, text in enumerate(row):
        name = names[place]
        try:
            visit[name] = _as_the_form_holds_it(name, text)
        except UnreadableError as error:
            raise FieldError((), f"Row {number}, {name}: {error}") from None
    return {name: text for name, text in visit.items() if text}


def _as_the_form_holds_it(name: str, text: str) -> str:
    """The text of a field; a choice as the form spells it, empty where it was not done."""
    metadata = _CHOICES.get(name, {"kind": name})
    if metadata["kind"] in ("choice", "yes_no", "date") and means_not_done(text):
        return ""
    if metadata["kind"] == "choice":
        return read_choice(_ABBREVIATED.get(text.lower(), text), metadata)
    if metadata["kind"] == "yes_no":
        return "yes" if read_yes_no(text) else "no"
    if metadata["kind"] == "date":
        read_date(text)
    return text
