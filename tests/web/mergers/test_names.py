"""Names as duplicates are found by."""

import pytest

from tidu.web.mergers.names import core, marks


@pytest.mark.parametrize(
    "name",
    [
        "示例精密（东区）有限公司",
        "示例精密(东区)有限责任公司",
        " 示例精密 (东区) 股份有限公司 ",
        "示例精密东区公司",
    ],
)
def test_spellings_of_one_name_agree(name: str) -> None:
    assert core(name) == "示例精密东区"


def test_a_name_that_is_all_kind_stays() -> None:
    assert core("有限公司") == "有限公司"
    assert core("") == ""


def test_numbers_and_letters_tell_firms_apart() -> None:
    assert marks(core("示例装备012有限公司")) != marks(core("示例装备013有限公司"))
    assert marks(core("示例ａ厂")) == marks(core("示例A厂")) == ("A",)
    assert marks("示例一分厂") != marks("示例二分厂")
