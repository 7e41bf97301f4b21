"""Lists that pair several things with several figures: 甲、乙分别达到65%和55%."""

from __future__ import annotations

import re
from typing import Final

from tidu.reader.enumerations import split_outside
from tidu.reader.metrics import is_level, noun_of_level
from tidu.reader.numerals import number

_HEAD: Final = re.compile(
    r"(?:机械化率|普及率|覆盖率|数控化率|占比|比重|收入|规模|产值|增加值|数量|增速|面积|产量|企业|项目|平台|基地|中心|园区|率|工厂|车间|产能)$"
)
_KINDS: Final = re.compile(
    r"^(?P<list>[^等]+、[^等]+)等(?P<kind>[^、，]{2,16}?)(?:[比较](?:20\d\d年|上年)[末底]?)?(?:分别)(?P<moves>[下上增提降减压][\u4e00-\u9fff])$"
)
_SAID_OF_ALL: Final = re.compile(
    r"(?:年均|同比)?分别(?:年均|同比)?(?:增长|下降|提高|降低|提升|减少|增加)$|(?:年均|同比)分别$"
)
_COUNTED: Final = re.compile(
    r"^(?P<list>[^等]+、[^等]+?)(?P<count>[两二三四五六七八九十\d])(?:大|个|类|种|条)(?P<kind>[\u4e00-\u9fff]{2,16})$"
)
_APART: Final = r"、|以及|和|(?<!普)及(?!以)"
_TOWNS: Final = frozenset({"城镇", "城市"})
_TOWN_AND_COUNTRY: Final = 2
_MODIFIER: Final = 2


def paired(words: str, count: int) -> list[str] | None:
    """Names for ``count`` figures out of a list of things; None if the list has another length.

    What the things share is written out: 花生种植、收获机械化率 → 花生种植机械化率, 花生收获机械化率.
    """
    if said := _SAID_OF_ALL.search(words):
        # 甲、乙、丙年均分别增长: what is said of all stands once.
        names = paired(words[: said.start()], count) or []
        return [name + said[0].replace("分别", "") for name in names] or None
    if (kinds := _COUNTED.match(words)) and number(kinds["count"]) == count:
        # 甲、乙、丙三大集群产值: what each of them is stands once.
        names = paired(kinds["list"], count) or []
        return [name + kinds["kind"] for name in names] or None
    names = [name for name in _split(words) if name]
    if len(names) != count and "与" in words:
        # 新能源与智能网联汽车 may be one thing.
        names = [name for name in split_outside(words, _APART) if name]
    if len(names) == 1 and count == _TOWN_AND_COUNTRY and words.startswith("城乡"):
        # 城乡居民收入分别达到: of the towns, of the country.
        names = ["城镇" + words.removeprefix("城乡"), "农村" + words.removeprefix("城乡")]
    if len(names) != count:
        return None
    if names[0] in _TOWNS and names[-1].startswith("农村"):
        # 城镇和农村居民收入: whose income, the last says.
        names[0] += names[-1].removeprefix("农村")
    if (noun := noun_of_level(names[-1])) and all(map(is_level, names[:-1])):
        # 国家级、省级示例平台: of what, the last says.
        return [name + noun for name in names[:-1]] + names[-1:]
    head = _HEAD.search(names[-1])
    if head is None or all(_HEAD.search(name) for name in names):
        return names
    own = names[-1][: head.start()]
    stem = names[0][:-_MODIFIER] if head[0].endswith("率") and len(own) == _MODIFIER < len(names[0]) else ""
    return [names[0] + head[0]] + [
        (stem if not name.startswith(stem) else "") + name + (head[0] if not _HEAD.search(name) else "")
        for name in names[1:]
    ]


def paired_examples(words: str, count: int) -> list[str] | None:
    """Names out of 甲、乙和丙等污染物排放总量比2015年分别下降: what is said of each stands once, behind the list."""
    kinds = _KINDS.match(words)
    names = [name for name in _split(kinds["list"]) if name] if kinds else []
    if kinds is None or len(names) != count:
        return None
    return [name + kinds["kind"] + kinds["moves"] for name in names]


def _split(words: str) -> list[str]:
    """Split at list words outside quotations and brackets."""
    return split_outside(words, rf"{_APART}|(?<!参)与")
