"""Confirming what each column holds."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.tables.kit import workbook_of
from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, table
from tests.web.imports.test_views import ClientOf, upload
from tests.web.view_tests import PageTests
from tidu.web.facts.models import Strength
from tidu.web.imports import services
from tidu.web.imports.models import ImportRun, SourceMemory, State

pytestmark = pytest.mark.django_db

YEARLESS = [
    {
        "统一社会信用代码": code(1),
        "企业名称": "示例1号有限公司",
        "营业收入": 3200,
        "营业收人": 1,
        "国内细分市场占有率": 35,
        "备注": "x",
    }
]


def uploaded(site: Site, data: bytes, name: str = "示例名单.csv") -> ImportRun:
    return services.create_import(
        actor=site.officer,
        file=SimpleUploadedFile(name, data),
        source_name="示例局 名单",
        strength=Strength.DEPARTMENT,
    )


class TestColumns(PageTests):
    page = "imports:columns"
    refused = "leader"

    def prepare(self, site: Site) -> None:
        uploaded(site, table(YEARLESS))
        services.create_import(
            actor=site.operator, file=SimpleUploadedFile("a.csv", b"x"), source_name="x", strength=1
        )

    def arguments(self, site: Site) -> list[object]:
        return [ImportRun.objects.get(owner=site.officer).pk]

    def foreign(self, site: Site) -> list[object]:
        return [ImportRun.objects.get(owner=site.operator).pk]


class TestColumnsOfAFileThatIsNoTable(TestColumns):
    def prepare(self, site: Site) -> None:
        super().prepare(site)
        ImportRun.objects.filter(owner=site.officer).delete()
        uploaded(site, b"%PDF-1.7", "示例.csv")


def test_a_missing_year_is_asked_for_and_then_the_preview_is_made(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    run = upload(client, table(YEARLESS))
    assert run is not None
    address = reverse("imports:columns", args=[run.pk])
    asked = client.post(address)
    assert asked.status_code == 422
    assert "没有写明是哪一年的数据" in asked.content.decode()
    done = client.post(address, {"default_year": "2025", "target_3": "main_revenue", "unit_3": "元"})
    assert done["Location"] == reverse("imports:detail", args=[run.pk])
    run.refresh_from_db()
    assert run.state == State.PREVIEW
    assert run.mapping is not None
    assert [column[3:] for column in run.mapping["columns"][2:]] == [
        ["revenue", 2025, "万元"],
        ["main_revenue", 2025, "元"],
        ["market_share_national", 2025, "%"],
        ["", None, ""],
    ]


def test_doubtful_columns_come_first(site: Site, client_of: ClientOf) -> None:
    run = uploaded(site, table(YEARLESS))
    page = client_of(site.officer).get(reverse("imports:columns", args=[run.pk])).content.decode()
    order = [page.index(f'name="target_{index}"') for index in (2, 4, 3, 0, 1, 5)]
    assert order == sorted(order)
    assert "没有写单位，数值的中位数是 3,200，暂按万元，请确认" in page


def test_choosing_a_target_shows_what_it_needs(site: Site, client_of: ClientOf) -> None:
    run = uploaded(site, table(YEARLESS))
    address = reverse("imports:columns", args=[run.pk])
    headers = {"HX-Request": "true", "HX-Target": "columns"}
    part = client_of(site.officer).post(address, {"target_5": "net_profit"}, headers=headers)
    assert part.status_code == 200
    text = part.content.decode()
    assert 'name="unit_5"' in text
    assert 'name="year_5"' in text
    assert "<html" not in text
    without = client_of(site.officer).post(address, {"target_5": "net_profit", "default_year": "2025"})
    assert "请为“备注”选择单位" in without.content.decode()


def test_sheet_kind_and_header_may_be_chosen(site: Site, client_of: ClientOf) -> None:
    patents = [["企业名称", "专利号", "专利名称"], ["示例1号有限公司", "ZL1", "示例"]]
    data = workbook_of({"名单": [list(YEARLESS[0]), list(YEARLESS[0].values())], "专利": patents})
    client = client_of(site.officer)
    run = uploaded(site, data, "示例.xlsx")
    address = reverse("imports:columns", args=[run.pk])
    assert client.get(address).context["mapping"].kind == "roster"
    chosen = client.get(address, {"sheet": "专利", "kind": "ip", "row": "1"})
    assert (chosen.context["mapping"].sheet, chosen.context["mapping"].kind) == ("专利", "ip")
    assert "没有名为“丙”的工作表" in client.get(address, {"sheet": "丙"}).content.decode()
    done = client.post(address, {"sheet": "专利", "kind": "ip", "row": "1"})
    assert done.status_code == 302
    run.refresh_from_db()
    assert run.counts == {"unmatched": 1}
    # Coming back finds what was confirmed, not what would be proposed.
    assert client.get(address).context["mapping"].kind == "ip"


def test_turning_to_another_sheet_finds_its_kind_and_header_anew(site: Site, client_of: ClientOf) -> None:
    patents = [["2025年专利清单"], ["企业名称", "专利号", "专利名称"], ["示例1号有限公司", "ZL1", "示例"]]
    data = workbook_of({"名单": [list(YEARLESS[0]), list(YEARLESS[0].values())], "专利": patents})
    client = client_of(site.officer)
    address = reverse("imports:columns", args=[uploaded(site, data, "示例.xlsx").pk])
    shown = {"was_sheet": "名单", "was_kind": "roster", "was_row": "1"}
    mapping = client.get(address, shown | {"sheet": "专利", "kind": "roster", "row": "1"}).context["mapping"]
    assert (mapping.kind, mapping.last) == ("ip", 1)
    mapping = client.get(address, shown | {"sheet": "专利", "kind": "awards", "row": "2"}).context["mapping"]
    assert (mapping.kind, mapping.last) == ("awards", 1)
    mapping = client.get(address, shown | {"sheet": "名单", "kind": "roster", "row": "2"}).context["mapping"]
    assert (mapping.sheet, mapping.last) == ("名单", 1)


def test_the_next_file_of_a_source_is_mapped_as_the_last(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    first = uploaded(site, table(YEARLESS))
    client.post(
        reverse("imports:columns", args=[first.pk]),
        {"default_year": "2025", "target_3": "net_profit", "unit_3": "元"},
    )
    assert SourceMemory.objects.get().name == "示例局 名单"
    second = uploaded(site, table(YEARLESS))
    page = client.get(reverse("imports:columns", args=[second.pk]))
    assert "沿用上次" in page.content.decode()
    assert page.context["mapping"].columns[3].target == "net_profit"
    assert page.context["mapping"].columns[3].unit == "元"


def test_an_import_that_went_on_has_no_columns_to_confirm(site: Site, client_of: ClientOf) -> None:
    run = applied(site, [firm(1)])
    answer = client_of(site.officer).get(reverse("imports:columns", args=[run.pk]))
    assert answer["Location"] == reverse("imports:detail", args=[run.pk])
