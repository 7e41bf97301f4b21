"""Titles as they stand, and what bars."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.applications.kit import barred
from tests.web.case import Site
from tests.web.facts.makers import source
from tests.web.upkeep.made import title, today, updated
from tidu.web.desk.holding import bars_on, held_of, titles_of
from tidu.web.titles.course import Kind, State
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step

pytestmark = pytest.mark.django_db


def test_a_title_in_force_counts_its_days(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    title(site, days=180)
    title(site, level="national.innovative", days=181)
    with django_assert_num_queries(1):
        titles = titles_of(site.east_firm, today().year)
        longer, shorter = held_of(titles, today())
    assert (longer.days_left, longer.ends_soon) == (181, False)
    assert (shorter.days_left, shorter.ends_soon, shorter.tone) == (180, True, "green")
    assert bars_on(titles, today()) == []


def test_of_ended_terms_only_a_level_without_a_later_one_is_shown(site: Site) -> None:
    for until in (date(2020, 6, 30), date(2023, 6, 30)):
        Title.objects.create(
            enterprise=site.east_firm, level="national.srdi", until=until, source=source(site)
        )
    (held,) = held_of(titles_of(site.east_firm, today().year), today())
    assert (held.title.until, held.state, held.days_left) == (date(2023, 6, 30), State.EXPIRED, None)
    title(site)
    (held,) = held_of(titles_of(site.east_firm, today().year), today())
    assert held.state is State.VALID


def test_suspension_and_revocation_say_since_when_and_why(site: Site) -> None:
    made = title(site)
    take_step(actor=None, title=made, kind=Kind.SUSPENDED, on=today(), words=Words("正在核查"))
    (held,) = held_of(titles_of(site.east_firm, today().year), today())
    assert (held.state, held.note) == (State.SUSPENDED, f"{today()} 已暂停：正在核查")
    until = barred(site, "national.innovative")
    titles = titles_of(site.east_firm, today().year)
    ((level, bar),) = bars_on(titles, today())
    assert (level, bar.until) == ("创新型中小企业", until)
    assert bars_on(titles, until + timedelta(days=1)) == []


def test_the_update_of_the_year_is_known(site: Site) -> None:
    made = title(site)
    updated(made, today().year, due=today(), done=today())
    assert titles_of(site.east_firm, today().year)[0].updated  # type: ignore[attr-defined] # an annotation
    assert not titles_of(site.east_firm, today().year - 1)[0].updated  # type: ignore[attr-defined] # the same
