"""Steps are appended, lists follow them, and nothing that was written can be changed."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.accounts.models import User
from tidu.web.audit.models import Entry
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise
from tidu.web.titles.course import Kind, State
from tidu.web.titles.models import LedgerError, Title, TitleEvent
from tidu.web.titles.steps import Words, course_of, note_withdrawals, state_today, take_step

pytestmark = pytest.mark.django_db
PLAIN = Words("示例")


@pytest.fixture
def title(site: Site) -> Title:
    made: Title = Title.objects.create(
        enterprise=site.east_firm, level="national.srdi", since=date(2026, 1, 1), until=date(2099, 12, 31),
        source=source(site),
    )  # fmt: skip
    return made


def step(
    site: Site, title: Title, kind: Kind, on: str, *, words: Words = PLAIN, actor: User | None = None
) -> TitleEvent:
    day = date.fromisoformat(f"2026-{on}")
    return take_step(actor=actor or site.officer, title=title, kind=kind, on=day, words=words)


def test_lists_follow_every_step(site: Site, title: Title) -> None:
    seen = []
    for kind, on in (
        (Kind.SUSPENDED, "02-01"),
        (Kind.REVOKED, "03-01"),
        (Kind.RESTORED, "04-01"),
        (Kind.RESUMED, "05-01"),
    ):
        step(site, title, kind, on, words=Words(f"示例{kind.label}"))
        title.refresh_from_db()
        level = Enterprise.objects.get(pk=site.east_firm.pk).level
        seen.append((title.withdrawn_on, title.withdrawn_reason, level))
    out = date(2026, 2, 1)
    assert seen == [
        (out, "示例暂停", ""),
        (out, "示例撤销", ""),
        (out, "示例暂停", ""),
        (None, "", "national.srdi"),
    ]
    assert [event.position for event in title.events.all()] == [1, 2, 3, 4]
    assert state_today(title, date(2026, 2, 10)) is State.SUSPENDED
    assert course_of(title).standing is State.VALID
    assert list(Entry.objects.order_by("pk").values_list("action", flat=True)) == [
        "暂停称号", "撤销称号", "复议恢复称号", "恢复使用称号"
    ]  # fmt: skip


def test_a_ground_is_kept_as_the_packs_said_it_with_the_end_of_its_bar(site: Site, title: Title) -> None:
    event = step(site, title, Kind.REVOKED, "06-01", words=Words("示例", "示例〔2026〕9号", "tax-evasion"))
    assert (event.ground, event.ground_text, event.bar_until) == ("tax-evasion", "偷税", date(2029, 5, 31))
    assert event.clause == "《优质中小企业梯度培育管理办法》工信部企业〔2026〕2号，动态管理·撤销"
    after = Entry.objects.get().after
    assert after is not None
    assert (after["情形"], after["文号"], after["限报至"]) == ("偷税", "示例〔2026〕9号", "2029-05-31")


def test_what_cannot_be_is_refused_and_nothing_is_written(site: Site, title: Title) -> None:
    for actor, words, message in (
        (site.officer, Words("  "), "原因"),
        (site.officer, Words("示例", ground="whim"), "没有这种撤销情形"),
        (site.people["specialist"], Words("示例"), "主管部门"),
        (site.stranger, Words("示例"), "没有维护"),
    ):
        with pytest.raises(RegistryError, match=message):
            step(site, title, Kind.REVOKED, "06-01", actor=actor, words=words)
    with pytest.raises(RegistryError, match="不能再恢复使用"):
        step(site, title, Kind.RESUMED, "06-01")
    step(site, title, Kind.REVOKED, "06-01")
    with pytest.raises(RegistryError, match="不能再撤销"):
        # The row that the second officer holds is from before the first one's decision.
        step(site, title, Kind.REVOKED, "06-01")
    assert TitleEvent.objects.count() == 1


def test_the_ledger_cannot_be_rewritten(site: Site, title: Title) -> None:
    event = step(site, title, Kind.REVOKED, "06-01")
    event.reason = "别的"
    for attempt in (
        event.save,
        event.delete,
        lambda: TitleEvent.objects.update(reason="别的"),
        lambda: TitleEvent.objects.all().delete(),
    ):
        with pytest.raises(LedgerError):
            attempt()
    table = connection.ops.quote_name(TitleEvent._meta.db_table)
    with (
        pytest.raises(DatabaseError, match="title events are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {table} SET reason = 'x'")  # noqa: S608 - our own table
    assert TitleEvent.objects.get().reason == "示例"


def test_titles_that_came_withdrawn_get_their_event_once(site: Site, title: Title) -> None:
    other = Title.objects.create(
        enterprise=site.west_firm, level="national.srdi", until=date(2027, 1, 1), source=source(site),
        withdrawn_on=date(2025, 5, 1),
    )  # fmt: skip
    assert note_withdrawals([title, other]) == 1
    assert note_withdrawals([title, other]) == 0
    event = TitleEvent.objects.get()
    assert (event.title, event.kind, event.on, event.bar_until) == (other, "revoked", date(2025, 5, 1), None)
    assert course_of(other).out_since == other.withdrawn_on
