"""Changes of many firms: of forged ids nothing is touched, and twice is as once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.case import Site
from tidu.engine.errors import TiduError
from tidu.web.accounts.models import Assignment, User
from tidu.web.audit.models import Entry
from tidu.web.enterprises import bulk_changes
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise, FollowUp, LibraryEntry, SourceLibrary, Status

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate().isoformat()

Change = Callable[[Site, User, list[int]], int]


def _assign(site: Site, actor: User, firms: list[int]) -> int:
    specialist = site.people["specialist"].pk
    return bulk_changes.assign_specialist(actor=actor, firms=firms, specialist=specialist, since=TODAY)


def _list(site: Site, actor: User, firms: list[int]) -> int:
    return bulk_changes.add_to_library(actor=actor, firms=firms, name="示例库", since=TODAY)


def _unlist(site: Site, actor: User, firms: list[int]) -> int:
    library, is_new = SourceLibrary.objects.get_or_create(root=site.root, name="示例库")
    if is_new:
        for firm in site.firms.values():
            LibraryEntry.objects.create(enterprise=firm, library=library)
    return bulk_changes.remove_from_library(actor=actor, firms=firms, library=library.pk, until=TODAY)


def _fields(site: Site, actor: User, firms: list[int]) -> int:
    return bulk_changes.set_fields(actor=actor, firms=firms, sector="装备", chain="机器人")


def _mark(site: Site, actor: User, firms: list[int]) -> int:
    return bulk_changes.mark_follow_up(actor=actor, firms=firms, note="核实研发费用", due=TODAY)


def _close(site: Site, actor: User, firms: list[int]) -> int:
    for firm in site.firms.values():
        if not firm.follow_ups.exists():
            FollowUp.objects.create(enterprise=firm, note="核实", marked_by=site.officer)
    return bulk_changes.close_follow_up(actor=actor, firms=firms)


CHANGES = [
    pytest.param(change, id=change.__name__.strip("_"))
    for change in (_assign, _list, _unlist, _fields, _mark, _close)
]


@pytest.mark.parametrize("change", CHANGES)
def test_forged_ids_change_nothing_and_twice_is_as_once(site: Site, change: Change) -> None:
    Assignment.objects.all().delete()
    ids = [firm.pk for firm in site.firms.values()]
    assert change(site, site.district_officer, [*ids, 987_654]) == 1
    named = Entry.objects.filter(object_type="enterprises.enterprise").values_list("object_id", flat=True)
    assert set(named) == {str(site.east_firm.pk)}
    assert change(site, site.district_officer, ids) == 0
    assert change(site, site.officer, ids) == 1


@pytest.mark.parametrize("change", CHANGES)
def test_without_the_right_nothing_is_changed(site: Site, change: Change) -> None:
    for person in ("leader", "firm", "provider"):
        with pytest.raises(TiduError, match="没有"):
            change(site, site.people[person], [site.east_firm.pk])


def test_fields_left_out_stay_and_completeness_follows(site: Site) -> None:
    Enterprise.objects.filter(pk=site.east_firm.pk).update(chain="旧链")
    before = Enterprise.objects.get(pk=site.east_firm.pk).completeness
    bulk_changes.set_fields(actor=site.officer, firms=[site.east_firm.pk], sector="装备")
    firm = Enterprise.objects.get(pk=site.east_firm.pk)
    assert (firm.sector, firm.chain) == ("装备", "旧链")
    assert firm.completeness > before
    entry = Entry.objects.get(action="批量修改企业信息")
    assert (entry.before, entry.after) == ({"sector": ""}, {"sector": "装备"})


def test_a_place_must_lie_in_the_persons_area(site: Site) -> None:
    ids = [site.east_firm.pk]
    with pytest.raises(RegistryError, match="自己辖区内"):
        bulk_changes.set_fields(actor=site.district_officer, firms=ids, jurisdiction=site.west.pk)
    assert bulk_changes.set_fields(actor=site.officer, firms=ids, jurisdiction=site.west.pk) == 1
    assert Enterprise.objects.get(pk=site.east_firm.pk).jurisdiction == site.west


def test_other_fields_cannot_be_set(site: Site) -> None:
    with pytest.raises(TypeError):
        bulk_changes.set_fields(actor=site.officer, firms=[site.east_firm.pk], name="改名")


def test_libraries_and_specialists_of_others_are_not_there(site: Site) -> None:
    foreign = SourceLibrary.objects.create(root=site.elsewhere, name="别处库")
    ids = [site.east_firm.pk]
    with pytest.raises(RegistryError, match="名录库已不存在"):
        bulk_changes.add_to_library(actor=site.officer, firms=ids, library=foreign.pk, since=TODAY)
    with pytest.raises(RegistryError, match="专员账号已不存在"):
        bulk_changes.assign_specialist(
            actor=site.officer, firms=ids, specialist=site.stranger.pk, since=TODAY
        )


def test_who_left_a_library_may_come_back_and_both_entries_stay(site: Site) -> None:
    ids = [site.east_firm.pk]
    _list(site, site.officer, ids)
    _unlist(site, site.officer, ids)
    assert _list(site, site.officer, ids) == 1
    assert LibraryEntry.objects.count() == 2
    assert Entry.objects.filter(action="新建名录库").count() == 1


def test_a_mark_gets_a_new_note_and_a_closed_one_stays(site: Site) -> None:
    ids = [site.east_firm.pk]
    _mark(site, site.officer, ids)
    assert bulk_changes.mark_follow_up(actor=site.officer, firms=ids, note="动员申报") == 1
    mark = FollowUp.objects.get()
    assert (mark.note, mark.due) == ("动员申报", None)
    bulk_changes.close_follow_up(actor=site.officer, firms=ids)
    assert _mark(site, site.officer, ids) == 1
    assert FollowUp.objects.count() == 2
    mark.refresh_from_db()
    assert mark.closed_by == site.officer
    assert mark.closed_at is not None
    assert timezone.now() - mark.closed_at < timedelta(minutes=5)


def test_merged_records_are_left_alone(site: Site) -> None:
    Enterprise.objects.filter(pk=site.east_firm.pk).update(status=Status.MERGED)
    assert _fields(site, site.officer, [site.east_firm.pk]) == 0


def test_another_tenant_is_out_of_reach(site: Site) -> None:
    assert _fields(site, site.stranger, [site.east_firm.pk, site.west_firm.pk]) == 0
