"""The words that count: units, and the words a unit's sign begins that are none (10家 is a unit, 家庭 is not)."""

from __future__ import annotations

from typing import Final

_COUNTED_WORDS: Final = """
家次 人次 场次 批次 班次 件次 个次 家 户 个 件 项 人 名 位 场 次 批 期 类 种 款 套
台 条 处 座 所 支 只 艘 辆 架 栋 幢 间 部 篇 幅 册 份 例 宗 笔 单 对 组 倍 成
张 枚 项目 公里 千米 平方公里 平方米 立方米 公顷 亩 吨 千瓦时 千瓦 度 斤 公斤 兆瓦 岁
节 门 本 门类
吨标准煤 吨标煤 微克每立方米 微克/立方米 毫克/升 毫克/立方米 方 人年 个工作日 工作日
吨/日 吨/天 吨/年 吨/小时 立方米/日 立方米/天 立方米/年 件/日 件/年 架次 架次/日 张/千人
亩次 辆次 人天 户次 车次 船次 航次 趟次 项次 笔次 台次 头 羽 匹 株 棵 标箱 标准箱 重箱 吉瓦 吉瓦时 兆瓦时 太瓦时 小时
分钟 天 个月 分
台（套） 件（套） 家（次） 人（次） 个（项） 项（次） 个（次） 台套 班列 列
"""
_COUNTED: Final = _COUNTED_WORDS.split()
_TECHNICAL_WORDS: Final = """
EFLOPS EFlops EFLOPs PFLOPS PFlops PFLOPs Gbps Mbps
Tbps MW GW kW KW MWh GWh kWh TB PB EB P Km km
"""
_TECHNICAL: Final = _TECHNICAL_WORDS.split()
_OTHERS: Final = (
    "亿美元",
    "万美元",
    "美元",
    "亿元",
    "万元",
    "元",
    "%",
    "‰",
    "个百分点",
    "百分点",
    "标准机架",
    "机架",
)
UNITS: Final = "|".join(sorted({*_COUNTED, *_TECHNICAL, *_OTHERS}, key=len, reverse=True))
"""All units as alternatives of a pattern, longest first."""

_GUARDED_WORDS: Final = """
家:庭长具电园居乡族务训 人:才员民工口群大均社类事文体机脸力次 个:人性体别税 场:所景地馆区合次
名:单录牌誉特 部:门署委分队 项:目经 件:套 次:性要生 成:果立为员功长本套 期:间限货
类:型别 对:接口标外 组:织建成合 条:件例款举措政意 种:子植业养 所:有在属 本:地土市省区级科
单:位项个一 度:假 位:于置居 台:阶账 座:谈 节:能点约 处:理置于 门:类店户 套:餐 岁:末
倍:增 只:有 支:持撑付 P:ABCDEFGHIJKLMNOPQRSTUVWXYZ 批:次量发准
分:钟别类为布公支店行局享散成级层批期数之头 头:部条 天:然津府河 匹:配 株:洲 间:接 份:额 款:项 方:面案式向法便针略程
"""
GUARDED: Final = dict(entry.split(":", 1) for entry in _GUARDED_WORDS.split())
"""Unit → signs that make another word of it: 家 → 庭, 长, 具 …"""

MEASURE: Final = (
    r"(?![年月日号时分秒周天届条款章节版代级期强大成岁点度楼层步多余以及和与或至到的前后内起间左上下元个奖补资贴扶支授伏安瓦])"
    r"[\u4e00-\u9fff]{1,3}?(?=及?以[上下内]|左右|上下|[，。；、）\n]|$)"
)
"""Any other word between a figure and the end of its phrase: it counts where the figure is bounded or listed."""

STRICT: Final = frozenset(
    {"家", "户", "名", "项", "件", "场", "人", "个", "亿元", "万元", "元", "次", "人次", "所", "座", "亩"}
)
"""Units that a Chinese numeral may count: 三十家, 百户."""
