"""JSON Schemas generated from the dataclasses that the site itself reads."""

from __future__ import annotations

import inspect
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from build_scripts.export.views import VIEWS, View, shown_fields
from calculator.course import Assessment, Circumstances, Course

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SCALARS = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    Fraction: {"type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
    object: {},
    Any: {},
}
_AS_WRITTEN = (Course, Assessment, Circumstances)
"""What a user writes: a field that was not measured is left out."""


def schema_of(kind: Any, title: str) -> dict[str, Any]:
    """The schema of a document of a type: a dataclass, or a tuple or dict of them."""
    definitions: dict[str, Any] = {}
    body = _schema(kind, definitions)
    return {"$schema": DIALECT, "title": title, **body, "$defs": dict(sorted(definitions.items()))}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(each, definitions) for each in arguments]}
    if origin in (tuple, list, frozenset):
        return _array(origin, arguments, definitions)
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _array(origin: Any, arguments: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if origin is tuple and arguments[-1] is not Ellipsis:
        items = [_schema(each, definitions) for each in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "items": False}
    return {"type": "array", "items": _schema(arguments[0], definitions)}


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    shown = {name: _schema(hints[name], definitions) for name in shown_fields(kind)}
    for name, (added, _) in VIEWS.get(kind, View()).add.items():
        shown[name] = _schema(added, definitions)
    required = [name for name in shown if kind not in _AS_WRITTEN]
    return {
        "type": "object",
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "properties": shown,
        "required": required or ["phase", "assessments"] if kind is Course else required,
    }
