"""Pages of exports."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.exports.made import asked, done, names
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.accounts.models import User
from tidu.web.enterprises.models import Sharing
from tidu.web.enterprises.saved_views import save_view
from tidu.web.exports.models import Export

pytestmark = pytest.mark.django_db
NEW = "/exports/new/"


class TestExports(PageTests):
    page = "exports:list"
    refused = "specialist"
    most_queries = 6

    def prepare(self, site: Site) -> None:
        done(asked(site.officer))
        asked(site.officer, "q=机械")


class TestNoExports(PageTests):
    page = "exports:list"
    most_queries = 6


class TestNew(PageTests):
    page = "exports:new"
    refused = "specialist"
    query = "?q=%E7%A4%BA%E4%BE%8B"
    most_queries = 10


def test_ask_wait_download_delete(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    assert "共 1 家企业" in client.get(NEW, {"q": "机械"}).content.decode()
    assert client.post(f"{NEW}?q=机械", {"columns": []}).status_code == 422
    answer = client.post(f"{NEW}?q=机械", {"columns": ["uscc", "place"], "sheets": ["titles"]})
    export = Export.objects.get()
    assert answer["Location"] == reverse("jobs:detail", args=[export.job_id])
    done(export)
    page = client.get(answer["Location"]).content.decode()
    download = reverse("exports:download", args=[export.pk])
    assert f'href="{download}"' in page
    assert "共导出 1 家企业，文件保留 7 天" in page
    file = client.get(download)
    assert file.getvalue()[:2] == b"PK"
    assert "企业名单_" in unquote(file["Content-Disposition"])
    assert file["Cache-Control"] == "private, no-store"
    client.post(reverse("exports:delete", args=[export.pk]))
    assert "请重新导出" in client.get(download, follow=True).content.decode()


def test_nobody_takes_somebody_elses_file(site: Site, client_of: ClientOf) -> None:
    export = done(asked(site.officer))
    for person in (site.operator, site.district_officer, site.stranger, site.people["firm"]):
        client = client_of(person)
        assert client.get(reverse("exports:download", args=[export.pk])).status_code == 404
        assert client.post(reverse("exports:delete", args=[export.pk])).status_code == 404
    export.refresh_from_db()
    assert export.is_ready


def test_a_view_of_another_person_opens_no_other_districts_firms(site: Site, client_of: ClientOf) -> None:
    view = save_view(
        actor=site.officer,
        name="西区",
        query=f"place={site.west.pk}",
        columns=["uscc"],
        sharing=Sharing.TENANT,
    )
    client = client_of(site.district_officer)
    page = client.get(f"{NEW}?{view.query}&view={view.pk}").content.decode()
    assert "没有可以导出的企业" in page
    client.post(f"{NEW}?{view.query}&view={view.pk}", {"columns": ["uscc"]})
    assert names(done(Export.objects.get())) == []


def test_ticked_firms_are_exported_by_id_and_forged_ones_are_not_there(
    site: Site, client_of: ClientOf
) -> None:
    client = client_of(site.district_officer)
    ids = "&".join(f"firm={firm.pk}" for firm in site.firms.values())
    bulk = client.get(f"{reverse('enterprises:bulk')}?do=export&scope=ticked&query=sort%3D-level&{ids}")
    assert bulk["Location"].startswith(NEW)
    assert "勾选的企业，共 1 家企业" in client.get(bulk["Location"]).content.decode()
    client.post(bulk["Location"], {"columns": ["uscc"]})
    assert names(done(Export.objects.get())) == [site.east_firm.name]


def test_an_old_file_is_kept_from_a_changed_scope(site: Site, client_of: ClientOf) -> None:
    export = done(asked(site.officer))
    User.objects.filter(pk=site.officer.pk).update(jurisdiction=site.east)
    page = client_of(site.officer).get(reverse("exports:download", args=[export.pk]), follow=True)
    assert "权限范围有变动" in page.content.decode()
