"""Names of made-up firms and people: every one says 示例, none is used twice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tidu.web.enterprises import pinyin

if TYPE_CHECKING:
    from tidu.tables.sample.draws import Draws

_FIRST = (
    "恒启鼎宏瑞泰嘉安博凯锐明昊永创新金东正元亨利信德诚力立同众联"
    "友润丰裕康宁佳美优精智慧云星光辉腾飞紫青翠丹骏捷欣畅凌冠拓普瀚"
)
_SECOND = (
    "远达通成源泉峰岭川河江湖海洋天宇航程途越超卓群英杰豪俊伟业基"
    "石柱梁材林森木禾苑园春夏秋冬晨曦朗晴阳潮帆舟澜溪岩峦岳松柏枫桐"
)
# Neighbours in the list shall not look alike.
_STRIDE = 1117
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_SUFFIX = "有限公司"


def firm_name(ordinal: int, trade: str) -> tuple[str, ...]:
    """Return the parts of a name, unique by ordinal: 示例, 恒远, 轴承, 有限公司; of the second round 恒远, 2号.

    Args:
        ordinal: place in the list, from 0.
        trade: what the firm makes or does.
    """
    pairs = len(_FIRST) * len(_SECOND)
    turn, place = divmod(ordinal, pairs)
    first, second = divmod(place * _STRIDE % pairs, len(_SECOND))
    again = (f"{turn + 1}号",) if turn else ()
    return ("示例", f"{_FIRST[first]}{_SECOND[second]}", *again, trade, _SUFFIX)


def sort_key(parts: tuple[str, ...]) -> str:
    """Return the pinyin of a name by its parts: the same as of the whole, a hundred times as fast."""
    return "".join(map(_sort_key, parts))


def initials(parts: tuple[str, ...]) -> str:
    """Return the first letters of a name by its parts."""
    return "".join(map(_initials, parts))


_sort_key = cache(pinyin.sort_key)
_initials = cache(pinyin.initials)


def person(draws: Draws) -> str:
    """Return a person's name, e.g. 王示例."""
    return f"{draws.pick(_SURNAMES)}示例"


def phone(draws: Draws) -> str:
    """Return a number that nobody can have: it begins with 000."""
    return f"000{draws.between(0, 99_999_999):08d}"
