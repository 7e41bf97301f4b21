"""Expressions are read once, and errors point into their text."""

import pytest

from tests.engine.support import ground
from tidu.engine import ConsistencyError, ExpressionError
from tidu.engine.expressions.typed import AnyOf, Holds, Reading, Slot
from tidu.engine.packs.assemble import build_world
from tidu.engine.packs.loaded import read_files
from tidu.engine.packs.problems import Problems
from tidu.engine.packs.reader import Reader

LOADED = read_files(ground(), Problems())
READER = Reader(build_world(LOADED, Problems()), LOADED.gate[0][0])


def test_a_text_is_read_once() -> None:
    assert READER.test("revenue >= 3万", "conditions[0].test") is READER.test("revenue >= 3万", "elsewhere")


def test_an_error_is_never_remembered() -> None:
    for path in ("conditions[0].test", "notes"):
        with pytest.raises(ExpressionError) as raised:
            READER.test("revenue >= 3", path)
        assert raised.value.place.path == path
        assert "表达式：revenue >= 3（第 9 个字符）" in raised.value.hint


def test_numbers_and_given_points() -> None:
    assert READER.given("score", "x") == Slot("score")
    for text in ("revenue", "score + 1分"):
        with pytest.raises(ExpressionError, match="应为分值类事实"):
            READER.given(text, "x")
    with pytest.raises(ExpressionError, match="没有这个事实"):
        READER.number("turnover", "x")


def test_the_title_of_a_level() -> None:
    held = Holds(Slot("small_until", 0, Reading.valid), judgement=False)
    assert READER.title("test.small", "x") == held
    with pytest.raises(ConsistencyError, match="没有这个梯度"):
        READER.title("test.none", "x")
    with pytest.raises(ConsistencyError, match="这个梯度没有称号"):
        READER.title("test.big", "x")


def test_a_composite_level_is_held_through_any_member() -> None:
    text = next(file.text for file in ground() if file.name == "levels.yaml")
    composite = text.replace('prerequisites: ["test.small"]', 'composite: ["test.small"]')
    files = [
        file if file.name != "levels.yaml" else type(file)(file.name, file.kind, composite)
        for file in ground()
    ]
    loaded = read_files(files, Problems())
    reader = Reader(build_world(loaded, Problems()), loaded.gate[0][0])
    assert reader.title("test.big", "x") == AnyOf((reader.title("test.small", "x"),))
