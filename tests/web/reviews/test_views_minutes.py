"""Pages of minutes, and their Word file."""

import io

import pytest
from django.urls import reverse
from docx import Document

from tests.web.applications.kit import TODAY
from tests.web.case import Site
from tests.web.reviews.kit import review
from tests.web.reviews.test_views import elsewhere
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.batches.models import Batch
from tidu.web.reviews.minutes import Meeting, draft_minutes, write_minutes
from tidu.web.reviews.models import Minutes

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]
MEETING = Meeting(TODAY, "三楼会议室", "示例主任", "示例甲、示例乙")


class TestList(PageTests):
    page = "reviews:minutes"
    refused = "district_officer"

    def prepare(self, site: Site) -> None:
        draft_minutes(actor=site.officer, batch=review(site), meeting=MEETING)
        elsewhere(site)

    def arguments(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.elsewhere).pk]


class TestDetail(TestList):
    page = "reviews:minutes-detail"

    def arguments(self, site: Site) -> list[object]:
        return [Minutes.objects.get().pk]

    def foreign(self, site: Site) -> list[object]:
        Minutes.objects.update(batch=Batch.objects.get(root=site.elsewhere))
        return [Minutes.objects.get().pk]


class TestFixed(TestDetail):
    def prepare(self, site: Site) -> None:
        super().prepare(site)
        write_minutes(actor=site.officer, minutes=Minutes.objects.get(), title="", texts={}, fix=True)


def test_they_are_drafted_edited_fixed_and_handed_out(site: Site, client_of: ClientOf) -> None:
    batch, client = review(site), client_of(site.officer)
    address = reverse("reviews:minutes", args=[batch.pk])
    assert (
        client.post(address, {"held_on": "2099-01-01", "chair": "甲", "attendance": "乙"}).status_code == 422
    )
    made = client.post(address, {"held_on": TODAY.isoformat(), "chair": "示例主任", "attendance": "示例甲"})
    page = made["Location"]
    said = {"title": "示例纪要", "meeting": "改过的文字", "do": "save"}
    assert client.post(page, said).status_code == 302
    assert "改过的文字" in client.get(page).content.decode()
    client.post(page, said | {"do": "fix"})
    late = client.post(page, said | {"meeting": "再改"})
    assert late.status_code == 422
    file = client.get(reverse("reviews:minutes-word", args=[Minutes.objects.get().pk]))
    text = "\n".join(one.text for one in Document(io.BytesIO(file.content)).paragraphs)
    assert "改过的文字" in text
    assert "再改" not in text
    assert "草稿" not in text


def test_the_word_file_is_for_who_leads_the_review(site: Site, client_of: ClientOf) -> None:
    made = draft_minutes(actor=site.officer, batch=review(site), meeting=MEETING)
    address = reverse("reviews:minutes-word", args=[made.pk])
    found = {key: client_of(site.people[key]).get(address).status_code for key in ("officer", "expert")}
    assert found == {"officer": 200, "expert": 404}
    Minutes.objects.update(batch=elsewhere(site))
    assert client_of(site.officer).get(address).status_code == 404
