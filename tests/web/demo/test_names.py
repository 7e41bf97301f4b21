"""Names of firms and people: unique, plainly made up, and sorted as the registry sorts."""

from tests.web.demo.kit import draws, firms
from tidu.web.demo.names import firm_name, initials, person, phone, sort_key
from tidu.web.enterprises import pinyin


def test_no_name_comes_twice() -> None:
    names = {"".join(firm_name(ordinal, "轴承")) for ordinal in range(10_000)}
    assert len(names) == 10_000
    assert all(name.startswith("示例") and name.endswith("轴承有限公司") for name in names)


def test_pinyin_by_parts_is_that_of_the_whole() -> None:
    for firm in firms():
        whole = "".join(firm.name)
        assert sort_key(firm.name) == pinyin.sort_key(whole)
        assert initials(firm.name) == pinyin.initials(whole)


def test_nobody_can_be_called() -> None:
    chance = draws()
    assert all(phone(chance).startswith("000") and len(phone(chance)) == 11 for _ in range(50))
    assert all(person(chance).endswith("示例") for _ in range(50))
