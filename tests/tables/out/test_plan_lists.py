"""Everything of a plan in lists an official reads: no ids, money with its unit, gaps said."""

import re
from typing import Any

import pytest

from tidu.plans import load_plans
from tidu.tables.out.listings import Listing
from tidu.tables.out.plan_lists import about_plan, money_rule_text, plan_lists, task_title

PLANS = load_plans()


def lists_of(plan_id: str) -> dict[str, Listing]:
    return {listing.name: listing for listing in plan_lists(PLANS.plan(plan_id))}


def test_the_lists_of_a_plan() -> None:
    names = ["目标", "任务", "库与名单", "机制", "范围", "服务", "活动", "条件", "服务专班", "文件缺漏"]
    assert list(lists_of("changchun")) == names
    assert "奖补" in lists_of("xiaoshan")


@pytest.mark.parametrize("plan_id", sorted(PLANS.plans))
def test_no_ids_and_no_empty_rows(plan_id: str) -> None:
    for listing in plan_lists(PLANS.plan(plan_id)):
        for row in listing.rows:
            assert len(row) == len(listing.labels)
            assert row[0]
            text = "".join(str(cell) for cell in row)
            assert not re.search(r"\bt\d+\b|national\.|_", text), text


def test_goals_and_clauses_stand_beside_each_other() -> None:
    rows = {row[0]: row for row in lists_of("wujiang-resort")["目标"].rows}
    library = rows["专精特新“小巨人”入库企业"]
    assert (library[1], library[2], library[7]) == ("≥ 100 家", "到2024年", "一；二（一）3")
    assert rows["苏州市工业互联网典型应用企业"][1:3] == ("1–2 个", "每年")


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ({"kind": "fixed", "amount": 3_000_000}, "300 万元"),
        ({"kind": "ceiling", "cap": 200_000}, "最高 20 万元"),
        ({"kind": "rate", "rate": 0.1, "cap": 3_000_000, "base": "采购额"}, "采购额的 10%，最高 300 万元"),
        ({"kind": "rate", "rate": 0.2, "base": "核定投资额"}, "核定投资额的 20%"),
        ({"kind": "price_floor", "rate": 0.7}, "起价不低于限价的 70%"),
        ({"kind": "unstated", "unstated": "金额未写明"}, "金额未写明"),
        ({"kind": "unstated"}, "未写明"),
    ],
)
def test_money_in_words(row: dict[str, Any], text: str) -> None:
    assert money_rule_text({"amount": None, "rate": None, "cap": None, **row}) == text


def test_what_document_it_is() -> None:
    assert list(about_plan(PLANS.plan("changshu"))) == [
        "常熟市专精特新企业培育三年行动计划（2023—2025年）（征求意见稿）",
        "changshu.plan-2023 第 1 版　没有文号　未写发文机关　未写印发日期",
        "期限：2023-01-01 至 2025-12-31",
    ]
    lines = list(about_plan(PLANS.plan("changchun")))
    assert "长府发〔2022〕4号" in lines[1]
    assert "文件未写" in lines[2]
    assert lines[3] == "报送：每季度第一周，由各服务专班报送〔三（二）〕"


def test_a_task_by_number_and_heading() -> None:
    assert task_title(PLANS.plan("xiaoshan"), "t3") == "3 提升技术创新能力"
    assert task_title(PLANS.plan("xiaoshan"), None) == ""
