"""A plan file as a whole: id, dates, units, and references between its parts."""

import pytest

from tests.plans.kit import HEAD, errors_of, plan_text, target_text

GOOD = plan_text(target_text())


@pytest.mark.parametrize("name", ["test.plan", "test.plan-23", "test.x-2023", "plan-2023"])
def test_the_id_says_area_and_year(name: str) -> None:
    assert "id：计划 id 的写法不对" in errors_of(GOOD.replace("test.plan-2023", name))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("start: 2023-01-01", "start: null", "period.start：不知道计划从哪一天起"),
        ("end: 2025-12-31", "end: 2022-12-31", "period.end：计划的截止日不晚于起始日"),
        ('units: ["甲局", "乙局"]', "units: []", "tasks[0].units：任务没有责任单位"),
        ('units: ["甲局", "乙局"]', 'units: ["甲局", "甲局"]', "tasks[0].units：责任单位写了两次"),
        ('"乙局"]}', '"乙局"], lead: ["丙局"]}', "tasks[0].lead：牵头、配合单位应在责任单位之内"),
    ],
)
def test_faults_with_their_place(old: str, new: str, expected: str) -> None:
    assert expected in errors_of(GOOD.replace(old, new))


def test_a_plan_without_a_start_runs_from_its_issue() -> None:
    text = GOOD.replace("start: 2023-01-01", "start: null").replace("issued: null", "issued: 2023-03-01")
    assert errors_of(text) == []


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ('services: [{id: a, label: "甲", clause: "1", task: t9}]\n', "services[0].task：计划中没有这项任务"),
        (
            'events: [{id: a, label: "甲", clause: "1"}, {id: a, label: "乙", clause: "1"}]\n',
            "events[1].id：同一个活动 id 用了两次",
        ),
        (
            'shared_units: {units: ["丙局"], first: t9, clause: "1"}\n',
            "shared_units.first：计划中没有这项任务",
        ),
        (
            'reporting: {every: quarter, due: "季末", due_days: 99, clause: "1"}\n',
            "reporting.due_days：报送期限不合理",
        ),
    ],
)
def test_references_and_rules(extra: str, expected: str) -> None:
    assert errors_of(plan_text(target_text(), extra)) == [expected]


def test_a_target_of_an_unknown_task() -> None:
    assert errors_of(plan_text(target_text("task: t9"))) == ["targets[0].task：计划中没有这项任务"]


def test_a_source_that_takes_effect_before_it_is_published() -> None:
    text = GOOD.replace("published: null, effective: null", "published: 2023-02-01, effective: 2023-01-01")
    assert errors_of(text) == ["source.effective：施行日期早于发布日期"]
    assert HEAD in GOOD
