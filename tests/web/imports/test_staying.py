"""What undoing would leave is told before."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.services import change_enterprise
from tidu.web.facts.models import Strength
from tidu.web.facts.services import record_facts, source_of_person
from tidu.web.imports import staying
from tidu.web.imports.staying import undo_preview

pytestmark = pytest.mark.django_db


def named(number: int) -> Enterprise:
    return Enterprise.objects.get(uscc=code(number))


def test_untouched_firms_leave(site: Site) -> None:
    told = undo_preview(applied(site, [firm(1), firm(2)]))
    assert (told.leaving, told.kept, told.edited, told.more) == (2, (), (), False)


def test_firms_that_something_else_speaks_of_stay(site: Site) -> None:
    run = applied(site, [firm(1), firm(2), firm(3)])
    source = source_of_person(site.officer, strength=Strength.VERIFIED)
    record_facts(
        actor=site.officer, enterprise=named(1), year=2025, source=source, values={"revenue": "5000万"}
    )
    change_enterprise(actor=site.officer, enterprise=named(2), main_product="示例齿轮")
    told = undo_preview(run)
    assert told.leaving == 1
    assert [(one.name, one.reason) for one in told.kept] == [
        ("示例1号有限公司", "已有其他来源的数据"),
        ("示例2号有限公司", "导入之后有人修改过"),
    ]
    assert [(one.enterprise_id, one.what) for one in told.edited] == [(named(1).pk, "营业收入（2025年）")]


def test_master_data_that_was_changed_since_stays(site: Site) -> None:
    applied(site, [firm(1)])
    run = applied(site, [firm(1, 主导产品="示例轴承", 所属辖区="示例东镇")])
    assert undo_preview(run).edited == ()
    change_enterprise(actor=site.officer, enterprise=named(1), jurisdiction=site.west)
    (edited,) = undo_preview(run).edited
    assert (edited.what, edited.reason) == ("所属辖区", "导入之后有人修改过，保持不变")


def test_long_lists_are_cut(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staying, "_MOST", 1)
    run = applied(site, [firm(1), firm(2)])
    for number in (1, 2):
        change_enterprise(actor=site.officer, enterprise=named(number), main_product="示例齿轮")
    told = undo_preview(run)
    assert (told.leaving, len(told.kept), told.more) == (0, 1, True)
