from typing import Any

import pytest

from tests.reader.kit import goals, item
from tests.web.documents.made import TEXT
from tidu.reader import read
from tidu.web.documents.item_forms import FORMS, form_of, problem_of
from tidu.web.documents.models import Kind
from tidu.web.documents.reading import entries_of

TASKS = {"t1": "壮大示例队伍", "t2": "完善示例服务"}


@pytest.mark.parametrize("kind", Kind.values)
def test_an_entry_comes_through_its_form_as_it_was(kind: str) -> None:
    text = (
        TEXT + "（三）另外。对增长20%以上的，按设备投入的12.5%给予补助，最高50万元。（责任单位：市示例局）\n"
    )
    entries = entries_of(read(text), kind)
    assert entries or kind == Kind.CRITERION
    for entry in entries:
        form = form_of(kind, entry, TASKS | {"t3": "另外"})
        assert form.is_valid(), form.errors
        made = form.entry()
        assert {name: made.get(name) or None for name in entry if name != "also"} == {
            name: value or None for name, value in entry.items() if name != "also"
        }


def target(**said: object) -> dict[str, Any]:
    entry = {"metric": "示例", "op": ">=", "value": 5, "unit": "家", "clause": "一", "by": 2027}
    return {**entry, **said}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"value": None}, "目标值：请写目标值"),
        ({"value": 0}, "应大于零"),
        ({"unit": "亿千瓦"}, "不能用于计划的目标"),
        ({"op": "range", "value": [5, 5]}, "后面的大于前面的"),
        ({"op": "full", "value": 5, "unit": "%"}, "不写目标值"),
        ({"op": "full", "value": None, "unit": "家"}, "全覆盖的单位应为 %"),
        ({"by": 1850}, "到哪一年"),
        ({"metric": ""}, "请写指标"),
        ({"clause": ""}, "请写条款"),
        ({"task": "t9"}, "所属任务"),
    ],
)
def test_what_is_wrong_with_a_target_is_said(said: dict[str, object], words: str) -> None:
    assert words in problem_of("target", target(**said), TASKS)


def test_a_range_and_a_goal_without_a_period() -> None:
    form = form_of("target", target(op="range", value=[1, 2.5], by=None), TASKS)
    assert form.is_valid()
    assert (form.entry()["value"], form.entry()["undated"]) == ([1, 2.5], True)


def test_a_measure_is_kept() -> None:
    measure = {"titles": {"levels": ["national.srdi"], "count": "ever"}}
    form = form_of("target", target(measure=measure), TASKS)
    assert form.is_valid()
    assert form.entry()["measure"] == measure


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "请写任务名称"),
        ({"units": []}, "请写责任单位"),
        ({"lead": ["市样本局"]}, "市样本局不在责任单位之内"),
    ],
)
def test_what_is_wrong_with_a_task_is_said(said: dict[str, object], words: str) -> None:
    entry = {"title": "示例", "units": ["市示例局"], "clause": "二", "chapter": "任务", "number": "1."}
    assert problem_of("task", entry, {}) == ""
    assert words in problem_of("task", {**entry, **said}, {})


def test_every_kind_has_a_form() -> None:
    assert set(FORMS) == set(Kind.values)
    found = goals("实现示例服务全覆盖。")
    assert problem_of("target", entries_of(found, "target")[0], {}) == ""
    assert entries_of(item("做好示例。（责任单位：市示例局）"), "task")[0]["units"] == ["市示例局"]
