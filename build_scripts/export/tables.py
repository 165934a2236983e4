"""The tables of the site as CSV, each with a CSV-on-the-Web description beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from build_scripts.content.load import Content
from build_scripts.export.api import LICENSE
from calculator import json_text
from calculator.quantities import plain
from calculator.rules import RULES

FOLDER = "downloads"
CONTEXT = "http://www.w3.org/ns/csvw"
LICENSE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its name, what it holds, and the unit where it is a number."""

    name: str
    holds: str
    unit: str = ""
    datatype: str = "string"


@dataclass(frozen=True, kw_only=True)
class Table:
    """One downloadable table."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Content], Iterable[tuple[Any, ...]]]


def table_files(tables: Iterable[Table], content: Content) -> dict[str, bytes]:
    """Each table as CSV, and its description, by path in the site."""
    files: dict[str, bytes] = {}
    for table in tables:
        path = f"{FOLDER}/{table.name}.csv"
        files[path] = _csv(table, content)
        files[f"{path}-metadata.json"] = json_text.write(_metadata(table)).encode("ascii")
    return files


def _csv(table: Table, content: Content) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows(content))
    return text.getvalue().encode("utf-8")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value) if isinstance(value, Decimal) else str(value)


def _metadata(table: Table) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:license": {"@id": LICENSE_ADDRESS},
        "dc:rights": LICENSE,
        "dc:hasVersion": RULES.revision,
        "tableSchema": {"columns": [_column(each) for each in table.columns]},
    }


def _column(column: Column) -> dict[str, Any]:
    unit = {"dc:conformsTo": column.unit} if column.unit else {}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.holds,
        "datatype": column.datatype,
        **unit,
    }
