"""What everybody may see: no sign-in, no facts, no names of objectors; objections come in and are looked up."""

from typing import ClassVar

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.notices.kit import draft, over, published, ready
from tests.web.view_tests import PageTests
from tidu.web.notices.announcing import publish_announcement
from tidu.web.notices.models import Announcement, Notice, NoticeFirm, Objection

pytestmark = pytest.mark.django_db
SAID = {"name": "示例异议人", "contact": "000-0000000", "content": "所报研发费用与实际不符。"}


class _PublicTests(PageTests):
    """A page for everybody: a visitor gets it, with few queries and without a menu."""

    allowed: ClassVar[str] = "firm"
    most_queries = 7

    def test_a_visitor_is_sent_to_sign_in(self, site: Site, client: Client) -> None:
        """Here a visitor is not sent away."""
        self.prepare(site)
        answer = client.get(self.address(self.arguments(site)))
        assert answer.status_code == 200
        assert "主菜单" not in answer.content.decode()

    def test_a_visitor_gets_it_with_few_queries(
        self, site: Site, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        self.prepare(site)
        address = self.address(self.arguments(site))
        with django_assert_max_num_queries(4):
            client.get(address)


class TestHome(_PublicTests):
    page = "notices:public"

    def prepare(self, site: Site) -> None:
        published(site)


class TestNotice(_PublicTests):
    page = "notices:public-notice"

    def prepare(self, site: Site) -> None:
        notice = published(site)
        Notice.objects.create(root=site.root, batch=notice.batch, title="草稿", text="文", contact="单位")

    def arguments(self, site: Site) -> list[object]:
        return [Notice.objects.public().get().pk]

    def foreign(self, site: Site) -> list[object]:
        """A draft is nobody's yet."""
        return [Notice.objects.get(published_at=None).pk]


class TestObjection(TestNotice):
    page = "notices:public-objection"


class TestReceipt(_PublicTests):
    page = "notices:public-receipt"


class TestAnnouncement(_PublicTests):
    page = "notices:public-announcement"

    def prepare(self, site: Site) -> None:
        publish_announcement(actor=site.officer, announcement=ready(site))

    def arguments(self, site: Site) -> list[object]:
        return [Announcement.objects.get().pk]


def test_a_list_says_what_the_public_may_know_and_no_more(site: Site, client: Client) -> None:
    notice = published(site)
    page = client.get(reverse("notices:public-notice", args=[notice.pk])).content.decode()
    assert site.east_firm.name in page
    assert "示例东区" in page
    assert "长春市专精特新中小企业" in page
    assert "公示 5 个工作日" in page
    assert site.east_firm.uscc not in page
    assert "/enterprises/" not in page


def test_an_objection_gets_a_receipt_and_its_outcome_is_looked_up(site: Site, client: Client) -> None:
    notice = published(site)
    listed = notice.firms.get(enterprise=site.east_firm)
    file = SimpleUploadedFile("证明.pdf", b"%PDF-1.7 \xe4")
    values = SAID | {"listed": listed.pk, "file": file}
    answer = client.post(reverse("notices:public-objection", args=[notice.pk]), values)
    made = Objection.objects.get()
    assert made.evidence is not None
    assert (made.listed, made.evidence.name, made.entered_by) == (listed, "证明.pdf", None)
    assert answer["Location"] == f"{reverse('notices:public-receipt')}?number={made.receipt}"
    page = client.get(answer["Location"]).content.decode()
    assert "已收到，正在核实" in page
    assert "示例异议人" not in page
    assert "研发费用" not in page
    made.outcome, made.reason = "dismissed", "经核实数据属实"
    made.handled_at = made.received_at
    made.save()
    page = client.get(
        reverse("notices:public-receipt"), {"number": f" {made.receipt.lower()} "}
    ).content.decode()
    assert "异议不成立" in page
    assert "经核实数据属实" in page


def test_a_wrong_receipt_number_says_so(site: Site, client: Client) -> None:
    page = client.get(reverse("notices:public-receipt"), {"number": "YY-2222-2222"}).content.decode()
    assert "没有这个回执号" in page


def test_a_program_that_fills_in_everything_is_refused(site: Site, client: Client) -> None:
    notice = published(site)
    values = SAID | {"listed": notice.firms.all()[0].pk, "website": "spam"}
    answer = client.post(reverse("notices:public-objection", args=[notice.pk]), values)
    assert answer.status_code == 422
    assert "请清空“网址”一栏" in answer.content.decode()
    assert not Objection.objects.exists()


def test_a_file_that_is_something_else_is_refused_and_what_was_typed_stays(
    site: Site, client: Client
) -> None:
    notice = published(site)
    values = SAID | {"listed": notice.firms.all()[0].pk, "file": SimpleUploadedFile("证明.pdf", b"MZ")}
    answer = client.post(reverse("notices:public-objection", args=[notice.pk]), values)
    assert answer.status_code == 422
    assert "内容不是 PDF 文件" in answer.content.decode()
    assert "所报研发费用与实际不符" in answer.content.decode()
    assert not Objection.objects.exists()


def test_a_firm_of_another_notice_cannot_be_objected_to(site: Site, client: Client) -> None:
    notice = published(site)
    other = Notice.objects.create(root=site.root, batch=notice.batch, title="草稿", text="文", contact="单位")
    NoticeFirm.objects.filter(enterprise=site.west_firm).update(notice=other)
    values = SAID | {"listed": other.firms.get().pk}
    answer = client.post(reverse("notices:public-objection", args=[notice.pk]), values)
    assert answer.status_code == 422
    assert not Objection.objects.exists()


def test_many_from_one_address_are_slowed_down(site: Site, client: Client) -> None:
    notice = published(site)
    values = SAID | {"listed": notice.firms.all()[0].pk}
    address = reverse("notices:public-objection", args=[notice.pk])
    assert [client.post(address, values).status_code for _ in range(6)] == [302] * 5 + [429]
    assert Objection.objects.count() == 5
    assert client.post(address, values, REMOTE_ADDR="192.0.2.9").status_code == 302


def test_guessing_receipts_is_slowed_down(site: Site, client: Client) -> None:
    cache.clear()
    address = reverse("notices:public-receipt")
    answers = [client.get(address, {"number": f"YY-{at:04d}-AAAA"}).status_code for at in range(21)]
    assert answers == [200] * 20 + [429]


def test_after_the_term_the_form_is_closed(site: Site, client: Client) -> None:
    notice = over(site)
    address = reverse("notices:public-objection", args=[notice.pk])
    assert client.get(address)["Location"] == reverse("notices:public-notice", args=[notice.pk])
    assert "公示期已过" in client.get(address, follow=True).content.decode()


def test_a_draft_is_not_public(site: Site, client: Client) -> None:
    notice = draft(site)
    assert notice.title not in client.get(reverse("notices:public")).content.decode()


def test_an_announced_list_is_public_with_its_term(site: Site, client: Client) -> None:
    made = publish_announcement(actor=site.officer, announcement=ready(site))
    page = client.get(reverse("notices:public-announcement", args=[made.pk])).content.decode()
    assert "示例工信〔2026〕12号" in page
    assert "称号有效期自" in page
    assert site.east_firm.name in page
