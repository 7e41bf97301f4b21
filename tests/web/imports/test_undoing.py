"""Undoing an import: as a whole, what was edited since stays, and it can be applied again."""

from collections.abc import Callable

import pytest

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, known, undone, work
from tidu.web.audit.models import Entry
from tidu.web.enterprises.models import Enterprise, EnterpriseName
from tidu.web.enterprises.services import change_enterprise
from tidu.web.facts.models import CurrentFacts, FactRow, Strength, Switch
from tidu.web.facts.selectors import current_values
from tidu.web.facts.services import record_facts, source_of_person
from tidu.web.imports import applying, services, undoing
from tidu.web.imports.models import ImportRun, State, TouchedFirm
from tidu.web.jobs import services as jobs
from tidu.web.jobs.models import State as JobState
from tidu.web.jobs.progress import CancelledError

pytestmark = pytest.mark.django_db

REVENUE = "2025年营业收入（万元）"
Snapshot = Callable[[], object]


def everything() -> object:
    """What people see of firms and facts."""
    firms = Enterprise.objects.order_by("pk").values(
        "pk", "name", "sort_key", "sector", "jurisdiction", "main_product", "completeness", "level"
    )
    names = EnterpriseName.objects.order_by("pk").values_list("enterprise", "name")
    ids = [one["pk"] for one in firms]
    return list(firms), list(names), current_values(ids)


def test_everything_is_as_before(site: Site) -> None:
    applied(site, [firm(1, 产业领域="装备制造")], source="示例甲局 名单")
    before = everything()
    rows = [
        firm(1, 产业领域="新材料", 所属辖区="示例西区", **{"企业名称": "示例一号有限公司", REVENUE: 7}),
        firm(2, 曾用名="示例旧厂", 联系人="示例甲"),
    ]
    run = applied(site, rows)
    assert everything() != before
    assert undone(run).state == State.UNDONE
    assert everything() == before
    assert not CurrentFacts.objects.filter(layer=1).exists()
    assert not FactRow.objects.filter(enterprise__uscc=code(2)).exists()
    entry = Entry.objects.get(action="撤销导入")
    assert entry.after is not None
    assert entry.after["移除新增企业"] == 1


def test_an_undone_import_can_be_applied_again_and_undone_again(site: Site) -> None:
    before = everything()
    run = applied(site, [firm(1), firm(2, 产业领域="新材料")])
    seen = [(one.uscc, one.sector) for one in Enterprise.objects.visible_to(site.officer)]
    undone(run)
    work(services.apply(actor=site.officer, run=run))
    assert [(one.uscc, one.sector) for one in Enterprise.objects.visible_to(site.officer)] == seen
    run.refresh_from_db()
    assert (run.state, run.undone_at) == (State.APPLIED, None)
    undone(run)
    assert everything() == before


def test_values_edited_since_stay(site: Site) -> None:
    applied(site, [firm(1, 产业领域="装备制造", 主导产品="示例轴承")], source="示例甲局 名单")
    run = applied(
        site, [firm(1, 产业领域="新材料", 主导产品="示例阀门", **{REVENUE: 7, "2025年从业人员": 12})]
    )
    hand = source_of_person(site.officer, strength=Strength.VERIFIED)
    record_facts(actor=site.officer, enterprise=known(1), year=2025, source=hand, values={"employees": 99})
    change_enterprise(actor=site.officer, enterprise=known(1), sector="新能源")
    undone(run)
    assert current_values([known(1).pk])[known(1).pk, 2025] == {"revenue": "10010000.00", "employees": "99"}
    assert (known(1).sector, known(1).main_product) == ("新能源", "示例轴承")
    assert TouchedFirm.objects.get(run=run).kept == "产业领域"


def test_a_later_import_of_the_same_source_stays(site: Site) -> None:
    first = applied(site, [firm(1, **{"2025年从业人员": 12})])
    applied(site, [firm(1, **{REVENUE: 7})])
    undone(first)
    assert current_values([known(1).pk])[known(1).pk, 2025] == {"revenue": "70000.00"}


