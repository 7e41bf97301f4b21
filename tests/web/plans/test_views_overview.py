from django.urls import reverse

from tests.web.case import Site
from tests.web.plans.made import ON, plan, science, title
from tests.web.plans.test_views import OfAPlan
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.plans.services import measure


class TestTimeline(OfAPlan):
    page = "plans:timeline"


class TestPlaces(OfAPlan):
    page = "plans:places"
    allowed = "district_officer"


class TestPlacesForTheCity(OfAPlan):
    page = "plans:places"
    allowed = "leader"


class TestCompare(PageTests):
    page = "plans:compare"
    allowed = "leader"
    refused = "firm"
    query = "?also=changshu.plan-2023&also=xining-zones.plan-2022"

    def prepare(self, site: Site) -> None:
        measure(plan(site), on=ON)


def test_a_district_officer_sees_her_district_and_no_other(site: Site, client_of: ClientOf) -> None:
    title(site, site.east_firm)
    adopted = plan(site)
    measure(adopted, on=ON)
    address = reverse("plans:places", args=[adopted.pk])
    client = client_of(site.district_officer)
    page = client.get(address)
    assert page.context["chosen"] == site.east
    assert "示例西区" not in page.content.decode()
    assert client.get(f"{address}?place={site.west.pk}").status_code == 404
    officer = client_of(site.officer)
    west = officer.get(f"{address}?place={site.west.pk}")
    assert west.context["chosen"] == site.west
    assert officer.get(f"{address}?place=x").status_code == 404


def test_a_districts_figure_opens_its_firms(site: Site, client_of: ClientOf) -> None:
    for firm in (site.east_firm, site.west_firm):
        title(site, firm)
    adopted = plan(site)
    measure(adopted, on=ON)
    address = reverse("plans:target", args=[adopted.pk, "srdi"])
    client = client_of(site.officer)
    page = client.get(f"{address}?place={site.east.pk}").content.decode()
    assert site.east_firm.name in page
    assert site.west_firm.name not in page
    assert client.get(f"{address}?place={site.elsewhere.pk}").status_code == 404
    assert client_of(site.district_officer).get(f"{address}?place={site.west.pk}").status_code == 404


def test_a_place_without_parts_says_so(site: Site, client_of: ClientOf) -> None:
    science(site)
    adopted = plan(site, person="district_officer")
    page = client_of(site.people["unit"]).get(reverse("plans:places", args=[adopted.pk]))
    assert page.context["chosen"] == site.town
    site.officer.jurisdiction = site.west
    site.officer.save()
    other = client_of(site.officer).get(reverse("plans:places", args=[adopted.pk])).content.decode()
    assert "没有可看的下级辖区" in other


def test_other_places_plans_are_offered_to_compare_with(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.people["leader"])
    address = reverse("plans:compare")
    empty = client.get(address).content.decode()
    assert "还没有可比的计划" in empty
    plan(site)
    both = client.get(f"{address}?also=changshu.plan-2023")
    assert [column.area for column in both.context["columns"]] == ["示例市", "常熟市"]
    assert len(client.get(f"{address}?also=nothing").context["columns"]) == 1


def test_of_a_plan_that_is_gone_there_is_neither(site: Site, client_of: ClientOf) -> None:
    adopted = plan(site)
    adopted.pack = "gone.plan-2020"
    adopted.save()
    client = client_of(site.officer)
    for name in ("timeline", "places"):
        assert client.get(reverse(f"plans:{name}", args=[adopted.pk])).status_code == 404
