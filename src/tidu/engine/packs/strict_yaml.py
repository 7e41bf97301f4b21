"""Strict YAML: duplicate keys, aliases and words that YAML would guess at are errors with a place.

Keys are always text (``on`` is a key, not ``True``); values are text, numbers, ``true``/``false``, ISO dates
or null. Built from the parser's events without recursion, so that no text can exhaust the stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from tidu.engine.errors import PackSyntaxError, Place
from tidu.engine.packs.yaml_scalars import GuessedValueError, read_scalar

# The C loader is ten times faster and only missing where PyYAML was built without libyaml.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# No pack file nests half as deep.
_DEEPEST = 40
_HINT = "检查缩进、冒号后的空格和引号是否成对；制表符要换成空格"

# What the YAML library says → what a writer of packs can do something with.
_PROBLEMS = {
    "did not find expected ',' or": "缺少逗号，或括号没有闭合",
    "mapping values are not allowed": "这里不应有冒号：可能缩进错了，或文字里的冒号没有加引号",
    "cannot start any token": "有不能作开头的字符，如制表符、@、反引号",
    "could not find expected ':'": "缺少冒号",
    "did not find expected key": "缩进不对，或键写错了",
    "did not find expected '-' indicator": "列表的缩进不对",
    "unexpected end of stream": "引号或括号没有闭合",
    "control characters are not allowed": "有不可见的控制字符",
    "surrogates not allowed": "有残缺的字符",
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
            # Always shorter, whatever signs a key holds.
            probe = probe[: max(probe.rfind("."), probe.rfind("["), 0)]
        return Place(self.file, path, self.lines.get(probe, 1))


def read_yaml(text: str, file: str) -> Document:
    """Read one document.

    Args:
        text: content of the file.
        file: name shown in errors.

    Raises:
        PackSyntaxError: broken syntax, duplicate key, alias, or a value YAML would guess at.
    """
    document = Document(file, None)
    builder = _Builder(document)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or error)
        known = next((chinese for english, chinese in _PROBLEMS.items() if english in problem), problem)
        place = Place(file, line=mark.line + 1 if mark is not None else 1)
        raise PackSyntaxError("YAML 无法读取", place=place, got=known, hint=_HINT) from None
    return document


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled; ``key`` is the key whose value comes next."""

    data: dict[str, Data] | list[Data]
    path: str
    key: str | None = None


class _Builder:
    """Turns events into data, noting lines."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[_Open] = []
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            closed = self.stack.pop()
            self.put(closed.data)
        elif isinstance(event, yaml.AliasEvent):
            raise self.error("不允许使用 YAML 别名", self.next_path(event), hint="请把内容写全")
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                place = Place(self.document.file, line=_line(event))
                got = "一个文件里有两份文档（---）"
                raise PackSyntaxError("YAML 无法读取", place=place, got=got, hint=_HINT)

    def open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        path = self.next_path(event)
        if len(self.stack) >= _DEEPEST:
            raise self.error("YAML 嵌套过深", path, expected=f"不超过 {_DEEPEST} 层")
        self.no_tag(event, path)
        self.stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], path))

    def scalar(self, event: yaml.ScalarEvent) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.data, dict) and top.key is None:
            self.key(event, top)
            return
        path = self.next_path(event)
        self.no_tag(event, path)
        try:
            value = event.value if event.style else read_scalar(event.value)
        except GuessedValueError as error:
            raise self.error(error.message, path, expected=error.expected, got=event.value) from None
        self.put(value)

    def key(self, event: yaml.ScalarEvent, top: _Open) -> None:
        key, line = event.value, _line(event)
        path = f"{top.path}.{key}" if top.path else key
        if key in top.data:
            first = self.document.lines[path]
            self.document.lines[path] = line
            got, hint = f"第一次在第 {first} 行", "删去一个或合并"
            raise self.error("同一个键写了两次", path, expected="一个键只写一次", got=got, hint=hint)
        top.key = key
        self.document.lines[path] = line

    def next_path(self, event: yaml.Event) -> str:
        """Return the path of what begins here, noting its line; keys must be scalars."""
        line = _line(event)
        if not self.stack:
            self.document.lines[""] = line
            return ""
        top = self.stack[-1]
        if isinstance(top.data, list):
            path = f"{top.path}[{len(top.data)}]"
            self.document.lines[path] = line
            return path
        if top.key is None:
            raise self.error("键应为文字", top.path)
        return f"{top.path}.{top.key}" if top.path else top.key

    def put(self, value: Data) -> None:
        """Put a finished value where it belongs."""
        if not self.stack:
            self.document.data = value
            return
        top = self.stack[-1]
        if isinstance(top.data, list):
            top.data.append(value)
        elif top.key is not None:
            top.data[top.key] = value
            top.key = None

    def no_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, path: str) -> None:
        if event.tag is not None:
            raise self.error("不允许使用 YAML 标签", path, got=event.tag, hint="去掉以 ! 开头的标签")

    def error(
        self, message: str, path: str, *, expected: str = "", got: str = "", hint: str = ""
    ) -> PackSyntaxError:
        return PackSyntaxError(
            message, place=self.document.place(path), expected=expected, got=got, hint=hint
        )


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1
