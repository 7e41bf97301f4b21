from decimal import Decimal
from typing import Any

import pytest

from tests.web.case import Site
from tests.web.documents.made import document
from tidu.reader.compare import compare
from tidu.reader.entries import amount_of
from tidu.web.audit.selectors import Change
from tidu.web.documents.models import Item
from tidu.web.documents.wording import as_read, history_lines, lines_of, measure_text

LIBRARIES = {"l1": "示例培育库"}


def shown(kind: str, **value: object) -> dict[str, str]:
    return dict(lines_of(Item(kind=kind, value={"clause": "一", **value}), {"t1": "示例任务"}, LIBRARIES))


def test_a_target_in_words() -> None:
    found = shown("target", metric="示例", op="~", value=5, unit="家", per="year", by=2027, task="t1")
    assert found == {
        "目标": "约 5 家",
        "期限": "每年，到2027年",
        "测算": "由责任单位上报",
        "所属任务": "示例任务",
        "条款": "一",
    }
    assert shown("target", metric="x", op="full", unit="%")["期限"] == "文件没有写期限"


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ({"titles": {"levels": ["national.srdi"], "count": "ever"}}, "数称号：专精特新中小企业（曾经获得）"),
        ({"library": "l1"}, "数“示例培育库”里的企业"),
        ({"library": "l9"}, "数“已剔除的库”里的企业"),
        ({"expression": "count(firms)"}, "按规则包的公式测算"),
    ],
)
def test_measures_in_words(measure: dict[str, object], words: str) -> None:
    assert measure_text(measure, LIBRARIES) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"amount": Decimal(200_000)}, "20 万元"),
        ({"cap": Decimal(3_000_000)}, "最高 300 万元"),
        (
            {"rate": Decimal("0.5"), "cap": Decimal(2_000_000), "at_most": True},
            "设备投入的 最高 50%，最高 200 万元",
        ),
        ({"amount": Decimal(1000), "cap": Decimal(100_000)}, "每个 1,000 元，最高 10 万元"),
        ({}, "没有写明"),
    ],
)
def test_money_in_words(said: dict[str, Any], words: str) -> None:
    amount = amount_of(what="设备投入", **said)
    assert shown("incentive", what="示例", amount=amount)["金额"] == words


def test_history_in_words() -> None:
    changes = [
        Change("核对", "未核对", "已修改"),
        Change("value", 50, 60),
        Change("units", ["市甲局"], []),
        Change("amount", {"fixed": "20万"}, {"fixed": "30万"}),
        Change("undated", None, "x"),
        Change("clause", "一", "一"),
    ]
    assert list(history_lines(changes)) == [
        "核对：未核对 → 已修改",
        "目标值：50 → 60",
        "责任单位：市甲局 → 无",
        "改了金额",
    ]


def test_items_that_stand_are_compared_as_checked(site: Site) -> None:
    first, second = document(site), document(site)
    assert compare(as_read(first, first.items.all()), as_read(second, second.items.all())).same
    item = second.items.get(key="g1")
    item.value["value"] = [50, 60]
    item.value["op"] = "range"
    item.save()
    second.items.filter(key="g2").update(state="rejected")
    found = compare(as_read(first, first.items.all()), as_read(second, second.items.all()))
    assert {(one.sort.value, one.name) for one in found.changes} == {
        ("changed", "专精特新中小企业"),
        ("dropped", "示例平台"),
    }
