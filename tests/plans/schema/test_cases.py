"""Examples of measures: what nobody has said of a firm's libraries differs from none."""

import msgspec

from tidu.plans.schema.cases import CaseFirm, MeasureCase


def test_unsaid_is_not_none() -> None:
    assert msgspec.convert({"name": "示例"}, CaseFirm).libraries is None
    assert msgspec.convert({"name": "示例", "libraries": []}, CaseFirm).libraries == ()


def test_an_open_end_is_null() -> None:
    case = msgspec.convert({"name": "甲", "target": "a", "range": [1.5, None]}, MeasureCase)
    assert (case.value, case.range) == (None, (1.5, None))
