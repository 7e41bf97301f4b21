"""Pages of the inbox."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tests.web.view_tests import PageTests
from tidu.web.accounts.models import User
from tidu.web.inbox import services

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


class TestList(PageTests):
    page = "inbox:list"
    most_queries = 6

    def prepare(self, site: Site) -> None:
        for number in range(40):
            services.send(recipient=site.officer, subject=f"第 {number} 条", body="请处理")


def test_opening_marks_as_read_and_leads_to_the_page(site: Site, client_of: ClientOf) -> None:
    message = services.send(recipient=site.officer, subject="导入完成", address="/jobs/")
    answer = client_of(site.officer).post(reverse("inbox:open", args=[message.pk]))
    assert answer["Location"] == "/jobs/"
    message.refresh_from_db()
    assert message.read_at is not None


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_a_message_never_leads_out_of_the_site(site: Site, client_of: ClientOf, address: str) -> None:
    message = services.send(recipient=site.officer, subject="外链", address=address)
    answer = client_of(site.officer).post(reverse("inbox:open", args=[message.pk]))
    assert answer["Location"] == reverse("inbox:list")


def test_somebody_elses_message_is_not_there(site: Site, client_of: ClientOf) -> None:
    message = services.send(recipient=site.operator, subject="别人的")
    assert client_of(site.officer).post(reverse("inbox:open", args=[message.pk])).status_code == 404
    assert client_of(site.officer).get(reverse("inbox:open", args=[message.pk])).status_code == 405


def test_all_can_be_marked_as_read(site: Site, client_of: ClientOf) -> None:
    for number in range(3):
        services.send(recipient=site.officer, subject=f"第 {number} 条")
    services.send(recipient=site.operator, subject="别人的")
    page = client_of(site.officer).post(reverse("inbox:read-all"), follow=True).content.decode()
    assert "已将 3 条消息标为已读" in page
    assert site.operator.inbox.filter(read_at=None).count() == 1
