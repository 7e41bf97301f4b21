"""The page of a check list."""

import pytest
from django.urls import reverse

from tests.web.applications.kit import apply, open_batch, submitted
from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.applications.models import Application
from tidu.web.reviews.checks import items_of
from tidu.web.reviews.models import Check

pytestmark = pytest.mark.django_db


class TestChecks(PageTests):
    page = "reviews:checks"
    allowed = "district_officer"
    refused = "expert"
    most_queries = 20

    def prepare(self, site: Site) -> None:
        batch = open_batch(site, standard="national.srdi-2026")
        batch.materials.create(label="审计报告", is_mandatory=False)
        submitted(site, batch)
        apply(batch, site.west_firm)

    def arguments(self, site: Site) -> list[object]:
        return [Application.objects.get(enterprise=site.east_firm).pk, "screen"]

    def foreign(self, site: Site) -> list[object]:
        return [Application.objects.get(enterprise=site.west_firm).pk, "screen"]


def test_what_is_found_stands_ready_as_the_reason(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    batch.materials.create(label="审计报告", is_mandatory=False)
    made = submitted(site, batch)
    client, address = client_of(site.district_officer), reverse("reviews:checks", args=[made.pk, "screen"])
    assert len(items_of(made, made.versions.get())) == 1
    assert client.post(address, {"mark0": "wrong"}).status_code == 422
    assert client.post(address, {"mark0": "wrong", "remark0": "没有盖章"}).status_code == 302
    page = client.get(address)
    assert page.context["said"] == {"reason": "1. 审计报告：有误、不符，没有盖章"}
    assert (
        reverse("reviews:checks", args=[made.pk, "screen"])
        in client.get(reverse("applications:detail", args=[made.pk])).content.decode()
    )
    client.post(
        reverse("applications:step", args=[made.pk]),
        {"transition": "screen-return", "key": "钥匙", "seen": 1, "reason": page.context["said"]["reason"]},
    )
    assert made.steps.last().reason == "1. 审计报告：有误、不符，没有盖章"  # type: ignore[union-attr]


def test_others_read_what_was_found(site: Site, client_of: ClientOf) -> None:
    made = submitted(site, open_batch(site))
    Check.objects.create(
        version=made.versions.get(), duty="screen", item="m:1", label="审计报告", mark="missing",
        by=site.district_officer,
    )  # fmt: skip
    address = reverse("reviews:checks", args=[made.pk, "screen"])
    page = client_of(site.people["specialist"]).get(address).content.decode()
    assert "缺少" in page
    assert "保存核对结果" not in page
    assert client_of(site.officer).get(address.replace("screen", "file")).status_code == 404
