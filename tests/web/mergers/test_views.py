"""Pages of duplicates and mergers."""

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.mergers.twins import twin_of
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.enterprises.models import Enterprise
from tidu.web.mergers.models import Merger
from tidu.web.mergers.services import merge

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=twin_of)]


class TestList(PageTests):
    page = "mergers:list"
    refused = "leader"
    most_queries = 12

    def prepare(self, site: Site) -> None:
        twin_of(site)


class TestFirm(TestList):
    page = "mergers:firm"
    refused = "firm"

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.foreign_firm.pk]


class TestCompare(TestList):
    page = "mergers:compare"
    refused = "unit"

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk, Enterprise.objects.latest("pk").pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.east_firm.pk, site.foreign_firm.pk]


class TestSplit(PageTests):
    page = "mergers:split"
    refused = "expert"

    def prepare(self, site: Site) -> None:
        merge(actor=site.officer, kept=site.east_firm, gone=site.west_firm)
        other = Enterprise.objects.create(
            root=site.elsewhere, jurisdiction=site.elsewhere, uscc="X", name="别处"
        )
        merge(actor=None, kept=site.foreign_firm, gone=other)

    def arguments(self, site: Site) -> list[object]:
        return [Merger.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Merger.objects.get(root=site.elsewhere).pk]


def test_two_records_are_merged_and_split_again(site: Site, client_of: ClientOf) -> None:
    twin, client = twin_of(site), client_of(site.officer)
    assert twin.name in client.get(reverse("mergers:list")).content.decode()
    address = reverse("mergers:compare", args=[site.east_firm.pk, twin.pk])
    page = client.get(address).content.decode()
    for word in ("零售业", "知识产权台账 2 条", "合并为一份档案"):
        assert word in page
    assert client.post(address, {"name": "kept"}).status_code == 422
    choices = dict.fromkeys(("name", "uscc", "jurisdiction", "size_industry"), "kept")
    answer = client.post(address, choices | {"size_industry": "gone"})
    assert answer["Location"] == reverse("enterprises:detail", args=[site.east_firm.pk])
    assert "的档案已并入" in client.get(answer["Location"]).content.decode()
    assert Enterprise.objects.get(pk=site.east_firm.pk).size_industry == "retail"
    assert client.get(address).status_code == 404
    assert client.get(reverse("enterprises:detail", args=[twin.pk])).status_code == 302
    back = reverse("mergers:split", args=[Merger.objects.get().pk])
    assert back in client.get(reverse("mergers:firm", args=[site.east_firm.pk])).content.decode()
    assert client.post(back)["Location"] == reverse("enterprises:detail", args=[twin.pk])
    assert client.get(reverse("enterprises:detail", args=[twin.pk])).status_code == 200


def test_what_cannot_be_split_is_told(site: Site, client_of: ClientOf) -> None:
    merger = merge(actor=site.officer, kept=site.east_firm, gone=site.west_firm)
    Enterprise.objects.filter(pk=site.east_firm.pk).update(sector="装备")
    answer = client_of(site.officer).post(reverse("mergers:split", args=[merger.pk]))
    assert answer.status_code == 422
    assert "合并之后又改动过：基本信息" in answer.content.decode()


def test_a_specialist_looks_and_an_officer_decides(site: Site, client_of: ClientOf) -> None:
    twin = twin_of(site)
    client = client_of(site.people["specialist"])
    address = reverse("mergers:compare", args=[site.east_firm.pk, twin.pk])
    assert "合并由主管部门人员办理" in client.get(address).content.decode()
    choices = dict.fromkeys(("name", "uscc", "jurisdiction", "size_industry"), "kept")
    assert client.post(address, choices).status_code == 422
    client.post(reverse("mergers:apart", args=[site.east_firm.pk, twin.pk]))
    assert twin.name in client.get(reverse("mergers:list")).content.decode()
    officer = client_of(site.officer)
    officer.post(reverse("mergers:apart", args=[site.east_firm.pk, twin.pk]))
    assert "没有发现重复的档案" in officer.get(reverse("mergers:list")).content.decode()
