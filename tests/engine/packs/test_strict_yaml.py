"""Strict YAML reads what is written and nothing else, and knows the line of every path."""

from contextlib import suppress
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine import PackSyntaxError
from tidu.engine.packs.strict_yaml import read_yaml

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
SCALARS = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXTS | st.dates(date(1900, 1, 1))
DATA = st.dictionaries(
    TEXTS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


class Plain(yaml.SafeDumper):
    """Writes everything out in full."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


@given(DATA)
def test_what_is_written_is_read(data: dict[str, object]) -> None:
    """Texts are quoted, as the packs quote them where YAML would guess."""
    text = yaml.dump(data, Dumper=Plain, allow_unicode=True, default_style=None, default_flow_style=False)
    quoted = yaml.dump(data, Dumper=Quoting, allow_unicode=True)
    assert read_yaml(quoted, "x.yaml").data == data
    assert yaml.safe_load(text) == data


class Quoting(Plain):
    """Quotes every text."""


Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("-3", -3),
        ("0", 0),
        ("2.5", 2.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2026-04-01", date(2026, 4, 1)),
        ('"2026-04-01"', "2026-04-01"),
        ("'on'", "on"),
        ("80%", "80%"),
        ("1e3", "1e3"),
        ("two-sources", "two-sources"),
        ("{a: 1}", {"a": 1}),
        ("[1, x]", [1, "x"]),
        ("|\n  多行\n  文字\n", "多行\n文字\n"),
    ],
)
def test_a_value(text: str, value: object) -> None:
    found = read_yaml(f"key: {text}", "x.yaml").data["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5_000,
        *("yes", "No", "ON", "off", "y", "N", "True", "FALSE", "Null", "NULL"),
        *(
            "010",
            "0x1F",
            "0b11",
            "1_000",
            "12:30",
            ".5",
            "5.",
            "+5",
            "1.0e+3",
            ".inf",
            ".NaN",
            "2026-04-01T08:00:00",
        ),
    ],
)
def test_a_value_that_yaml_would_guess_at(text: str) -> None:
    with pytest.raises(PackSyntaxError, match="YAML 会误读") as raised:
        read_yaml(f"a: 1\nkey: {text}", "x.yaml")
    assert (raised.value.place.path, raised.value.place.line, raised.value.got) == ("key", 2, text)


def test_keys_are_always_text() -> None:
    assert read_yaml("on: 1\n2: b\nnull: c\n1.5: d", "x.yaml").data == {
        "on": 1,
        "2": "b",
        "null": "c",
        "1.5": "d",
    }


def test_an_empty_file_holds_nothing() -> None:
    assert read_yaml("", "x.yaml").data is None
    assert read_yaml("# 只有注释\n", "x.yaml").data is None


def test_every_path_has_its_line() -> None:
    document = read_yaml("a:\n  - x: 1\n    y: 2\n  - {x: 3}\nb.c: 4\n", "x.yaml")
    lines = {path: document.place(path).line for path in ("a", "a[0]", "a[0].y", "a[1].x", "b.c")}
    assert lines == {"a": 1, "a[0]": 2, "a[0].y": 3, "a[1].x": 4, "b.c": 5}


def test_a_path_without_a_line_takes_the_nearest_above() -> None:
    document = read_yaml("a:\n  - x: 1\n", "x.yaml")
    assert document.place("a[0].test").line == 2
    assert document.place("a[0].test").path == "a[0].test"
    assert document.place("a[7].x").line == 1
    assert document.place("nowhere").line == document.place().line == 1


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x", "a: &x {k: 1}\nb:\n  <<: *x", "- &x [*x]", "a: *x"])
def test_aliases_are_refused(text: str) -> None:
    with pytest.raises(PackSyntaxError, match="别名"):
        read_yaml(text, "x.yaml")


@pytest.mark.parametrize("text", ["a: !!python/object:os.system {}", "a: !!str 5", "!x {a: 1}", "- !y [1]"])
def test_tags_are_refused(text: str) -> None:
    with pytest.raises(PackSyntaxError, match="标签"):
        read_yaml(text, "x.yaml")


@pytest.mark.parametrize("text", ["{a: 1}: 2", "? [x]\n: y", "a: {[b]: c}"])
def test_a_key_is_a_word(text: str) -> None:
    with pytest.raises(PackSyntaxError, match="键应为文字"):
        read_yaml(text, "x.yaml")


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("a: [1, 2", "缺少逗号"),
        ("a: b: c", "这里不应有冒号"),
        ("a: @x", "不能作开头"),
        ("a:\n\t- b", "不能作开头"),
        ('a: "x', "没有闭合"),
        ("a: 1\n b: 2", "这里不应有冒号"),
        ("a: 1\n---\nb: 2", "两份文档"),
        ("a: \x07", "控制字符"),
        ("a: \ud800", "残缺的字符"),
        ("a\nb: 1", "冒号"),
    ],
)
def test_broken_yaml_is_explained_in_chinese(text: str, got: str) -> None:
    with pytest.raises(PackSyntaxError) as raised:
        read_yaml(text, "x.yaml")
    assert got in raised.value.got
    assert raised.value.place.line >= 1


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 60 + "]" * 60, "[" * 30_000, "- " * 30_000, "a: " + "{a: " * 60 + "1" + "}" * 60]
)
def test_deep_nesting_exhausts_nothing(text: str) -> None:
    with pytest.raises(PackSyntaxError):
        read_yaml(text, "x.yaml")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(PackSyntaxError):
        read_yaml(text, "x.yaml")
