"""Rows without a code: candidates, and what each decision does."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, staged, undone
from tidu.web.enterprises.models import Enterprise, EnterpriseName
from tidu.web.facts.selectors import current_values
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.matching import candidates, complete, dismiss, link
from tidu.web.imports.models import QueueRow, QueueState
from tidu.web.ledgers.models import LedgerRow

pytestmark = pytest.mark.django_db


def waiting(site: Site, name: str, **cells: object) -> QueueRow:
    """A row without a code of an import that is applied."""
    run = applied(site, [firm(1, 统一社会信用代码="", 企业名称=name, **cells)])
    return QueueRow.objects.select_related("run").get(run=run)


def test_candidates_come_ranked_with_the_reason(site: Site) -> None:
    EnterpriseName.objects.create(enterprise=site.west_firm, name="示例东镇精密机械有限责任公司")
    Enterprise.objects.create(
        root=site.root, jurisdiction=site.east, uscc=code(7), name="示例完全无关商贸有限公司",
        sort_key="x", initials="x",
    )  # fmt: skip
    found = candidates(waiting(site, "示例东镇精密机械有限责任公司"), site.officer)
    assert [(one.enterprise, one.score, one.why) for one in found[:2]] == [
        (site.west_firm, 97, "与曾用名相同"),
        (site.east_firm, 95, "仅括号、空格或公司形式的写法不同"),
    ]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert code(7) not in [one.enterprise.uscc for one in found]


def test_only_firms_that_the_person_sees_are_candidates(site: Site) -> None:
    row = waiting(site, site.west_firm.name)
    assert candidates(row, site.officer)[0].enterprise == site.west_firm
    assert candidates(row, site.district_officer) == []
    row.name = ""
    assert candidates(row, site.officer) == []


def test_linking_records_the_row_and_undoing_the_import_takes_it_back(site: Site) -> None:
    row = waiting(site, "示例东镇精密", 主导产品="示例轴承")
    link(actor=site.officer, row=row, enterprise=site.east_firm)
    site.east_firm.refresh_from_db()
    assert (site.east_firm.main_product, site.east_firm.name) == ("示例轴承", "示例东镇精密机械有限公司")
    assert current_values([site.east_firm.pk]) == {(site.east_firm.pk, 2025): {"revenue": "10010000.00"}}
    row.refresh_from_db()
    assert (row.state, row.enterprise, row.decided_by) == (QueueState.LINKED, site.east_firm, site.officer)
    undone(row.run)
    site.east_firm.refresh_from_db()
    row.refresh_from_db()
    assert site.east_firm.main_product == ""
    assert current_values([site.east_firm.pk]).get((site.east_firm.pk, 2025), {}) == {}
    assert (row.state, row.enterprise) == (QueueState.WAITING, None)


def test_a_code_finds_the_firm_or_makes_it(site: Site) -> None:
    applied(site, [firm(3)])
    known = complete(actor=site.officer, row=waiting(site, "示例3号", 主导产品="示例泵"), uscc=code(3))
    assert (known.uscc, Enterprise.objects.get(pk=known.pk).main_product) == (code(3), "示例泵")
    row = waiting(site, "示例新企业有限公司", 所属辖区="示例东镇")
    new = complete(actor=site.officer, row=row, uscc=f" {code(4).lower()}")
    assert (new.name, new.jurisdiction, new.uscc) == ("示例新企业有限公司", site.town, code(4))
    row.refresh_from_db()
    assert row.state == QueueState.CREATED
    undone(row.run)
    assert not Enterprise.objects.visible_to(site.officer).filter(uscc=code(4)).exists()


def test_a_ledgers_row_is_linked_too(site: Site) -> None:
    patent = {"统一社会信用代码": "", "企业名称": "示例东镇精密", "专利号": "ZL1", "专利名称": "示例装置"}
    run = applied(site, [patent])
    link(actor=site.officer, row=QueueRow.objects.get(run=run), enterprise=site.east_firm)
    assert LedgerRow.objects.get(enterprise=site.east_firm, removed_at=None).number == "ZL1"
    undone(run)
    assert not LedgerRow.objects.filter(enterprise=site.east_firm, removed_at=None).exists()


def test_a_row_is_left_out_with_a_reason_only(site: Site) -> None:
    row = waiting(site, "示例无此企业")
    with pytest.raises(ImportRefusedError, match="请写明不导入的原因"):
        dismiss(actor=site.officer, row=row, reason=" ")
    dismiss(actor=site.officer, row=row, reason="已注销")
    row.refresh_from_db()
    assert (row.state, row.reason) == (QueueState.DISMISSED, "已注销")
    with pytest.raises(ImportRefusedError, match="已经处理过：不导入"):
        link(actor=site.officer, row=row, enterprise=site.east_firm)


def test_what_is_refused(site: Site) -> None:
    row = waiting(site, "示例无此企业")
    with pytest.raises(ImportRefusedError, match="请选择您范围内的企业"):
        link(actor=site.officer, row=row, enterprise=site.foreign_firm)
    with pytest.raises(ImportRefusedError, match="统一社会信用代码不对"):
        complete(actor=site.officer, row=row, uscc="1")
    with pytest.raises(ImportRefusedError, match="没有处理这次导入的权限"):
        dismiss(actor=site.district_officer, row=row, reason="x")
    with pytest.raises(ImportRefusedError, match="没有导入数据的权限"):
        dismiss(actor=site.people["leader"], row=row, reason="x")
    early = staged(site, [firm(1, 统一社会信用代码="")])
    with pytest.raises(ImportRefusedError, match="导入完成后才能匹配"):
        dismiss(actor=site.officer, row=QueueRow.objects.get(run=early), reason="x")
