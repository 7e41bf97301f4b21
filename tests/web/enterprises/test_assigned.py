"""Who looks after which firms."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.case import Site
from tidu.web.accounts.models import Assignment
from tidu.web.enterprises.assigned import assignment_for, assignments_for, loads_for, standing

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def add(site: Site, firm: str, since: int, until: int | None = None) -> Assignment:
    return Assignment.objects.create(
        user=site.people["specialist"],
        enterprise=site.firms[firm],
        since=TODAY + timedelta(days=since),
        until=None if until is None else TODAY + timedelta(days=until),
    )


def test_by_state_firm_and_specialist_and_experts_are_no_specialists(site: Site) -> None:
    running = Assignment.objects.get(user=site.people["specialist"])
    ended, soon, taken_back = add(site, "west", -9, -1), add(site, "west", 3), add(site, "east", 5, 4)
    last_day = add(site, "west", -9, 0)

    def found(**how: object) -> list[Assignment]:
        return list(assignments_for(site.officer, **how))  # type: ignore[arg-type] # each test names its own

    assert found() == [last_day, taken_back, soon, ended, running]
    assert found(state="now") == [last_day, running]
    assert found(state="soon") == [soon]
    assert found(state="ended") == [taken_back, ended]
    assert found(firm=site.east_firm.pk) == [taken_back, running]
    assert found(specialist=site.people["expert"].pk) == []
    assert found(before=soon.pk) == [ended, running]
    words = [standing(one, TODAY)[0] for one in (running, ended, soon, taken_back, last_day)]
    assert words == ["进行中", "已结束", "尚未开始", "已撤回", "进行中"]


def test_only_of_firms_in_scope(site: Site) -> None:
    west = add(site, "west", -1)
    assert west not in assignments_for(site.district_officer)
    assert west in assignments_for(site.officer)
    assert not assignment_for(site.district_officer, west.pk).exists()
    assert not assignments_for(site.stranger).exists()


def test_loads_count_firms_of_today_in_scope(site: Site) -> None:
    add(site, "east", -1)
    add(site, "west", -1)
    add(site, "west", 5)
    assert [(one.name, one.firms) for one in loads_for(site.officer)] == [("示例服务专员", 2)]
    assert [one.firms for one in loads_for(site.district_officer)] == [1]
    assert loads_for(site.stranger) == ()
