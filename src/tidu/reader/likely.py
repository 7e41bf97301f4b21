"""How sure a target is: a goal's verb or a bound, a date or a section of goals, and one thing of a known kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tidu.reader.sections import Section

if TYPE_CHECKING:
    from tidu.reader.confidence import Doubts
    from tidu.reader.context import Context
    from tidu.reader.quantities import Quantity

# What is measured ends in one of these kinds of things. The list is about kinds, not about any document's goals.
_HEAD_WORDS: Final = """
率 比重 占比 比例 增长 下降 提高 提升 减少 降低 增速 增幅 总额 金额 交易额 成交额 销售额 增加值 总值 产值
收入 营收 利润 税收 规模 产量 总量 数量 投资 面积 里程 强度 能力 产能 储量 容量 价值 贡献 支出 投入 贷款
余额 资本 时间 时限 环节 指数 覆盖 人次 人口 用量 消耗 企业 公司 巨人 瞪羚 独角兽 冠军 主体 单位 机构 项目
平台 中心 基地 园区 集群 工厂 车间 场景 团队 人才 专家 人员 学者 院士 博士 硕士 毕业生 实验室 研究院 研究所
工作站 孵化器 加速器 空间 载体 品牌 产品 商标 标准 专利 成果 技术 装备 设备 基站 机架 桩 站 港 机场 码头
泊位 航线 街区 景区 酒店 民宿 门店 社区 乡镇 村 户 学校 医院 专业 课程 教材 基金 案例 示范区 试点 样板 标杆
示范 试验区 园 楼宇 集团 工程 任务 活动 大赛 会议 论坛 展会 培训 岗位 就业 劳动力 农户 合作社 农场 公园 绿地
林 田 水库 管网 道路 公路 铁路 高速 线 库 群 链 店 馆 厂 区 城 网 拥有量 密度 浓度 排放 能耗 水耗 比 价 值
额 量 度 数 库容 机器人 系统 终端 节点 应用 服务商 供应商 解决方案 APP App app
班列 航班 存栏 出栏 种植 牛 羊 猪 禽 特派员 副总 厂房 用地 吞吐量 成本 费率
"""
_HEADS: Final = tuple(_HEAD_WORDS.split())
_LONG: Final = 24
_NO_NAME: Final = re.compile(r"(?:实现|达到|新增)?(?:总数|总量|数量|规模|总规模)")
_SHORT: Final = 2
_FUND: Final = re.compile(r"资金$|经费$|投资额$|贷款额度$")
_COMPARES: Final = re.compile(r"同比|较上年|比上年")
_ODD: Final = re.compile(
    r"^(?:领域|方面|行业|等|的|及|和|与|等|了|在(?![库建孵线营])|对(?![外口])|以|中(?![小试医心药欧央高型国])|内(?![陆贸河])|上(?![市规云架]))|[，；。：]|^(?:个(?!体)|项(?!目)|家(?![庭政居电具纺禽])|户(?!均)|件)"
)


def weigh(
    quantity: Quantity, metric: str, words: str, context: Context, doubts: Doubts, *, verb: bool
) -> None:
    """Note what makes a goal doubtful.

    Args:
        quantity: the figure.
        metric: what it measures.
        words: the clause.
        context: what holds there.
        doubts: where doubts are noted.
        verb: whether a goal's verb stands before it.
    """
    goals = context.section is Section.goals or context.aims
    if not goals and not context.time.dated:
        doubts.add("没有写明年份，也不在目标一节里", 0.1)
    if not (verb or quantity.explicit or goals):
        doubts.add("没有写明动作，也没有“达到”“以上”之类的字，可能只是描述", 0.1)
    if context.section is Section.opening:
        doubts.add("写在正文之前，可能是已有的成绩", 0.1)
    if _COMPARES.search(words):
        doubts.add("与上年比较，可能是已有的成绩", 0.1)
    if quantity.is_money and not quantity.explicit and not goals:
        doubts.add("写的是金额，没有“达到”“以上”之类的字，可能是安排的资金", 0.1)
    if quantity.unit == "次" and quantity.value == 1:
        doubts.add("写的是多久一次，可能是工作安排", 0.1)
    if quantity.unit == "倍":
        doubts.add("写的是倍数，请核对是否列为目标", 0.1)
    if _FUND.search(metric) and quantity.is_money:
        doubts.add("可能是安排的资金，请核对是目标还是奖补", 0.1)
    _weigh_name(metric, doubts)


def _weigh_name(metric: str, doubts: Doubts) -> None:
    known = metric.rstrip("”》）").endswith(_HEADS)
    if len(metric) > _LONG:
        doubts.add("指标名较长，请核对指什么", 0.1)
    if (not known and len(metric) <= _SHORT) or _NO_NAME.fullmatch(metric):
        doubts.add("指标名过短，请核对指什么", 0.1)
    elif not known:
        doubts.add("指标名不像常见的指标，请核对", 0.06)
    if "、" in metric or _ODD.search(metric):
        doubts.add("指标名里有几样事物，请核对数指的是哪一样", 0.1)
