from datetime import date

from tests.web.case import Site
from tests.web.plans.made import PACK, plan
from tidu.web.plans.packs import plans
from tidu.web.plans.schedule import Milestone, milestones
from tidu.web.plans.standing import standings

TODAY = date(2025, 8, 1)


def days(site: Site, pack: str = PACK, *, today: date = TODAY, sees: bool = True) -> tuple[Milestone, ...]:
    adopted = plan(site, pack=pack)
    found = plans().plan(pack)
    return milestones(adopted, found, standings(adopted, found), today=today, sees_quarters=sees)


def test_the_days_of_a_plan_in_order(site: Site) -> None:
    found = days(site)
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert (found[0].title, found[0].day) == ("计划开始", date(2022, 4, 30))
    assert [one.day for one in found if one.title == "今天"] == [TODAY]
    ends = [one.day for one in found if one.title.endswith("季度结束")]
    assert (ends[0], ends[-1], len(ends)) == (date(2022, 6, 30), date(2025, 12, 31), 15)
    due = next(one for one in found if one.title == "2025年第2季度报告截止")
    assert (due.day, due.tone) == (date(2025, 7, 7), "secondary")
    assert due.url.endswith("/quarters/2025q2/")
    (reached,) = [one for one in found if one.title.endswith("项目标到期")]
    assert (reached.day, reached.title) == (date(2025, 12, 31), "12 项目标到期")
    assert "等 12 项；目前已完成 0 项" in reached.text


def test_what_has_not_begun_opens_nothing_and_units_go_to_their_own_tasks(site: Site) -> None:
    due = {one.title: one for one in days(site, sees=False) if "报告截止" in one.title}
    assert due["2025年第3季度报告截止"].url == "/plans/mine/"
    assert due["2025年第4季度报告截止"].url == ""


def test_a_target_of_every_year_falls_due_each_year(site: Site) -> None:
    found = [one for one in days(site, "xiaoshan.plan-2022") if one.title.endswith("项目标到期")]
    assert [one.day.year for one in found] == [2022, 2023, 2024, 2025]
    assert all(one.text for one in found)


def test_after_its_end_there_is_no_today(site: Site) -> None:
    assert "今天" not in [one.title for one in days(site, today=date(2026, 3, 1))]
