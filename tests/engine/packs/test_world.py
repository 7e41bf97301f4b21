"""The world around a standard: titles for rules, gates by id."""

import pytest

from tests.engine.support import ground
from tidu.engine import ConsistencyError
from tidu.engine.packs.assemble import build_world
from tidu.engine.packs.loaded import read_files
from tidu.engine.packs.problems import Problems

LOADED = read_files(ground(), Problems())
WORLD = build_world(LOADED, Problems())
DOCUMENT = LOADED.gate[0][0]


def test_titles_and_names() -> None:
    assert WORLD.titles == {"small": "small_until"}
    assert WORLD.scope.titles == WORLD.titles
    assert WORLD.scope.names is WORLD.catalogue.facts


def test_a_gate_by_id() -> None:
    gate = WORLD.gate("test.gate", DOCUMENT)
    assert gate is not None
    assert gate.spec.id == "test.gate"
    assert WORLD.gate(None, DOCUMENT) is None
    with pytest.raises(ConsistencyError, match="没有这个通用门槛"):
        WORLD.gate("test.door", DOCUMENT)
