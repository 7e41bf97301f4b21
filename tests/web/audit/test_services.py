"""The trail is appended, sealed in order, and tells when somebody tampered with it."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.web.case import Site
from tidu.web.audit import services
from tidu.web.audit.models import Check, Entry, Seal
from tidu.web.enterprises.models import Enterprise

pytestmark = pytest.mark.django_db


def _write(site: Site, count: int) -> list[Entry]:
    return [
        services.record(
            actor=site.officer,
            action="修改企业信息",
            target=site.east_firm,
            before={"n": i},
            after={"n": i + 1},
        )
        for i in range(count)
    ]


def test_an_entry_says_who_did_what_to_which_object(site: Site) -> None:
    entry = _write(site, 1)[0]
    assert (entry.actor_name, entry.action) == (site.officer.name, "修改企业信息")
    assert (entry.object_type, entry.object_id) == ("enterprises.enterprise", str(site.east_firm.pk))
    assert entry.root == site.root


def test_an_action_that_fails_leaves_no_entry(site: Site) -> None:
    before = Entry.objects.count()

    @transaction.atomic
    def fail() -> None:
        _write(site, 1)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert Entry.objects.count() == before


def test_a_sealed_chain_verifies_and_sealing_twice_adds_nothing(site: Site) -> None:
    _write(site, 5)
    assert services.seal() >= 5
    assert services.seal() == 0
    assert list(services.verify()) == []


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE audit_entry SET actor_name = '别人' WHERE id = %s", "记录内容被改动"),
        ("UPDATE audit_entry SET after = '{\"n\": 99}' WHERE id = %s", "记录内容被改动"),
        ("DELETE FROM audit_entry WHERE id = %s", "记录已被删除"),
    ],
)
def test_what_is_altered_or_removed_behind_the_sites_back_is_found(
    site: Site, statement: str, message: str
) -> None:
    entries = _write(site, 4)
    services.seal()
    with connection.cursor() as cursor:
        cursor.execute(statement, [entries[1].pk])
    assert [(breach.entry_id, breach.message) for breach in services.verify()] == [(entries[1].pk, message)]


def test_forging_a_seal_too_breaks_the_chain(site: Site) -> None:
    entries = _write(site, 4)
    services.seal()
    Entry.objects.filter(pk=entries[1].pk).update(actor_name="别人")
    forged = services.content_hash(Entry.objects.get(pk=entries[1].pk))
    Seal.objects.filter(entry_id=entries[1].pk).update(content=forged)
    assert [breach.message for breach in services.verify()] == ["封印链在此处断开"]


def test_removing_a_seal_with_its_entry_breaks_the_chain(site: Site) -> None:
    entries = _write(site, 4)
    services.seal()
    Entry.objects.filter(pk=entries[1].pk).delete()
    Seal.objects.filter(entry_id=entries[1].pk).delete()
    assert "封印链在此处断开" in [breach.message for breach in services.verify()]


def test_an_entry_committed_late_joins_the_chain_late(site: Site) -> None:
    first = _write(site, 3)
    late = first[0]
    Entry.objects.filter(pk=late.pk).delete()
    services.seal()
    Entry.objects.create(pk=late.pk, root=site.root, action="晚到的记录", actor_name="系统")
    assert services.seal() == 1
    assert list(services.verify()) == []


def test_changes_name_only_what_changes(site: Site) -> None:
    firm = Enterprise.objects.get(pk=site.east_firm.pk)
    before, after = services.changes(firm, {"name": firm.name, "sector": "光电", "jurisdiction": site.west})
    assert before == {"sector": "", "jurisdiction": "示例东镇"}
    assert after == {"sector": "光电", "jurisdiction": "示例西区"}


def test_many_objects_of_one_action_get_an_entry_each(site: Site) -> None:
    items = [(site.east_firm, {"sector": ""}, {"sector": "装备"}), (site.west_firm, None, {"sector": "装备"})]
    assert services.record_many(actor=site.officer, action="批量修改", items=items) == 2
    entries = Entry.objects.filter(action="批量修改").order_by("pk")
    assert [(entry.object_name, entry.before) for entry in entries] == [
        (site.east_firm.name, {"sector": ""}),
        (site.west_firm.name, None),
    ]
    assert {(entry.root, entry.actor, entry.actor_name) for entry in entries} == {
        (site.root, site.officer, site.officer.name)
    }


def test_the_chain_is_checked_once_a_day(site: Site) -> None:
    entry = services.record(actor=site.officer, action="修改企业信息", target=site.east_firm)
    assert services.check_daily() == 0
    assert Check.objects.get().sealed == 1
    Entry.objects.filter(pk=entry.pk).update(action="什么也没做")
    assert services.check_daily() == 0  # done for today
    assert Check.objects.count() == 1
    assert services.check_daily(today=timezone.localdate() + timedelta(days=1)) == 1
    assert Check.objects.first().breaches == [[1, entry.pk, "记录内容被改动"]]  # type: ignore[union-attr] # just made
