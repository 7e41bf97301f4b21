"""Strict YAML: duplicate keys, aliases and words that YAML would guess at are errors with a place.

Keys are always text (``on`` is a key, not ``True``); values are text, numbers, ``true``/``false``, ISO dates
or null.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from tidu.engine.errors import PackSyntaxError, Place

# The C loader is ten times faster and only missing where PyYAML was built without libyaml.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"-?(0|[1-9]\d*)")
_FLOAT = re.compile(r"-?(0|[1-9]\d*)\.\d+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# What remains of these after the exact spellings: YES, True, Null …
_GUESSED = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})
# No pack file nests half as deep; hostile text could exhaust the stack.
_DEEPEST = 40

# What the YAML library says → what a writer of packs can do something with.
_PROBLEMS = {
    "did not find expected ',' or": "缺少逗号，或括号没有闭合",
    "mapping values are not allowed": "这里不应有冒号：可能缩进错了，或文字里的冒号没有加引号",
    "cannot start any token": "有不能作开头的字符，如制表符、@、反引号",
    "could not find expected ':'": "缺少冒号",
    "did not find expected key": "缩进不对，或键写错了",
    "did not find expected '-' indicator": "列表的缩进不对",
    "unexpected end of stream": "引号或括号没有闭合",
    "found another document": "一个文件里有两份文档（---）",
    "found undefined alias": "引用了没有定义的别名",
    "control characters are not allowed": "有不可见的控制字符",
}

Data = Any
"""Plain data of a YAML file: dict, list, str, int, float, bool, date, None."""


@dataclass(slots=True)
class Document:
    """A file's data and the line of every YAML path."""

    file: str
    data: Data
    lines: dict[str, int] = field(default_factory=dict)

    def place(self, path: str = "") -> Place:
        """Return the place of a path, or of the nearest path above it that has a line."""
        probe = path
        while probe and probe not in self.lines:
            probe = re.sub(r"(\.[^.\[]+|\[[^\]]*\]|^[^.\[]+)$", "", probe)
        return Place(self.file, path, self.lines.get(probe, 1))


def read_yaml(text: str, file: str) -> Document:
    """Read one document.

    Args:
        text: content of the file.
        file: name shown in errors.

    Raises:
        PackSyntaxError: broken syntax, duplicate key, alias, or a value YAML would guess at.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _syntax_error(error, file) from None
    except RecursionError:
        raise PackSyntaxError("YAML 嵌套过深", place=Place(file, line=1)) from None
    document = Document(file, None)
    if node is not None:
        document.data = _Builder(document).build(node, "")
    return document


def _syntax_error(error: yaml.YAMLError, file: str) -> PackSyntaxError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 1
    problem = str(getattr(error, "problem", None) or error)
    problem = next((chinese for english, chinese in _PROBLEMS.items() if english in problem), problem)
    hint = "检查缩进、冒号后的空格和引号是否成对；制表符要换成空格"
    return PackSyntaxError("YAML 无法读取", place=Place(file, line=line), got=problem, hint=hint)


class _Builder:
    """Turns nodes into data, noting lines."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()

    def build(self, node: yaml.Node, path: str) -> Data:
        self.document.lines[path] = node.start_mark.line + 1
        if id(node) in self.seen:
            raise self.error("不允许使用 YAML 别名", path, hint="请把内容写全")
        self.seen.add(id(node))
        if path.count(".") + path.count("[") > _DEEPEST:
            raise self.error("YAML 嵌套过深", path[:60], expected=f"不超过 {_DEEPEST} 层")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, f"{path}[{index}]") for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # noqa: S101 - YAML has no fourth kind of node
        return self.scalar(node, path)

    def mapping(self, node: yaml.MappingNode, path: str) -> dict[str, Data]:
        data: dict[str, Data] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self.error("键应为文字", path)
            key = key_node.value
            inner = f"{path}.{key}" if path else key
            if key in data:
                first = self.document.lines[inner]
                self.document.lines[inner] = key_node.start_mark.line + 1
                raise self.error(
                    "同一个键写了两次",
                    inner,
                    expected="一个键只写一次",
                    got=f"第一次在第 {first} 行",
                    hint="删去一个或合并",
                )
            data[key] = self.build(value_node, inner)
            self.document.lines[inner] = key_node.start_mark.line + 1
        return data

    def scalar(self, node: yaml.ScalarNode, path: str) -> Data:
        text = node.value
        if node.style in ("'", '"', "|", ">"):
            return text
        if text in ("", "null", "~"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if text.lower() in _GUESSED:
            raise self.error("YAML 会误读这个词", path, expected="true/false，或加引号的文字", got=text)
        if _DATE.fullmatch(text):
            return self.date(text, path)
        return self.number_or_text(node, text, path)

    def date(self, text: str, path: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.error("没有这一天", path, expected="如 2026-04-01", got=text) from None

    def number_or_text(self, node: yaml.ScalarNode, text: str, path: str) -> Data:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        # Octal, hexadecimal, sexagesimal, 1_000, 1e3: YAML parsers disagree about these.
        if node.tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:timestamp"):
            raise self.error("YAML 会误读这个值", path, expected="普通数字，或加引号的文字", got=text)
        return text

    def error(
        self, message: str, path: str, *, expected: str = "", got: str = "", hint: str = ""
    ) -> PackSyntaxError:
        return PackSyntaxError(
            message, place=self.document.place(path), expected=expected, got=got, hint=hint
        )
