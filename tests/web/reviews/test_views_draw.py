"""Pages of draws and experts."""

import pytest
from django.urls import reverse

from tests.web.applications.kit import open_batch
from tests.web.case import Site
from tests.web.reviews.kit import draw, experts, review
from tests.web.reviews.test_views import elsewhere
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.accounts.roles import Role
from tidu.web.batches.models import Batch
from tidu.web.reviews.models import Draw, Expert, Kind, Sheet
from tidu.web.reviews.sheets import step_down

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]


class TestDraw(PageTests):
    page = "reviews:draw"
    refused = "district_officer"

    def prepare(self, site: Site) -> None:
        review(site)
        experts(site)
        elsewhere(site)

    def arguments(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.elsewhere).pk]


class TestRecord(PageTests):
    page = "reviews:record"
    refused = "district_officer"

    def prepare(self, site: Site) -> None:
        draw(site, review(site), experts(site))
        sheet = Sheet.objects.all()[0]
        step_down(actor=sheet.expert, sheet=sheet, reason="曾任顾问")

    def arguments(self, site: Site) -> list[object]:
        return [Draw.objects.get(origin__isnull=False).pk]

    def foreign(self, site: Site) -> list[object]:
        Draw.objects.filter(origin=None).update(batch=elsewhere(site))
        return [Draw.objects.get(origin=None).pk]


class TestExperts(PageTests):
    page = "reviews:experts"
    refused = "district_officer"

    def prepare(self, site: Site) -> None:
        experts(site)


class TestExpert(PageTests):
    page = "reviews:expert"
    refused = "district_officer"

    def arguments(self, site: Site) -> list[object]:
        return [site.people["expert"].pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.people["leader"].pk]


def test_the_record_says_that_the_repetition_agrees(site: Site, client_of: ClientOf) -> None:
    made = draw(site, review(site), experts(site))
    address = reverse("reviews:record", args=[made.pk])
    assert "结果与记录一致" in client_of(site.officer).get(address).content.decode()
    made.outcome[0]["people"].reverse()
    Draw.objects.filter(pk=made.pk).update(outcome=made.outcome)
    assert "结果与记录不一致" in client_of(site.officer).get(address).content.decode()


def test_experts_are_drawn_once_there_is_something_to_score(site: Site, client_of: ClientOf) -> None:
    batch, people = review(site), experts(site)
    client, address = client_of(site.officer), reverse("reviews:draw", args=[batch.pk])
    said = {"kind": Kind.EXPERTS, "each": 2, "seed": "88", "experts": [one.pk for one in people]}
    answer = client.post(address, said | {"experts": []})
    assert answer.status_code == 422
    assert "请选择候选人" in answer.content.decode()
    short = client.post(address, said | {"each": 9}).content.decode()
    assert "回避后人数不够" in short
    assert client.post(address, said)["Location"] == reverse("reviews:record", args=[Draw.objects.get().pk])
    bare = open_batch(site, title="另一批次")
    page = client.post(reverse("reviews:draw", args=[bare.pk]), said).content.decode()
    assert "请先设定评分项" in page


def test_an_expert_is_written_down(site: Site, client_of: ClientOf) -> None:
    user = site.people["expert"]
    client, address = client_of(site.officer), reverse("reviews:expert", args=[user.pk])
    assert client.post(address, {"unit": ""}).status_code == 422
    answer = client.post(address, {"unit": "示例大学", "fields_known": "新材料", "is_active": "on"})
    assert answer.status_code == 302
    known = Expert.objects.get(user=user)
    assert (known.unit, known.fields, known.is_active) == ("示例大学", "新材料", True)
    assert user.role == Role.EXPERT
    assert "示例大学" in client.get(address).content.decode()
