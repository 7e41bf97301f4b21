"""The chair's pages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.applications.kit import open_batch
from tests.web.case import Site
from tests.web.reviews.kit import draw, experts, hand_in, review
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.reviews.models import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]


def elsewhere(site: Site) -> Batch:
    """Return a batch of another tenant."""
    batch = open_batch(site, title="别处批次")
    batch.root = batch.organiser = site.elsewhere
    batch.save()
    return batch


class TestBoard(PageTests):
    page = "reviews:board"
    refused = "district_officer"
    most_queries = 16

    def prepare(self, site: Site) -> None:
        batch = review(site)
        draw(site, batch, experts(site))
        hand_in(Sheet.objects.all()[0], 50, 30)
        elsewhere(site)

    def arguments(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.elsewhere).pk]


class TestScores(TestBoard):
    page = "reviews:scores"
    most_queries = 21

    def arguments(self, site: Site) -> list[object]:
        return [Application.objects.get(enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        made = Application.objects.get(enterprise=site.west_firm)
        Application.objects.filter(pk=made.pk).update(enterprise=site.foreign_firm)
        return [made.pk]


class TestCriteria(PageTests):
    page = "reviews:criteria"
    refused = "district_officer"

    def prepare(self, site: Site) -> None:
        review(site)
        elsewhere(site)

    def arguments(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.elsewhere).pk]


class TestCriteriaInUse(TestBoard):
    page = "reviews:criteria"


def post(client: Client, batch: Batch, *chosen: int, **values: Any) -> Any:  # noqa: ANN401 - a response of the test client
    said = {"key": "钥匙", "chosen": chosen} | values
    return client.post(reverse("reviews:decide", args=[batch.pk]), said)


def test_several_are_decided_and_each_is_told(
    site: Site,
    client_of: ClientOf,
    django_assert_max_num_queries: Any,  # noqa: ANN401 - a fixture
) -> None:
    batch = review(site)
    pks = list(Application.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(92):
        answer = post(client_of(site.officer), batch, *pks, transition="review-pass")
    assert [one.is_done for one in answer.context["outcomes"]] == [True, True]
    assert answer.content.decode().count("评审通过，现为“待推荐”") == 2


def test_what_was_typed_is_kept_where_nothing_is_ticked(site: Site, client_of: ClientOf) -> None:
    batch = review(site)
    answer = post(client_of(site.officer), batch, transition="review-refuse", reason="产能不足")
    assert answer.status_code == 422
    assert "请勾选申报" in answer.content.decode()
    assert "产能不足" in answer.content.decode()
    pk = Application.objects.all()[0].pk
    assert "请选择步骤" in post(client_of(site.officer), batch, pk, transition="没有").content.decode()


def test_others_do_not_decide(site: Site, client_of: ClientOf) -> None:
    batch = review(site)
    made = Application.objects.all()[0]
    for key in ("district_officer", "expert", "leader"):
        assert post(client_of(site.people[key]), batch, made.pk, transition="review-pass").status_code == 404
    foreign = open_batch(site, title="另一批次")
    answer = post(client_of(site.officer), foreign, made.pk, transition="review-pass")
    assert answer.context["outcomes"] == []


@pytest.mark.start(on=None)
def test_criteria_are_saved_with_a_message_where_points_are_missing(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    client, address = client_of(site.officer), reverse("reviews:criteria", args=[batch.pk])
    assert "专业化程度" in client.get(address).content.decode()
    lines = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 0, "form-0-label": "创新能力", "form-1-label": ""}
    answer = client.post(address, lines)
    assert answer.status_code == 422
    assert "请填写满分" in answer.content.decode()
    long = client.post(address, lines | {"form-0-label": "长" * 121, "form-0-most": 100})
    assert long.status_code == 422
    assert "121" in long.content.decode(), "how long it is"
    assert client.post(address, lines | {"form-0-most": 100}).status_code == 302
    assert [(one.label, one.most) for one in batch.criteria.all()] == [("创新能力", 100)]
