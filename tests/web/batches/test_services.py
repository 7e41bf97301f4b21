from datetime import timedelta

import pytest

from tests.web.applications.kit import SRDI, TODAY
from tests.web.case import Site
from tidu.web.audit.models import Entry
from tidu.web.batches.models import Batch
from tidu.web.batches.proposals import Call, Proposed, calls_for
from tidu.web.batches.services import (
    BatchError,
    Terms,
    change_batch,
    close_batch,
    make_batch,
    open_batch,
    set_handlers,
    set_materials,
)
from tidu.web.pools.models import Pool
from tidu.workflows import Duty

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def call(key: str = f"{SRDI}|national.srdi|new") -> Call:
    return calls_for("990100")[key]


def terms(**more: object) -> Terms:
    values = {"title": "示例批次", "opens_on": TODAY, "closes_on": TODAY + WEEK} | more
    return Terms(**values)  # type: ignore[arg-type] # by name


def made(site: Site, **more: object) -> Batch:
    return make_batch(actor=site.officer, call=call(), terms=terms(**more))


def test_a_batch_keeps_its_workflow_standard_and_materials(site: Site) -> None:
    batch = made(site)
    assert batch.workflow.id == SRDI
    assert batch.standard == "national.srdi-2026"
    assert batch.materials.count() > 5
    assert not batch.accepts(TODAY)
    assert Entry.objects.filter(action="新建申报批次").exists()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"title": " "}, "请填写批次名称"),
        ({"title": "已有"}, "已有名为“已有”的批次"),
        ({"closes_on": TODAY - WEEK}, "截止日期早于开始日期"),
    ],
)
def test_what_cannot_be_made(site: Site, more: dict[str, object], message: str) -> None:
    made(site, title="已有")
    with pytest.raises(BatchError, match=message):
        made(site, **more)
    assert Batch.objects.count() == 1


def test_a_pool_entry_needs_its_pool(site: Site) -> None:
    with pytest.raises(BatchError, match="请选择通过后纳入哪个库"):
        make_batch(actor=site.officer, call=call("national.pool-entry||new"), terms=terms())
    pool = Pool.objects.create(root=site.root, jurisdiction=site.root, name="示例培育库")
    batch = make_batch(actor=site.officer, call=call("national.pool-entry||new"), terms=terms(pool=pool))
    assert (batch.level, batch.standard, batch.pool) == ("", "", pool)


def test_a_part_calls_in_its_own_area(site: Site) -> None:
    batch = make_batch(actor=site.district_officer, call=call(), terms=terms())
    assert list(batch.areas.all()) == [site.east]
    with pytest.raises(BatchError, match="只能面向自己管辖的辖区"):
        make_batch(actor=site.district_officer, call=call(), terms=terms(title="别区", areas=(site.west,)))


def test_who_may_not(site: Site) -> None:
    with pytest.raises(BatchError, match="没有组织申报批次的权限"):
        make_batch(actor=site.people["leader"], call=call(), terms=terms())
    batch = made(site)
    for service in (open_batch, close_batch):
        with pytest.raises(BatchError, match="没有维护这个批次的权限"):
            service(actor=site.district_officer, batch=batch)


def test_opened_closed_and_opened_again(site: Site) -> None:
    batch = open_batch(actor=site.officer, batch=made(site))
    assert batch.accepts(TODAY)
    assert not batch.accepts(TODAY + 2 * WEEK)
    with pytest.raises(BatchError, match="已经开放"):
        open_batch(actor=site.officer, batch=batch)
    batch = close_batch(actor=site.officer, batch=batch)
    assert not batch.accepts(TODAY)
    with pytest.raises(BatchError, match="没有开放"):
        close_batch(actor=site.officer, batch=batch)
    assert open_batch(actor=site.officer, batch=batch).accepts(TODAY)


def test_one_that_is_over_is_not_opened(site: Site) -> None:
    batch = made(site, opens_on=TODAY - 2 * WEEK, closes_on=TODAY - WEEK)
    with pytest.raises(BatchError, match="已过，请先修改截止日期"):
        open_batch(actor=site.officer, batch=batch)


def test_once_open_its_area_stays_and_its_end_moves(site: Site) -> None:
    batch = open_batch(actor=site.officer, batch=made(site))
    with pytest.raises(BatchError, match="面向的辖区、产业领域和开始日期不能再改"):
        change_batch(actor=site.officer, batch=batch, terms=terms(areas=(site.east,)))
    changed = change_batch(actor=site.officer, batch=batch, terms=terms(closes_on=TODAY + 2 * WEEK, quota=3))
    assert (changed.closes_on, changed.quota) == (TODAY + 2 * WEEK, 3)


def test_materials_until_it_opens(site: Site) -> None:
    batch = made(site)
    set_materials(actor=site.officer, batch=batch, materials=[Proposed("审计报告", is_mandatory=True)])
    assert [one.label for one in batch.materials.all()] == ["审计报告"]
    with pytest.raises(BatchError, match="材料要有名称"):
        set_materials(actor=site.officer, batch=batch, materials=[Proposed(" ")])
    batch = open_batch(actor=site.officer, batch=batch)
    with pytest.raises(BatchError, match="材料清单不能再改"):
        set_materials(actor=site.officer, batch=batch, materials=[])


def test_handlers_are_replaced_by_duty(site: Site) -> None:
    batch = made(site)
    set_handlers(actor=site.officer, batch=batch, duty=Duty.REVIEW, units=[site.bureau], users=[])
    set_handlers(actor=site.officer, batch=batch, duty=Duty.SCREEN, units=[], users=[site.district_officer])
    set_handlers(actor=site.officer, batch=batch, duty=Duty.REVIEW, units=[], users=[site.officer])
    assert {(one.duty, one.user) for one in batch.handlers.all()} == {
        ("screen", site.district_officer), ("review", site.officer),
    }  # fmt: skip
    with pytest.raises(BatchError, match="本地的单位和人员"):
        set_handlers(actor=site.officer, batch=batch, duty=Duty.REVIEW, units=[], users=[site.stranger])
