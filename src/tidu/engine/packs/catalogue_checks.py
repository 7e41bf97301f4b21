"""Checks of ``facts.yaml``: every header leads to one fact, and what a fact names exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.packs.identity import repeated
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.facts import FactDefinition, FactsFile, RecordDefinition


def check_fact(
    fact: FactDefinition, facts: Mapping[str, FactDefinition], document: Document, path: str
) -> Iterator[PackError]:
    """Yield what is wrong with one fact among all facts of the packs."""
    if fact.type is FactType.choice and not fact.choices:
        place = document.place(path)
        yield ConsistencyError("选项类事实没有选项", place=place, expected="choices: 可选的值", got=fact.id)
    if fact.minimum is not None and fact.maximum is not None and fact.minimum > fact.maximum:
        yield ConsistencyError(
            "最小值大于最大值",
            place=document.place(f"{path}.minimum"),
            expected=f"不大于 {fact.maximum:g}",
            got=f"{fact.minimum:g}",
        )
    if fact.years_since is None:
        return
    since = facts.get(fact.years_since)
    if since is None or since.type is not FactType.date:
        place = document.place(f"{path}.years_since")
        yield ConsistencyError(
            "years_since 应为日期类事实", place=place, expected="日期类事实", got=fact.years_since
        )


class Headers:
    """Names that a workbook may use, each for one fact."""

    def __init__(self) -> None:
        self._owner: dict[str, str] = {}

    def check(self, fact: FactDefinition, document: Document, path: str) -> Iterator[PackError]:
        """Yield each name of a fact that another fact already uses."""
        for key, names in (("id", (fact.id,)), ("label", (fact.label,)), ("aliases", fact.aliases)):
            for index, name in enumerate(names):
                owner = self._owner.setdefault(name, fact.id)
                if owner != fact.id:
                    place = document.place(f"{path}.{key}[{index}]" if key == "aliases" else f"{path}.{key}")
                    yield ConsistencyError(
                        "两个事实用了同一个表头",
                        place=place,
                        expected=f"与 {owner} 的名称不同",
                        got=name,
                        hint="名单按表头找事实，一个表头只能指一个事实",
                    )


def check_ledger(ledger: RecordDefinition, document: Document, path: str) -> Iterator[PackError]:
    """Yield fields of a ledger that stand twice."""
    ids = [field.id for field in ledger.fields]
    paths = [f"{path}.fields[{index}].id" for index in range(len(ids))]
    yield from repeated(ids, document, paths, "字段")


def check_facts_file(
    spec: FactsFile, facts: Mapping[str, FactDefinition], headers: Headers, document: Document
) -> Iterator[PackError]:
    """Yield what is wrong with one file of facts and ledgers.

    Args:
        spec: the file.
        facts: facts of all files, by id.
        headers: names used by the files before.
        document: the file's data and lines.
    """
    for index, fact in enumerate(spec.facts):
        yield from check_fact(fact, facts, document, f"facts[{index}]")
        yield from headers.check(fact, document, f"facts[{index}]")
    for index, ledger in enumerate(spec.records):
        yield from check_ledger(ledger, document, f"records[{index}]")
