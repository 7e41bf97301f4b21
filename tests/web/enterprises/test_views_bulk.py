"""The page that asks before many firms are changed."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.accounts.models import Assignment
from tidu.web.enterprises import views_bulk
from tidu.web.enterprises.models import Enterprise, FollowUp
from tidu.web.jobs.models import Job

pytestmark = pytest.mark.django_db


def address(**query: object) -> str:
    return f"{reverse('enterprises:bulk')}?{urlencode(query, doseq=True)}"


class TestBulkPage(PageTests):
    page = "enterprises:bulk"
    allowed = "district_officer"
    refused = "provider"
    query = "?do=assign&scope=every&query=sort%3D-level"
    most_queries = 11


class TestFieldsPage(TestBulkPage):
    query = "?do=fields&scope=every"


def test_ask_then_change(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    asked = address(do="follow", scope="ticked", firm=[site.west_firm.pk], query="q=示例")
    page = client.get(asked).content.decode()
    assert "勾选的企业，共 1 家企业" in page
    assert site.west_firm.name in page
    assert site.east_firm.name not in page
    assert not FollowUp.objects.exists()
    assert client.post(asked, {"expected": "1", "note": ""}).status_code == 422
    done = client.post(asked, {"expected": "1", "note": "核实研发费用"}, follow=True)
    assert "标记跟进：共 1 家，已处理 1 家。" in done.content.decode()
    assert done.redirect_chain == [("/enterprises/?q=%E7%A4%BA%E4%BE%8B&view=all", 302)]
    assert FollowUp.objects.get().enterprise == site.west_firm


def test_forged_ids_are_neither_shown_nor_changed(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.district_officer)
    asked = address(do="assign", scope="ticked", firm=[site.west_firm.pk, site.foreign_firm.pk])
    page = client.get(asked).content.decode()
    assert "没有可以处理的企业" in page
    assert site.west_firm.name not in page
    specialist = site.people["specialist"].pk
    client.post(asked, {"expected": "0", "specialist": specialist, "since": "2026-11-28"})
    assert not Assignment.objects.filter(enterprise__in=[site.west_firm, site.foreign_firm]).exists()


def test_when_the_firms_have_changed_meanwhile_it_asks_again(site: Site, client_of: ClientOf) -> None:
    client, asked = client_of(site.officer), address(do="fields", scope="every")
    answer = client.post(asked, {"expected": "7", "sector": "装备"})
    assert answer.status_code == 422
    assert "在此期间变为 2 家" in answer.content.decode()
    assert not Enterprise.objects.filter(sector="装备").exists()


def test_many_become_a_job(site: Site, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views_bulk, "AT_ONCE", 1)
    client, asked = client_of(site.officer), address(do="fields", scope="every")
    assert "将在后台执行" in client.get(asked).content.decode()
    answer = client.post(asked, {"expected": "2", "sector": "装备"})
    assert answer["Location"] == reverse("jobs:detail", args=[Job.objects.get().pk])


def test_a_refusal_is_told_on_the_form(site: Site, client_of: ClientOf) -> None:
    client, asked = client_of(site.officer), address(do="assign", scope="every")
    answer = client.post(asked, {"expected": "2", "specialist": site.officer.pk, "since": "2026-11-28"})
    assert answer.status_code == 422


def test_nothing_picked_says_so_and_loses_nothing(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    for query, text in (({"do": ""}, "请先选择一项批量操作"), ({"do": "follow"}, "请先勾选企业")):
        answer = client.get(address(scope="ticked", query="q=机械", **query), follow=True)
        assert text in answer.content.decode()
        assert answer.redirect_chain == [("/enterprises/?q=%E6%9C%BA%E6%A2%B0&view=all", 302)]


def test_actions_beyond_ones_right_are_not_there(site: Site, client_of: ClientOf) -> None:
    assert client_of(site.people["specialist"]).get(address(do="assign", scope="every")).status_code == 404
    assert client_of(site.officer).get(address(do="nonsense", scope="every")).status_code == 404
