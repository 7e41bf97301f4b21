"""Errors carry their parts apart and say in Chinese where, what, and how to mend it."""

import pickle

import pytest

from tidu.engine.errors import (
    ConsistencyError,
    ExpressionError,
    FactError,
    PackError,
    PackSyntaxError,
    Place,
    SchemaError,
    TiduError,
    UnknownIdError,
)

PLACE = Place("national/standards/x.yaml", "conditions[3].test", 12)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (PLACE, "national/standards/x.yaml:12（conditions[3].test）"),
        (Place("x.yaml"), "x.yaml"),
        (Place("x.yaml", line=3), "x.yaml:3"),
        (Place("网页发布", "score"), "网页发布（score）"),
    ],
)
def test_a_place_leaves_out_what_is_not_known(place: Place, text: str) -> None:
    assert str(place) == text


def test_a_pack_error_has_one_part_a_line() -> None:
    error = PackError("两边单位不同", place=PLACE, expected="金额（元）", got="纯数字", hint="写 1500万")
    assert str(error).splitlines() == [
        f"{PLACE}：两边单位不同",
        "  应为：金额（元）",
        "  实为：纯数字",
        "  提示：写 1500万",
    ]
    assert str(PackError("坏", place=PLACE)) == f"{PLACE}：坏"


@pytest.mark.parametrize("kind", [PackSyntaxError, SchemaError, ExpressionError, ConsistencyError])
def test_every_pack_error_can_be_caught_as_one(kind: type[PackError]) -> None:
    with pytest.raises(TiduError):
        raise kind("坏", place=PLACE)
    assert issubclass(kind, PackError)


def test_a_fact_error_names_the_fact() -> None:
    error = FactError("revenue", "营业收入应为数字")
    assert (error.fact, str(error)) == ("revenue", "revenue：营业收入应为数字")
    assert isinstance(error, TiduError)


def test_an_unknown_id_lists_near_names() -> None:
    error = UnknownIdError("标准", "national.srdi-2025", ["national.srdi-2026", "national.size-2011"])
    assert error.near[0] == "national.srdi-2026"
    assert str(error).startswith("没有名为 national.srdi-2025 的标准；是否指 national.srdi-2026")
    assert str(UnknownIdError("标准", "xyz", ["abcdef"])) == "没有名为 xyz 的标准"


def test_a_fact_error_survives_a_process_border() -> None:
    assert str(pickle.loads(pickle.dumps(FactError("revenue", "坏")))) == "revenue：坏"  # noqa: S301 - our own
