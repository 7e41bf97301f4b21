"""Targets as written: a figure that fits its operator, a known unit, exactly one period."""

import pytest

from tests.plans.kit import errors_of, plan_text, target_text


def errors(keys: str = "", *, op: str = ">=", value: str = "10", unit: str = "家") -> list[str]:
    found = errors_of(plan_text(target_text(keys, op=op, value=value, unit=unit)))
    return [error.removeprefix("targets[0]") for error in found]


@pytest.mark.parametrize(
    ("keys", "op", "value", "unit"),
    [
        ("", ">=", "10", "家"),
        ("", ">", "7", "%"),
        ("per: year", "range", "[1, 2]", "个"),
        ("undated: true", "full", "", "%"),
        ("by: 2023", "zero", "", "家"),
        ("per: quarter", "~", "0.5", "亿元"),
        ("by: 2024, per: year", ">=", "1", "家"),
    ],
)
def test_sound_targets(keys: str, op: str, value: str, unit: str) -> None:
    assert errors(keys, op=op, value=value, unit=unit) == []


@pytest.mark.parametrize(
    ("keys", "op", "value", "unit", "expected"),
    [
        ("", ">=", "", "家", ".value：缺少数值"),
        ("", ">=", "[1, 2]", "家", ".value：缺少数值"),
        ("", ">=", "0", "家", ".value：数值应大于零"),
        ("", "range", "3", "家", ".value：区间的写法不对"),
        ("", "range", "[2, 1]", "家", ".value：区间的写法不对"),
        ("", "full", "100", "%", ".value：全覆盖不写数值"),
        ("", "full", "", "家", ".unit：全覆盖的单位应为 %"),
        ("", "zero", "0", "家", ".value：清零不写数值"),
        ("", ">=", "10", "斤", ".unit：不认识的单位"),
        ("by: 2026", ">=", "10", "家", ".by：目标年份不在计划期内"),
        ("by: 2022", ">=", "10", "家", ".by：目标年份不在计划期内"),
        ("by: 2025, undated: true", ">=", "10", "家", "：期限写了两种"),
        ("reported: false", ">=", "10", "家", "：目标既不测算也不上报"),
    ],
)
def test_faults_with_their_place(keys: str, op: str, value: str, unit: str, expected: str) -> None:
    assert errors(keys, op=op, value=value, unit=unit) == [expected]


def test_words_must_say_something() -> None:
    text = plan_text(target_text().replace('clause: "1"', 'clause: " "').replace("示例目标", ""))
    assert errors_of(text) == ["targets[0].metric：metric 是空的", "targets[0].clause：clause 是空的"]
