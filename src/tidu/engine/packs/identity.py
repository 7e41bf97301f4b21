"""Ids: one shape, one owner. A local pack adds, it never rewrites what another pack defines (design §5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tidu.engine.errors import ConsistencyError, PackError, Place
from tidu.engine.expressions.tokens import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.packs.strict_yaml import Document

# A dot always: a bare name in a command means the national pack, so no local pack may own one.
_PACK_ID = re.compile(r"[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*")
_FACT_ID = re.compile(r"[a-z][a-z0-9_]*")
_ADD_ONLY = "规则包只能新增，不能改写已有的 id；请换一个 id"


class Register:
    """Ids of one kind seen so far, with the place and content of each."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Place, Any]] = {}

    def check(self, spec: Any, document: Document, path: str) -> Iterator[PackError]:  # noqa: ANN401 - any struct with an id
        """Yield what is wrong with an id that belongs to a pack (standard, level, gate, overlay)."""
        place = document.place(path)
        if not _PACK_ID.fullmatch(spec.id):
            yield ConsistencyError(
                "id 的写法不对", place=place, expected="地区.名称，如 national.srdi-2026", got=spec.id
            )
        yield from self._twice(spec, place)

    def check_fact(self, spec: Any, document: Document, path: str) -> Iterator[PackError]:  # noqa: ANN401 - fact or ledger
        """Yield what is wrong with the id of a fact or ledger, which expressions use as a name."""
        place = document.place(path)
        if not _FACT_ID.fullmatch(spec.id) or spec.id in KEYWORDS:
            yield ConsistencyError(
                "id 的写法不对", place=place, expected="小写英文、数字、下划线，不用保留字", got=spec.id
            )
        yield from self._twice(spec, place)

    def _twice(self, spec: Any, place: Place) -> Iterator[PackError]:  # noqa: ANN401 - any struct with an id
        if spec.id not in self._seen:
            self._seen[spec.id] = (place, spec)
            return
        first, other = self._seen[spec.id]
        version = getattr(spec, "version", None)
        if version is not None and version == other.version and spec != other:
            yield ConsistencyError(
                "同一 id、同一版本有两种内容",
                place=place,
                expected=f"与 {first} 的版本 {version} 一致",
                got=f"{spec.id} 版本 {version}",
                hint="一个 id 只留一个文件；改动规则要升 version",
            )
            return
        yield ConsistencyError(
            "同一个 id 定义了两次", place=place, expected=f"只在 {first} 定义", got=spec.id, hint=_ADD_ONLY
        )


def repeated(ids: list[str], document: Document, paths: list[str], what: str) -> Iterator[PackError]:
    """Yield an error for each id that stands twice within one file.

    Args:
        ids: ids in the order of the file.
        document: the file.
        paths: YAML path of each id.
        what: Chinese name of the kind of thing.
    """
    first: dict[str, str] = {}
    for name, path in zip(ids, paths, strict=True):
        if name in first:
            yield ConsistencyError(
                f"同一个{what} id 用了两次",
                place=document.place(path),
                expected=f"与 {first[name]} 不同",
                got=name,
                hint="算例和报告按 id 找到它，不能重名",
            )
        first.setdefault(name, path)
