"""Pages of saved views."""

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.enterprises.test_saved_views import save
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.enterprises.models import ListSettings, SavedView, Sharing

pytestmark = pytest.mark.django_db


class TestViews(PageTests):
    page = "enterprises:view-list"
    refused = "provider"
    most_queries = 6

    def prepare(self, site: Site) -> None:
        save(site.officer, is_default=True)
        save(site.district_officer, "东区", Sharing.TENANT)


class TestNewView(PageTests):
    page = "enterprises:view-new"
    refused = "provider"
    query = "?q=%E7%A4%BA%E4%BE%8B&expiry=90"
    most_queries = 10


class TestEditView(PageTests):
    page = "enterprises:view-edit"
    refused = "provider"
    most_queries = 11

    def prepare(self, site: Site) -> None:
        save(site.officer)
        save(site.district_officer, "东区", Sharing.TENANT)

    def arguments(self, site: Site) -> list[object]:
        return [SavedView.objects.get(owner=site.officer).pk]

    def foreign(self, site: Site) -> list[object]:
        return [SavedView.objects.get(owner=site.district_officer).pk]


def test_save_open_change_and_delete(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    new = reverse("enterprises:view-new") + "?q=机械&sort=-level"
    assert client.post(new, {"name": "", "sharing": "own"}).status_code == 422
    opened = client.post(new, {"name": "机械", "sharing": "tenant", "is_default": "on"}, follow=True)
    page = opened.content.decode()
    assert "已保存视图“机械”" in page
    assert 'aria-current="page">机械' in page
    assert site.west_firm.name not in page
    view = SavedView.objects.get()
    assert client.post(new, {"name": "机械", "sharing": "own"}).status_code == 422
    update = reverse("enterprises:view-update", args=[view.pk])
    assert "已按现在的筛选条件更新" in client.post(update, {"query": "q=材料"}, follow=True).content.decode()
    edit = reverse("enterprises:view-edit", args=[view.pk])
    client.post(edit, {"name": "材料", "sharing": "own"})
    view.refresh_from_db()
    assert (view.name, view.query, view.sharing) == ("材料", "q=%E6%9D%90%E6%96%99", "own")
    assert client.post(edit, {"name": "", "sharing": "own"}).status_code == 422
    client.post(reverse("enterprises:view-delete", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_the_default_view_opens_the_list_and_all_firms_stay_one_click_away(
    site: Site, client_of: ClientOf
) -> None:
    client, view = client_of(site.officer), save(site.officer)
    default = reverse("enterprises:view-default", args=[view.pk])
    client.post(default, {"default": "1"})
    assert client.get("/enterprises/")["Location"] == f"/enterprises/?expiry=90&view={view.pk}"
    assert client.get("/enterprises/?view=all").status_code == 200
    client.post(default, {"default": "0"})
    assert client.get("/enterprises/").status_code == 200


def test_a_shared_view_shows_each_person_her_own_firms(site: Site, client_of: ClientOf) -> None:
    view = save(site.officer, "全市", Sharing.TENANT)
    SavedView.objects.filter(pk=view.pk).update(query="q=%E7%A4%BA%E4%BE%8B")
    client = client_of(site.district_officer)
    client.post(reverse("enterprises:view-default", args=[view.pk]), {"default": "1"})
    page = client.get("/enterprises/", follow=True).content.decode()
    assert site.east_firm.name in page
    assert site.west_firm.name not in page


@pytest.mark.parametrize("action", ["view-update", "view-delete", "view-default"])
def test_hidden_views_cannot_be_touched(site: Site, client_of: ClientOf, action: str) -> None:
    view = save(site.officer)
    address = reverse(f"enterprises:{action}", args=[view.pk])
    assert client_of(site.district_officer).post(address, {"default": "1"}).status_code == 404
    assert client_of(site.officer).get(address).status_code == 405
    assert not ListSettings.objects.exists()
