"""Lists of units: 市工信局，市财政局、各县（市）区政府等有关部门和单位."""

from __future__ import annotations

import re
from typing import Final

# What an office's name ends with. The list is about kinds of offices, not about any document's offices.
_ENDING_WORDS: Final = """
局 委 厅 办 部 署 室 处 科 院 校 会 行 社 馆 台 站 所 队 团 组 司 总局 总署
委员会 办公室 政府 党委 党组 中心 公司 集团 银行 分行 支行 海关 税务 法院 检察院 管委会
办事处 街道 部门 单位 机构 组织 企业 园区 开发区 高新区 经开区 新区 工会 协会 学会 商会
联合会 基金会 工商联 妇联 残联 科协 贸促会 团委 纪委 大学 学院 学校 医院 专班 分局
银保监组 省 市 县 区 州 盟 旗 乡 镇 村 社区 先导区 试验区 度假区 示范区 自贸区 保税区
起步区 集团有限公司 高校 院所 平台 联社 电网 电力 电信 移动 联通 铁塔 广电 邮政 烟草 气象
消防 海事 铁路 民航 供销 国网 武装部 公积金 国资 金融办 证监会 银保监会 国务院 联盟 智库
主体 责任人 各方 镇街 街镇 市直 公署 县市区
"""
_ANY_ENDING: Final = "|".join(sorted(_ENDING_WORDS.split(), key=len, reverse=True))
_ENDS: Final = re.compile(rf"(?:{_ANY_ENDING})(?:（[^（）]*）)?$")
_OFFICE: Final = re.compile(
    r"(?:市|省|区|县|各|国家|自治区|州|镇|开发区|高新区)[\u4e00-\u9fff（）〔〕]*"
    r"(?:局|委|厅|办|部|政府|管委会|办公室|委员会|公司|中心|支行|分行)$"
)
_SEPARATORS: Final = frozenset("、，；;/\n|和及与")
_WORDS: Final = frozenset("和及与")
_ETC: Final = re.compile(
    r"等(?:[\d一二三四五六七八九十]+(?:个|家))?(?:[省市区县州](?:[级直])?)?(?:各?(?:有关|相关|职能|成员|其他))*"
    r"(?:部门|单位|机构|地区|委办局)?(?:[和、及与](?:各?(?:有关|相关))*(?:部门|单位|企业|机构|地区|区县))*$"
)
_SHARED: Final = re.compile(
    r"((?<=[区州市县])[\u4e00-\u9fff]{2,8}(?:主管|管理)部门"
    r"|(?:[市县区州省]|各?园区)?(?:人民政府|政府)|(?:党工委)?管委会|(?<=街道)办事处)$"
)
# 各州、市人民政府: all places of several ranks, in one name.
_KIND_OF_PLACE: Final = r"(?:[州市县区旗盟镇乡]|自治[州县旗]){1,3}(?:（[^（）]{1,8}）)?"
_EACH: Final = re.compile(rf"各{_KIND_OF_PLACE}(?:、{_KIND_OF_PLACE})*$")
_OF_PLACES: Final = re.compile(
    rf"{_KIND_OF_PLACE}(?P<ending>(?:(?:党委)?(?:人民)?政府)?(?:（[^（）]{{1,8}}）)?)$"
)
_EACH_WITH_OFFICE: Final = re.compile(rf"各{_KIND_OF_PLACE}(?:行政公署|公署)$")
_PLACE: Final = re.compile(r"[\u4e00-\u9fff]{2,6}$|[\u4e00-\u9fff—-]{2,16}[区城园]$")
_COUNTY: Final = re.compile(
    r"(?![各相有全本所及涉])(?![\u4e00-\u9fff]*(?:开发|经开|高新|新|园|度假|保税|示范|先导|港|景|试验|功能|合作|投资|片)区)[\u4e00-\u9fff]{1,5}[县区市旗]"
)
_LEADING: Final = re.compile(r"^(?:由|请|各有关单位：|以及|及|和|与|并|：|[、，；。★☆※＊*△▲●\s]+)+")
_OFFICES: Final = re.compile(
    r"(?:局|委|厅|办|政府|管委会|委员会|办公室|街道|镇|支行|分行|公司|中心|部门|单位)$"
)
_GO_ON: Final = {
    "单位": ("部门", "单位"),
    "部门": ("部门", "单位"),
    "机构": ("部门", "单位"),
    "政府": ("党委",),
    "人民政府": ("党委",),
}
_WHOLE_KIND: Final = re.compile(r"(?:县级市|自治[州县旗])(?P<ending>(?:(?:人民)?政府)?)")
_SOURCE: Final = re.compile(r"(?:）|\d)\d*号$|^《.*》$")
# 各有关单位, 区政府相关部门 and 市直及在示例省直有关单位 name nobody; 借转补方式投入 is how it is paid.
_NOBODY: Final = re.compile(
    r"(?![^、]*各有关部门$)[^、]{0,12}(?:有关|相关)(?:部门|单位)(?:、单位)?"
    r"|.*(?:方式|途径)(?:投入|支持|兑现)?"
)
_LONGEST: Final = 40


