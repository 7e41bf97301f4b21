"""Cells that hold numbers: plain ones in the column's unit, texts such as ``1,234.5``, ``1500万元``, ``35%``.

The fast way for floats works in whole fen (or whole pieces): a float times a power of ten, rounded, is the
exact decimal that the cell shows as long as it is far from 2^53; what is larger, or does not come out whole,
takes the slow way through Decimal.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tidu.engine.catalogue import decimals_of
from tidu.engine.schema.facts import FactType
from tidu.engine.units import Unit, parse_literal
from tidu.tables.roster.cells.odd import Odd, Oddity
from tidu.tables.roster.cells.texts import is_placeholder, plain, shown
from tidu.tables.roster.errors import CellError

if TYPE_CHECKING:
    from fractions import Fraction

    from tidu.engine.catalogue import Value
    from tidu.engine.schema.facts import FactDefinition
    from tidu.tables.roster.cells.reader import CellReader
    from tidu.tables.roster.model import Cell

# Binary floats carry 15 sure digits; sums in a workbook lose one or two more. At 10^12 fen (100亿元) that
# noise is a tenth of a fen, too little to round to the wrong one.
_NOISE = 1e-13
_SURE = 10**12
# Not trapping overflow: what is too large becomes infinite, and is refused as such.
_EXACT = Context(prec=60, traps=[InvalidOperation])
# The database keeps money below it (numeric(20,2)); a larger number is a code in the wrong column.
_LIMIT = Decimal(10) ** 18
_WHOLE = frozenset({FactType.rank, FactType.level})
_ACCOUNTING_NEGATIVE = re.compile(r"\((.+)\)")
_CHINESE_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")}


def number_reader(definition: FactDefinition, factor: Decimal) -> CellReader:
    """Make the reader of a numeric column."""
    slow = _SlowReader(definition, factor)
    places = decimals_of(definition.type)
    scale = float(factor.scaleb(places))
    step = Decimal(1).scaleb(-places)
    low, high = slow.low, slow.high
    if definition.type is not FactType.money or not scale.is_integer():
        return slow

    def read(cell: Cell) -> Value | Odd | None:
        if cell.__class__ is not float:
            return slow(cell)
        scaled = cell * scale
        if not -_SURE < scaled < _SURE:
            return slow(cell)
        whole = round(scaled)
        if abs(scaled - whole) > _NOISE * abs(scaled) + 1e-6:
            return slow(cell)
        value = whole * step
        if (low is not None and value < low) or (high is not None and value > high):
            return slow(cell)
        return value

    return read


class _SlowReader:
    """Reads any cell of a numeric column exactly."""

    def __init__(self, definition: FactDefinition, factor: Decimal) -> None:
        self.definition = definition
        self.factor = factor
        self.step = Decimal(1).scaleb(-decimals_of(definition.type))
        # Money as clerks round it; the twelfth decimal of a share as the engine does.
        self.rounding = ROUND_HALF_UP if definition.type is FactType.money else ROUND_HALF_EVEN
        self.low = None if definition.minimum is None else Decimal(str(definition.minimum))
        self.high = None if definition.maximum is None else Decimal(str(definition.maximum))

    def __call__(self, cell: Cell) -> Value | Odd | None:
        """Read one cell."""
        if isinstance(cell, str):
            text = plain(cell)
            if is_placeholder(text):
                return self._nothing(text)
            value = self._from_text(text, cell)
        elif isinstance(cell, bool | date | time | timedelta):
            raise CellError(self._not_a_number(cell))
        else:
            value = _EXACT.multiply(Decimal(str(cell)), self.factor)
        return Odd(Oddity.placeholder) if value.is_nan() else self._checked(value, cell)

    def _nothing(self, text: str) -> Odd:
        """Take a placeholder: missing, but 无 in a rank that knows 0 as “no award” is that."""
        rank_with_zero = self.definition.type is FactType.rank and self.low == 0
        if rank_with_zero and text in ("无", "没有"):
            return Odd(Oddity.none_is_zero, Decimal(0))
        return Odd(Oddity.placeholder)

    def _from_text(self, text: str, cell: Cell) -> Decimal:
        bare = re.sub(r"[\s,，'’¥￥]", "", text)
        sign = Decimal(1)
        if match := _ACCOUNTING_NEGATIVE.fullmatch(bare):
            bare, sign = match[1], Decimal(-1)
        if self.definition.type is FactType.level:
            bare = _CHINESE_DIGITS.get(bare.removesuffix("级"), bare.removesuffix("级"))
        try:
            return _EXACT.multiply(Decimal(bare), sign * self.factor)
        except InvalidOperation:
            return sign * self._with_unit(bare, cell)

    def _with_unit(self, bare: str, cell: Cell) -> Decimal:
        """Read a text that brings its own unit, which goes before the column's."""
        try:
            amount, unit = parse_literal(bare.lstrip("+-"))
        except ValueError:
            raise CellError(self._not_a_number(cell)) from None
        if unit is not self.definition.type.unit:
            raise CellError(f"{self.definition.label}的单位不符，实为“{shown(cell)}”，请改成不带单位的数字")
        value = _decimal(amount)
        return -value if bare.startswith("-") else value

    def _checked(self, value: Decimal, cell: Cell) -> Value | Odd:
        if abs(value) >= _LIMIT:
            raise CellError(
                f"{self.definition.label}的数值过大，实为“{shown(cell)}”，请核对是否填错了列或单位"
            )
        rounded = value.quantize(self.step, rounding=self.rounding, context=_EXACT)
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            raise CellError(self._out_of_range(value, cell))
        if self.definition.type in _WHOLE and value != value.to_integral_value():
            raise CellError(f"{self.definition.label}应为整数，实为“{shown(cell)}”，请改正")
        lost = abs(value - rounded)
        if self.definition.type is FactType.money and lost > Decimal("1e-6") + abs(value) * Decimal("1e-15"):
            return Odd(Oddity.rounded, rounded)
        return rounded

    def _not_a_number(self, cell: Cell) -> str:
        kind = "日期" if isinstance(cell, date | time | timedelta) else ""
        hint = "，单元格可能被改成了日期格式，请改回数值" if kind else "，请只填数字；没有数据请留空"
        return f"{self.definition.label}应为数字，实为{kind}“{shown(cell)}”{hint}"

    def _out_of_range(self, value: Decimal, cell: Cell) -> str:
        label = self.definition.label
        if self.low is not None and value < self.low:
            wrong = "不能为负数" if self.low == 0 else f"不能小于 {self._bound(self.low)}"
            hint = "；没有排名请留空" if self.definition.type is FactType.rank and self.low == 1 else ""
            return f"{label}{wrong}，实为“{shown(cell)}”{hint}，请核对"
        hint = ""
        if self.definition.type is FactType.share and self.factor == 1:
            hint = "（按小数读入：0.35 即 35%；填百分数请在标题写明（%））"
        assert self.high is not None  # noqa: S101 - out of range and not too low
        return f"{label}不能大于 {self._bound(self.high)}，实为“{shown(cell)}”{hint}，请核对"

    def _bound(self, bound: Decimal) -> str:
        if self.definition.type.unit is Unit.share:
            return f"{bound * 100:f}".rstrip("0").rstrip(".") + "%" if bound != 1 else "100%"
        return f"{bound:f}".removesuffix(".0")


def _decimal(amount: Fraction) -> Decimal:
    return _EXACT.divide(Decimal(amount.numerator), Decimal(amount.denominator))
