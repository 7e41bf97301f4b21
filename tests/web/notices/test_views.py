"""Pages of notices: who may open them, and a notice from the batch to publication."""

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.notices.kit import city_batch, draft, objected, published
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.notices.models import Notice, NoticeFirm, Objection

pytestmark = pytest.mark.django_db


def foreign_notice(site: Site) -> Notice:
    """A notice of another tenant."""
    own = Notice.objects.get(root=site.root)
    return Notice.objects.create(
        root=site.elsewhere, batch=own.batch, title="别处公示", text="文", contact="别处"
    )


class TestList(PageTests):
    page = "notices:list"
    refused = "firm"
    most_queries = 11

    def prepare(self, site: Site) -> None:
        objected(published(site))


class TestNew(PageTests):
    page = "notices:new"
    refused = "leader"

    def prepare(self, site: Site) -> None:
        city_batch(site)


class TestDetail(PageTests):
    page = "notices:detail"
    refused = "firm"
    most_queries = 14

    def prepare(self, site: Site) -> None:
        objected(published(site))

    def arguments(self, site: Site) -> list[object]:
        return [Notice.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [foreign_notice(site).pk]


class TestEdit(TestDetail):
    page = "notices:edit"
    refused = "district_officer"

    def prepare(self, site: Site) -> None:
        draft(site)


class TestEnter(TestDetail):
    page = "notices:objection-enter"
    refused = "leader"


def test_a_notice_from_the_batch_to_publication(site: Site, client_of: ClientOf) -> None:
    batch = city_batch(site)
    client = client_of(site.officer)
    answer = client.post(reverse("notices:new"), {"batch": batch.pk})
    notice = Notice.objects.get()
    assert answer["Location"] == reverse("notices:edit", args=[notice.pk])
    one = notice.firms.get(enterprise=site.east_firm)
    values = {
        "title": "改过的标题",
        "text": "改过的正文",
        "contact": "示例市工信局，000-0000000",
        "term": "7",
        "chosen": [str(one.application_id)],
    }
    assert client.post(reverse("notices:edit", args=[notice.pk]), values).status_code == 302
    assert client.post(reverse("notices:publish", args=[notice.pk])).status_code == 302
    notice.refresh_from_db()
    assert (notice.title, notice.term, notice.published_by) == ("改过的标题", 7, site.officer)
    assert list(notice.firms.values_list("name", "district")) == [(site.east_firm.name, "示例东区")]
    answer = client.post(reverse("notices:edit", args=[notice.pk]), values | {"title": "再改"}, follow=True)
    assert "公示已经发布，不能再改" in answer.content.decode()
    assert Notice.objects.get().title == "改过的标题"


def test_a_batch_without_anybody_to_list_says_so(site: Site, client_of: ClientOf) -> None:
    batch = city_batch(site, state="submitted")
    answer = client_of(site.officer).post(reverse("notices:new"), {"batch": batch.pk})
    assert answer.status_code == 422
    assert "还没有走到公示一步的申报" in answer.content.decode()
    assert not Notice.objects.exists()


def test_what_keeps_a_notice_from_being_published_is_named(site: Site, client_of: ClientOf) -> None:
    notice = draft(site)
    application = NoticeFirm.objects.get(enterprise=site.east_firm).application
    application.state = "refused"
    application.save(update_fields=["state"])
    answer = client_of(site.officer).post(reverse("notices:publish", args=[notice.pk]))
    assert answer.status_code == 422
    assert site.east_firm.name in answer.context["problem"]
    assert Notice.objects.get().published_at is None


def test_a_draft_is_discarded_a_published_one_is_not(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    notice = draft(site)
    client.post(reverse("notices:discard", args=[notice.pk]))
    assert not Notice.objects.exists()


def test_announcing_before_the_term_is_over_is_refused(site: Site, client_of: ClientOf) -> None:
    notice = published(site)
    answer = client_of(site.officer).post(reverse("notices:announce", args=[notice.pk]), follow=True)
    assert "公示期未满，不能公告" in answer.content.decode()


def test_an_objection_by_letter_is_entered(site: Site, client_of: ClientOf) -> None:
    notice = published(site)
    listed = notice.firms.get(enterprise=site.west_firm)
    values = {"listed": listed.pk, "name": "来信人", "contact": "地址", "content": "内容"}
    answer = client_of(site.officer).post(reverse("notices:objection-enter", args=[notice.pk]), values)
    made = Objection.objects.get()
    assert answer["Location"] == reverse("notices:objection", args=[made.pk])
    assert (made.entered_by, made.listed) == (site.officer, listed)


def test_a_notice_as_word_is_for_those_who_see_it(site: Site, client_of: ClientOf) -> None:
    address = reverse("notices:word", args=[draft(site).pk])
    answer = client_of(site.officer).get(address)
    assert answer.content.startswith(b"PK")
    assert ".docx" in answer["Content-Disposition"]
    assert client_of(site.people["leader"]).get(address).status_code == 404, (
        "a draft is for those who make it"
    )
    assert client_of(site.stranger).get(address).status_code == 404
