"""Join the upkeep files: a level has one rule on a day, and what a rule names exists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.packs.consistency import check_source
from tidu.engine.packs.identity import repeated
from tidu.engine.upkeep import Upkeep

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tidu.engine.packs.problems import Problems
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.upkeep import UpkeepFile, UpkeepRule

# Any leap year: the last day of February is a day on which something may be due.
_LEAP = 2000


def join_upkeep(
    files: list[tuple[Document, UpkeepFile]],
    levels: Collection[str],
    facts: Collection[str],
    problems: Problems,
) -> Upkeep:
    """Join the rules of all files.

    Args:
        files: upkeep files with their documents.
        levels: ids of levels.
        facts: ids of facts.
        problems: takes unknown levels and facts, ids twice, days that do not exist, two rules in force at once.
    """
    rules: list[UpkeepRule] = []
    tracked = [group for _, spec in files for group in spec.tracked]
    for document, spec in files:
        for index, rule in enumerate(spec.rules):
            path = f"rules[{index}]"
            problems.take(_check_rule(rule, levels, facts, document, path))
            problems.take(_check_clashes(rule, rules, document, path))
            rules.append(rule)
        for index, group in enumerate(spec.tracked):
            path = f"tracked[{index}]"
            problems.take(_unknown(group.facts, facts, document, f"{path}.facts", "没有这个事实"))
            problems.take(check_source(document, f"{path}.source", group.source))
    return Upkeep(tuple(rules), tuple(tracked))


def _check_rule(
    rule: UpkeepRule, levels: Collection[str], facts: Collection[str], document: Document, path: str
) -> Iterator[PackError]:
    yield from check_source(document, f"{path}.source", rule.source)
    yield from _unknown(rule.levels, levels, document, f"{path}.levels", "没有这个梯度")
    if rule.to is not None and rule.to < rule.from_:
        place = document.place(f"{path}.to")
        yield ConsistencyError(
            "截止日期早于起始日期", place=place, expected=f"不早于 {rule.from_}", got=str(rule.to)
        )
    if rule.update is not None:
        yield from check_source(document, f"{path}.update.source", rule.update.source)
        yield from _unknown(rule.update.facts, facts, document, f"{path}.update.facts", "没有这个事实")
        if not _is_day(rule.update.due):
            place = document.place(f"{path}.update.due")
            yield ConsistencyError("没有这一天", place=place, expected="月-日，如 05-31", got=rule.update.due)
    if rule.change is not None:
        yield from check_source(document, f"{path}.change.source", rule.change.source)
    if rule.revocation is not None:
        grounds = rule.revocation.grounds
        paths = [f"{path}.revocation.grounds[{index}].id" for index in range(len(grounds))]
        yield from check_source(document, f"{path}.revocation.source", rule.revocation.source)
        yield from repeated([ground.id for ground in grounds], document, paths, "撤销情形")


def _unknown(
    names: tuple[str, ...], known: Collection[str], document: Document, path: str, message: str
) -> Iterator[PackError]:
    for index, name in enumerate(names):
        if name not in known:
            yield ConsistencyError(message, place=document.place(f"{path}[{index}]"), got=name)


def _check_clashes(
    rule: UpkeepRule, others: list[UpkeepRule], document: Document, path: str
) -> Iterator[PackError]:
    for other in others:
        shared = set(rule.levels) & set(other.levels)
        apart = rule.from_ > (other.to or date.max) or other.from_ > (rule.to or date.max)
        if rule.id == other.id or (shared and not apart):
            yield ConsistencyError(
                "两条维护规则编号相同" if rule.id == other.id else "同一称号同一天有两条维护规则",
                place=document.place(f"{path}.from"),
                expected=f"与 {other.id} 错开",
                got=f"{rule.id} 自 {rule.from_} 起",
                hint="给前一条写明 to，或改用另一个 id",
            )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(f"{_LEAP}-{text}").strftime("%m-%d") == text
    except ValueError:
        return False