def test_a_new_firm_that_something_refers_to_stays_without_the_tables_values(site: Site) -> None:
    run = applied(site, [firm(1), firm(2), firm(3)])
    hand = source_of_person(site.officer, strength=Strength.VERIFIED)
    record_facts(actor=site.officer, enterprise=known(2), year=2025, source=hand, values={"employees": 9})
    change_enterprise(actor=site.officer, enterprise=known(3), sector="新能源")
    undone(run)
    assert not Enterprise.objects.filter(uscc=code(1)).exists()
    assert current_values([known(2).pk, known(3).pk]) == {(known(2).pk, 2025): {"employees": "9"}}
    kept = dict(TouchedFirm.objects.filter(run=run).values_list("enterprise__uscc", "kept"))
    assert kept == {code(2): "已有其他来源的数据", code(3): "导入之后有人修改过"}


def test_a_firm_tied_in_the_last_moment_comes_back(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    run = applied(site, [firm(1)])
    show = undoing._show  # noqa: SLF001 - the moment between

    def tied(*arguments: object) -> None:
        hand = source_of_person(site.officer, strength=Strength.VERIFIED)
        record_facts(actor=site.officer, enterprise=known(1), year=2024, source=hand, values={"employees": 9})
        show(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(undoing, "_show", tied)
    undone(run)
    assert Enterprise.objects.visible_to(site.officer).filter(uscc=code(1)).exists()
    assert current_values([known(1).pk]) == {(known(1).pk, 2024): {"employees": "9"}}


def test_nothing_is_gone_before_the_switch_and_the_job_goes_on(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied(site, [firm(1)], source="示例甲局 名单")
    run = applied(site, [firm(1, **{REVENUE: 7}), firm(2)])
    seen = everything()

    def killed(*_: object) -> None:
        raise CancelledError

    job = services.undo(actor=site.officer, run=run)
    with monkeypatch.context() as patch:
        patch.setattr(undoing, "_show", killed)
        jobs.run(job.pk)
    assert everything() == seen
    assert Enterprise.objects.visible_to(site.officer).filter(uscc=code(2)).exists()
    type(job).objects.filter(pk=job.pk).update(state=JobState.WAITING, claim="")
    work(job)
    assert not Enterprise.objects.filter(uscc=code(2)).exists()
    assert current_values([known(1).pk])[known(1).pk, 2025]["revenue"] == "10010000.00"


def test_an_undoing_that_never_showed_is_taken_back(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    run = applied(site, [firm(1), firm(2)])
    seen = everything()

    def killed(*_: object) -> None:
        raise CancelledError

    job = services.undo(actor=site.officer, run=run)
    with monkeypatch.context() as patch:
        patch.setattr(undoing, "_show", killed)
        jobs.run(job.pk)
    found = ImportRun.objects.get(pk=run.pk)
    undoing.take_back(found)
    found.refresh_from_db()
    assert found.state == State.APPLIED
    assert everything() == seen
    assert not FactRow.objects.exclude(until=None).exists()
    assert not TouchedFirm.objects.filter(leaves=True).exists()
    undone(found)
    assert not Enterprise.objects.filter(uscc=code(1)).exists()


def test_many_changes_of_master_data_are_taken_back_after_the_switch(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied(site, [firm(number, 产业领域="装备制造") for number in range(4)], source="示例甲局 名单")
    run = applied(site, [firm(number, 产业领域="新材料") for number in range(4)])
    monkeypatch.setattr(undoing, "FEW", 1)
    undone(run)
    assert set(Enterprise.objects.filter(name__contains="号").values_list("sector", flat=True)) == {
        "装备制造"
    }


def test_the_history_still_knows_what_was_shown(site: Site) -> None:
    run = applied(site, [firm(1)], source="示例甲局 名单")
    second = applied(site, [firm(1, **{REVENUE: 7})])
    undone(second)
    assert FactRow.objects.filter(since=second.switch).exists(), "what was shown for a while can be asked for"
    assert Switch.objects.filter(thrown_at=None).count() == 0
    assert run.switch != second.switch
    assert applying.outcomes(second)["changed"] == 1
