from datetime import date

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.plans.made import ON, PACK, plan, science, title
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.audit.models import Entry
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import adopt, measure


class OfAPlan(PageTests):
    """Pages of one plan: measured, with a foreign one beside it."""

    refused = "firm"
    most_queries = 14

    def prepare(self, site: Site) -> None:
        title(site, site.east_firm)
        science(site)
        measure(plan(site), on=ON)
        adopt(actor=site.stranger, plan_id=PACK, jurisdiction=site.elsewhere)

    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk]


class TestList(PageTests):
    page = "plans:list"
    allowed = "leader"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        measure(plan(site), on=ON)


class TestTargets(PageTests):
    page = "plans:targets"
    allowed = "leader"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        measure(plan(site), on=ON)


class TestAdopt(PageTests):
    page = "plans:adopt"
    refused = "specialist"


class TestDetail(OfAPlan):
    page = "plans:detail"


class TestTarget(OfAPlan):
    page = "plans:target"

    def arguments(self, site: Site) -> list[object]:
        return [*super().arguments(site), "srdi"]

    def foreign(self, site: Site) -> list[object]:
        return [*super().foreign(site), "srdi"]


class TestTasks(OfAPlan):
    page = "plans:tasks"


class TestDocument(OfAPlan):
    page = "plans:document"


def test_from_adopting_to_measuring(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    assert "还没有采用计划" in client.get(reverse("plans:list")).content.decode()
    data = {"plan_id": PACK, "jurisdiction": site.root.pk}
    answer = client.post(reverse("plans:adopt"), data)
    made = AdoptedPlan.objects.get()
    assert answer.headers["Location"] == reverse("plans:detail", args=[made.pk])
    again = client.post(reverse("plans:adopt"), data)
    assert (again.status_code, "已采用这个计划" in again.content.decode()) == (422, True)
    assert "/jobs/" in client.post(reverse("plans:measure", args=[made.pk])).headers["Location"]
    other = client_of(site.district_officer).post(reverse("plans:measure", args=[made.pk]), follow=True)
    assert "没有管理这个计划的权限" in other.content.decode()


def test_a_new_edition_and_a_lost_plan_are_told(site: Site, client_of: ClientOf) -> None:
    made, client = plan(site), client_of(site.officer)
    AdoptedPlan.objects.update(pack_hash="0" * 64)
    address = reverse("plans:detail", args=[made.pk])
    assert "改用现行版本" in client.get(address).content.decode()
    taken = client.post(reverse("plans:edition", args=[made.pk]), follow=True).content.decode()
    assert "已改用" in taken
    again = client.post(reverse("plans:edition", args=[made.pk]), follow=True).content.decode()
    assert "采用的已是" in again
    AdoptedPlan.objects.update(pack="gone.plan-2020")
    assert "规则包中已没有这个计划" in client.get(address).content.decode()
    assert client.get(reverse("plans:tasks", args=[made.pk])).status_code == 404


def test_what_is_not_in_a_plan_is_not_there(site: Site, client_of: ClientOf) -> None:
    address = reverse("plans:target", args=[plan(site).pk, "no-such-target"])
    assert client_of(site.officer).get(address).status_code == 404


def test_units_nobody_knows_are_named_with_what_to_do(site: Site, client_of: ClientOf) -> None:
    page = client_of(site.operator).get(reverse("plans:tasks", args=[plan(site).pk])).content.decode()
    assert "市文广旅局" in page
    assert reverse("organisations:list") in page


def test_targets_are_narrowed_by_plan_and_status(site: Site, client_of: ClientOf) -> None:
    made, other = plan(site), plan(site, pack="changshu.plan-2023")
    measure(made, on=ON)
    client = client_of(site.people["leader"])

    def count(query: str) -> int:
        return len(client.get(f"{reverse('plans:targets')}?{query}").context["targets"])

    assert count("") == 42
    assert count(f"plan={made.pk}") == 12
    assert count(f"plan={made.pk}&status=behind") + count(f"plan={made.pk}&status=no_data") == 12
    assert count(f"plan={other.pk}&status=no_data") == 30
    assert count("plan=x") == 0
    page = client.get(reverse("plans:list")).content.decode()
    assert f"?plan={made.pk}&amp;status=behind" in page or f"?plan={made.pk}&status=behind" in page


def test_the_dashboard_has_a_card(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.people["leader"])
    assert "计划目标" not in client.get(reverse("dashboard:home")).content.decode()
    made = plan(site)
    page = client.get(reverse("dashboard:home")).content.decode()
    assert "计划目标" in page
    assert reverse("plans:detail", args=[made.pk]) in page


def test_a_workbook_is_handed_out_and_recorded(site: Site, client_of: ClientOf) -> None:
    made = plan(site)
    address = reverse("plans:workbook", args=[made.pk])
    answer = client_of(site.people["unit"]).get(address)
    assert answer.content.startswith(b"PK")
    assert Entry.objects.get(action="导出计划").actor == site.people["unit"]
    assert client_of(site.people["firm"]).get(address).status_code == 404
    assert client_of(site.stranger).get(address).status_code == 404


@pytest.mark.parametrize("period", ["", "over", "2024", "x"])
def test_plans_of_a_period(site: Site, client_of: ClientOf, period: str) -> None:
    adopted = plan(site)
    AdoptedPlan.objects.update(start=date(2023, 1, 1), end=date(2025, 12, 31))
    page = client_of(site.officer).get(reverse("plans:list"), {"period": period}).content.decode()
    assert reverse("plans:detail", args=[adopted.pk]) in page
    assert "2023年" in page


@pytest.mark.parametrize("period", ["running", "ahead", "2020"])
def test_no_plan_of_a_period(site: Site, client_of: ClientOf, period: str) -> None:
    adopted = plan(site)
    AdoptedPlan.objects.update(start=date(2023, 1, 1), end=date(2025, 12, 31))
    page = client_of(site.officer).get(reverse("plans:list"), {"period": period}).content.decode()
    assert reverse("plans:detail", args=[adopted.pk]) not in page
    assert "这个期限没有计划" in page
