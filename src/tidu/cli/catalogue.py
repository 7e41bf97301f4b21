"""The table of all standards for the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.table import Table

from tidu.engine.schema.common import Confirmation
from tidu.tables.out.diagnosis import CASE_LABELS
from tidu.tables.out.regions import PROVINCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine import PackLibrary, Standard
    from tidu.engine.compiled.program import Condition
    from tidu.engine.schema.levels import ApplicabilityRow

_LAST = 1_000  # behind every level
_MARKS = {Confirmation.two_sources: "✔✔", Confirmation.one_source: "✔", Confirmation.unconfirmed: "☐"}


def standards_table(library: PackLibrary) -> Table:
    """Return all standards, lowest level first, classifications last."""
    table = Table(show_lines=True)
    for label in ("编号", "名称", "适用", "文件", "印证程度"):
        table.add_column(label, overflow="fold")
    ordered = sorted(library.standards.values(), key=lambda standard: (_rank(library, standard), standard.id))
    for standard in ordered:
        source = standard.source
        document = "\n".join(part for part in (source.document, source.number or "文号未查得") if part)
        table.add_row(
            standard.id,
            standard.label,
            "\n".join(in_force(library, standard)),
            document,
            marks_text(standard),
        )
    return table


def _rank(library: PackLibrary, standard: Standard) -> int:
    level = library.levels.get(standard.level or "")
    return level.rank if level is not None else _LAST


def in_force(library: PackLibrary, standard: Standard) -> Iterator[str]:
    """Yield when the standard applies, one line a row of the table of applicability."""
    rows = [row for row in library.rows if row.standard == standard.id]
    if not rows:
        since = standard.source.effective or "施行日未查得"
        yield f"{since} 起（划型，不分梯度）" if standard.classifies else "未列入适用表"
    for row in rows:
        yield f"{_cases(row)}：{row.from_} – {row.to or '今'}{_where(row)}"


def _cases(row: ApplicabilityRow) -> str:
    return "、".join(CASE_LABELS[case] for case in row.case)


def _where(row: ApplicabilityRow) -> str:
    if not row.jurisdictions:
        return ""
    names = {code: name for name, code in PROVINCES.items()}
    return "（" + "、".join(names.get(code, code) for code in row.jurisdictions) + "）"


def marks(standard: Standard) -> Counter[Confirmation]:
    """Count conditions (innermost ones) and indicators by how well they are confirmed."""
    if standard.classifies:
        return Counter(row.confirmation or standard.source.confirmation for row in standard.spec.classes)
    program = standard.program("new")
    found = Counter(part.source.confirmation for top in program.conditions for part in _innermost(top))
    found.update(indicator.source.confirmation for indicator in program.indicators)
    return found


def marks_text(standard: Standard) -> str:
    """Return the counts with their marks, strongest first."""
    counted = marks(standard)
    return "　".join(f"{mark} {counted[kind]}" for kind, mark in _MARKS.items() if counted[kind])


def _innermost(condition: Condition) -> Iterator[Condition]:
    inner = (*condition.parts, *condition.exemptions)
    if not condition.parts:
        yield condition
    for part in inner:
        yield from _innermost(part)
