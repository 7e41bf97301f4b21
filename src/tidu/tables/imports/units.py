"""The unit of a column: what its heading says, else what its figures look like; always shown for confirmation.

The evaluation of a file on the command line must guess and says so loudly (`tidu.tables.roster.columns.units`);
here a person looks, so the guess may follow the figures, and a heading that the figures contradict is doubted.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.tables.roster.headings.units import MONEY, PLAIN, SHARE, factor_of

if TYPE_CHECKING:
    from tidu.tables.imports.profile import Profile

# A median above it can only be yuan: as 万元 it would be ten billion a firm.
_SURELY_YUAN = 1_000_000
# A median firm beyond 500亿元, or below 1万元, is a wrong unit and not a firm.
_LARGEST_MEDIAN = Decimal(50_000_000_000)
_SMALLEST_MEDIAN = Decimal(10_000)
# Fewer figures say nothing.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """A unit, what it was taken from (empty: the heading), and what is doubtful about it."""

    unit: str
    why: str = ""
    doubt: str = ""


def options(definition: FactDefinition) -> tuple[str, ...]:
    """Return the units that a person may choose for a target; nothing where there is no choice."""
    if definition.type is FactType.money:
        return ("万元", "元", "亿元", "千元", "百万元", "千万元")
    if definition.type is FactType.share:
        return ("%", "小数", "‰")
    return ("人", "万人") if definition.unit_label == "人" else ()


def factor(definition: FactDefinition, unit: str) -> Decimal | None:
    """Return base units in one; None when a unit is needed and missing, or does not fit."""
    if not unit and definition.type not in (FactType.money, FactType.share):
        return Decimal(1)
    return factor_of(definition.type, unit)


def guess(
    definition: FactDefinition, said: str, *, sibling: str = "", declared: str = "", profile: Profile
) -> Guess:
    """Guess the unit of a column.

    Args:
        definition: what the column holds.
        said: unit written in the heading (``元`` and ``小数`` where the heading is a fact's id), or empty.
        sibling: unit that another year's heading of the same fact has.
        declared: money unit that a title row declares.
        profile: its cells.
    """
    if definition.type is FactType.money:
        return _money(said, sibling, declared, profile)
    if definition.type is FactType.share:
        return _share(said, sibling, profile)
    unit = said if said in PLAIN else ""
    doubt = f"标题里的单位“{said}”与“{definition.label}”不符，请核对" if said and not unit else ""
    return Guess(unit or (definition.unit_label if definition.unit_label in PLAIN else ""), "", doubt)


def _money(said: str, sibling: str, declared: str, profile: Profile) -> Guess:
    for unit, why in (
        (said, ""),
        (sibling, "按同一项目其他年度的单位"),
        (declared, "按表头上方写明的单位"),
    ):
        if unit in MONEY:
            return Guess(unit, why, _contradicted(unit, profile))
    strange = f"标题里的单位“{said}”不是金额单位；" if said else ""
    unit = "元" if profile.middle >= _SURELY_YUAN else "万元"
    if not profile.numbers:
        return Guess(unit, "没有写单位", f"{strange}没有写单位，也没有数值可供判断，暂按{unit}，请确认")
    text = f"{strange}没有写单位，数值的中位数是 {_plain(profile.middle)}，暂按{unit}，请确认"
    return Guess(unit, "按数值大小推断", text)


def _contradicted(unit: str, profile: Profile) -> str:
    """Say so when the figures can hardly be in the unit that is written."""
    middle = profile.middle * MONEY[unit]
    if profile.numbers < _ENOUGH:
        return ""
    if middle > _LARGEST_MEDIAN:
        return f"单位写的是{unit}，而数值的中位数是 {_plain(profile.middle)}，像是以元填写，请核对"
    if middle < _SMALLEST_MEDIAN:
        return f"单位写的是{unit}，而数值的中位数只有 {_plain(profile.middle)}，像是以万元填写，请核对"
    return ""


def _share(said: str, sibling: str, profile: Profile) -> Guess:
    fractions = profile.numbers > 0 and profile.largest <= 1
    for unit, why in ((said, ""), (sibling, "按同一项目其他年度的单位")):
        if unit in SHARE:
            small = unit == "%" and fractions
            doubt = "单位写的是 %，而数值都不超过 1（35% 写成了 0.35？），请核对" if small else ""
            large = SHARE[unit] == 1 and profile.largest > 1
            return Guess(unit, why, "按小数读入，但有大于 1 的数，请核对" if large else doubt)
    if fractions:
        return Guess("小数", "按数值大小推断", "没有写单位，数值都不超过 1，暂按小数（0.35 即 35%），请确认")
    if profile.numbers:
        return Guess("%", "按数值大小推断", "没有写单位，有大于 1 的数，暂按 %（35 即 35%），请确认")
    return Guess("%", "没有写单位", "")


def _plain(number: Decimal) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")
