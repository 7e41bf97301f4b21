"""Pages of the trail."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tests.web.view_tests import PageTests
from tidu.web.accounts.models import User
from tidu.web.audit import services
from tidu.web.audit.models import Entry

pytestmark = pytest.mark.django_db


class TestList(PageTests):
    page = "audit:list"
    allowed = "operator"
    refused = "officer"
    most_queries = 8


class TestDetail(PageTests):
    page = "audit:detail"
    allowed = "leader"
    refused = "specialist"
    most_queries = 8

    def prepare(self, site: Site) -> None:
        services.record(
            actor=site.officer, action="修改企业信息", target=site.east_firm, after={"sector": "光电"}
        )
        services.record(actor=site.stranger, action="修改企业信息", target=site.foreign_firm)

    def arguments(self, site: Site) -> list[object]:
        return [Entry.objects.get(actor=site.officer).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Entry.objects.get(actor=site.stranger).pk]


def test_an_entry_is_shown_with_the_names_people_know(
    site: Site, client_of: Callable[[User], Client]
) -> None:
    entry = services.record(
        actor=site.officer, action="修改企业信息", target=site.east_firm, after={"sector": "光电"}
    )
    page = client_of(site.operator).get(reverse("audit:detail", args=[entry.pk])).content.decode()
    assert "产业领域" in page
    assert "光电" in page
    assert ">sector<" not in page


def test_the_list_pages_by_keyset_without_losing_or_repeating(
    site: Site, client_of: Callable[[User], Client]
) -> None:
    for number in range(120):
        services.record(actor=site.officer, action=f"操作{number}", target=site.east_firm)
    client, seen, query = client_of(site.operator), [], {"q": "操作"}
    while True:
        context = client.get(reverse("audit:list"), query).context
        seen += [entry.pk for entry in context["entries"]]
        if context["next_before"] is None:
            break
        query["before"] = str(context["next_before"])
    assert len(seen) == len(set(seen)) == 120
    assert seen == sorted(seen, reverse=True)


def test_verifying_says_what_was_tampered_with(site: Site, client_of: Callable[[User], Client]) -> None:
    client = client_of(site.operator)
    entry = services.record(actor=site.officer, action="修改企业信息", target=site.east_firm)
    assert "还没有核对过" in client.get(reverse("audit:verify")).content.decode()
    assert "没有被改动或删除" in client.post(reverse("audit:verify")).content.decode()
    Entry.objects.filter(pk=entry.pk).update(action="什么也没做")
    assert "记录内容被改动" in client.post(reverse("audit:verify")).content.decode()
    # What was found stays to be read.
    assert "记录内容被改动" in client.get(reverse("audit:verify")).content.decode()


def test_a_visitor_cannot_start_the_check(client: Client, site: Site) -> None:
    assert client.post(reverse("audit:verify")).status_code == 302
