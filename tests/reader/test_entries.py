from decimal import Decimal
from typing import Any

import pytest

from tests.reader.kit import goals, item
from tidu.reader.entries import amount_of, incentive_entry, mention_entry, money, target_entry, task_entry


def test_a_task() -> None:
    document = item("做好示例。（牵头单位：市示例局；配合单位：市样本局，完成时限：2025年底）")
    entry = task_entry(document.tasks[0], document.outline)
    assert entry["units"] == ["市示例局", "市样本局"]
    assert (entry["lead"], entry["support"]) == (["市示例局"], ["市样本局"])
    assert (entry["number"], entry["clause"], entry["chapter"]) == ("1.", "一1", "重点任务")


def test_a_target_with_and_without_a_period() -> None:
    document = goals("到2025年，培育示例企业50家以上。示例平台达到2—3个。实现示例服务全覆盖。")
    first, second, third = (target_entry(one, document.outline) for one in document.targets)
    assert (first["op"], first["value"], first["unit"], first["by"]) == (">=", 50, "家", 2025)
    assert first["undated"] is False
    assert second["value"] == [2, 3]
    assert (third["op"], third["value"], third["unit"]) == ("full", None, "%")


def test_a_target_of_a_task_names_it() -> None:
    document = item("到2025年，培育示例企业3.5万家。（责任单位：市示例局）")
    entry = target_entry(document.targets[0], document.outline)
    assert (entry["task"], entry["value"], entry["clause"]) == ("t1", 35_000, "一1")


def test_a_money_rule() -> None:
    document = item("对首次认定的示例企业，给予一次性奖励20万元。（责任单位：市示例局）")
    entry = incentive_entry(document.incentives[0], document.outline)
    assert entry["amount"] == {"fixed": "20万"}
    assert (entry["frequency"], entry["task"]) == ("一次性", "t1")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"amount": Decimal(200_000)}, {"fixed": "20万"}),
        ({"cap": Decimal("1500.50")}, {"ceiling": "1500.5元"}),
        ({}, {"unstated": "文件没有写明金额或比例"}),
        (
            {"rate": Decimal("0.125"), "cap": Decimal(2_000_000), "at_most": True},
            {
                "inputs": [{"id": "claim_base", "label": "设备投入", "type": "money"}],
                "rate": {
                    "share": "12.5%",
                    "base": "claim_base",
                    "label": "设备投入",
                    "cap": "200万",
                    "at_most": True,
                },
            },
        ),
        (
            {"amount": Decimal(1000), "cap": Decimal(100_000)},
            {
                "inputs": [{"id": "claim_count", "label": "设备投入（数量）", "type": "count"}],
                "rate": {"share": "1000元", "base": "claim_count", "label": "设备投入", "cap": "10万"},
            },
        ),
    ],
)
def test_the_kinds_of_amount(said: dict[str, Any], kind: dict[str, Any]) -> None:
    assert amount_of(what="设备投入", **said) == kind


def test_a_library_has_a_kind() -> None:
    document = item("建立上市后备企业库，完善示例产品目录，建立示例企业培育库。（责任单位：市示例局）")
    kinds = [mention_entry(one, document.outline, library=True)["kind"] for one in document.libraries]
    assert kinds == ["reserve", "catalogue", "pool"]
    assert "kind" not in mention_entry(document.libraries[0], document.outline)


def test_money_is_exact() -> None:
    assert [money(Decimal(one)) for one in ("9999.99", "12345", "100000000")] == [
        "9999.99元",
        "1.2345万",
        "10000万",
    ]
