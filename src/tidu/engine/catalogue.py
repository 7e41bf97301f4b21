"""The catalogue of facts: looks facts up by id, Chinese header or alias, and reads single values.

A value that enters the engine is one of: Decimal (numbers, in base units), bool, date, str. Nothing else.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import TYPE_CHECKING

from tidu.engine.errors import FactError, UnknownIdError
from tidu.engine.schema.facts import FactDefinition, FactType, RecordDefinition
from tidu.engine.units import Unit, parse_literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Value = Decimal | bool | date | str

# Decimals kept by the engine: money is yuan with two (design §4); shares come from divisions in people's
# workbooks and keep twelve; everything else is whole or nearly so.
_DECIMALS = {FactType.money: 2, FactType.share: 12}
_OTHER_DECIMALS = 6
# Binary floats carry noise in the 16th digit; what lies closer than this to a short decimal is that decimal.
_NOISE = Decimal("1e-9")
# Beyond any sum of money on earth, and within the digits that Decimal keeps.
_TOO_LARGE = Decimal("1e15")

_YES = frozenset({"是", "有", "true", "yes", "y", "1", "√", "✓"})
_NO = frozenset({"否", "无", "false", "no", "n", "0", "×"})


def decimals_of(kind: FactType) -> int:
    """How many decimals a value of this type keeps in base units."""
    return _DECIMALS.get(kind, _OTHER_DECIMALS)


class Catalogue:
    """All facts and ledgers that packs define; frozen after load."""

    def __init__(self, facts: Iterable[FactDefinition], records: Iterable[RecordDefinition] = ()) -> None:
        """Index facts by id and by every name a workbook may use for them."""
        self.facts: Mapping[str, FactDefinition] = MappingProxyType({fact.id: fact for fact in facts})
        self.records: Mapping[str, RecordDefinition] = MappingProxyType(
            {record.id: record for record in records}
        )
        names: dict[str, str] = {}
        for fact in self.facts.values():
            for name in (fact.id, fact.label, *fact.aliases):
                names.setdefault(name, fact.id)
        self.names: Mapping[str, str] = MappingProxyType(names)

    def __iter__(self) -> Iterator[FactDefinition]:
        """Iterate over the facts in the order of the packs."""
        return iter(self.facts.values())

    def fact(self, fact_id: str) -> FactDefinition:
        """Return a fact by id.

        Raises:
            UnknownIdError: no pack defines it.
        """
        try:
            return self.facts[fact_id]
        except KeyError:
            raise UnknownIdError("事实", fact_id, self.facts) from None

    def read(self, fact_id: str, raw: object) -> Value | None:
        """Read one value of a fact as people and programs write it.

        Args:
            fact_id: id of the fact.
            raw: Decimal, int, float, bool, date or text such as ``1500万``, ``10%``, ``是``, ``省级``;
                numbers are in base units (yuan, fractions); None and blank text are missing.

        Raises:
            FactError: the value is of another type, out of range or has too many decimals.
        """
        definition = self.fact(fact_id)
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            return None
        value = read_value(definition, raw)
        if isinstance(value, Decimal):
            check_range(definition, value)
        return value


def read_value(definition: FactDefinition, raw: object) -> Value:
    """Read one value by its fact's type; see `Catalogue.read`."""
    kind = definition.type
    if kind is FactType.bool_:
        return _read_bool(definition, raw)
    if kind is FactType.date:
        return _read_date(definition, raw)
    if kind is FactType.choice:
        return _read_choice(definition, raw)
    if kind in (FactType.text, FactType.code):
        return str(raw).strip()
    return _read_number(definition, raw)


def check_range(definition: FactDefinition, value: Decimal) -> None:
    """Refuse numbers outside the fact's domain.

    Raises:
        FactError: below the minimum or above the maximum.
    """
    if definition.minimum is not None and value < Decimal(str(definition.minimum)):
        raise FactError(definition.id, f"{definition.label}不能小于 {definition.minimum:g}，实为 {value}")
    if definition.maximum is not None and value > Decimal(str(definition.maximum)):
        raise FactError(definition.id, f"{definition.label}不能大于 {definition.maximum:g}，实为 {value}")


def _read_number(definition: FactDefinition, raw: object) -> Decimal:
    if isinstance(raw, bool):
        raise FactError(definition.id, f"{definition.label}应为数字，实为 {'是' if raw else '否'}")
    if isinstance(raw, int | float | Decimal):
        value = Decimal(str(raw))
    elif isinstance(raw, str):
        value = _from_text(definition, raw)
    else:
        raise FactError(definition.id, f"{definition.label}应为数字，实为 {raw}")
    if not value.is_finite():
        raise FactError(definition.id, f"{definition.label}应为有限的数字，实为 {raw}")
    if abs(value) >= _TOO_LARGE:
        raise FactError(definition.id, f"{definition.label}大得不合情理，实为 {value:.3g}")
    return _shortened(definition, value, exact=not isinstance(raw, float))


def _from_text(definition: FactDefinition, raw: str) -> Decimal:
    text = raw.strip().replace(",", "").replace("，", "").replace("％", "%")
    try:
        return Decimal(text)
    except InvalidOperation:
        pass
    sign = -1 if text.startswith("-") else 1
    try:
        amount, unit = parse_literal(text.removeprefix("-"))
    except ValueError:
        raise FactError(definition.id, f"{definition.label}应为数字，实为“{raw}”") from None
    wanted = definition.type.unit
    if unit not in (wanted, Unit.number):
        hint = f"，如 {wanted.example}" if wanted else ""
        raise FactError(definition.id, f"{definition.label}的单位不符，实为“{raw}”{hint}")
    return sign * Decimal(amount.numerator) / Decimal(amount.denominator)


def _shortened(definition: FactDefinition, value: Decimal, *, exact: bool) -> Decimal:
    """Round binary noise away; refuse money that really has more decimals than a fen."""
    places = decimals_of(definition.type)
    rounded = round(value, places)
    if rounded == value:
        return rounded
    noise = abs(rounded - value) <= _NOISE * max(abs(value), Decimal(1))
    if definition.type is FactType.money and (exact or not noise):
        raise FactError(definition.id, f"{definition.label}最多两位小数（精确到分），实为 {value}")
    return rounded


def _read_bool(definition: FactDefinition, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    text = str(raw).strip().lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise FactError(definition.id, f"{definition.label}应填“是”或“否”，实为“{raw}”")


def _read_date(definition: FactDefinition, raw: object) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    text = (
        str(raw)
        .strip()
        .replace("/", "-")
        .replace(".", "-")
        .replace("年", "-")
        .replace("月", "-")
        .rstrip("日")
    )
    try:
        year, month, day = (int(part) for part in text.split("-"))
        return date(year, month, day)
    except ValueError:
        raise FactError(definition.id, f"{definition.label}应为日期，如 2026-05-31，实为“{raw}”") from None


def _read_choice(definition: FactDefinition, raw: object) -> str:
    text = str(raw).strip()
    for choice in definition.choices:
        if text in (choice.id, choice.label, *choice.aliases):
            return choice.id
    known = "、".join(choice.label for choice in definition.choices)
    raise FactError(definition.id, f"{definition.label}应为：{known}；实为“{raw}”")
