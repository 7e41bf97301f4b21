"""Applying and undoing from the pages, and the workbook of rejected rows."""

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, staged, work
from tests.web.imports.test_views import BAD, MIXED, ClientOf
from tests.web.view_tests import PageTests
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.services import change_enterprise
from tidu.web.facts.models import Strength
from tidu.web.facts.services import record_facts, source_of_person
from tidu.web.imports.models import ImportRun, State
from tidu.web.jobs.models import Job

pytestmark = pytest.mark.django_db


class TestUndo(PageTests):
    page = "imports:undo"
    refused = "leader"

    def prepare(self, site: Site) -> None:
        applied(site, MIXED)
        edited = Enterprise.objects.get(uscc=code(1))
        source = source_of_person(site.officer, strength=Strength.VERIFIED)
        record_facts(
            actor=site.officer, enterprise=edited, year=2025, source=source, values={"revenue": "5000万"}
        )
        applied(site, [firm(8)], actor=site.operator)

    def arguments(self, site: Site) -> list[object]:
        return [ImportRun.objects.get(owner=site.officer).pk]

    def foreign(self, site: Site) -> list[object]:
        return [ImportRun.objects.get(owner=site.operator).pk]


def test_apply_then_undo(site: Site, client_of: ClientOf) -> None:
    run, client = staged(site, MIXED), client_of(site.officer)
    for _ in range(2):  # a second click makes no second job
        answer = client.post(reverse("imports:apply", args=[run.pk]))
        assert answer["Location"] == reverse("imports:detail", args=[run.pk])
    work(Job.objects.get())
    run.refresh_from_db()
    assert run.state == State.APPLIED
    new = Enterprise.objects.get(uscc=code(1))
    assert client.get(reverse("enterprises:detail", args=[new.pk])).status_code == 200
    asked = client.get(reverse("imports:undo", args=[run.pk])).content.decode()
    assert "没有其他资料的 2 家移出企业库" in asked
    client.post(reverse("imports:undo", args=[run.pk]))
    work(Job.objects.latest("pk"))
    run.refresh_from_db()
    assert run.state == State.UNDONE
    assert client.get(reverse("enterprises:detail", args=[new.pk])).status_code == 404
    assert client.get(reverse("imports:undo", args=[run.pk])).status_code == 302


def test_what_somebody_changed_since_is_listed_before_undoing(site: Site, client_of: ClientOf) -> None:
    applied(site, [firm(1)])
    run = applied(site, [firm(1, 主导产品="示例轴承")])
    edited = Enterprise.objects.get(uscc=code(1))
    change_enterprise(actor=site.officer, enterprise=edited, main_product="示例齿轮")
    page = client_of(site.officer).get(reverse("imports:undo", args=[run.pk])).content.decode()
    assert "主导产品" in page


def test_what_cannot_be_applied_is_said(site: Site, client_of: ClientOf) -> None:
    run = staged(site, [firm(1, **BAD)])
    page = client_of(site.officer).post(reverse("imports:apply", args=[run.pk]), follow=True)
    assert "没有可以导入的行" in page.content.decode()


def test_rejected_rows_come_back_as_a_workbook(site: Site, client_of: ClientOf) -> None:
    run = staged(site, [*MIXED, firm(6, 所属辖区="没有这个区")])
    answer = client_of(site.officer).get(reverse("imports:rejected", args=[run.pk]))
    assert "filename*=utf-8''" in answer["Content-Disposition"]
    header, *rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    )
    assert header == ["统一社会信用代码", "企业名称", "2025年营业收入（万元）", "所属辖区", "错误"]
    assert [row[:4] for row in rows] == [
        [code(3), "示例3号有限公司", "约3000", ""],
        [code(6), "示例6号有限公司", "1006", "没有这个区"],
    ]
    assert "原表第 4 行" in str(rows[0][4])
    assert client_of(site.stranger).get(reverse("imports:rejected", args=[run.pk])).status_code == 404


def test_without_rejected_rows_there_is_no_workbook(site: Site, client_of: ClientOf) -> None:
    run = staged(site, [firm(1)])
    page = client_of(site.officer).get(reverse("imports:rejected", args=[run.pk]), follow=True)
    assert "没有被拒绝的行" in page.content.decode()
