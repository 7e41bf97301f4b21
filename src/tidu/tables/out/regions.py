"""Which province a firm belongs to: from a code, a name as officials write it, or the firm's own code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.tables.roster.model import Firm

# First two digits of GB/T 2260 codes.
PROVINCES = {
    "北京": "11", "天津": "12", "河北": "13", "山西": "14", "内蒙古": "15", "辽宁": "21",
    "吉林": "22", "黑龙江": "23", "上海": "31", "江苏": "32", "浙江": "33", "安徽": "34",
    "福建": "35", "江西": "36", "山东": "37", "河南": "41", "湖北": "42", "湖南": "43",
    "广东": "44", "广西": "45", "海南": "46", "重庆": "50", "四川": "51", "贵州": "52",
    "云南": "53", "西藏": "54", "陕西": "61", "甘肃": "62", "青海": "63", "宁夏": "64",
    "新疆": "65", "台湾": "71", "香港": "81", "澳门": "82",
}  # fmt: skip

# Region digits inside an 18-place unified social credit code.
_CODE_REGION = slice(2, 8)


def region_code(firm: Firm) -> str:
    """Return the GB/T 2260 code (or its first digits) that decides which regional standards apply.

    A code given as jurisdiction wins, then a province named in it, then the region in the firm's own code:
    ``杭州市`` alone names no province.
    """
    text = firm.jurisdiction.strip()
    if text[:2].isdigit():
        return text
    for name, code in PROVINCES.items():
        if text.startswith(name):
            return code
    return firm.uscc[_CODE_REGION]