def unit_list(text: str) -> tuple[list[str], bool]:
    """Units of a list, in order, each once.

    Returns:
        The names as printed without blanks, and whether the list ended with 等 (others are meant as well).
    """
    text = text.strip("。，、；： \n").replace("会同", "、")
    shorter = _ETC.sub("", text)
    etc = shorter != text
    names = [_LEADING.sub("", name).strip("。：") for name in _split(shorter)]
    # 市甲局等；各区政府: 等 may end a part of the list.
    plain = [_ETC.sub("", name) if "等" in name else name for name in names]
    etc |= plain != names
    plain = _rejoined([name for name in plain if name and name != "等"])
    plain = [name for name in plain if not is_nobody(name)] or plain
    # （皖发〔2021〕9号，市甲局负责）: where it was ordered first is nobody.
    plain = [name for name in plain if not _SOURCE.search(name)]
    return list(dict.fromkeys(_completed(plain))), etc


def _rejoined(names: list[str]) -> list[str]:
    """市直有关部门、单位 and 各区党委、政府 are one name: 单位 and 政府 alone are nobody."""
    done: list[str] = []
    for name in names:
        if done and done[-1].endswith(_GO_ON.get(name, ())):
            done[-1] += "、" + name
        else:
            done.append(name)
    return done


def is_nobody(name: str) -> bool:
    """True for 各有关单位 and its like, which do not say who is meant."""
    return bool(_NOBODY.fullmatch(name))


def is_unit(name: str) -> bool:
    """True if a name ends as names of offices do."""
    return bool(_ENDS.search(name)) and len(name) <= _LONGEST


def is_office(name: str) -> bool:
    """True if a name can only be an office's: 市工信局, 各区县政府."""
    return bool(_OFFICE.match(name)) and len(name) <= _LONGEST


def are_offices(names: list[str]) -> bool:
    """True for two names or more that all end as offices do, without saying of which place: 发改局、经信局."""
    return len(names) > 1 and all(_OFFICES.search(name) for name in names)


def _split(text: str) -> list[str]:
    """Split at separators outside brackets; at 和, 及, 与 only where both sides are offices."""
    parts: list[str] = []
    depth, begun = 0, 0
    for at, sign in enumerate(text):
        depth += (sign == "（") - (sign == "）")
        if depth > 0 or sign not in _SEPARATORS:
            continue
        if sign in _WORDS and not _between_offices(text, begun, at):
            continue
        parts.append(text[begun:at])
        begun = at + 1
    parts.append(text[begun:])
    return parts


def _between_offices(text: str, begun: int, at: int) -> bool:
    """True if the word at ``at`` stands between two offices (市工业和信息化局 is one)."""
    if not is_unit(text[begun:at]) or len(text[begun:at]) <= 2:  # noqa: PLR2004 - 市和, 区和: part of a name
        return False
    rest = re.split(r"[、，；和及与]", text[at + 1 : at + 1 + _LONGEST])[0]
    if text[begun:at].endswith("文化广电"):
        return rest.startswith(tuple("省市县区州"))  # 县文化广电和旅游局 is one
    return is_unit(rest) and rest not in ("部门", "单位")


def _completed(names: list[str]) -> list[str]:
    """Give names that share the last one's ending their own: 甲、乙市政府 → 甲市政府、乙市政府."""
    done: list[str] = []
    ending = ""
    for name in reversed(names):
        match = _SHARED.search(name)
        if match and match.start():
            ending = match[1]
        elif ending.endswith("部门") and _EACH.fullmatch(name):
            # 各市（州）、示例新区数据管理部门
            name += ending  # noqa: PLW2901 - completed
        elif ending.endswith("政府") and _COUNTY.fullmatch(name):
            # 甲县、乙区人民政府: each has its own.
            name += ending.lstrip("市县区州省")  # noqa: PLW2901 - completed
        elif ending == "办事处" and name.endswith("街道") and not name.startswith("各"):
            name += ending  # noqa: PLW2901 - completed
        elif ending and _PLACE.fullmatch(name) and _bare_place(name, ending):
            name += ending if not ending.startswith(name[-1]) else ending[1:]  # noqa: PLW2901 - completed
        else:
            ending = ""
        done.append(name)
    return _each_kind(done[::-1])


def _each_kind(names: list[str]) -> list[str]:
    """Keep 各州、市人民政府, 各市、县（市、区）人民政府 and 各县、市、区政府 one name each, as printed."""
    done: list[str] = []
    for name in names:
        match = _OF_PLACES.fullmatch(name)
        before = done[-1] if done else ""
        if _EACH.fullmatch(before) and (kind := _WHOLE_KIND.fullmatch(name)):
            # 各区、县级市政府: the second kind has a word of its own, and each its government.
            done[-1] += kind["ending"]
            done.append(name)
        elif match and _EACH.fullmatch(before):
            done[-1] += "、" + name
        else:
            done.append("各" + name if match and _EACH_WITH_OFFICE.fullmatch(before) else name)
    return done


def _bare_place(name: str, ending: str) -> bool:
    """True for a place without an office: 经开区 before 高新区管委会, 济南 before 烟台市政府."""
    if ending.endswith("管委会"):
        return bool(
            re.search(
                r"(?:开发区|经开区|高新区|新区|园区|度假区|保税区|示范区|先导区|港区|景区|名胜区|功能区|投资区|合作区|试验区|集聚区|片区|新城|产业园|科技园|科学城|科技城)$",
                name,
            )
        )
    return not is_unit(name)
