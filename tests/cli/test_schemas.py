import json

import pytest

from tidu.cli.schemas import KINDS, schema_text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_schema(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["title"] == KINDS[kind][1]
    assert schema["$defs"]


def test_unknown_keys_are_refused_by_the_schema() -> None:
    standard = json.loads(schema_text("standard"))["$defs"]["StandardFile"]
    assert standard["additionalProperties"] is False
    assert {"id", "version", "label", "source"} <= set(standard["required"])
