"""The interface's description as a page lays it out: operations by resource, from the OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from tidu.web.api.v1 import api

_PREFIX = "/api/v1"
_TYPES = {
    "string": "文本",
    "integer": "整数",
    "number": "数",
    "boolean": "是否",
    "array": "数组",
    "object": "对象",
}
_FORMATS = {"date": "日期", "date-time": "时间"}
# What every operation may answer is said once on the page.
_ALWAYS = frozenset({"401", "403", "404", "422", "429"})


@dataclass(frozen=True, slots=True)
class Part:
    """A parameter or a field of a body or answer."""

    name: str
    kind: str
    required: bool
    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation."""

    anchor: str
    method: str
    path: str
    title: str
    text: str
    scope: str
    parameters: tuple[Part, ...]
    body: tuple[Part, ...]
    answer: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of a resource."""

    title: str
    operations: tuple[Operation, ...]


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    return dict(api.get_openapi_schema(path_prefix=f"{_PREFIX}/"))


@cache
def groups() -> tuple[Group, ...]:
    """Return the operations as the page lists them."""
    found: dict[str, list[Operation]] = {}
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append(_operation(path, method, operation))
    return tuple(Group(title, tuple(operations)) for title, operations in found.items())


def _operation(path: str, method: str, described: dict[str, Any]) -> Operation:
    answers = {code: answer for code, answer in described["responses"].items() if code not in _ALWAYS}
    body = described.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    answer: dict[str, Any] = next(iter(answers.values()), {})
    return Operation(
        anchor=described["operationId"],
        method=method.upper(),
        path=path,
        title=described["summary"],
        text=described.get("description", ""),
        scope=described.get("x-scope", ""),
        parameters=tuple(
            Part(one["name"], _kind(one["schema"]), one.get("required", False), _text(one["schema"]))
            for one in described.get("parameters", [])
        ),
        body=_parts(body),
        answer=_parts(answer.get("content", {}).get("application/json", {}).get("schema", {})),
    )


def _parts(schema: dict[str, Any]) -> tuple[Part, ...]:
    whole = _resolved(schema)
    if whole.get("type") == "array":
        return _parts(whole["items"])
    needed = whole.get("required", ())
    return tuple(
        Part(name, _kind(field), name in needed, _text(field))
        for name, field in whole.get("properties", {}).items()
    )


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return dict(document()["components"]["schemas"][name]) if name else schema


def _kind(schema: dict[str, Any]) -> str:
    """Name a type in Chinese; a choice of types by those that hold something."""
    if "anyOf" in schema:
        kinds = dict.fromkeys(_kind(one) for one in schema["anyOf"] if one.get("type") != "null")
        return "或".join(kinds)
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "const" in schema:
        return str(schema["const"]) or "空"
    if "$ref" in schema:
        return "对象"
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}数组"
    return _FORMATS.get(schema.get("format", ""), _TYPES.get(schema.get("type", ""), "任意"))


def _text(schema: dict[str, Any]) -> str:
    return str(schema.get("description", ""))
