"""Units in headings."""

from decimal import Decimal

import pytest

from tidu.engine.schema.facts import FactType
from tidu.tables.roster.headings.units import (
    declared_unit,
    factor_of,
    is_declaration,
    split_suffix,
    unit_of,
)


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("万元", "万元"),
        ("单位万元", "万元"),
        ("金额单位元", "元"),
        ("人民币万元", "万元"),
        ("%", "%"),
        ("项", "项"),
        ("吨", ""),
        ("", ""),
    ],
)
def test_unit_of(word: str, unit: str) -> None:
    assert unit_of(word) == unit


@pytest.mark.parametrize(
    ("stem", "parts"),
    [
        ("营业收入万元", ("营业收入", "万元")),
        ("营业收入-百万元", ("营业收入", "百万元")),
        ("占有率%", ("占有率", "%")),
        ("营业收入", ("营业收入", "")),
    ],
)
def test_split_suffix(stem: str, parts: tuple[str, str]) -> None:
    assert split_suffix(stem) == parts


@pytest.mark.parametrize(
    ("kind", "unit", "factor"),
    [
        (FactType.money, "元", 1),
        (FactType.money, "千元", 1_000),
        (FactType.money, "万元", 10_000),
        (FactType.money, "亿元", 100_000_000),
        (FactType.share, "%", Decimal("0.01")),
        (FactType.count, "人", 1),
        (FactType.count, "万人", 10_000),
        (FactType.money, "%", None),
        (FactType.share, "万元", None),
        (FactType.count, "万元", None),
        (FactType.date, "年", 1),
    ],
)
def test_factor_of(kind: FactType, unit: str, factor: object) -> None:
    assert factor_of(kind, unit) == factor


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (["某市名单", "单位：万元、人"], "万元"),
        (["金额单位: 元"], "元"),
        (["单位（亿元）"], "亿元"),
        (["单位名称", 3.5, None], ""),
    ],
)
def test_declared_unit(texts: list[object], unit: str) -> None:
    assert declared_unit(texts) == unit


@pytest.mark.parametrize(
    ("text", "declares"),
    [("单位：万元", True), ("金额单位: 元", True), ("单位名称", False), ("营业收入（单位：万元）", False)],
)
def test_is_declaration(text: str, declares: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_declaration(text) is declares
