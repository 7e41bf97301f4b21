"""Long and short names of a unit have one short form; different units do not."""

import pytest

from tidu.web.organisations.names import short_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市工信局", "市工业和信息化局"),
        ("市工信局", "示例市工业和信息化局"),
        ("示例市工信局", "市工业和信息化局"),
        ("市发改委", "市发展和改革委员会"),
        ("市市场监管局", "示例市市场监督管理局"),
        ("市人社局", "市人力资源和社会保障局"),
        ("高新区管委会", "高新技术产业开发区管理委员会"),
        ("示例东镇政府", "示例东镇 人民政府"),
    ],
)
def test_the_same_unit(one: str, other: str) -> None:
    assert short_form(one, "示例市") == short_form(other, "示例市")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市工信局", "市经信局"),
        ("市发改委", "市发改局"),
        ("示例东区工信局", "市工信局"),
        ("省工业和信息化厅", "市工业和信息化局"),
        ("市科学技术局", "市科学技术协会"),
    ],
)
def test_different_units(one: str, other: str) -> None:
    assert short_form(one, "示例市") != short_form(other, "示例市")
