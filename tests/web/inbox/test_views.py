"""Pages of the inbox."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tests.web.view_tests import PageTests
from tidu.web.accounts.models import User
from tidu.web.inbox import services
from tidu.web.inbox.choices import choices_of
from tidu.web.inbox.kinds import MessageKind
from tidu.web.inbox.models import Delivery, Message

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
    message = Message.objects.create(recipient=site.officer, subject="外链", address=address)
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


class TestSettings(PageTests):
    page = "inbox:settings"
    allowed = "firm"
    most_queries = 6


class TestChannels(PageTests):
    page = "inbox:channels"
    allowed = "operator"
    refused = "officer"
    most_queries = 7

    def prepare(self, site: Site) -> None:
        for key in ("officer", "stranger"):
            message = services.send(recipient=site.people[key], subject=f"给{key}的消息")
            Delivery.objects.create(
                message=message,
                channel="mail",
                mode="now",
                to="demo@example.org",
                error="550 拒收",
                attempts=2,
            )


def test_choices_are_kept(site: Site, client_of: ClientOf) -> None:
    values = {f"{kind}-{channel}": "digest" for kind in MessageKind.values for channel in ("sms", "wecom")}
    client = client_of(site.officer)
    assert client.post(reverse("inbox:settings"), values | {"due-sms": "x"}).status_code == 422
    page = client.post(reverse("inbox:settings"), values, follow=True).content.decode()
    assert "消息设置已保存" in page
    assert choices_of([site.officer.pk])[site.officer.pk]["due", "sms"] == "digest"


def test_the_operator_sees_failures_of_her_own_place_only(site: Site, client_of: ClientOf) -> None:
    TestChannels().prepare(site)
    page = client_of(site.operator).get(reverse("inbox:channels")).content.decode()
    assert "550 拒收" in page
    assert "给officer的消息" in page
    assert "给stranger的消息" not in page


def test_a_test_message_says_what_came_of_it(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.operator)
    page = client.post(reverse("inbox:test", args=["sms"]), follow=True).content.decode()
    assert "没有登记手机号" in page
    site.operator.phone = "13900000000"
    site.operator.save()
    page = client.post(reverse("inbox:test", args=["sms"]), follow=True).content.decode()
    assert "测试消息已发往 13900000000" in page
    assert client_of(site.officer).post(reverse("inbox:test", args=["sms"])).status_code == 404
