"""Which titles owe the yearly update, how they stand, and what it takes to confirm it."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.assessments.made import source_of
from tests.web.case import Site
from tests.web.upkeep.made import called, complete, title, today, updated
from tidu.web.audit.models import Entry
from tidu.web.inbox.models import Message
from tidu.web.titles.course import Kind
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step
from tidu.web.upkeep.errors import UpkeepError
from tidu.web.upkeep.models import UpdateCall, YearlyUpdate
from tidu.web.upkeep.updates import (
    Standing,
    confirm,
    counts,
    duties,
    missed_years,
    open_call,
    owed,
    owing,
    standing_filter,
)

pytestmark = pytest.mark.django_db


def term(site: Site, since: str | None, until: str, level: str = "national.srdi", key: str = "east") -> Title:
    made: Title = Title.objects.create(
        enterprise=site.firms[key], level=level, since=since and date.fromisoformat(since),
        until=date.fromisoformat(until), source=source_of(site),
    )  # fmt: skip
    return made


@pytest.mark.parametrize(
    ("since", "until", "level", "owes"),
    [
        ("2024-07-01", "2027-06-30", "national.srdi", True),
        (None, "2026-05-31", "national.srdi", True),
        ("2023-06-01", "2026-05-30", "national.srdi", False),
        ("2025-12-31", "2028-12-30", "national.little-giant", True),
        ("2026-01-01", "2028-12-31", "national.srdi", False),
        ("2024-07-01", "2027-06-30", "national.champion", False),
    ],
    ids=["in force", "last day", "ended before", "last year", "this year", "no rule"],
)
def test_which_titles_owe_the_update_of_2026(
    site: Site, since: str | None, until: str, level: str, *, owes: bool
) -> None:
    term(site, since, until, level)
    assert owing(Title.objects.all(), 2026).exists() is owes


def test_a_title_that_was_withdrawn_before_the_day_owes_nothing(site: Site) -> None:
    for key, on in (("east", date(2026, 5, 31)), ("west", date(2026, 6, 1))):
        one = term(site, "2024-07-01", "2027-06-30", key=key)
        take_step(actor=None, title=one, kind=Kind.SUSPENDED, on=on, words=Words("示例"))
    assert [one.enterprise for one in owing(Title.objects.all(), 2026)] == [site.west_firm]


def test_the_rule_version_sets_the_day() -> None:
    assert {duty.due for duty in duties(2025).values()} == {date(2025, 4, 30)}
    assert {duty.due for duty in duties(2026).values()} == {date(2026, 5, 31)}
    assert duties(2020) == {}


def test_how_an_update_stands_by_day_call_and_record(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    late, done, none = (
        term(site, "2024-07-01", "2027-06-30", level)
        for level in ("national.innovative", "national.srdi", "national.little-giant")
    )
    due = date(2026, 5, 31)
    updated(late, 2026, due=due, done=date(2026, 6, 1))
    updated(done, 2026, due=due, done=due)
    titles = owing(Title.objects.order_by("pk"), 2026)
    for called_, day, expected in (
        (True, date(2026, 5, 31), Standing.OPEN),
        (True, date(2026, 6, 1), Standing.OVERDUE),
        (False, date(2026, 6, 1), Standing.UNKNOWN),
    ):
        rows = owed(titles, 2026, called=called_, today=day)
        assert [row.standing for row in rows] == [Standing.LATE, Standing.DONE, expected]
        found = {one: list(standing_filter(titles, 2026, one, called=called_, today=day)) for one in Standing}
        assert found[expected] == [none]
        assert (found[Standing.LATE], found[Standing.DONE]) == ([late], [done])
        numbers = counts(titles, 2026, called=called_, today=day)
        assert {one: count for one, count in numbers.items() if count} == {
            Standing.LATE: 1, Standing.DONE: 1, expected: 1
        }  # fmt: skip
    found_titles = list(titles)
    with django_assert_num_queries(2):
        owed(found_titles, 2026, called=True, today=due)


def test_completeness_counts_last_years_data(site: Site) -> None:
    term(site, "2024-07-01", "2027-06-30")
    complete(site, site.east_firm, 2025, rd_staff=None, employees=None)
    (row,) = owed(owing(Title.objects.all(), 2026), 2026, called=True, today=date(2026, 5, 1))
    assert (row.percent, row.missing) == (75, ("从业人员", "研发人员"))


def test_opening_a_year_asks_the_firms_once(site: Site) -> None:
    title(site, days=500)
    title(site, "west", days=500)
    year = today().year
    call = open_call(actor=site.officer, year=year)
    assert (call.root, call.opened_by) == (site.root, site.officer)
    asked = Message.objects.get()
    assert (asked.recipient, asked.kind) == (site.people["firm"], "update")
    assert asked.due_on == duties(year)["national.srdi"].due
    for actor, wanted, message in (
        (site.officer, year, "已经发起"),
        (site.officer, year + 5, "前后一年"),
        (site.district_officer, year - 1, "本级主管部门"),
        (site.people["leader"], year - 1, "本级主管部门"),
    ):
        with pytest.raises(UpkeepError, match=message):
            open_call(actor=actor, year=wanted)
    assert UpdateCall.objects.count() == 1


def test_a_confirmation_covers_all_titles_and_settles_what_was_asked(site: Site) -> None:
    year = today().year
    for level in ("national.srdi", "national.innovative"):
        title(site, level=level, days=500)
    open_call(actor=site.officer, year=year)
    complete(site, site.east_firm, year - 1)
    done = confirm(
        actor=site.people["firm"],
        firm=site.east_firm,
        year=year,
        way="here",
        done_on=today(),
        note=" 已核对 ",
    )
    assert done == 2
    assert set(YearlyUpdate.objects.values_list("rule", "note")) == {("national.gradient-2026", "已核对")}
    assert Message.objects.get(kind="update").due_on is None
    assert Entry.objects.order_by("-pk")[0].action == "确认信息更新"
    with pytest.raises(UpkeepError, match="已经更新过"):
        confirm(actor=site.officer, firm=site.east_firm, year=year, way="platform", done_on=today())


def test_what_cannot_be_confirmed(site: Site) -> None:
    year = today().year
    title(site, days=500)
    firm = site.people["firm"]
    for actor, way, on, message in (
        (firm, "here", today(), "请先补齐：.*营业收入"),
        (firm, "platform", today(), "主管部门登记"),
        (site.people["leader"], "platform", today(), "没有为这家企业"),
        (site.stranger, "platform", today(), "没有为这家企业"),
        (site.officer, "platform", date(year - 1, 12, 31), "更新日期应在"),
        (site.officer, "platform", date(year + 1, 1, 1), "更新日期应在"),
    ):
        with pytest.raises(UpkeepError, match=message):
            confirm(actor=actor, firm=site.east_firm, year=year, way=way, done_on=on)
    assert not YearlyUpdate.objects.exists()


def test_missed_years_are_those_the_tenant_looked_after(site: Site) -> None:
    one = term(site, "2022-07-01", "2029-06-30")
    for year in (2024, 2025, 2026):
        called(site, year)
    updated(one, 2024, due=date(2024, 4, 30), done=date(2024, 4, 30))
    updated(one, 2025, due=date(2025, 4, 30), done=date(2025, 5, 9))
    found = Title.objects.select_related("enterprise")
    assert missed_years(found, date(2026, 5, 31)) == {one.pk: {2025: Standing.LATE}}
    assert missed_years(found, date(2026, 6, 1)) == {one.pk: {2025: Standing.LATE, 2026: Standing.OVERDUE}}
