"""Checks of conditions as written, before they are compiled: ids, bands in order, keys that need another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackError, SchemaError
from tidu.engine.packs.convert import NEEDS_SOURCE
from tidu.engine.packs.identity import repeated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.standards import Part

_NESTED = ("all_of", "any_of", "by_band", "exempt")


def parts_below(parts: Sequence[Part], path: str) -> Iterator[tuple[Part, str]]:
    """Yield every condition and part with its YAML path, outer before inner."""
    for index, part in enumerate(parts):
        place = f"{path}[{index}]"
        yield part, place
        for key in _NESTED:
            yield from parts_below(getattr(part, key), f"{place}.{key}")


def check_parts(document: Document, parts: Sequence[Part], taken: Sequence[str] = ()) -> Iterator[PackError]:
    """Yield what is wrong with the conditions of one file.

    Args:
        document: the file.
        parts: its top-level conditions.
        taken: ids that the gate before them already uses.
    """
    found = list(parts_below(parts, "conditions"))
    ids = [*taken, *(part.id for part, _ in found)]
    paths = [*("通用门槛" for _ in taken), *(f"{path}.id" for _, path in found)]
    yield from repeated(ids, document, paths, "条件")
    for part, path in found:
        yield from _check_keys(document, part, path)
        yield from _check_bands(document, part, path)


def check_clauses(document: Document, parts: Sequence[Part]) -> Iterator[PackError]:
    """Yield each condition of a standard that does not name its clause; its parts stand in the same one."""
    for index, part in enumerate(parts):
        for key in ("clause", "confirmation"):
            if getattr(part, key) is None:
                place = document.place(f"conditions[{index}]")
                yield SchemaError(
                    f"缺少 {key}", place=place, expected=f"写明 {key}", got="没有写", hint=NEEDS_SOURCE
                )


def _check_keys(document: Document, part: Part, path: str) -> Iterator[PackError]:
    """Refuse keys that would be ignored."""
    if part.renewal_test is not None and part.test is None:
        yield ConsistencyError(
            "renewal_test 要与 test 一起写",
            place=document.place(f"{path}.renewal_test"),
            expected="test: 新申请时的条件",
            hint="只在复核时才有的条件，请写 test 和 only: renewal",
        )
    if part.renewal_test is not None and part.only is not None:
        yield ConsistencyError(
            "renewal_test 与 only 不能同时写",
            place=document.place(f"{path}.only"),
            got=f"only: {part.only}",
            hint="条件只在一种情形下测试时，只写 test 和 only",
        )
    inside_bands = path.rpartition("[")[0].endswith(".by_band")
    if part.when is not None and not inside_bands:
        yield ConsistencyError(
            "when 只用于 by_band 的各档",
            place=document.place(f"{path}.when"),
            hint="条件都要满足请写 all_of；分情况请写 by_band",
        )


def _check_bands(document: Document, part: Part, path: str) -> Iterator[PackError]:
    """Refuse bands behind one that takes everything."""
    for index, band in enumerate(part.by_band[:-1]):
        if band.when is None:
            yield ConsistencyError(
                "这一档之后的各档不会被用到",
                place=document.place(f"{path}.by_band[{index}]"),
                expected="写明 when；只有最后一档可以不写",
                got=band.id,
            )
