"""Data becomes structs; what does not fit is explained with place, options and near names."""

from typing import Any

import pytest
import yaml

from tests.engine.support import SMALL
from tidu.engine import SchemaError
from tidu.engine.packs.convert import NEEDS_SOURCE, convert
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.levels import ApplicabilityFile
from tidu.engine.schema.standards import CaseFile, StandardFile

GOOD = (SMALL / "standards" / "small-2020.yaml").read_text("utf-8")


def error(change: dict[str, Any], *, drop: str = "") -> SchemaError:
    """The error of the small standard with a top-level key changed or dropped."""
    data = {**yaml.safe_load(GOOD), **change}
    data.pop(drop, None)
    with pytest.raises(SchemaError) as raised:
        convert(read_yaml(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "x.yaml"), StandardFile)
    return raised.value


def test_a_good_file() -> None:
    standard = convert(read_yaml(GOOD, "x.yaml"), StandardFile)
    assert (standard.id, standard.conditions[0].test) == ("test.small-2020", "revenue >= 1000万")


def test_a_missing_source_says_why_it_matters() -> None:
    found = error({}, drop="source")
    assert (found.message, found.got, found.hint) == ("缺少 source", "没有写", NEEDS_SOURCE)
    assert error({}, drop="version").hint == ""


def test_an_unknown_key_gets_near_names() -> None:
    found = error({"condition": []})
    assert (found.message, found.place.path) == ("不认识的键 condition", "condition")
    assert "conditions" in found.hint
    assert error({"xyzzy": 1}).hint == "键名见 tidu schema"


@pytest.mark.parametrize(
    ("change", "expected", "got"),
    [
        ({"version": "1"}, "整数", "文字（加引号）"),
        ({"version": 1.5}, "整数", "数字"),
        ({"label": 3}, "文字（加引号）", "整数"),
        ({"conditions": {}}, "列表", "映射（键: 值）"),
        ({"source": None}, "映射（键: 值）", "空"),
    ],
)
def test_a_wrong_type_is_named_in_chinese(change: dict[str, Any], expected: str, got: str) -> None:
    found = error(change)
    assert (found.message, found.expected, found.got) == ("类型不对", expected, got)


def test_a_wrong_word_lists_the_options() -> None:
    text = (SMALL / "applicability.yaml").read_text("utf-8").replace("[new, renewal]", "[new, again]")
    with pytest.raises(SchemaError) as raised:
        convert(read_yaml(text, "x.yaml"), ApplicabilityFile)
    assert (raised.value.place.path, raised.value.expected, raised.value.got) == (
        "rows[0].case[1]",
        "new、renewal",
        "again",
    )


def test_whatever_else_does_not_fit_keeps_its_place() -> None:
    case = 'standard: "x"\ncases:\n  - {name: "a", expect: {score: [1, 2, 3]}}\n'
    with pytest.raises(SchemaError) as raised:
        convert(read_yaml(case, "x.yaml"), CaseFile)
    assert (raised.value.place.path, raised.value.place.line) == ("cases[0].expect.score", 3)


@pytest.mark.parametrize("text", ["", "- 1", "只有文字"])
def test_a_file_is_a_mapping(text: str) -> None:
    with pytest.raises(SchemaError, match="文件内容应为映射"):
        convert(read_yaml(text, "x.yaml"), StandardFile)
