"""Write ``docs/reference/facts.md`` from the shipped packs, or with ``--check`` compare the two.

The packs are the one source: the page is never edited by hand, and a test fails when the two differ.
"""

import argparse
import difflib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tidu.engine import PackLibrary, load_packs
from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.facts import Choice, FactDefinition, FactsFile, FactType, FieldDefinition, Period

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "facts.md"
HEAD = """\
# 事实目录

<!-- 本页由 scripts/write_fact_docs.py 从自带的规则包生成（make docs），请勿手工修改。 -->

规则能用的每一项数据。名单的表头可以写“名称”“别名”或 id；规则里只写 id。

- 规则里的金额带单位写，如 `1500万`；名单里的金额单位写在表头，如“营业收入（万元）”，表头没有单位的按元。
- 规则里的比例写 `3%`；名单里的比例按表头注明的 % 或小数。
- 逐年的数据：`revenue` 是评价日上一年的，`revenue[-1]` 是再前一年的。例外在“时间”一栏写明。
- “待人工认定”：空着不算缺数据，列为待人工认定；其余空着就是缺数据。称号日期空着就是从未获得。
- 取值范围用来判断缺的数据还能不能改变结论，例如金额不会小于 0。
"""
TYPES = {
    FactType.money: "金额",
    FactType.share: "比例",
    FactType.count: "数量",
    FactType.years: "年限",
    FactType.rank: "名次",
    FactType.points: "分值",
    FactType.level: "等级",
    FactType.bool_: "是／否",
    FactType.date: "日期",
    FactType.text: "文字",
    FactType.choice: "选项",
    FactType.code: "代码",
}
PERIODS = {
    Period.year: "全年",
    Period.year_end: "年末",
    Period.window: "近三年",
    Period.as_of: "截至评价日",
    Period.none: "—",
}


TITLES = """\
## 称号

规则里写 `valid(称号)`，例如 `valid(srdi)`：评价日在有效期内（首尾两日都算）。
"""
LEDGERS = """\
## 台账

逐条登记的资料；认定标准按自己的口径据以计数（见[怎样编写一项标准](../writing-a-standard.md)）。
"""


def cell(text: str) -> str:
    """Text fit for a table cell."""
    return text.replace("|", "\\|").replace("\n", " ")


def kind(fact: FactDefinition | FieldDefinition) -> str:
    """Type with its unit, as people name it."""
    unit = getattr(fact, "unit_label", "")
    return f"{TYPES[fact.type]}（{unit}）" if unit else TYPES[fact.type]


def period(fact: FactDefinition) -> str:
    """What time the fact speaks of; a year other than the last full one is named."""
    if fact.period.by_year and fact.year_anchor == 0:
        return f"{PERIODS[fact.period]}，不带偏移即评价日当年"
    return PERIODS[fact.period]


def domain(fact: FactDefinition) -> str:
    """The values that exist at all, in the unit of workbooks' percentages for shares."""
    factor, sign = (100, "%") if fact.type is FactType.share else (1, "")
    low, high = (None if end is None else f"{end * factor:g}{sign}" for end in (fact.minimum, fact.maximum))
    if low is not None and high is not None:
        return f"{low}–{high}"
    return f"≥ {low}" if low is not None else f"≤ {high}" if high is not None else "—"


def choices(found: tuple[Choice, ...]) -> str:
    """Choices as they are written in rules, with their names."""
    return "、".join(f"`'{choice.id}'` {choice.label}" for choice in found)


def meaning(fact: FactDefinition) -> str:
    """Definition with choices, what stands in when it is empty, and what an empty cell means."""
    parts = [fact.definition.rstrip("。")]
    if fact.choices:
        parts.append(f"选项：{choices(fact.choices)}")
    if fact.years_since:
        parts.append(f"空着时由 `{fact.years_since}` 推算")
    if fact.is_judgement:
        parts.append("空着为待人工认定")
    return "。".join(parts) + "。"


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def facts_by_area() -> Iterator[tuple[str, tuple[FactDefinition, ...]]]:
    """The facts of each area's file, those of the whole country first."""
    found = find_files([shipped_folder()], {"facts"})
    for file in sorted(found, key=lambda file: (not file.name.startswith("national/"), file.name)):
        spec = convert(read_yaml(file.text, file.name), FactsFile)
        yield file.name.partition("/")[0], spec.facts


def facts_table(facts: Iterable[FactDefinition]) -> str:
    """Facts in the order of their file."""
    head = ("名称", "id", "类型", "时间", "取值范围", "含义", "别名", "证明材料")
    rows = (
        (
            fact.label,
            f"`{fact.id}`",
            kind(fact),
            period(fact),
            domain(fact),
            meaning(fact),
            "、".join(fact.aliases) or "—",
            fact.evidence or "—",
        )
        for fact in facts
    )
    return table(head, rows)


def facts_sections() -> Iterator[str]:
    """The national facts, then a section for each area that adds its own."""
    for area, facts in facts_by_area():
        heading = "## 事实" if area == "national" else f"### 地方事实：{area}"
        yield f"{heading}\n\n{facts_table(facts)}\n"


def titles_table(library: PackLibrary) -> str:
    """Words that ``valid(…)`` takes, with the facts behind them."""
    rows = (
        (f"`{level.title}`", level.label, f"`{level.from_fact or '—'}`", f"`{level.until_fact}`")
        for level in library.levels.values()
        if level.title
    )
    return table(("写法", "称号", "有效期自", "有效期至"), rows)


def ledgers(library: PackLibrary) -> Iterator[str]:
    """A section for each ledger with its fields."""
    for record in library.catalogue.records.values():
        rows = (
            (
                field.label,
                f"`{field.id}`",
                kind(field),
                "。".join(filter(None, (field.definition.rstrip("。"), choices(field.choices)))) or "—",
            )
            for field in record.fields
        )
        body = table(("字段", "id", "类型", "说明"), rows)
        yield f"### {record.label} `{record.id}`\n\n{record.definition}\n\n{body}\n"


def page() -> str:
    """The whole page as Markdown."""
    library = load_packs()
    titles = f"{titles_table(library)}\n"
    return "\n".join((HEAD, *facts_sections(), TITLES, titles, LEDGERS, *ledgers(library)))


def difference(old: str, new: str) -> str:
    """How the page differs from the packs, as a unified diff; empty when they agree."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), "docs/reference/facts.md", "packs")
    return "\n".join(lines)


def main() -> int:
    """Write or check the page; exit code 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write or compare")
    arguments = parser.parse_args()
    text = page()
    if not arguments.check:
        arguments.page.parent.mkdir(exist_ok=True)
        arguments.page.write_text(text, "utf-8")
        return 0
    found = difference(arguments.page.read_text("utf-8") if arguments.page.exists() else "", text)
    if found:
        print(
            f"{found}\n\ndocs/reference/facts.md is not what the packs say: run `make docs`.", file=sys.stderr
        )
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
