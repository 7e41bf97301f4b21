import pytest

from tests.tables.out.made import firm
from tidu.tables.out.regions import PROVINCES, region_code


@pytest.mark.parametrize(
    ("jurisdiction", "code"),
    [
        ("330106", "330106"),
        ("32", "32"),
        ("浙江省杭州市", "33"),
        ("内蒙古自治区", "15"),
        ("江苏省苏州市吴江区", "32"),
        ("杭州市西湖区", "330106"),  # names no province: the firm's own code says it
        ("", "330106"),
    ],
)
def test_code_then_province_then_the_firms_own_code(jurisdiction: str, code: str) -> None:
    assert region_code(firm(jurisdiction=jurisdiction)) == code


def test_every_province_has_its_own_code() -> None:
    assert len(PROVINCES) == len(set(PROVINCES.values())) == 34
