"""Turn the data of a file into its struct, with errors that say where, what and how to mend it."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tidu.engine.errors import SchemaError

if TYPE_CHECKING:
    from tidu.engine.packs.strict_yaml import Document

T = TypeVar("T", bound=msgspec.Struct)

NEEDS_SOURCE = (
    "每条规则和数字都要有出处：文件、条款、日期、印证程度（two-sources / one-source / unconfirmed）"
)
"""Why a rule without a source is refused."""

_PATH = re.compile(r" - at `(?:key in )?\$(.*)`$")
_TYPE_LABELS = {
    "str": "文字（加引号）",
    "int": "整数",
    "float": "数字",
    "bool": "true 或 false",
    "date": "日期，如 2026-04-01",
    "array": "列表",
    "object": "映射（键: 值）",
    "null": "空",
}


def convert(document: Document, shape: type[T]) -> T:
    """Convert a document to a struct.

    Raises:
        SchemaError: a key is missing, unknown, or of the wrong type.
    """
    if not isinstance(document.data, dict):
        raise SchemaError("文件内容应为映射", place=document.place(), expected="键: 值")
    try:
        return msgspec.convert(document.data, shape, strict=True)
    except msgspec.ValidationError as error:
        raise _explain(str(error), document, shape) from None


def _explain(text: str, document: Document, shape: type[msgspec.Struct]) -> SchemaError:
    """Translate msgspec's sentence into a place and Chinese words."""
    match = _PATH.search(text)
    path = match[1].lstrip(".") if match else ""
    message = text[: match.start()] if match else text
    if found := re.fullmatch(r"Object missing required field `(\w+)`", message):
        return SchemaError(
            f"缺少 {found[1]}",
            place=document.place(path),
            expected=f"写明 {found[1]}",
            got="没有写",
            hint=_why(found[1]),
        )
    if found := re.fullmatch(r"Object contains unknown field `(.+)`", message):
        inner = f"{path}.{found[1]}" if path else found[1]
        near = get_close_matches(found[1], _all_fields(shape), n=3, cutoff=0.5)
        hint = f"是否指 {'、'.join(near)}？" if near else "键名见 tidu schema"
        return SchemaError(f"不认识的键 {found[1]}", place=document.place(inner), got=found[1], hint=hint)
    if found := re.fullmatch(r"Expected `(.+)`, got `(.+)`", message):
        expected = "、".join(_TYPE_LABELS.get(word.strip(), word.strip()) for word in found[1].split("|"))
        got = _TYPE_LABELS.get(found[2], found[2])
        return SchemaError("类型不对", place=document.place(path), expected=expected, got=got)
    if found := re.fullmatch(r"Invalid enum value '?(.+?)'?", message):
        expected = "、".join(_options(shape, path))
        return SchemaError("不在可选范围内", place=document.place(path), expected=expected, got=found[1])
    return SchemaError("内容不合格式", place=document.place(path), got=message)


def _why(name: str) -> str:
    """Explain keys whose absence is a matter of principle."""
    if name in ("source", "clause", "document", "confirmation", "published", "effective"):
        return (
            "每条规则和数字都要有出处：文件、条款、日期、印证程度（two-sources / one-source / unconfirmed）"
        )
    return ""


def _options(shape: type[msgspec.Struct], path: str) -> list[str]:
    """Values that the key at the end of a path may have."""
    key = re.sub(r"\[[^\]]*\]$", "", path).rpartition(".")[2]
    definitions: dict[str, Any] = msgspec.json.schema(shape).get("$defs", {})
    found: dict[str, None] = {}
    for definition in definitions.values():
        _collect_options(definition.get("properties", {}).get(key, {}), definitions, found)
    return list(found)


def _collect_options(schema: dict[str, Any], definitions: dict[str, Any], found: dict[str, None]) -> None:
    found.update(dict.fromkeys(value for value in schema.get("enum", ()) if value is not None))
    if "$ref" in schema:
        enum = definitions[schema["$ref"].rpartition("/")[2]].get("enum", ())
        found.update(dict.fromkeys(enum))
    for inner in (schema.get("items"), *schema.get("anyOf", ())):
        if isinstance(inner, dict):
            _collect_options(inner, definitions, found)


def _all_fields(shape: type[msgspec.Struct]) -> list[str]:
    """Every key that occurs anywhere in the shape, for near-name hints."""
    schema = msgspec.json.schema(shape)
    names: set[str] = set()
    for definition in schema.get("$defs", {}).values():
        names.update(definition.get("properties", {}))
    return sorted(names)
