"""Pages of announcements."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.notices.kit import DOCUMENT, over, ready
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.notices.models import Announcement
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


class TestDetail(PageTests):
    page = "notices:announcement"
    refused = "firm"
    most_queries = 12

    def prepare(self, site: Site) -> None:
        ready(site)

    def arguments(self, site: Site) -> list[object]:
        return [Announcement.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        own = Announcement.objects.get(root=site.root)
        Announcement.objects.filter(pk=own.pk).update(root=site.elsewhere)
        return [own.pk]


class TestEdit(TestDetail):
    page = "notices:announcement-edit"
    refused = "district_officer"


def test_from_the_notice_to_the_titles(site: Site, client_of: ClientOf) -> None:
    notice = over(site)
    client = client_of(site.officer)
    answer = client.post(reverse("notices:announce", args=[notice.pk]))
    made = Announcement.objects.get()
    assert answer["Location"] == reverse("notices:announcement-edit", args=[made.pk])
    values = {
        "document": DOCUMENT,
        "announced_on": str(made.announced_on),
        "title": made.title,
        "text": made.text,
    }
    address = reverse("notices:announcement-edit", args=[made.pk])
    assert client.post(address, values).status_code == 422, "the level has no term: the end is asked for"
    until = made.announced_on + timedelta(days=1000)
    assert client.post(address, values | {"until": str(until)}).status_code == 302
    page = client.get(reverse("notices:announcement", args=[made.pk])).content.decode()
    assert "发布公告" in page
    publish = reverse("notices:announcement-publish", args=[made.pk])
    assert client.post(publish).status_code == 302
    assert client.post(publish).status_code == 302
    assert set(Title.objects.values_list("enterprise", "until")) == {
        (site.east_firm.pk, until),
        (site.west_firm.pk, until),
    }
    answer = client.post(address, values | {"until": str(until)}, follow=True)
    assert "公告已经发布，不能再改" in answer.content.decode()


def test_what_stands_in_the_way_is_shown(site: Site, client_of: ClientOf) -> None:
    made = ready(site)
    listed = made.notice.firms.get(enterprise=site.east_firm)
    # The person who decides screened it herself.
    listed.application.steps.create(
        position=9, transition="screen-pass", label="初审通过", duty="screen", from_state="submitted",
        to_state="screened", actor=site.officer, key="初审",
    )  # fmt: skip
    answer = client_of(site.officer).post(reverse("notices:announcement-publish", args=[made.pk]))
    assert answer.status_code == 422
    assert "您初审过这份申报" in answer.context["problem"]
    assert not Title.objects.exists()


def test_a_draft_as_word(site: Site, client_of: ClientOf) -> None:
    address = reverse("notices:announcement-word", args=[ready(site).pk])
    assert client_of(site.officer).get(address).content.startswith(b"PK")
    assert client_of(site.people["leader"]).get(address).status_code == 404
