"""Names, codes, places and industries of made-up firms: valid to a program, plainly made up to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.uscc import make

if TYPE_CHECKING:
    from tidu.tables.sample.draws import Draws

# The places of the five plans that Tidu is measured by: code of the registering authority, name.
PLACES = (
    ("320581", "江苏省常熟市"),
    ("320509", "江苏省苏州市吴江区"),
    ("330109", "浙江省杭州市萧山区"),
    ("220100", "吉林省长春市"),
    ("630100", "青海省西宁市"),
)
_MAKERS = ("精密机电", "传感器", "新材料", "阀门", "模具", "轴承", "电子元件", "生物试剂", "数控装备", "线缆")
_OTHERS = {
    "agriculture": "种业",
    "construction": "建筑工程",
    "wholesale": "贸易",
    "retail": "商贸",
    "transport": "运输",
    "storage": "仓储",
    "post": "快递",
    "lodging": "酒店",
    "catering": "餐饮",
    "information": "通信",
    "software": "软件",
    "real_estate": "置业",
    "property": "物业",
    "leasing": "咨询服务",
    "other": "检测技术",
}
# Seven firms of ten are industrial; the others take turns, so that fifty firms show every industry.
_TEN, _INDUSTRIAL = 10, 7


def industry_of(place: int) -> str:
    """Return the industry (id of 300号's classes) of the firm at this place in the list."""
    turn = place % _TEN - _INDUSTRIAL
    if turn < 0:
        return "industry"
    return tuple(_OTHERS)[(place // _TEN * (_TEN - _INDUSTRIAL) + turn) % len(_OTHERS)]


def identity_of(place: int, draws: Draws) -> dict[str, str]:
    """Return code, name, place and industry of the firm at this place in the list, counted from 0."""
    industry = industry_of(place)
    trade = draws.pick(_MAKERS) if industry == "industry" else _OTHERS[industry]
    region, jurisdiction = draws.pick(PLACES)
    return {
        "uscc": make(region, f"{place + 1:08d}"),
        "name": f"示例{trade}{place + 1:03d}号有限公司",
        "jurisdiction": jurisdiction,
        "size_industry": industry,
    }
