"""What is counted beforehand, and when it is counted anew."""

from datetime import date, timedelta

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.assessments.made import source_of
from tests.web.case import Site
from tests.web.dashboard.made import add_titles
from tidu.web.accounts.models import User
from tidu.web.dashboard.models import AreaTrend
from tidu.web.dashboard.trends import KEPT, UNATTENDED, counts_for, refresh_trends
from tidu.web.enterprises.models import Enterprise
from tidu.web.titles.models import Title
from tidu.web.titles.services import record_title

TODAY = date(2026, 6, 1)
INNOVATIVE = "national.innovative"


def innovative(site: Site, user: User | None = None, today: date = TODAY) -> int:
    found = counts_for(user or site.officer, today)
    return found.firms.get((INNOVATIVE, found.dates[-1]), 0)


def add(site: Site, firm: Enterprise, until: date = date(2027, 12, 31)) -> None:
    record_title(
        actor=None,
        enterprise=firm,
        level=INNOVATIVE,
        until=until,
        source=source_of(site),
        since=date(2025, 1, 1),
    )


def aged(**ages: timedelta) -> None:
    AreaTrend.objects.update(**{name: timezone.now() - age for name, age in ages.items()})


def test_it_is_counted_once_and_shown_with_its_moment(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add_titles(site, TODAY)
    first = counts_for(site.officer, TODAY)
    assert first.at is not None
    with django_assert_num_queries(1):
        assert counts_for(site.officer, TODAY) == first
    # Her own area is counted for her, a person with assigned firms is counted for on the spot.
    assert counts_for(site.district_officer, TODAY).firms == first.firms
    assert counts_for(site.people["specialist"], TODAY).at is None
    assert AreaTrend.objects.count() == 2


def test_a_page_never_waits_for_a_new_title_and_the_tick_counts_it(site: Site) -> None:
    add(site, site.east_firm)
    assert innovative(site) == 1
    add(site, site.west_firm)
    assert innovative(site) == 1  # as of the moment that is shown
    assert refresh_trends(today=TODAY) > 0
    assert innovative(site) == 2
    assert refresh_trends(today=TODAY) == 0


def test_without_a_tick_the_page_counts_itself(site: Site) -> None:
    add(site, site.east_firm)
    assert innovative(site) == 1
    add(site, site.west_firm)
    aged(checked_at=UNATTENDED * 2)
    assert innovative(site) == 2


def test_what_is_not_behind_is_left_alone_however_long_it_stands_unattended(site: Site) -> None:
    add(site, site.east_firm)
    first = counts_for(site.officer, TODAY)
    aged(checked_at=UNATTENDED * 2)
    assert counts_for(site.officer, TODAY) == first


def test_a_withdrawal_shows_after_a_while(site: Site) -> None:
    add(site, site.east_firm)
    assert innovative(site) == 1
    Title.objects.update(withdrawn_on=date(2026, 1, 1))
    refresh_trends(today=TODAY)
    assert innovative(site) == 1
    aged(counted_at=KEPT * 2)
    refresh_trends(today=TODAY)
    assert innovative(site) == 0


def test_another_day_is_counted_by_the_tick(site: Site) -> None:
    add(site, site.east_firm, until=date(2026, 6, 1))
    assert innovative(site) == 1
    tomorrow = TODAY + timedelta(days=1)
    assert counts_for(site.officer, tomorrow).dates[-1] == TODAY
    refresh_trends(today=tomorrow)
    assert counts_for(site.officer, tomorrow).dates[-1] == tomorrow
    assert innovative(site, today=tomorrow) == 0


def test_the_tick_counts_for_each_area_that_has_people_and_forgets_the_others(site: Site) -> None:
    add(site, site.east_firm)
    AreaTrend.objects.create(
        area="0", dates=[], counts=[], counted_at=timezone.now(), checked_at=timezone.now()
    )
    made = refresh_trends(today=TODAY)
    assert made == AreaTrend.objects.count() >= 3
    assert not AreaTrend.objects.filter(area="0").exists()
    assert innovative(site, site.stranger) == 0


def test_sectors_are_areas_of_their_own(site: Site) -> None:
    add(site, site.east_firm)
    Enterprise.objects.filter(pk=site.east_firm.pk).update(sector="示例甲领域")
    team = site.people["leader"]
    for sectors, count in ((["示例甲领域"], 1), (["示例乙领域"], 0), ([], 1)):
        team.sectors = sectors
        assert innovative(site, team) == count
