"""Every shape gives a JSON Schema that is valid itself, and that accepts what the engine accepts."""

import json
from datetime import date

import msgspec
import pytest

from tidu.engine import load_packs
from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.loaded import SHAPES
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.published import PublishedFile
from tidu.engine.schema.standards import CaseFile

ALL: dict[str, type[msgspec.Struct]] = {**SHAPES, "cases": CaseFile, "published": PublishedFile}


def references(schema: object) -> set[str]:
    """Every ``$ref`` in a schema."""
    if isinstance(schema, dict):
        own = {schema["$ref"]} if "$ref" in schema else set()
        return own.union(*(references(value) for value in schema.values()))
    return set().union(*(references(item) for item in schema)) if isinstance(schema, list) else set()


@pytest.mark.parametrize("kind", ALL)
def test_a_schema_is_json_and_closed(kind: str) -> None:
    schema = json.loads(json.dumps(msgspec.json.schema(ALL[kind])))
    definitions = schema["$defs"]
    assert {reference.removeprefix("#/$defs/") for reference in references(schema)} <= set(definitions)
    for name, definition in definitions.items():
        if definition.get("type") == "object":
            assert definition["additionalProperties"] is False, f"{name} takes unknown keys"
            assert set(definition.get("required", ())) <= set(definition["properties"])


@pytest.mark.parametrize("kind", sorted(set(ALL) - {"cases"}))
def test_shipped_files_round_trip(kind: str) -> None:
    files = find_files([shipped_folder()], {kind})
    assert files
    for file in files:
        struct = convert(read_yaml(file.text, file.name), ALL[kind])
        data = msgspec.to_builtins(struct, builtin_types=(date,))
        assert msgspec.convert(data, ALL[kind]) == struct


def test_keywords_of_python_are_plain_keys_in_yaml() -> None:
    """``from`` and ``in`` are written as an official would write them."""
    text = msgspec.json.encode(load_packs().rows).decode()
    assert '"from"' in text
    assert "from_" not in text
