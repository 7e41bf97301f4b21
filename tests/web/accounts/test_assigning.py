"""Assignments are begun and ended, and none is lost."""

from datetime import date, timedelta

import pytest

from tests.web.case import PASSWORD, Site
from tidu.web.accounts.assigning import assign, end_assignment
from tidu.web.accounts.models import Assignment, User
from tidu.web.accounts.roles import Role
from tidu.web.accounts.services import AccountError
from tidu.web.audit.models import Entry
from tidu.web.enterprises.models import Enterprise

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)


@pytest.fixture
def second(site: Site) -> User:
    """Another specialist."""
    return User.objects.create_user(
        username="demo-second", password=PASSWORD, name="示例专员乙", role=Role.SPECIALIST,
        root=site.root, jurisdiction=site.root,
    )  # fmt: skip


def give(site: Site, specialist: User, since: date = TODAY, **more: bool) -> int:
    firms = [site.east_firm, site.west_firm]
    return assign(actor=site.officer, specialist=specialist, firms=firms, since=since, **more)


def spans(user: User) -> list[tuple[str, date, date | None]]:
    rows = Assignment.objects.filter(user=user).order_by("enterprise", "since")
    return [(one.enterprise.name[2:4], one.since, one.until) for one in rows.select_related("enterprise")]


def test_from_a_day_on_and_once(site: Site, second: User) -> None:
    assert give(site, second) == 2
    assert give(site, second) == 0
    assert spans(second) == [("东镇", TODAY, None), ("西区", TODAY, None)]
    entries = Entry.objects.filter(action="分派专员")
    assert {entry.object_name for entry in entries} == {site.east_firm.name, site.west_firm.name}
    assert {entry.root_id for entry in entries} == {site.root.pk}


def test_what_would_end_goes_on_and_what_begins_later_begins_now(site: Site, second: User) -> None:
    soon = TODAY + timedelta(days=5)
    Assignment.objects.create(user=second, enterprise=site.east_firm, since=date(2026, 1, 1), until=soon)
    Assignment.objects.create(user=second, enterprise=site.west_firm, since=soon)
    assert give(site, second) == 2
    assert spans(second) == [("东镇", date(2026, 1, 1), None), ("西区", TODAY, None)]


def test_an_ended_assignment_stays_beside_a_new_one(site: Site, second: User) -> None:
    Assignment.objects.create(
        user=second, enterprise=site.east_firm, since=date(2025, 1, 1), until=date(2025, 6, 30)
    )
    give(site, second)
    assert spans(second)[:2] == [
        ("东镇", date(2025, 1, 1), date(2025, 6, 30)),
        ("东镇", TODAY, None),
    ]


def test_replacing_ends_other_specialists_the_day_before_and_nobody_elses(site: Site, second: User) -> None:
    assert give(site, second, replace=True) == 2
    first, expert = site.people["specialist"], site.people["expert"]
    assert spans(first) == [("东镇", date(2026, 1, 1), TODAY - timedelta(days=1))]
    assert spans(expert) == [("东镇", date(2026, 1, 1), None)]
    entry = Entry.objects.get(action="分派专员", object_id=str(site.east_firm.pk))
    assert entry.before == {"服务专员": first.name}


def test_who_may_assign_and_to_whom(site: Site, second: User) -> None:
    for actor in (site.people["specialist"], site.people["leader"], site.people["unit"]):
        with pytest.raises(AccountError, match="没有分派专员的权限"):
            assign(actor=actor, specialist=second, firms=[site.east_firm], since=TODAY)
    User.objects.filter(pk=second.pk).update(is_active=False)
    for person in (second, site.officer, site.stranger):
        with pytest.raises(AccountError, match="只能分派给本地在用的服务专员"):
            give(site, person)


def test_an_end_takes_the_firm_out_of_sight(site: Site) -> None:
    specialist = site.people["specialist"]
    assignment = Assignment.objects.get(user=specialist)
    assert Enterprise.objects.visible_to(specialist).exists()
    end_assignment(actor=site.officer, assignment=assignment, last_day=date(2026, 2, 1))
    assert not Enterprise.objects.visible_to(specialist).exists()
    assert Entry.objects.latest("pk").after == {"服务专员": specialist.name, "最后一天": "2026-02-01"}
    with pytest.raises(AccountError, match="已经结束"):
        end_assignment(actor=site.officer, assignment=assignment, last_day=date(2026, 3, 1))


def test_an_assignment_by_mistake_is_taken_back_and_stays_on_record(site: Site) -> None:
    assignment = Assignment.objects.get(user=site.people["specialist"])
    with pytest.raises(AccountError, match="不能早于"):
        end_assignment(actor=site.officer, assignment=assignment, last_day=date(2025, 12, 30))
    with pytest.raises(AccountError, match="没有分派专员的权限"):
        end_assignment(actor=site.people["specialist"], assignment=assignment, last_day=date(2025, 12, 31))
    end_assignment(actor=site.officer, assignment=assignment, last_day=date(2025, 12, 31))
    assert Assignment.objects.filter(pk=assignment.pk).exists()
