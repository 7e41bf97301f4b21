"""Applications are seen by those whose firms they are, and moved from their page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.applications.kit import apply, open_batch, step, submitted
from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.applications.models import Application
from tidu.web.enterprises.models import Contact

pytestmark = pytest.mark.django_db
STANDARD = "national.srdi-2026"


class TestList(PageTests):
    page = "applications:list"
    refused = "provider"
    most_queries = 8

    def prepare(self, site: Site) -> None:
        apply(open_batch(site), site.east_firm)


class TestDetail(PageTests):
    page = "applications:detail"
    allowed = "district_officer"
    refused = "provider"
    most_queries = 24

    def prepare(self, site: Site) -> None:
        batch = open_batch(site, standard=STANDARD)
        submitted(site, batch)
        apply(batch, site.west_firm)

    def arguments(self, site: Site) -> list[object]:
        return [Application.objects.get(enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Application.objects.get(enterprise=site.west_firm).pk]


class TestVersion(TestDetail):
    page = "applications:version"
    most_queries = 12

    def prepare(self, site: Site) -> None:
        batch = open_batch(site, standard=STANDARD)
        submitted(site, batch)
        step(site.officer, apply(batch, site.west_firm), "submit")

    def arguments(self, site: Site) -> list[object]:
        return [Application.objects.get(enterprise=site.east_firm).pk, 1]

    def foreign(self, site: Site) -> list[object]:
        return [Application.objects.get(enterprise=site.west_firm).pk, 1]


def post(client: Client, made: Application, transition: str, **more: object) -> Any:  # noqa: ANN401 - a response of the test client
    values: dict[str, Any] = {"transition": transition, "key": "一个钥匙", "seen": made.steps.count()} | more
    return client.post(reverse("applications:step", args=[made.pk]), values)


def test_a_double_click_is_one_step(site: Site, client_of: ClientOf) -> None:
    made = apply(open_batch(site), site.east_firm)
    client = client_of(site.people["firm"])
    answers = [post(client, made, "submit", seen=0) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert made.steps.count() == 1


def test_what_was_typed_is_kept_where_a_step_is_refused(site: Site, client_of: ClientOf) -> None:
    made = submitted(site, open_batch(site))
    made.batch.materials.create(label="审计报告")
    answer = post(client_of(site.district_officer), made, "screen-pass", reason="材料看过了")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "还缺必备材料：审计报告" in page
    assert "材料看过了" in page


def test_a_person_is_offered_what_she_may_do(site: Site, client_of: ClientOf) -> None:
    made = submitted(site, open_batch(site))
    address = reverse("applications:detail", args=[made.pk])

    def offered(key: str) -> list[str]:
        return [one.id for one in client_of(site.people[key]).get(address).context["allowed"]]

    assert offered("firm") == ["withdraw"]
    assert offered("district_officer") == ["screen-return", "screen-pass", "screen-refuse"]
    assert offered("leader") == []


def test_the_firm_reads_its_own_words_and_no_names(site: Site, client_of: ClientOf) -> None:
    made = submitted(site, open_batch(site))
    step(site.district_officer, made, "screen-return", reason="缺审计报告")
    page = client_of(site.people["firm"]).get(reverse("applications:detail", args=[made.pk])).content.decode()
    assert "已退回，请补正后重新提交" in page
    assert "缺审计报告" in page
    assert "示例东区人员" not in page


def test_linked_firms_are_flagged_to_officers_only(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    made, other = submitted(site, batch), apply(batch, site.west_firm)
    for firm in (site.east_firm, site.west_firm):
        Contact.objects.create(enterprise=firm, name="示例联系人", phone="00000000000")
    address = reverse("applications:detail", args=[made.pk])
    page = client_of(site.officer).get(address).content.decode()
    assert "联系电话相同（00000000000）" in page
    assert other.enterprise.name in page
    assert "联系电话相同" not in client_of(site.people["firm"]).get(address).content.decode()


def test_the_list_is_narrowed(site: Site, client_of: ClientOf) -> None:
    batch, other = open_batch(site), open_batch(site, title="另一批次")
    apply(batch, site.east_firm, state="submitted")
    apply(batch, site.west_firm, state="screened")
    apply(other, site.west_firm)

    def found(person: str, query: str) -> list[str]:
        answer = client_of(site.people[person]).get(reverse("applications:list") + query)
        return [row[0].enterprise.name[:4] for row in answer.context["rows"]]

    assert len(found("officer", "")) == 3
    assert found("officer", f"?batch={batch.pk}&state=screened") == ["示例西区"]
    assert found("officer", f"?area={site.east.pk}") == ["示例东镇"]
    assert found("officer", "?q=新材料") == ["示例西区", "示例西区"]
    assert found("officer", "?mine=1") == ["示例西区"]
    assert found("district_officer", "?mine=1") == ["示例东镇"]
    assert found("firm", "?mine=1") == []
