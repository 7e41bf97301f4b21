"""Tables of ledgers from the upload to the firm's record: patents, titles, and the others by their headings."""

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, staged, undone
from tests.web.imports.test_views import ClientOf
from tidu.web.enterprises.models import Enterprise
from tidu.web.imports.models import ImportRun
from tidu.web.ledgers.models import LedgerRow
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db

WHO: dict[str, object] = {"统一社会信用代码": code(1), "企业名称": "示例1号有限公司"}
TABLES: dict[str, dict[str, object]] = {
    "ip": {
        "专利号": "ZL202010000001.1",
        "专利名称": "示例装置",
        "专利类型": "发明专利",
        "授权公告日": "2020-05-01",
    },
    "equity": {
        "融资轮次": "A 轮",
        "投资机构": "示例基金",
        "到账金额（万元）": 1500,
        "到账日期": "2025-03-01",
    },
    "awards": {"奖项类型": "质量奖", "奖项级别": "省级", "奖项名称": "示例质量奖", "获奖日期": "2024-05-01"},
    "certificates": {
        "认证类型": "ISO9001",
        "证书编号": "Q1",
        "发证日期": "2024-01-01",
        "证书有效期至": "2027-01-01",
    },
    "institutions": {"研发机构名称": "示例工程中心", "机构级别": "省级", "认定时间": "2023-06-01"},
    "designations": {
        "荣誉名称": "示例智能车间",
        "荣誉级别": "省级",
        "文号": "示例〔2025〕1号",
        "认定日期": "2025-06-01",
    },
}


def of_firm() -> Enterprise:
    return Enterprise.objects.get(uscc=code(1))


@pytest.mark.parametrize("ledger", TABLES)
def test_a_row_of_each_ledger_reaches_the_firm_and_leaves_with_the_import(site: Site, ledger: str) -> None:
    applied(site, [firm(1)])
    run = applied(site, [{**WHO, **TABLES[ledger]}], source=f"示例局 {ledger}")
    assert run.mapping is not None
    assert run.mapping["kind"] == ledger
    (row,) = LedgerRow.objects.filter(enterprise=of_firm(), removed_at=None)
    assert row.ledger == ledger
    assert len(row.values) == len(TABLES[ledger])
    undone(run)
    assert not LedgerRow.objects.filter(enterprise=of_firm(), removed_at=None).exists()


def test_titles_by_the_names_that_lists_use(site: Site, client_of: ClientOf) -> None:
    applied(site, [firm(1)])
    title: dict[str, object] = {"称号": "小巨人", "证书编号": "示例001"}
    title |= {"认定日期": "2024-07-01", "有效期至": "2027-06-30"}
    wrong = {**title, "称号": "示例称号", "统一社会信用代码": code(2)}
    run = staged(site, [{**WHO, **title}, {**WHO, **wrong}], source="示例局 称号")
    client = client_of(site.officer)
    page = client.get(reverse("imports:detail", args=[run.pk]), {"tab": "changed"}).content.decode()
    assert "专精特新“小巨人”企业" in page
    assert "national." not in page
    refused = client.get(reverse("imports:detail", args=[run.pk]), {"tab": "rejected"}).content.decode()
    assert "梯度应为" in refused
    run = applied(site, [{**WHO, **title}], source="示例局 称号")
    assert [(one.level, str(one.until), one.number) for one in Title.objects.all()] == [
        ("national.little-giant", "2027-06-30", "示例001")
    ]
    undone(run)
    assert not Title.objects.exists()


def test_a_ledger_makes_no_firms(site: Site) -> None:
    run = staged(site, [{**WHO, **TABLES["ip"]}])
    assert run.counts["rejected"] == 1
    assert ImportRun.objects.get().total == 1
