"""A document as a draft that a person checks: YAML with what is doubtful marked, or the JSON contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tidu.reader.model import PolicyDocument

SURE: Final = 0.9
"""From this confidence on an item counts as sure: of a hundred such at least 97 are right."""

_HEAD: Final = """\
# 由“{name}”读出的计划草稿。doubts 写明了存疑之处，confidence 低于 {sure} 的须逐项核对；
# start、end 是原文中的字符位置，金额以元计，rate 是比例（0.1 即 10%）。
# 任务 {tasks} 项，目标 {targets} 项，奖补 {incentives} 项，其中须核对 {doubtful} 项。
"""
_EMPTY: Final[tuple[object, ...]] = (None, "", [], ())


def as_json(document: PolicyDocument) -> str:
    """The JSON contract, with the text that all offsets point into."""
    return json.dumps(document.as_dict(), ensure_ascii=False, indent=2) + "\n"


def as_yaml(document: PolicyDocument) -> str:
    """A draft pack: the contract without the text, keys that say nothing left out."""
    # Local: 30 ms that only drafts pay.
    import yaml  # noqa: PLC0415

    body = document.as_dict()
    del body["text"]
    head = _HEAD.format(
        name=document.name or document.title or "文件",
        sure=SURE,
        tasks=len(document.tasks),
        targets=len(document.targets),
        incentives=len(document.incentives),
        doubtful=doubtful(document),
    )
    return head + yaml.safe_dump(_said(body), allow_unicode=True, sort_keys=False, width=110)


def doubtful(document: PolicyDocument) -> int:
    """How many items a person must look at."""
    groups = (document.tasks, document.targets, document.incentives)
    return sum(item.confidence < SURE for group in groups for item in group)


def _said(value: Any) -> Any:  # noqa: ANN401 - plain values of any shape
    """Drop what is empty inside items; missing is then missing, never zero."""
    match value:
        case dict():
            return {key: _said(item) for key, item in value.items() if item not in _EMPTY}
        case list():
            return [_said(item) for item in value]
    return value
