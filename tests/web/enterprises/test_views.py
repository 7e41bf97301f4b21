"""The list of firms."""

from datetime import date
from urllib.parse import quote

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.enterprises.test_saved_views import save
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.enterprises.columns import COLUMNS
from tidu.web.enterprises.models import Enterprise, FollowUp, Sharing, Status

pytestmark = pytest.mark.django_db
LIST = "/enterprises/"


class TestList(PageTests):
    page = "enterprises:list"
    refused = "provider"
    most_queries = 12

    def prepare(self, site: Site) -> None:
        Enterprise.objects.filter(pk=site.east_firm.pk).update(
            sector="装备", chain="机器人", level="national.srdi", level_rank=30, size_industry="industry"
        )


class TestDistrictList(TestList):
    allowed = "district_officer"
    query = "?q=%E7%A4%BA%E4%BE%8B&sort=-level&expiry=90"


class TestSpecialistList(TestList):
    allowed = "specialist"


def test_a_district_officer_sees_her_district_only(site: Site, client_of: ClientOf) -> None:
    page = client_of(site.district_officer).get(LIST).content.decode()
    assert site.east_firm.name in page
    assert site.west_firm.name not in page


def test_levels_are_shown_by_their_names(site: Site, client_of: ClientOf) -> None:
    Enterprise.objects.filter(pk=site.east_firm.pk).update(level="national.srdi", level_rank=30)
    page = client_of(site.officer).get(LIST).content.decode()
    assert '<span class="badge bg-azure-lt">专精特新中小企业</span>' in page


def test_names_are_escaped(site: Site, client_of: ClientOf) -> None:
    Enterprise.objects.filter(pk=site.east_firm.pk).update(name="<b>示例</b>")
    page = client_of(site.officer).get(LIST).content.decode()
    assert "&lt;b&gt;示例&lt;/b&gt;" in page
    assert "<thead>" in page


def test_htmx_gets_the_rows_only(site: Site, client_of: ClientOf) -> None:
    answer = client_of(site.officer).get(
        LIST, {"q": "机械"}, headers={"HX-Request": "true", "HX-Target": "firms"}
    )
    page = answer.content.decode()
    assert "<html" not in page
    assert site.east_firm.name in page
    assert site.west_firm.name not in page


def test_the_list_pages_to_its_end(site: Site, client_of: ClientOf) -> None:
    Enterprise.objects.bulk_create(
        Enterprise(
            root=site.root, jurisdiction=site.town, uscc=f"X{number:017}", name=f"示例批量{number}",
            sort_key="shilipiliang", initials="slpl",
        )
        for number in range(120)
    )  # fmt: skip
    client, seen, query = client_of(site.officer), [], {"q": "批量"}
    while True:
        page = client.get(LIST, query).context["page"]
        seen += [firm.pk for firm in page.items]
        if not page.next_mark:
            break
        query["after"] = page.next_mark
    assert len(seen) == len(set(seen)) == 120


def test_nothing_found_says_what_to_do(site: Site, client_of: ClientOf) -> None:
    page = client_of(site.officer).get(LIST, {"q": "没有这家"}).content.decode()
    assert "没有符合条件的企业" in page
    assert "清除全部条件" in page


def test_an_empty_register_says_what_to_do(site: Site, client_of: ClientOf) -> None:
    Enterprise.objects.filter(root=site.root).update(status=Status.MERGED)
    assert "您的范围内还没有企业" in client_of(site.people["leader"]).get(LIST).content.decode()


def test_columns_are_kept_for_the_account(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    answer = client.post(
        reverse("enterprises:columns"), {"column": ["representative"], "query": "q=示例&sort=level"}
    )
    assert answer["Location"] == f"{LIST}?q={quote('示例')}&sort=level"
    page = client.get(LIST)
    assert [column.label for column, chosen in page.context["all_columns"] if chosen] == ["法定代表人"]
    assert site.east_firm.uscc not in page.content.decode()


def test_columns_are_not_for_those_without_the_list(site: Site, client_of: ClientOf) -> None:
    assert client_of(site.people["provider"]).post(reverse("enterprises:columns")).status_code == 404
    assert client_of(site.officer).get(reverse("enterprises:columns")).status_code == 405


def test_columns_chosen_beside_somebody_elses_view_are_shown(site: Site, client_of: ClientOf) -> None:
    shared = save(site.officer, sharing=Sharing.TENANT)
    client = client_of(site.district_officer)
    answer = client.post(
        reverse("enterprises:columns"), {"column": ["group"], "query": "expiry=90", "view": str(shared.pk)}
    )
    assert answer["Location"] == f"{LIST}?expiry=90&view=all"
    own = save(site.district_officer)
    choice = {"column": ["group"], "query": "expiry=90", "view": str(own.pk)}
    assert (
        client.post(reverse("enterprises:columns"), choice)["Location"] == f"{LIST}?expiry=90&view={own.pk}"
    )
    own.refresh_from_db()
    assert own.columns == ["group"]


def test_every_column_can_be_shown(site: Site, client_of: ClientOf) -> None:
    FollowUp.objects.create(
        enterprise=site.east_firm, note="核实研发费用", due=date(2026, 12, 1), marked_by=site.officer
    )
    client = client_of(site.officer)
    client.post(reverse("enterprises:columns"), {"column": [column.id for column in COLUMNS]})
    page = client.get(LIST).content.decode()
    for text in ("核实研发费用（2026-12-01 前）", "示例服务专员", "存续", "2015-05-20"):
        assert text in page


def test_only_those_who_may_do_something_get_boxes_to_tick(site: Site, client_of: ClientOf) -> None:
    assert 'name="firm"' in client_of(site.officer).get(LIST).content.decode()
    assert 'name="firm"' not in client_of(site.people["expert"]).get(LIST).content.decode()
