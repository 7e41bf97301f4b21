"""Rows without a code."""

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, staged
from tests.web.imports.test_views import ClientOf
from tests.web.view_tests import PageTests
from tidu.web.enterprises.models import Enterprise
from tidu.web.imports.models import QueueRow, QueueState

pytestmark = pytest.mark.django_db

NAMELESS = [
    firm(number, 统一社会信用代码="", 企业名称=f"示例东镇精密机械{number}公司", 主导产品="示例轴承")
    for number in (1, 2)
]


class TestQueue(PageTests):
    page = "imports:queue"
    refused = "leader"

    def prepare(self, site: Site) -> None:
        applied(site, NAMELESS)


class TestEmptyQueue(PageTests):
    page = "imports:queue"


class TestQueueRow(PageTests):
    page = "imports:queue-row"
    refused = "leader"

    def prepare(self, site: Site) -> None:
        applied(site, NAMELESS)
        applied(site, NAMELESS, actor=site.operator)

    def arguments(self, site: Site) -> list[object]:
        return [QueueRow.objects.filter(run__owner=site.officer).first().pk]  # type: ignore[union-attr]

    def foreign(self, site: Site) -> list[object]:
        return [QueueRow.objects.filter(run__owner=site.operator).first().pk]  # type: ignore[union-attr]


def test_a_row_is_linked_to_a_candidate_and_the_next_one_follows(site: Site, client_of: ClientOf) -> None:
    applied(site, NAMELESS)
    first, second = QueueRow.objects.order_by("pk")
    client = client_of(site.officer)
    page = client.get(reverse("imports:queue-row", args=[first.pk]))
    assert site.east_firm in [one.enterprise for one in page.context["candidates"]]
    assert "1,001 万元" in page.content.decode()
    answer = client.post(reverse("imports:queue-link", args=[first.pk]), {"enterprise": site.east_firm.pk})
    assert answer["Location"] == reverse("imports:queue-row", args=[second.pk])
    first.refresh_from_db()
    assert (first.state, first.enterprise) == (QueueState.LINKED, site.east_firm)
    decided = client.get(reverse("imports:queue-row", args=[first.pk])).content.decode()
    assert "已关联企业" in decided
    again = client.post(
        reverse("imports:queue-link", args=[first.pk]), {"enterprise": site.east_firm.pk}, follow=True
    )
    assert "已经处理过" in again.content.decode()


def test_nobody_links_to_a_firm_she_does_not_see(site: Site, client_of: ClientOf) -> None:
    applied(site, NAMELESS)
    address = reverse("imports:queue-link", args=[QueueRow.objects.first().pk])  # type: ignore[union-attr]
    for chosen in (site.foreign_firm.pk, "x", ""):
        assert client_of(site.officer).post(address, {"enterprise": chosen}).status_code == 404


def test_a_code_is_added_or_a_reason_given(site: Site, client_of: ClientOf) -> None:
    applied(site, NAMELESS)
    first, second = QueueRow.objects.order_by("pk")
    client = client_of(site.officer)
    wrong = client.post(reverse("imports:queue-complete", args=[first.pk]), {"uscc": "1"})
    assert wrong.status_code == 422
    assert "应为18位" in wrong.content.decode()
    client.post(reverse("imports:queue-complete", args=[first.pk]), {"uscc": code(1)})
    assert Enterprise.objects.get(uscc=code(1)).main_product == "示例轴承"
    empty = client.post(reverse("imports:queue-dismiss", args=[second.pk]), {"reason": ""})
    assert empty.status_code == 422
    last = client.post(reverse("imports:queue-dismiss", args=[second.pk]), {"reason": "重复"})
    assert last["Location"] == reverse("imports:queue")
    assert "没有待匹配的行" in client.get(reverse("imports:queue")).content.decode()
    listed = client.get(reverse("imports:queue"), {"state": "all"}).content.decode()
    assert "重复" in listed
    assert "已新建企业" in listed


def test_rows_wait_until_their_import_is_applied(site: Site, client_of: ClientOf) -> None:
    run = staged(site, NAMELESS)
    client = client_of(site.officer)
    assert "没有待匹配的行" in client.get(reverse("imports:queue"), {"run": run.pk}).content.decode()
    first = QueueRow.objects.order_by("pk").first()
    assert first is not None
    assert client.get(reverse("imports:queue-row", args=[first.pk])).status_code == 404
