from django.urls import reverse
from django.utils import timezone

from tests.web.assessments.made import source_of
from tests.web.case import Site
from tests.web.dashboard.made import add_titles
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.dashboard.trends import refresh_trends
from tidu.web.imports.models import ImportRun


class TestDashboard(PageTests):
    page = "dashboard:home"
    allowed = "leader"
    refused = "firm"
    most_queries = 19

    def prepare(self, site: Site) -> None:
        add_titles(site, timezone.localdate())
        refresh_trends()


class TestScreen(PageTests):
    page = "dashboard:screen"
    allowed = "leader"
    refused = "firm"
    most_queries = 13

    def prepare(self, site: Site) -> None:
        add_titles(site, timezone.localdate())
        refresh_trends()


class TestHolders(PageTests):
    page = "dashboard:holders"
    allowed = "leader"
    refused = "firm"
    query = "?level=national.little-giant"

    def prepare(self, site: Site) -> None:
        add_titles(site, timezone.localdate())


def test_without_firms_the_next_step_is_shown(site: Site, client_of: ClientOf) -> None:
    type(site.foreign_firm).objects.filter(pk=site.foreign_firm.pk).update(status="merged")
    page = client_of(site.stranger).get(reverse("dashboard:home")).content.decode()
    assert "还没有企业" in page


def test_the_wall_renews_its_part_only(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.people["leader"])
    whole = client.get(reverse("dashboard:screen")).content.decode()
    assert "every 60s" in whole
    part = client.get(reverse("dashboard:screen"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "退出大屏" in part


def test_a_day_that_is_none_is_today(site: Site, client_of: ClientOf) -> None:
    page = client_of(site.officer).get(reverse("dashboard:holders"), {"on": "soon", "after": "x"})
    assert timezone.localdate().isoformat() in page.content.decode()


def test_the_last_imports_lead_to_their_pages(site: Site, client_of: ClientOf) -> None:
    run = ImportRun.objects.create(
        root=site.root,
        owner=site.officer,
        name="示例名单.xlsx",
        stored_as="1",
        size=1,
        sha256="0" * 64,
        source=source_of(site),
        total=1200,
        counts={"rejected": 3},
    )
    page = client_of(site.officer).get(reverse("dashboard:home")).content.decode()
    assert reverse("imports:detail", args=[run.pk]) in page
    assert "示例名单.xlsx" in page
    assert "1,200" in page
    assert (
        "最近的导入" not in client_of(site.people["leader"]).get(reverse("dashboard:home")).content.decode()
    )
